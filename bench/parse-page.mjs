// How long `parsePage` (bytes → record with checks) takes beside `cheerio.load` (decoded text → tree, nothing read yet) and
// beside the bare tokenizer of htmlparser2 (decoded text → events that nobody listens to). See bench/README.md.
import { load } from 'cheerio';
import { Tokenizer } from 'htmlparser2';
import { parsePage } from '../dist/index.js';
import { median, takeTurns } from './measure.mjs';
import { PAGES } from './pages.mjs';

/** V8 is done with the last functions of the program after some two thousand pages. */
const WARM_UP_TURNS = 800;
const SHORT_PAGE = 500_000;
const MEASURE_MS = 5000;

const EVENTS =
  'onattribdata onattribentity onattribend onattribname oncdata onclosetag oncomment ondeclaration onend onopentagend onopentagname onprocessinginstruction onselfclosingtag ontext ontextentity';
const DEAF = Object.fromEntries(EVENTS.split(' ').map((event) => [event, () => {}]));

function tokenize(text) {
  const tokenizer = new Tokenizer({ decodeEntities: true, xmlMode: false }, DEAF);
  tokenizer.write(text);
  tokenizer.end();
}

function listActions(name, { bytes, context, text }) {
  const result = parsePage(bytes, context);
  if (!result.ok || result.record.observations.length === 0) throw new Error(`${name}: the page was not read`);
  return [() => parsePage(bytes, context), () => load(text), () => tokenize(text)];
}

function measure({ name, bytes, actions }) {
  globalThis.gc?.();
  const [ours, theirs, tokens] = takeTurns(actions, MEASURE_MS);
  const ratio = (one, other, by) => (median(one[by]) / median(other[by])).toFixed(2);
  const mine = median(ours.processor);
  return {
    page: name,
    KB: (bytes.length / 1000).toFixed(1),
    'parsePage ms': mine.toFixed(3),
    'cheerio.load ms': median(theirs.processor).toFixed(3),
    'parsePage / cheerio.load': ratio(ours, theirs, 'processor'),
    'by the clock': ratio(ours, theirs, 'clock'),
    'parsePage / tokenizer': ratio(ours, tokens, 'processor'),
    'pages/s': Math.round(1000 / mine),
    'ms/MB': ((mine * 1e6) / bytes.length).toFixed(1),
    turns: ours.clock.length,
  };
}

const pages = Object.entries(PAGES).map(([name, page]) => ({ name, ...page, actions: listActions(name, page) }));
for (let turn = 0; turn < WARM_UP_TURNS; turn++)
  for (const { bytes, actions } of pages) if (bytes.length < SHORT_PAGE) for (const action of actions) action();
console.log(`node ${process.version}, medians, time of the processor`);
console.table(pages.map(measure));
