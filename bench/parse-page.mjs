// How long `parsePage` (bytes → record with checks) takes beside `cheerio.load` (decoded text → tree, nothing read yet).
// Two pages of fixtures: a clean one of 14 KB and one pasted from Word of 115 KB. See bench/README.md.
import { readFileSync } from 'node:fs';
import { load } from 'cheerio';
import { parsePage } from '../dist/index.js';

const PAGES = { clean: 'trs-pairs-2016', word: 'word-paste-2017' };
const WARM_UP_MS = 1500;
const MEASURE_MS = 4000;

function readPage(slug) {
  const folder = new URL(`../fixtures/pages/${slug}/`, import.meta.url);
  const bytes = readFileSync(new URL('page.html', folder));
  const context = JSON.parse(readFileSync(new URL('context.json', folder), 'utf8'));
  return { bytes, context, text: new TextDecoder().decode(bytes) };
}

function timeOf(action) {
  const started = process.hrtime.bigint();
  action();
  return Number(process.hrtime.bigint() - started) / 1e6;
}

/** Takes turns, so that what slows the machine down slows both. */
function takeTurns(actions, budget) {
  const times = actions.map(() => []);
  const end = performance.now() + budget;
  while (performance.now() < end) for (const [index, action] of actions.entries()) times[index].push(timeOf(action));
  return times;
}

function quantile(times, share) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)];
}

function measure(name, { bytes, context, text }) {
  const result = parsePage(bytes, context);
  if (!result.ok || result.record.observations.length === 0) throw new Error(`${name}: the page was not read`);
  const actions = [() => parsePage(bytes, context), () => load(text)];
  takeTurns(actions, WARM_UP_MS);
  globalThis.gc?.();
  const [ours, theirs] = takeTurns(actions, MEASURE_MS);
  const [mine, bare] = [quantile(ours, 0.5), quantile(theirs, 0.5)];
  const row = {
    page: name,
    KB: (bytes.length / 1000).toFixed(1),
    'parsePage ms': mine.toFixed(3),
    '(90 %)': quantile(ours, 0.9).toFixed(3),
    'cheerio.load ms': bare.toFixed(3),
    'parsePage / cheerio.load': (mine / bare).toFixed(2),
    'pages/s': Math.round(1000 / mine),
    turns: ours.length,
  };
  return row;
}

console.log(`node ${process.version}, one thread, medians`);
console.table(Object.entries(PAGES).map(([name, slug]) => measure(name, readPage(slug))));
