/**
 * The folder of a dataset as a tree that nothing leads out of. In: names made from checked keys; out: files that appear
 * whole or not at all. Refuses symbolic links at every step below the root, and names that could be paths.
 */
import { join, sep } from 'node:path';
import { GovdiscloseError } from '../errors.js';
import { Recent } from '../memory/recent.js';
import type { Draft } from './drafts.js';
import { type Files, giveUp, listIfThere, openNew, readIfThere, removeIfThere, writeAll, writing } from './files.js';

/** Letters, digits and `-`, `~`, `.`, `_` inside; never at the start a dot. Blanks, slashes, controls are not there. */
const NAME = /^[\p{L}\p{N}_-][\p{L}\p{N}~._-]{0,120}$/u;
export const ARCHIVE_FOLDER = 'archive';
export const TEMPORARY = '.tmp-';
const LONGEST_DRAFT_NAME = 80;

export type Change = 'written' | 'unchanged';

export interface Tree {
  readonly root: string;
  readonly files: Files;
  /** Distinguishes the temporary files of this run from those of another. */
  readonly pid: number;
  /** Files that are on the disk already, by their place. */
  readonly drafts?: Map<string, Draft>;
  /** Temporary files that are there, or may be: what is left of them when the dataset is closed is removed. */
  readonly begun?: Set<string>;
  /** Folders that were seen to be folders; nobody else writes in a dataset while its lock is held. */
  readonly folders?: Recent<true>;
}

/** Many more than a path has steps: an agency's folder is asked about by all that is written for one page. */
const FOLDERS = 1024;

export function recentFolders(): Recent<true> {
  return new Recent(FOLDERS);
}

/** Where a file of the tree is. Every name is checked, every folder on the way is a real folder or is not there yet. */
export function placeOf(tree: Tree, names: readonly string[]): string {
  const path = newPlaceOf(tree, names);
  if (tree.folders?.get(path) !== true) refuseLink(tree.files, path, false);
  return path;
}

/** Where a file is put that is not there, or is replaced whatever it is: a link is then replaced, not followed. */
export function newPlaceOf(tree: Tree, names: readonly string[]): string {
  let path = tree.root;
  for (const [index, name] of names.entries()) {
    if (!NAME.test(name)) throw new GovdiscloseError('ERR_UNSAFE_PATH', { subject: path, why: 'why.key' });
    path = `${path}${sep}${name}`;
    if (index < names.length - 1) checkFolder(tree, path);
  }
  return path;
}

function checkFolder({ files, folders }: Tree, path: string): void {
  if (folders?.get(path) === true) return;
  if (refuseLink(files, path, true)) folders?.set(path, true);
}

/** Writes a file beside its place and renames it into it; a file that has these bytes already is not touched. */
export function writeFile(tree: Tree, names: readonly string[], content: string | Buffer): Change {
  const { files } = tree;
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  const path = newPlaceOf(tree, names);
  return writing(path, () => {
    if (takeDraft(tree, path, bytes)) return 'written';
    refuseLink(files, path, false);
    if (readIfThere(files, path)?.equals(bytes) === true) return 'unchanged';
    const folder = makeFolder(tree, names.slice(0, -1));
    const temporary = join(folder, nameDraft(tree.pid, names.at(-1) ?? ''));
    tree.begun?.add(temporary);
    replaceFile(files, { path, temporary, bytes });
    tree.begun?.delete(temporary);
    return 'written';
  });
}

/** Beside the place of a file, and of this process alone. */
export function nameDraft(pid: number, name: string): string {
  return `${TEMPORARY}${pid}-${name}`.slice(0, LONGEST_DRAFT_NAME);
}

/** True where these very bytes were waiting: they are only made for places where nothing is. */
function takeDraft({ files, drafts }: Tree, path: string, bytes: Buffer): boolean {
  const draft = drafts?.get(path);
  if (draft === undefined || !(draft.bytes === bytes || draft.bytes.equals(bytes))) return false;
  files.renameSync(draft.temporary, path);
  draft.isTaken = true;
  drafts?.delete(path);
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
  if (tree.folders?.get(path) === true) return path;
  writing(path, () => tree.files.mkdirSync(path, { recursive: true }));
  tree.folders?.set(path, true);
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

/** Removes what never came to its place. False where some of it stays. */
export function removeBegun({ files, begun }: Tree): boolean {
  return [...(begun ?? [])].map((path) => giveUp(files, path)).every((isGone) => isGone);
}

/** Writes a file beside its place and renames it into it. */
function replaceFile(
  files: Files,
  { path, temporary, bytes }: { path: string; temporary: string; bytes: Buffer },
): void {
  const handle = openNew(files, temporary);
  try {
    try {
      writeAll(files, handle, bytes);
      files.fsyncSync(handle);
    } finally {
      files.closeSync(handle);
    }
    files.renameSync(temporary, path);
  } catch (error) {
    giveUp(files, temporary);
    throw error;
  }
}

/** True where something is, and is what it should be. */
function refuseLink(files: Files, path: string, folder: boolean): boolean {
  const stat = lookAt(files, path);
  if (stat === null) return false;
  if (folder ? stat.isDirectory() : stat.isDirectory() || stat.isFile()) return true;
  throw new GovdiscloseError('ERR_UNSAFE_PATH', { subject: path, why: 'why.link' });
}

function isFolder(files: Files, path: string): boolean {
  return lookAt(files, path)?.isDirectory() === true;
}

function lookAt(files: Files, path: string) {
  return files.lstatSync(path, { throwIfNoEntry: false }) ?? null;
}
