/**
 * The folder of a dataset as a tree that nothing leads out of. In: names made from checked keys; out: files that appear
 * whole or not at all. Refuses symbolic links at every step below the root, and names that could be paths.
 */
import { join } from 'node:path';
import { GovdiscloseError, systemCode } from '../errors.js';
import type { Draft } from './drafts.js';
import { type Files, listIfThere, readIfThere, removeIfThere, writing } from './files.js';

/** Letters, digits and `-`, `~`, `.`, `_` inside; never at the start a dot. Blanks, slashes, controls are not there. */
const NAME = /^[\p{L}\p{N}_-][\p{L}\p{N}~._-]{0,120}$/u;
export const TEMPORARY = '.tmp-';

export type Change = 'written' | 'unchanged';

export interface Tree {
  readonly root: string;
  readonly files: Files;
  /** Distinguishes the temporary files of this run from those of another. */
  readonly pid: number;
  /** Files that are on the disk already, by their place. */
  readonly drafts?: Map<string, Draft>;
}

/** Where a file of the tree is. Every name is checked, every folder on the way is a real folder or is not there yet. */
export function placeOf({ root, files }: Tree, names: readonly string[]): string {
  let path = root;
  for (const name of names) {
    if (!NAME.test(name)) throw new GovdiscloseError('ERR_UNSAFE_PATH', { subject: path, why: 'why.key' });
    path = join(path, name);
    refuseLink(files, path, name !== names.at(-1));
  }
  return path;
}

/** Writes a file beside its place and renames it into it; a file that has these bytes already is not touched. */
export function writeFile(tree: Tree, names: readonly string[], content: string | Buffer): Change {
  const { files } = tree;
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  const path = placeOf(tree, names);
  return writing(path, () => {
    if (readIfThere(files, path)?.equals(bytes) === true) return 'unchanged';
    if (takeDraft(tree, path, bytes)) return 'written';
    const folder = makeFolder(tree, names.slice(0, -1));
    const temporary = join(folder, `${TEMPORARY}${tree.pid}-${names.at(-1)}`.slice(0, 80));
    replaceFile(files, { path, temporary, bytes });
    return 'written';
  });
}

/** True where these very bytes were waiting. */
function takeDraft({ files, drafts }: Tree, path: string, bytes: Buffer): boolean {
  const draft = drafts?.get(path);
  if (draft?.bytes.equals(bytes) !== true) return false;
  files.renameSync(draft.temporary, path);
  return true;
}

export function readFile(tree: Tree, names: readonly string[]): Buffer | null {
  return readIfThere(tree.files, placeOf(tree, names));
}

export function removeFile(tree: Tree, names: readonly string[]): void {
  const path = placeOf(tree, names);
  writing(path, () => removeIfThere(tree.files, path));
}

export function listFolder(tree: Tree, names: readonly string[]): readonly string[] {
  return [...listIfThere(tree.files, placeOf(tree, names))].sort();
}

export function makeFolder(tree: Tree, names: readonly string[]): string {
  const path = placeOf(tree, names);
  writing(path, () => tree.files.mkdirSync(path, { recursive: true }));
  return path;
}

/** What a run that was killed has left half written. */
export function removeTemporaries(tree: Tree, names: readonly string[] = []): void {
  for (const name of listFolder(tree, names)) {
    if (name.startsWith(TEMPORARY)) removeIfThere(tree.files, join(placeOf(tree, names), name));
    else if (isFolder(tree.files, join(tree.root, ...names, name)) && NAME.test(name)) {
      removeTemporaries(tree, [...names, name]);
    }
  }
}

/** Writes a file beside its place and renames it into it. */
export function replaceFile(
  files: Files,
  { path, temporary, bytes }: { path: string; temporary: string; bytes: Buffer },
): void {
  const { O_CREAT, O_EXCL, O_NOFOLLOW, O_WRONLY } = files.constants;
  removeIfThere(files, temporary);
  const handle = files.openSync(temporary, O_WRONLY | O_CREAT | O_EXCL | (O_NOFOLLOW ?? 0), 0o666);
  try {
    try {
      for (let done = 0; done < bytes.length; ) done += files.writeSync(handle, bytes, done);
      files.fsyncSync(handle);
    } finally {
      files.closeSync(handle);
    }
    files.renameSync(temporary, path);
  } catch (error) {
    removeIfThere(files, temporary);
    throw error;
  }
}

function refuseLink(files: Files, path: string, folder: boolean): void {
  const stat = lookAt(files, path);
  if (stat === null) return;
  if (folder ? stat.isDirectory() : stat.isDirectory() || stat.isFile()) return;
  throw new GovdiscloseError('ERR_UNSAFE_PATH', { subject: path, why: 'why.link' });
}

function isFolder(files: Files, path: string): boolean {
  return lookAt(files, path)?.isDirectory() === true;
}

function lookAt(files: Files, path: string) {
  try {
    return files.lstatSync(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}
