// What `build` takes on a dataset of many records: time, the most memory that it had, bytes written. The records are made from those
// of the fixtures, eight years an agency, their figures changed so that no two agencies have the same. Needs `npm run build`.
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PAGES = join(ROOT, 'fixtures/pages');
const RECORDS = Number(process.env.BENCH_RECORDS ?? 20_000);
const FOLDER = process.env.BENCH_DATASET ?? join(mkdtempSync(join(tmpdir(), 'govdisclose-bench-')), 'ds');
const FIRST_YEAR = 2016;
const YEARS = 8;
const PAUSE =
  'data:text/javascript,process.on("exit",()=>process.stderr.write("maxrss "+process.resourceUsage().maxRSS))';

const templates = readdirSync(PAGES)
  .sort()
  .map((name) => JSON.parse(readFileSync(join(PAGES, name, 'expected.record.json'), 'utf8')));

/** The page of a year: of the form that was prescribed then. */
function templateFor(agency, year) {
  const form = year < 2019 ? 'national-2014' : year < 2021 ? 'national-2019' : 'national-2021';
  const fitting = templates.filter((one) => one.form === form);
  return fitting[agency % fitting.length];
}

function makeRecord(agency, year) {
  const record = structuredClone(templateFor(agency, year));
  const key = `${String(110_000 + (agency % 500_000))}-第${agency}局`;
  record.id = `${key}/${year}`;
  record.year = year;
  record.agency = { ...record.agency, key, name: `第${agency}局` };
  record.source.url = `https://www.example.gov.cn/${agency}/${year}.html`;
  for (const one of record.observations) if (one.value > 1) one.value += (agency % 997) + (year - FIRST_YEAR);
  return record;
}

function makeDataset() {
  for (let made = 0, agency = 0; made < RECORDS; agency += 1) {
    const key = makeRecord(agency, FIRST_YEAR).agency.key;
    const folder = join(FOLDER, 'records', key);
    mkdirSync(folder, { recursive: true });
    for (let year = FIRST_YEAR; year < FIRST_YEAR + YEARS && made < RECORDS; year += 1, made += 1) {
      writeFileSync(join(folder, `${year}.json`), `${JSON.stringify(makeRecord(agency, year), null, 2)}\n`);
    }
  }
}

function sizeOf(folder) {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

function measure(title, args) {
  const began = process.hrtime.bigint();
  const run = spawnSync(process.execPath, ['--import', PAUSE, join(ROOT, 'bin/govdisclose.js'), ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  const peak = Number(/maxrss (\d+)/.exec(run.stderr)?.[1] ?? 0) / 1024;
  const bytes = ['tables', 'excel', 'parquet'].map(
    (name) => `${name} ${(sizeOf(join(FOLDER, name)) / 1e6).toFixed(0)} MB`,
  );
  console.log(
    `${title}: ${seconds.toFixed(1)} s, at most ${peak.toFixed(0)} MB, exit ${run.status}; ${bytes.join(', ')}`,
  );
  for (const line of run.stderr
    .split('\n')
    .filter((one) => /left out|ERR_/.test(one))
    .slice(0, 20))
    console.log(`  ${line}`);
}

if (!existsSync(FOLDER)) makeDataset();
console.log(`${RECORDS} records, Node ${process.version}`);
for (const kind of (process.env.BENCH_KINDS ?? 'csv,csv again,parquet,excel').split(',')) {
  for (const folder of ['excel', 'parquet']) rmSync(join(FOLDER, folder), { recursive: true, force: true });
  if (kind === 'csv') rmSync(join(FOLDER, 'tables'), { recursive: true, force: true });
  const option = kind.startsWith('csv') ? [] : [`--${kind}`];
  measure(
    kind,
    kind === 'report' ? ['report', FOLDER, '-o', `${FOLDER}.html`, '-q'] : ['build', FOLDER, '-q', ...option],
  );
}
if (process.env.BENCH_DATASET === undefined) rmSync(join(FOLDER, '..'), { recursive: true, force: true });
