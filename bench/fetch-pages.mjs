// How many pages a second `fetch` takes from request to record on disk, with the archive, beside Scrapy and Crawlee at equal
// work. Processes are measured from their start until the last record is on the disk, taking turns; ours then makes the
// tables, which the others have not: the whole of it is told too. See bench/README.md.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expectSameFigures } from './fetch/compare-figures.mjs';
import { writeIndicators } from './fetch/list-indicators.mjs';

const PAGES = Number(process.env.BENCH_PAGES ?? 2000);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const HOSTS = 16;
const NOT_LETTERS = /[^A-Za-z]+/g;
const { BENCH_PYTHON = '/usr/bin/python3', BENCH_CRAWLEE = '' } = process.env;
const QUICK = '--allow-private --ignore-robots --delay 0 --concurrency 16 -q'.split(' ');

const pathOf = (path) => fileURLToPath(new URL(path, import.meta.url));

const scrapy = (much) => (list, out) => [BENCH_PYTHON, [pathOf('fetch/scrapy_peer.py'), list, out, much, indicators]];
const crawlee = (much) => (list, out) => [
  process.execPath,
  [pathOf('fetch/crawlee-peer.mjs'), list, out, much, indicators],
  { cwd: BENCH_CRAWLEE },
];

/** What is equal, and what the peers leave out at least: see bench/README.md. */
const RUNNERS = {
  govdisclose: (list, out) => [
    process.execPath,
    [pathOf('../bin/govdisclose.js'), 'fetch', '-i', list, '-o', out, ...QUICK],
  ],
  Scrapy: scrapy('equal'),
  Crawlee: crawlee('equal'),
  'Scrapy, least work': scrapy('least'),
  'Crawlee, least work': crawlee('least'),
};

function startPortal() {
  const child = spawn(process.execPath, [pathOf('fetch/portal.mjs')], { stdio: ['pipe', 'pipe', 'inherit'] });
  return new Promise((resolve) => {
    child.stdout.once('data', (port) => resolve({ port: Number(port), stop: () => child.stdin.end() }));
  });
}

/** Seconds of the whole process, start and end included, and of its processor; null where it could not be run. */
function timeOf([command, args, options = {}]) {
  const script = 'TIMEFORMAT="%R %U %S"; time "$@"';
  const child = spawn('bash', ['-c', script, 'bash', command, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    ...options,
  });
  let told = '';
  child.stderr.on('data', (part) => {
    told += part;
  });
  return new Promise((resolve) => {
    child.on('error', () => resolve(null));
    child.on('close', (code) => {
      const [seconds, user, system] = (told.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
      resolve(code === 0 ? { seconds, processor: user + system } : null);
    });
  });
}

const countRecords = (out) =>
  readdirSync(out, { recursive: true }).filter((name) => name.endsWith('.json') && !name.startsWith('datapackage'))
    .length;

/** Seconds from the start until the last record was in its place: what the run's log says of its end, before the tables. */
function untilLastRecord(out, startedAt) {
  const runs = join(out, 'runs');
  if (!existsSync(runs)) return null;
  const [run] = readdirSync(runs);
  const end = readFileSync(join(runs, run, 'log.ndjson'), 'utf8')
    .trimEnd()
    .split('\n')
    .at(-1);
  return (Date.parse(JSON.parse(end).at) - startedAt) / 1000;
}

async function measure(name, { list, work, round }) {
  const out = join(work, `${name.replace(NOT_LETTERS, '-')}-${round}`);
  const startedAt = Date.now();
  const times = await timeOf(RUNNERS[name](list, out));
  if (times === null) return null;
  const records = countRecords(out);
  if (records !== PAGES) throw new Error(`${name}: ${records} records of ${PAGES} pages`);
  if (!name.includes('least')) expectSameFigures(name, out);
  const seconds = untilLastRecord(out, startedAt) ?? times.seconds;
  for (const folder of [out, `${out}.job`]) rmSync(folder, { recursive: true, force: true });
  return { rate: PAGES / seconds, whole: PAGES / times.seconds, processor: (1000 * times.processor) / PAGES };
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

const portal = await startPortal();
const work = mkdtempSync(join(tmpdir(), 'govdisclose-bench-'));
const list = join(work, 'list.txt');
const indicators = join(work, 'indicators.json');
writeIndicators(indicators);
const urls = Array.from(
  { length: PAGES },
  (_, n) => `http://127.0.0.${1 + (n % HOSTS)}:${portal.port}/zwgk/nb/${n}.html`,
);
writeFileSync(list, `${urls.join('\n')}\n`);
const runs = Object.fromEntries(Object.keys(RUNNERS).map((name) => [name, []]));
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, found] of Object.entries(runs)) {
    const run = await measure(name, { list, work, round });
    if (run !== null) found.push(run);
  }
}
portal.stop();
rmSync(work, { recursive: true });

const medianOf = (found, of) => median(found.map(of));
const rateOf = ({ rate }) => rate;
const ours = medianOf(runs.govdisclose, rateOf);
console.log(`node ${process.version}, ${PAGES} pages on ${HOSTS} hosts, ${ROUNDS} rounds in turns, medians`);
console.table(
  Object.entries(runs).map(([name, found]) => {
    if (found.length === 0) return { name, 'pages/s': 'not installed' };
    const rate = medianOf(found, rateOf);
    return {
      name,
      'pages/s': rate.toFixed(1),
      'with tables': medianOf(found, ({ whole }) => whole).toFixed(1),
      'processor ms/page': medianOf(found, ({ processor }) => processor).toFixed(2),
      'govdisclose / this': (ours / rate).toFixed(2),
      rounds: found.map((one) => one.rate.toFixed(0)).join(' '),
    };
  }),
);
