/**
 * The commands that are disturbed, as a table: what each finds, how it is called, and what two runs of it must have in common.
 * What a command reads lies in `in/`, all that it writes in `out/`. In: a portal for those that fetch; out: the commands.
 */
import * as fs from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { plant } from '../cli/captured-environment.js';
import type { SmallPortal } from '../cli/crawl/small-portal.js';
import { QUICK } from '../faults/program/run-program.js';
import { expectBodies, expectPackage, readComparable, readValues, type State } from './dataset-state.js';
import { FORMER_PAGES, type Pages, PRESENT_PAGES } from './pages.js';
import { runHere } from './run-here.js';

export interface Command {
  readonly name: string;
  /** Known when the portal is. */
  readonly argv: () => readonly string[];
  /** Fills the folder in which it runs. */
  prepare(folder: string): Promise<void>;
  /** All that it wrote, in so far as two runs must agree on it. */
  readState(folder: string): State;
  /** True where a file is at every instant as it was before the run, or as it will be after. */
  readonly hasTwoStates: boolean;
  /** What else holds after it has ended. */
  expectMore?(folder: string): void;
}

type Given = Pick<Command, 'name' | 'argv' | 'prepare'> & Partial<Command>;

const DATASET = 'out/data';
const LARGE = 2 * 1024 ** 2 + 1;

/** `small` is what archives are made of, `crawled` is fetched. */
export function listCommands(small: () => SmallPortal, crawled: () => SmallPortal): readonly Command[] {
  return [
    command({ name: 'parse', argv: () => ['parse', 'in', '-o', DATASET], prepare: preparePages }),
    command({
      name: 'parse of a WARC',
      argv: () => ['parse', 'in/captured.warc.gz', '-o', DATASET],
      prepare: (folder) => prepareWarc(folder, small()),
    }),
    command({ name: 'build', argv: () => ['build', DATASET], prepare: prepareRecords }),
    command({
      name: 'build of copies',
      argv: () => ['build', DATASET, '--excel', '--parquet'],
      prepare: prepareRecords,
    }),
    command({
      name: 'build of several',
      argv: () => ['build', 'in/one', 'in/other', '-o', DATASET],
      prepare: (folder) => prepareParts(folder, small()),
    }),
    command({
      name: 'build without records',
      argv: () => ['build', DATASET],
      prepare: (folder) => prepareArchive(folder, small()),
    }),
    command({ name: 'report', argv: () => ['report', 'in/data', '-o', 'out/report.html'], prepare: prepareReport }),
    command({
      name: 'report of pages',
      argv: () => ['report', 'in/data', '-o', 'out/report.html', '--pages', 'out/pages'],
      prepare: prepareReport,
    }),
    command({
      name: 'fetch',
      argv: () => ['fetch', crawled().url, '-o', DATASET, ...QUICK, '--retries', '0'],
      prepare: async (folder) => void fs.mkdirSync(join(folder, 'out')),
      hasTwoStates: false,
      readState: readValues,
      expectMore: (folder) => expectBodies(join(folder, DATASET), crawled()),
    }),
  ];
}

/** Only the program has workers. */
export const parseByWorkers: Command = command({
  name: 'parse by workers',
  argv: () => ['parse', 'in', '-o', DATASET, '--jobs', '2'],
  prepare: prepareLarge,
});

function command(given: Given): Command {
  return {
    readState: readComparable,
    hasTwoStates: true,
    expectMore: (folder) => {
      if (fs.existsSync(join(folder, DATASET))) expectPackage(join(folder, DATASET));
    },
    ...given,
  };
}

async function succeed(folder: string, ...argv: readonly string[]): Promise<void> {
  const ran = await runHere(argv, folder);
  expect(ran.code, `${argv.join(' ')}: ${ran.err}`).toBe(0);
}

function plantPages(folder: string, pages: Pages): void {
  plant(folder, Object.fromEntries(Object.entries(pages).map(([name, text]) => [`in/${name}`, text])));
}

/** A dataset of former pages, and the present ones. */
async function preparePages(folder: string): Promise<void> {
  plantPages(folder, FORMER_PAGES);
  fs.mkdirSync(join(folder, 'out'));
  await succeed(folder, 'parse', 'in', '-o', DATASET);
  plantPages(folder, PRESENT_PAGES);
}

/** The records of the present pages, with the tables of the former ones. */
async function prepareRecords(folder: string): Promise<void> {
  await preparePages(folder);
  await succeed(folder, 'parse', 'in', '-o', 'in/data');
  fs.cpSync(join(folder, 'in/data/records'), join(folder, DATASET, 'records'), { recursive: true });
}

/** A dataset, and the report on what was in it before. */
async function prepareReport(folder: string): Promise<void> {
  await preparePages(folder);
  fs.renameSync(join(folder, DATASET), join(folder, 'in/data'));
  const argv = ['report', 'in/data', '-o', 'out/report.html', '--pages', 'out/pages'];
  await succeed(folder, ...argv);
  await succeed(folder, 'parse', 'in', '-o', 'in/data');
}

/** A page is large enough to be read by a worker, and so are all that follow. */
async function prepareLarge(folder: string): Promise<void> {
  await preparePages(folder);
  const first = PRESENT_PAGES['2013.html'] ?? '';
  plant(folder, { 'in/2013.html': `${first}<!--${'x'.repeat(LARGE)}-->` });
}

async function prepareWarc(folder: string, portal: SmallPortal): Promise<void> {
  await succeed(folder, 'fetch', portal.url, '-o', 'fetched', ...QUICK);
  const archive = join(folder, 'fetched/archive');
  const name = fs.readdirSync(archive).find((one) => one.endsWith('.warc.gz')) ?? '';
  plant(folder, { 'in/captured.warc.gz': fs.readFileSync(join(archive, name)) });
  fs.mkdirSync(join(folder, 'out'));
  fs.rmSync(join(folder, 'fetched'), { recursive: true });
}

/** Two datasets that have a page in common, with archives of one name. */
async function prepareParts(folder: string, portal: SmallPortal): Promise<void> {
  plant(folder, { 'in/list': '', 'out/list': '' });
  const urls = portal.paths.map((path) => new URL(path, portal.url).href);
  const half = Math.ceil(urls.length / 2);
  await succeed(folder, 'fetch', ...urls.slice(0, half), '-o', 'in/one', ...QUICK);
  await succeed(folder, 'fetch', ...urls.slice(half - 1), '-o', 'in/other', ...QUICK);
}

/** What is left of a dataset whose records, tables and runs were deleted. */
async function prepareArchive(folder: string, portal: SmallPortal): Promise<void> {
  fs.mkdirSync(join(folder, 'out'));
  await succeed(folder, 'fetch', portal.url, '-o', DATASET, ...QUICK);
  for (const name of fs.readdirSync(join(folder, DATASET))) {
    if (name !== 'archive') fs.rmSync(join(folder, DATASET, name), { recursive: true });
  }
}
