/** Bytes → the input of the section reader through the real earlier stages, for tests. */
import { readPage } from '../../../src/document/read-page.js';
import { compileHeader } from '../../../src/extract/header/compile-header.js';
import { readHeader } from '../../../src/extract/header/read-header.js';
import { compileNavigation } from '../../../src/extract/navigation/compile-navigation.js';
import { readNavigation } from '../../../src/extract/navigation/read-navigation.js';
import type { SectionsInput } from '../../../src/extract/sections/read-sections.js';
import { compileSectionWords } from '../../../src/extract/sections/section-words.js';
import { readStatistics } from '../../../src/extract/statistics/read-statistics.js';
import { compileStatistics } from '../../../src/extract/statistics/reading.js';
import { national2014 } from '../../../src/knowledge/forms/national-2014.js';
import { national2019 } from '../../../src/knowledge/forms/national-2019.js';
import { national2021 } from '../../../src/knowledge/forms/national-2021.js';
import { headerLabels } from '../../../src/knowledge/labels/header.js';
import { headings } from '../../../src/knowledge/labels/headings.js';
import { navigationWords } from '../../../src/knowledge/labels/navigation.js';
import { statisticsWords } from '../../../src/knowledge/labels/statistics.js';
import { textKnowledge } from '../../../src/knowledge/text/index.js';
import { decodeBytes } from '../../../src/text/decode-bytes.js';
import { compileOrdinals } from '../../../src/text/read-ordinal.js';
import { treatText } from '../../../src/text/treat-text.js';

export const forms = [national2014, national2019, national2021];
export const sectionWords = compileSectionWords(headings, compileOrdinals(textKnowledge.ordinals));
const statistics = compileStatistics({
  forms,
  statistics: statisticsWords,
  numbers: textKnowledge.numbers,
  ordinals: textKnowledge.ordinals,
});
const header = { header: compileHeader(headerLabels), dates: textKnowledge.dates };
const navigation = compileNavigation(navigationWords);
const containers = { content: new Set<string>(), chrome: new Set<string>() };

export function readWhole(bytes: Uint8Array): SectionsInput & { statistics: ReturnType<typeof readStatistics> } {
  const treat = (raws: readonly string[]) => treatText(raws, textKnowledge);
  const { page } = readPage(decodeBytes(bytes, null).text, { containers, treat });
  const chrome = readNavigation(page, navigation).used;
  const head = readHeader(page, new Set(chrome), header);
  const used = new Set([...chrome, ...head.used]);
  const read = readStatistics(page, used, statistics);
  for (const [block, use] of read.uses) if (use.as !== 'text') used.add(block);
  return { page, used, tableTopics: read.topics, declaredTitles: head.titles, statistics: read };
}
