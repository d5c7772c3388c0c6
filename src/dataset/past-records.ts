/**
 * A dataset as it was when one of its runs had ended: its files as they are, under what later runs replaced. In: the dataset and
 * the name of a run; out: reading of folders and files below `records/` as it was then. Changes made by hand count as those
 * of the next run. Refuses a run that later runs cannot be undone to, because they kept nothing.
 */
import { dirname, join, relative, sep } from 'node:path';
import { GovdiscloseError, systemCode } from '../errors.js';
import type { Files } from './files.js';
import type { RecordFiles } from './read-records.js';
import { listRuns } from './read-runs.js';
import { RUN_CHANGES } from './run-changes.js';

export interface PastOptions {
  readonly files: Files;
  readonly root: string;
  readonly run: string;
  /** The run, as its user names it. */
  readonly subject: string;
}

/** Where a record stands in the changes of a run; null: there was no such file. */
type Kept = { readonly path: string; readonly offset: number; readonly length: number } | null;

const PIECE = 1 << 20;
const LINE_END = 0x0a;
const CHANGE = /^\{"file":"([^"\\]+)","before":/;
const NOTHING = 'null}';

export function readPast({ files, root, run, subject }: PastOptions): RecordFiles {
  const runs = listRuns(files, root);
  if (!runs.includes(run)) throw new GovdiscloseError('ERR_NOT_COMPARABLE', { subject, why: 'why.noRun' });
  const later = runs.slice(0, runs.indexOf(run)).reverse();
  const kept = new Map<string, Kept>();
  for (const name of later) addChanges(kept, { files, path: join(root, 'runs', name, RUN_CHANGES), subject, name });
  const folders = groupByFolder(kept);
  const nameOf = (path: string): string => relative(root, path).split(sep).join('/');
  return {
    readdirSync: (path) => {
      const names = new Set(listNow(files, path, folders.has(nameOf(path))));
      for (const [name, isThere] of folders.get(nameOf(path)) ?? []) {
        if (isThere) names.add(name);
        else names.delete(name);
      }
      return [...names];
    },
    readFileSync: (path) => {
      const found = kept.get(nameOf(path));
      if (found === undefined) return files.readFileSync(path, 'utf8');
      if (found === null) throw Object.assign(new Error('not there then'), { code: 'ENOENT' });
      return readKept(files, found);
    },
  };
}

function listNow(files: Files, path: string, isKnown: boolean): readonly string[] {
  try {
    return files.readdirSync(path);
  } catch (error) {
    if (isKnown && systemCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Names in `records/` and below it, and whether they were there. */
function groupByFolder(kept: ReadonlyMap<string, Kept>): ReadonlyMap<string, ReadonlyMap<string, boolean>> {
  const folders = new Map<string, Map<string, boolean>>();
  const add = (path: string, isThere: boolean): void => {
    const folder = folders.get(dirname(path)) ?? new Map<string, boolean>();
    folders.set(dirname(path), folder.set(path.slice(dirname(path).length + 1), isThere));
  };
  for (const [path, found] of kept) {
    add(path, found !== null);
    if (found !== null) add(dirname(path), true);
  }
  return folders;
}

interface ChangesFile {
  readonly files: Files;
  readonly path: string;
  readonly name: string;
  readonly subject: string;
}

/** The first line about a file tells; later runs come later. Only names and places are kept. */
function addChanges(kept: Map<string, Kept>, { files, path, name, subject }: ChangesFile): void {
  if (!files.existsSync(path)) {
    throw new GovdiscloseError('ERR_NOT_COMPARABLE', { subject, why: 'why.runKeptNothing', values: { run: name } });
  }
  for (const { text, offset, length } of readLines(files, path)) {
    const [head = '', file] = CHANGE.exec(text) ?? [];
    if (file === undefined || kept.has(file)) continue;
    const start = Buffer.byteLength(head);
    const isNothing = text.length === head.length + NOTHING.length && text.endsWith(NOTHING);
    kept.set(file, isNothing ? null : { path, offset: offset + start, length: length - start - 1 });
  }
}

interface Line {
  readonly text: string;
  readonly offset: number;
  readonly length: number;
}

/** Whole lines; the torn last one of a run that was killed is none. */
function* readLines(files: Files, path: string): Generator<Line> {
  const handle = files.openSync(path, 'r');
  try {
    let rest = Buffer.alloc(0);
    let offset = 0;
    const piece = Buffer.allocUnsafe(PIECE);
    for (let read = files.readSync(handle, piece); read > 0; read = files.readSync(handle, piece)) {
      rest = Buffer.concat([rest, piece.subarray(0, read)]);
      let start = 0;
      for (let end = rest.indexOf(LINE_END); end >= 0; end = rest.indexOf(LINE_END, start)) {
        yield { text: rest.toString('utf8', start, end), offset: offset + start, length: end - start };
        start = end + 1;
      }
      rest = rest.subarray(start);
      offset += start;
    }
  } finally {
    files.closeSync(handle);
  }
}

function readKept(files: Files, { path, offset, length }: Exclude<Kept, null>): string {
  const handle = files.openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(length);
    for (let done = 0; done < length; ) {
      const read = files.readSync(handle, bytes, done, length - done, offset + done);
      if (read === 0) break;
      done += read;
    }
    return bytes.toString('utf8');
  } finally {
    files.closeSync(handle);
  }
}
