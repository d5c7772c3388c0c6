/**
 * `build`: records of datasets → tables, codebook and data package; with `-o DIR` several datasets become one. In: datasets
 * and options; out: the exit code. Refuses, before anything is written, what is no dataset.
 */
import { resolve } from 'node:path';
import { findAtRest } from '../../dataset/at-rest.js';
import type { BuiltTables } from '../../dataset/build-tables.js';
import { COPY_KINDS, type CopyKind } from '../../dataset/copies/table-copy.js';
import { lockDataset } from '../../dataset/open-dataset.js';
import { type Folder, isDataset } from '../../dataset/read-records.js';
import { GovdiscloseError } from '../../errors.js';
import type { MessageKey } from '../../messages/speak.js';
import { type Accounting, EXIT_OUTPUT_FAILED, openAccounting } from '../accounting.js';
import { makeTables, type TableRun } from '../dataset-tables.js';
import { untilInterrupted } from '../interruption.js';
import { joinDatasets } from '../join-run.js';
import { openOutputDataset, writerOf } from '../output-dataset.js';
import { restoreRecords } from '../restore-records.js';
import type { Session } from '../session.js';

export interface BuildOptions {
  readonly output?: string;
  readonly excel?: boolean;
  readonly parquet?: boolean;
}

interface Build extends TableRun {
  readonly copies: readonly CopyKind[];
  readonly datasets: readonly Folder[];
}

export async function runBuild(session: Session, args: readonly string[], options: BuildOptions): Promise<number> {
  const { environment, reporter } = session;
  const { output } = options;
  const copies = COPY_KINDS.filter((kind) => options[kind] === true);
  const restored = await restoreRecords(session, args);
  if (restored !== 0) return restored;
  const datasets = findDatasets(session, args, output);
  const accounting = openAccounting();
  const signal = await untilInterrupted(environment, async (interruption) => {
    const core = await environment.loadCore();
    const isOver = (): boolean => interruption.signal !== null;
    const run: Build = { session, core, accounting, datasets, copies, isOver };
    await (output === undefined ? buildEach(run) : buildJoined(run, output));
  });
  if (signal !== null) reporter.note('note.buildInterrupted');
  const code = accounting.exitCode(signal);
  reporter.account(accounting, code);
  return code;
}

function findDatasets({ environment }: Session, args: readonly string[], output?: string): readonly Folder[] {
  if ([...args, output].includes('')) throw usage('usage.emptyPath');
  const { files, cwd } = environment;
  const folders = args.map((subject) => ({ subject, path: resolve(cwd, subject) }));
  const stranger = folders.find((folder) => !isDataset(files, folder));
  if (stranger !== undefined) throw new GovdiscloseError('ERR_NO_DATASET', { subject: stranger.subject });
  return folders.filter(({ path }, index) => folders.findIndex((other) => other.path === path) === index);
}

function usage(problem: MessageKey): GovdiscloseError {
  return new GovdiscloseError('ERR_USAGE', { subject: problem, values: { command: 'govdisclose build' } });
}

/** One after the other, each in its own folder. */
async function buildEach(run: Build): Promise<void> {
  for (const folder of run.datasets) if (!run.isOver()) await buildOne(run, folder);
}

async function buildOne(run: Build, folder: Folder): Promise<void> {
  const { session, accounting, copies } = run;
  const dataset = lockDataset({ ...writerOf(session), folder: folder.path });
  try {
    const built = await makeTables(run, { tree: dataset.tree, subject: folder.subject, copies }, (subject, error) =>
      settle(run, subject, error),
    );
    tell(run, folder.subject, built);
    if (built === null && !run.isOver() && accounting.counts.failed === 0) fail(run, folder.subject);
  } finally {
    dataset.close();
  }
}

function settle({ accounting, session }: Build, subject: string, error: GovdiscloseError | null): void {
  if (error === null) {
    accounting.count('built');
    session.reporter.outcome({ subject, outcome: 'built', detail: null });
    return;
  }
  accounting.fail(error.code);
  session.reporter.error(error);
}

function fail({ accounting, session }: Build, subject: string): void {
  const error = new GovdiscloseError('ERR_DATASET_EMPTY', { subject });
  accounting.fail(error.code);
  session.reporter.error(error);
}

/** Records of all datasets into one, by the rules of a run that reads all their pages; then its tables. */
async function buildJoined(run: Build, output: string): Promise<void> {
  const { session, accounting, copies, isOver } = run;
  const others = run.datasets.filter(({ path }) => path !== resolve(session.environment.cwd, output));
  const findChanged = findAtRest(writerOf(session), others);
  const dataset = openOutputDataset(session, output);
  try {
    await joinDatasets({ session, accounting, isOver, dataset, sources: others });
    for (const { subject } of findChanged()) tellChanged(run, subject);
    if (isOver() || failed(accounting)) return;
    const built = await makeTables(run, { tree: dataset.tree, subject: output, copies }, (subject, error) => {
      if (error !== null) settle(run, subject, error);
    });
    tell(run, output, built);
    if (built === null && !isOver() && accounting.counts.failed === 0) fail(run, output);
  } finally {
    dataset.close();
  }
}

/** What was taken over stays: each record is whole, but its page may not be in the archive that came with it. */
function tellChanged({ accounting, session }: Build, subject: string): void {
  const error = new GovdiscloseError('ERR_DATASET_CHANGED', { subject });
  accounting.note(error.code);
  session.reporter.error(error);
}

function failed(accounting: Accounting): boolean {
  return accounting.exitCode(null) === EXIT_OUTPUT_FAILED;
}

function tell({ session }: Build, subject: string, built: BuiltTables | null): void {
  if (built === null) return;
  const { records, rows } = built;
  const omitted = built.files.filter(({ change }) => change === 'omitted');
  const files = built.files.filter((file) => !omitted.includes(file));
  const changed = files.filter(({ change }) => change !== 'unchanged').length;
  for (const { path } of omitted) session.reporter.note('note.copyOmitted', { subject, path });
  session.reporter.note('note.tables', { subject, records, rows, changed, unchanged: files.length - changed });
}
