/**
 * `diff`: two datasets, two runs of one or two records → what changed, value by value. In: two paths and options; out: differences
 * on standard output and the exit code: 0 the same, 1 different, 2 when the two cannot be compared. A run (`DIR/runs/<run id>`)
 * is its dataset as it was when the run had ended.
 */
import { basename, dirname, resolve } from 'node:path';
import { pairRecords } from '../../dataset/pair-records.js';
import { readPast } from '../../dataset/past-records.js';
import { type Folder, isDataset, type RecordFiles, readRecords, readRecordText } from '../../dataset/read-records.js';
import { GovdiscloseError } from '../../errors.js';
import { DIFFERENCE_FORMATS, type DifferenceFormat } from '../../output/difference/difference-report.js';
import { applicantLabels } from '../applicant-labels.js';
import { DiffRun } from '../diff-run.js';
import type { Signal } from '../environment.js';
import { untilInterrupted } from '../interruption.js';
import { readPageBytes } from '../read-page.js';
import type { Session } from '../session.js';
import { summaryOptions } from '../summary-options.js';

export interface DiffOptions {
  readonly format?: DifferenceFormat;
}

const EXIT_OF_SIGNAL: Readonly<Record<Signal, number>> = { SIGINT: 130, SIGTERM: 143 };

export async function runDiff(
  session: Session,
  paths: readonly [string, string],
  { format = 'summary' }: DiffOptions,
): Promise<number> {
  const { environment } = session;
  const sides = paths.map((subject) => sideOf(subject, session));
  const core = await environment.loadCore();
  const { color, columns, labels } = summaryOptions(session, core);
  const { say, options } = session;
  const words = { say, color, columns, labels, applicants: applicantLabels(core, options.lang) };
  const run = new DiffRun(session, DIFFERENCE_FORMATS[format](words));
  const signal = await untilInterrupted(environment, (interruption) =>
    compare(run, session, sides, () => interruption.signal !== null),
  );
  if (signal === null) return run.finish();
  session.reporter.note('note.diffInterrupted');
  return EXIT_OF_SIGNAL[signal];
}

/** Null where it is no dataset but a record. */
interface Side extends Folder {
  readonly files: RecordFiles | null;
}

const RUNS = 'runs';

function sideOf(subject: string, { environment: { files, cwd } }: Session): Side {
  if (subject === '') {
    throw new GovdiscloseError('ERR_USAGE', {
      subject: 'usage.emptyPath',
      values: { command: 'govdisclose diff' },
    });
  }
  const path = resolve(cwd, subject);
  const isComparable = (folder: Folder): boolean => comparing(subject, () => isDataset(files, folder));
  if (isComparable({ subject, path })) return { subject, path, files };
  const root = dirname(dirname(path));
  const isRun = basename(dirname(path)) === RUNS && isComparable({ subject, path: root }) && files.existsSync(path);
  if (!isRun) return { subject, path, files: null };
  return { subject, path: root, files: readPast({ files, root, run: basename(path), subject }) };
}

async function compare(
  run: DiffRun,
  session: Session,
  [before, after]: readonly Side[],
  isOver: () => boolean,
): Promise<void> {
  if (before === undefined || after === undefined) return;
  if (before.files !== null && after.files !== null) {
    await run.compareAll(pairRecords(readRecords(before.files, before), readRecords(after.files, after)), isOver);
    return;
  }
  if (before.files !== after.files) {
    const [dataset, other] = before.files === null ? [after, before] : [before, after];
    throw notComparable(other.subject, 'why.notDataset', { other: dataset.subject });
  }
  const [old, next] = [await readOne(before, session), await readOne(after, session)];
  if (old.form !== next.form && old.form !== null && next.form !== null) {
    throw notComparable(after.subject, 'why.otherForm', { other: before.subject });
  }
  await run.compareOne({ before: { record: old, variant: null }, after: { record: next, variant: null } });
}

async function readOne({ subject, path }: Side, { environment }: Session) {
  try {
    const bytes = await readPageBytes({ kind: 'page', subject, path, origin: 'named' }, environment);
    return readRecordText(Buffer.from(bytes).toString('utf8'), subject);
  } catch (error) {
    throw asNotComparable(subject, error);
  }
}

function comparing<T>(subject: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw asNotComparable(subject, error);
  }
}

function asNotComparable(subject: string, error: unknown): unknown {
  if (!(error instanceof GovdiscloseError)) return error;
  return notComparable(subject, error.detail.why ?? `why.${error.code}`, error.detail.values ?? {}, error);
}

function notComparable(
  subject: string,
  why: string,
  values: Readonly<Record<string, string | number>>,
  cause?: unknown,
): GovdiscloseError {
  return new GovdiscloseError('ERR_NOT_COMPARABLE', { subject, why, values, cause });
}
