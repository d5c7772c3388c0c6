/**
 * `runs/<run id>/log.ndjson`: one event per line, every input's outcome among them. The only place of a dataset, beside
 * the archive, where times stand. A line is written at once; a run that is killed leaves all lines before.
 */
import { join } from 'node:path';
import { writing } from './files.js';
import { listFolder, makeFolder, type Tree } from './tree.js';

export interface RunLog {
  readonly id: string;
  write(event: Readonly<Record<string, unknown>>): void;
  close(): void;
}

const SEPARATORS = /[-:.]/g;

export function openRunLog(tree: Tree, startedAt: Date): RunLog {
  const taken = new Set(listFolder(tree, ['runs']));
  const id = freeName(startedAt.toISOString().replace(SEPARATORS, ''), taken);
  const path = join(makeFolder(tree, ['runs', id]), 'log.ndjson');
  const handle = writing(path, () => tree.files.openSync(path, 'ax'));
  return {
    id,
    write: (event) => {
      writing(path, () => tree.files.writeSync(handle, `${JSON.stringify(event)}\n`));
    },
    close: () => tree.files.closeSync(handle),
  };
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let next = 2; taken.has(name); next += 1) name = `${wanted}-${next}`;
  return name;
}
