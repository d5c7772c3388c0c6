/**
 * `runs/<run id>/changes.ndjson`: each record file that a run wrote or removed, with what stood there before: one line per change,
 * written before the file is touched. In: names of record files; out: lines `{"file":…,"before":record or null}`. Of several
 * lines about one file the first tells what was there when the run began.
 */
import { join } from 'node:path';
import { writeAll, writing } from './files.js';
import { makeFolder, readFile, type Tree } from './tree.js';

export const RUN_CHANGES = 'changes.ndjson';

export interface RunChanges {
  /** What is in the file now gives way; `isThere` is false where there is no such file. */
  note(names: readonly string[], isThere: boolean): void;
  close(): void;
}

/** There from the start: a run without it is one of a program that kept none. */
export function openRunChanges(tree: Tree, run: string): RunChanges {
  const path = join(makeFolder(tree, ['runs', run]), RUN_CHANGES);
  const handle = writing(path, () => tree.files.openSync(path, 'ax'));
  return {
    note: (names, isThere) => {
      const before = isThere ? readOneLine(tree, names) : 'null';
      const line = Buffer.from(`{"file":${JSON.stringify(names.join('/'))},"before":${before}}\n`);
      writing(path, () => writeAll(tree.files, handle, line));
    },
    close: () => tree.files.closeSync(handle),
  };
}

/** A file that is no JSON was no record: it is set aside elsewhere. */
function readOneLine(tree: Tree, names: readonly string[]): string {
  const text = readFile(tree, names)?.toString('utf8') ?? 'null';
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return 'null';
  }
}
