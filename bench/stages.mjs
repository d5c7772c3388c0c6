// Where the time of a page goes: each stage timed on its own, all in one run and in turn with `cheerio.load`, as shares of it.
// `node bench/stages.mjs [page]` after a build; the pages are those of pages.mjs. Stages of extraction read what the stages
// before them made, so that a stage costs here what it costs in the flow.
import { load } from 'cheerio';
import { compileKnowledge } from '../dist/compile-knowledge.js';
import { readHtml } from '../dist/document/html/read-html.js';
import { readAttachments } from '../dist/extract/attachments/read-attachments.js';
import { readClaims } from '../dist/extract/claims/read-claims.js';
import { readHeader } from '../dist/extract/header/read-header.js';
import { readNavigation } from '../dist/extract/navigation/read-navigation.js';
import { readSections } from '../dist/extract/sections/read-sections.js';
import { readStatistics } from '../dist/extract/statistics/read-statistics.js';
import { defaultKnowledge, parsePage } from '../dist/index.js';
import { readParts } from '../dist/read-parts.js';
import { decodeBytes } from '../dist/text/decode-bytes.js';
import { sniffBytes } from '../dist/text/sniff-bytes.js';
import { treatText } from '../dist/text/treat-text.js';
import { median, takeTurns } from './measure.mjs';
import { PAGES } from './pages.mjs';

const WARM_UP_MS = 8000;
const MEASURE_MS = 8000;

const tools = compileKnowledge(defaultKnowledge);
const { knowledge } = tools;

function listWords(blocks) {
  return blocks.flatMap((block) => {
    if (block.kind === 'grid') return block.rows.flat().map(({ raw }) => raw);
    return block.kind === 'paragraph' ? [block.raw] : [];
  });
}

function listStages({ bytes, context, text }) {
  const parts = readParts(bytes, context, tools);
  const { page, navigation, header, attachments, statistics, sections } = parts;
  const furniture = new Set(navigation.used);
  const claimed = new Set([...navigation.used, ...header.used, ...attachments.used]);
  const used = new Set([...claimed, ...statistics.uses.keys()]);
  const words = listWords(page.blocks);
  const forms = statistics.form === null ? [] : [statistics.form];
  return {
    'cheerio.load': () => load(text),
    parsePage: () => parsePage(bytes, context),
    'sniff bytes': () => sniffBytes(bytes),
    'decode bytes': () => decodeBytes(bytes, null),
    'read HTML': () => readHtml(parts.decoded.text, tools.containers),
    'treat text': () => treatText(words, knowledge.text),
    navigation: () => readNavigation(page, tools.navigation, null),
    header: () => readHeader(page, furniture, { header: tools.header, dates: knowledge.text.dates }),
    attachments: () => readAttachments(page, { url: null, taken: furniture }, knowledge.attachments),
    statistics: () => readStatistics(page, claimed, tools.statistics),
    sections: () =>
      readSections({ page, used, tableTopics: statistics.topics, declaredTitles: parts.titles }, tools.sections),
    claims: () => readClaims(sections.sections, forms, tools.claims),
  };
}

const name = process.argv[2] ?? 'word';
const page = PAGES[name];
if (page === undefined) throw new Error(`no page "${name}"; there are: ${Object.keys(PAGES).join(', ')}`);
const stages = listStages(page);
takeTurns(Object.values(stages), WARM_UP_MS);
const times = takeTurns(Object.values(stages), MEASURE_MS).map(({ processor }) => median(processor));
console.log(`node ${process.version}, ${name}, ${page.bytes.length} bytes`);
console.table(
  Object.keys(stages).map((stage, index) => ({
    stage,
    ms: times[index].toFixed(3),
    'of cheerio.load': (times[index] / times[0]).toFixed(3),
  })),
);
