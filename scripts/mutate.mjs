// `npm run mutation -- numbers rows checks`: changes the code that reads figures, aligns rows and checks, one place at a time, and
// tells which changes no test notices. Stryker is no package of the project: the versions named here are installed beside it for
// this run and leave the lockfile as it is (`npm ci` takes them away again). Out: a line for each file, the survivors in
// the folder of reports that is printed, exit 1 where less than the bar is noticed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const VERSION = '9.6.1';
const TOOL = `@stryker-mutator/core@${VERSION}`;
const BAR = 80;
/** Every third change, say, where all of them take too long. */
const SAMPLE = Number(process.env.MUTATION_SAMPLE ?? 1);

const STATISTICS = 'src/extract/statistics';
const GROUPS = {
  numbers: {
    mutate: [
      ...['numeral', 'read-number', 'find-numbers'].map((name) => `src/text/${name}.ts`),
      ...['read-unit', 'read-cell'].map((name) => `${STATISTICS}/${name}.ts`),
    ],
    tests: [
      ...['numeral', 'read-number', 'find-numbers'].map((name) => `test/text/${name}.test.ts`),
      ...['read-unit', 'read-cell'].map((name) => `test/${STATISTICS.slice(4)}/${name}.test.ts`),
    ],
  },
  // Cells, labels and rows of every layout: lists, tables of the later forms, dumps.
  rows: { mutate: [`${STATISTICS}/**/*.ts`, `!${STATISTICS}/read-{unit,cell}.ts`], tests: ['test/extract/statistics'] },
  checks: { mutate: ['src/checks/*.ts'], tests: ['test/checks'] },
};

function installTools() {
  if (existsSync(join(ROOT, 'node_modules/.bin/stryker'))) return;
  const quiet = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status } = spawnSync('npm', ['install', ...quiet, TOOL], { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) throw new Error('the tool of mutation testing could not be installed');
}

function writeConfig({ mutate, tests, folder, json }) {
  const config = {
    testRunner: 'joined',
    plugins: [join(ROOT, 'scripts/mutation-runner.mjs')],
    mutationTests: tests,
    mutationSample: SAMPLE,
    mutate,
    concurrency: 1,
    coverageAnalysis: 'perTest',
    disableTypeChecks: false,
    // Loops are told by their count: the clock is for what hangs outside the changed code.
    timeoutMS: 300_000,
    warnings: { unknownOptions: false },
    reporters: ['json', 'clear-text'],
    clearTextReporter: { allowColor: false, allowEmojis: false, reportTests: false, reportScoreTable: false },
    jsonReporter: { fileName: json },
    tempDirName: join(folder, 'sandbox'),
    ignorePatterns: ['fixtures', 'bench', 'docs', 'dist', 'coverage'],
  };
  const path = join(folder, 'stryker.config.json');
  writeFileSync(path, JSON.stringify(config));
  return path;
}

const NOTICED = new Set(['Killed', 'Timeout']);
const UNNOTICED = new Set(['Survived', 'NoCoverage']);

function tellFile([name, { mutants }]) {
  const count = (kinds) => mutants.filter(({ status }) => kinds.has(status)).length;
  const [noticed, unnoticed] = [count(NOTICED), count(UNNOTICED)];
  const all = noticed + unnoticed;
  const share = all === 0 ? '–' : `${((100 * noticed) / all).toFixed(1)} %`;
  const left = mutants.length - all === 0 ? '' : `, ${mutants.length - all} not tried`;
  console.log(`${name.padEnd(52)} ${share.padStart(7)}  ${noticed} of ${all} noticed${left}`);
  return { noticed, all };
}

function mutate(name, group, reports) {
  const folder = mkdtempSync(join(tmpdir(), 'mutation-'));
  const json = join(reports, `${name}.json`);
  try {
    const path = writeConfig({ ...group, folder, json });
    const stryker = join(ROOT, 'node_modules/.bin/stryker');
    const { stdout, status } = spawnSync(stryker, ['run', path], {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    writeFileSync(join(reports, `${name}.txt`), stdout ?? '');
    if (status !== 0 || !existsSync(json))
      throw new Error(`${name}: no report (status ${status}): ${(stdout ?? '').slice(-1500)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const counts = Object.entries(JSON.parse(readFileSync(json, 'utf8')).files).map(tellFile);
  const sum = (key) => counts.reduce((total, one) => total + one[key], 0);
  const share = (100 * sum('noticed')) / sum('all');
  console.log(`${name}: ${share.toFixed(1)} % of ${sum('all')} changes noticed; survivors in ${reports}`);
  return share;
}

/** `numbers`, `checks=src/checks/check-sums.ts` for a file of it, `checks=FILES@TESTS` for some tests only: quicker, and stricter. */
function chooseGroup(word) {
  const [name, only = ''] = word.split('=');
  const group = GROUPS[name];
  if (group === undefined) throw new Error(`there is no group ${name}: ${Object.keys(GROUPS).join(', ')}`);
  const [files, tests] = only.split('@').map((part) => part.split(',').filter((path) => path !== ''));
  return {
    mutate: files?.length > 0 ? files : group.mutate,
    tests: tests?.length > 0 ? tests : group.tests,
  };
}

installTools();
const reports = join(tmpdir(), 'govdisclose-mutation');
mkdirSync(reports, { recursive: true });
const words = process.argv.slice(2);
const shares = (words.length > 0 ? words : Object.keys(GROUPS)).map((word) =>
  mutate(word.replaceAll(/[^\w=-]/g, '_').slice(0, 80), chooseGroup(word), reports),
);
process.exitCode = shares.every((share) => share >= BAR) ? 0 : 1;
