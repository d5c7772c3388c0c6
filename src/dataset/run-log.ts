/**
 * `runs/<run id>/log.ndjson`: one event per line, every input's outcome among them. The only place of a dataset, beside
 * the archive, where times stand. A line is written at once; a run that is killed leaves all lines before.
 */
import { join } from 'node:path';
import { writeAll, writing } from './files.js';
import { listRuns } from './read-runs.js';
import { makeFolder, type Tree } from './tree.js';

export interface RunLog {
  readonly id: string;
  write(event: Readonly<Record<string, unknown>>): void;
  close(): void;
}

const SEPARATORS = /[-:.]/g;

export function openRunLog(tree: Tree, startedAt: Date): RunLog {
  const [last] = listRuns(tree.files, tree.root);
  const id = nameAfter(last, startedAt.toISOString().replace(SEPARATORS, ''));
  const path = join(makeFolder(tree, ['runs', id]), 'log.ndjson');
  const handle = writing(path, () => tree.files.openSync(path, 'ax'));
  return {
    id,
    write: (event) => {
      writing(path, () => writeAll(tree.files, handle, Buffer.from(`${JSON.stringify(event)}\n`)));
    },
    close: () => tree.files.closeSync(handle),
  };
}

/** The order of names is that of the runs, also where the clock went back: the last run then lends its time, with a number. */
function nameAfter(last: string | undefined, wanted: string): string {
  const [time = '', number = '1'] = last?.split('-') ?? [];
  return wanted > time ? wanted : `${time}-${Number(number) + 1}`;
}
