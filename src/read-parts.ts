/**
 * Bytes → every part that a record is made of, one call per stage. Blocks that a stage claims are closed to the next:
 * the frame of the page first, then header and attachments, then the tables; what is left is the text.
 */
import type { Tools } from './compile-knowledge.js';
import { readPage } from './document/read-page.js';
import { type ReadAttachments, readAttachments } from './extract/attachments/read-attachments.js';
import { type ReadHeader, readHeader } from './extract/header/read-header.js';
import { type ReadNavigation, readNavigation } from './extract/navigation/read-navigation.js';
import { type ReadSections, readSections } from './extract/sections/read-sections.js';
import { readStatistics } from './extract/statistics/read-statistics.js';
import type { Page } from './model/document.js';
import type { BlockUse, PageContext } from './model/result.js';
import type { StatisticsReading } from './model/statistics.js';
import type { DecodedText, Diagnostic, Script, TreatedText } from './model/text.js';
import { decodeBytes } from './text/decode-bytes.js';
import { treatBlanks } from './text/treat-blanks.js';
import { treatText } from './text/treat-text.js';

export interface Parts {
  readonly decoded: DecodedText;
  readonly page: Page;
  readonly script: Script;
  /** What was repaired in the text. */
  readonly repairs: readonly Diagnostic[];
  readonly navigation: ReadNavigation;
  readonly header: ReadHeader;
  readonly attachments: ReadAttachments;
  readonly statistics: StatisticsReading;
  readonly sections: ReadSections;
  /** Titles the page states, best first. */
  readonly titles: readonly string[];
}

export function readParts(bytes: Uint8Array, context: PageContext, tools: Tools): Parts {
  const { knowledge } = tools;
  const decoded = decodeBytes(bytes, context.contentType ?? null);
  const { page, script, diagnostics } = readPage(decoded.text, {
    containers: tools.containers,
    treat: (raws, inCell) => treatStrings(raws, inCell, tools),
  });
  const url = context.finalUrl ?? context.url ?? null;
  const navigation = readNavigation(page, tools.navigation, url);
  const furniture = new Set(navigation.used);
  const header = readHeader(page, furniture, { header: tools.header, dates: knowledge.text.dates });
  const attachments = readAttachments(page, { url, taken: furniture }, knowledge.attachments);
  const claimed = new Set([...navigation.used, ...header.used, ...attachments.used]);
  const statistics = readStatistics(page, claimed, tools.statistics);
  const declaredTitles = listTitles(page, header);
  const sections = readSections(
    { page, used: new Set([...claimed, ...statistics.uses.keys()]), tableTopics: statistics.topics, declaredTitles },
    tools.sections,
  );
  const titles = sections.title === null ? declaredTitles : [sections.title, ...declaredTitles];
  return { decoded, page, script, repairs: diagnostics, navigation, header, attachments, statistics, sections, titles };
}

/** Paragraphs lose the stray `?` of lost blanks; cells keep theirs, for a label is as printed. */
function treatStrings(raws: readonly string[], inCell: readonly boolean[], tools: Tools): TreatedText {
  const treated = treatText(raws, tools.knowledge.text);
  if (!treated.questions) return treated;
  let lost = 0;
  const texts = treated.texts.map((text, index) => {
    if (inCell[index]) return text;
    const kept = treatBlanks(text);
    if (kept !== text) lost++;
    return kept;
  });
  if (lost === 0) return treated;
  const message = `stray question marks that stand for lost blanks were removed: ${lost} lines`;
  return {
    ...treated,
    texts,
    diagnostics: [...treated.diagnostics, { code: 'lost-blanks', severity: 'info', message, at: null }],
  };
}

function listTitles(page: Page, header: ReadHeader): string[] {
  const titles = [...header.titles, header.metaTitle, page.title?.text ?? null];
  return titles.filter((title): title is string => title !== null && title !== '');
}

/** How each block was used: the first stage that claimed it, or the text. */
export function listUses(parts: Parts): BlockUse[] {
  const uses = new Map<number, BlockUse>();
  const claim = (blocks: readonly number[], use: BlockUse): void => {
    for (const block of blocks) if (!uses.has(block)) uses.set(block, use);
  };
  claim(parts.navigation.used, { as: 'navigation', why: 'neighbours, menus and furniture of the page' });
  claim(parts.header.used, { as: 'header', why: 'pairs of known header labels' });
  claim(parts.attachments.used, { as: 'attachment', why: 'nothing but a link to a document' });
  for (const [block, use] of [...parts.statistics.uses, ...parts.sections.uses])
    if (!uses.has(block)) uses.set(block, use);
  const nothing: BlockUse = { as: 'ignored', why: 'no stage has a use for it' };
  return parts.page.blocks.map((_, index) => uses.get(index) ?? nothing);
}
