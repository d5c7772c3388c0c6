/**
 * The tables of a dataset, as commands make them. In: a dataset that is locked, and the run it belongs to; out: tables,
 * codebook and data package. A record that cannot be read is told, and makes the exit code 1; the rest is built.
 */
import type { BuiltTables, TableOptions } from '../dataset/build-tables.js';
import type { Tree } from '../dataset/tree.js';
import type { GovdiscloseError } from '../errors.js';
import { type Accounting, EXIT_OUTPUT_FAILED } from './accounting.js';
import type { Core } from './environment.js';
import type { Session } from './session.js';

export interface TableRun {
  readonly session: Session;
  readonly core: Core;
  readonly accounting: Accounting;
  /** True after a signal: the tables then stay as they are. */
  readonly isOver: () => boolean;
}

/** At the end of a run that wrote records. Where the output failed before, nothing more is written. */
export async function renewTables(run: TableRun, tree: Tree): Promise<void> {
  const { accounting, session } = run;
  if (run.isOver() || accounting.exitCode(null) === EXIT_OUTPUT_FAILED) return;
  await makeTables(run, { tree }, (_, error) => {
    if (error === null) return;
    accounting.note(error.code);
    session.reporter.error(error);
  });
}

/** Loaded when the last record is in its place. */
export async function makeTables(
  { core, isOver }: TableRun,
  dataset: Pick<TableOptions, 'tree' | 'subject' | 'copies'>,
  onRecord: (subject: string, error: GovdiscloseError | null) => void,
): Promise<BuiltTables | null> {
  const { forms, tables: knowledge } = core;
  const { buildTables } = await import('../dataset/build-tables.js');
  const together = core.openDatasetCheck();
  return buildTables({ ...dataset, forms, knowledge, together, mustStop: isOver, onRecord });
}
