// What reading one page costs beside others, in one run: ours gives the record with every figure recognized and every sum
// checked; cheerio.load and lxml's users get a tree, its texts and the cells of its tables. See bench/README.md.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from 'cheerio';
import { parsePage } from '../dist/index.js';
import { median, takeTurns } from './measure.mjs';
import { PAGES } from './pages.mjs';

const BUDGET = Number(process.env.BENCH_SECONDS ?? 4);
const { BENCH_PYTHON = '/usr/bin/python3' } = process.env;
const NAMES = ['clean', 'form of 2021', 'word'];
const WARM = 400;

function measureOurs(name) {
  const { bytes, context, text } = PAGES[name];
  const actions = [() => parsePage(bytes, context), () => load(text)];
  for (let turn = 0; turn < WARM; turn += 1) actions[0]();
  for (let turn = 0; turn < WARM / 8; turn += 1) actions[1]();
  return takeTurns(actions, BUDGET * 1000).map(({ processor }) => median(processor));
}

function measurePython() {
  const work = mkdtempSync(join(tmpdir(), 'govdisclose-bench-'));
  const paths = NAMES.map((_, index) => join(work, `${index}.html`));
  for (const [index, path] of paths.entries()) writeFileSync(path, PAGES[NAMES[index]].text);
  const script = fileURLToPath(new URL('read-peers.py', import.meta.url));
  const { stdout, status } = spawnSync(BENCH_PYTHON, [script, String(BUDGET), ...paths], { encoding: 'utf8' });
  rmSync(work, { recursive: true });
  return status === 0 ? JSON.parse(stdout) : {};
}

const ours = NAMES.map(measureOurs);
const rows = {
  'govdisclose, whole record': ours.map(([time]) => time),
  'cheerio.load, no reading': ours.map(([, time]) => time),
  ...measurePython(),
};
console.log(`node ${process.version}, milliseconds of processor a page, medians`);
console.table(
  Object.entries(rows).map(([what, times]) => ({
    what,
    ...Object.fromEntries(NAMES.map((name, index) => [name, times[index].toFixed(2)])),
    'word, of ours': (times[2] / rows['govdisclose, whole record'][2]).toFixed(1),
  })),
);
