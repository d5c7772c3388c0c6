/**
 * Archives of several datasets → one more place that holds all their files. In: the datasets' folders and the tree of the one that
 * they become; out: for each folder the names that its files have there. A file is linked, not copied, where the disk can:
 * files of an archive never change. Two files of one name and different bytes both stay, one under a longer name. What a run
 * that was cut off left open is copied, and ended in the copy: the dataset it came from stays as it is.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Files, listIfThere, openNew, writeAll, writing } from '../dataset/files.js';
import { ARCHIVE_FOLDER, makeFolder, placeOf, TEMPORARY, type Tree } from '../dataset/tree.js';
import { systemCode } from '../errors.js';
import { openIndex } from './archive-index.js';
import { openFileSource } from './byte-source.js';
import { loadWarcio } from './load-warcio.js';
import { listOpenFiles, listWarcFiles, openPathOf, recoverFiles } from './warc-files.js';

/** Name in the folder it came from → name in the archive of all. */
export type JoinedNames = ReadonlyMap<string, string>;

interface Found {
  readonly root: string;
  readonly name: string;
  readonly path: string;
  readonly size: number;
  /** It has not got its name yet: what stands after its last whole capture is cut off. */
  readonly isOpen: boolean;
}

const CHUNK = 1024 * 1024;
const HASH_LENGTH = 8;
const EXTENSION = /(?:\.warc)(?:\.gz)?$/i;
/** Other disks, and disks that know no links. */
const NO_LINKS: ReadonlySet<string> = new Set(['EXDEV', 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'ENOSYS']);

export async function joinArchives(tree: Tree, roots: readonly string[]): Promise<ReadonlyMap<string, JoinedNames>> {
  const found = roots.flatMap((root) => listFound(tree, root));
  const names = new Map<string, Map<string, string>>(roots.map((root) => [root, new Map()]));
  if (found.length === 0) return names;
  const warcio = await loadWarcio();
  makeFolder(tree, [ARCHIVE_FOLDER]);
  await recoverFiles(tree, warcio);
  for (const file of found) names.get(file.root)?.set(file.name, addFile(tree, file, found));
  await recoverFiles(tree, warcio);
  const index = await openIndex(tree, warcio);
  index.close();
  return names;
}

function listFound(tree: Tree, root: string): readonly Found[] {
  const other: Tree = { root, files: tree.files, pid: tree.pid };
  if (listIfThere(tree.files, join(root, ARCHIVE_FOLDER)).length === 0) return [];
  const named = [...listWarcFiles(other)].map(([name, size]) => {
    return { root, name, path: placeOf(other, [ARCHIVE_FOLDER, name]), size, isOpen: false };
  });
  const open = listOpenFiles(other).map((name) => {
    const path = openPathOf(other, name);
    return { root, name, path, size: tree.files.lstatSync(path).size, isOpen: true };
  });
  return [...named, ...open];
}

/** Its own name where no other file has it; else the one that its bytes give it, whatever the order of the datasets. */
function addFile(tree: Tree, file: Found, all: readonly Found[]): string {
  const { files } = tree;
  const plain = placeOf(tree, [ARCHIVE_FOLDER, file.name]);
  const isTaken = files.existsSync(plain);
  if (isTaken && isSameFile(files, plain, file)) return file.name;
  const rivals = all.filter((one) => one !== file && one.name === file.name);
  if (!isTaken && rivals.every(({ path }) => isSameFile(files, path, file))) {
    bringFile(tree, file, file.name);
    return file.name;
  }
  const extension = EXTENSION.exec(file.name)?.[0] ?? '';
  const stem = file.name.slice(0, file.name.length - extension.length);
  const name = `${stem}~${hashFile(files, file.path, file.size).slice(0, HASH_LENGTH)}${extension}`;
  if (!files.existsSync(placeOf(tree, [ARCHIVE_FOLDER, name]))) bringFile(tree, file, name);
  return name;
}

/** Of an open file, what was brought before is its whole captures. */
function isSameFile(files: Files, path: string, file: Found): boolean {
  const [one, other] = [files.lstatSync(path), files.lstatSync(file.path)];
  if (file.isOpen ? one.size > other.size : one.size !== other.size) return false;
  if (one.dev === other.dev && one.ino === other.ino) return true;
  return hashFile(files, path, one.size) === hashFile(files, file.path, one.size);
}

function hashFile(files: Files, path: string, bytes: number): string {
  const hash = createHash('sha256');
  for (const chunk of chunksOf(files, path, bytes)) hash.update(chunk);
  return hash.digest('hex');
}

function* chunksOf(files: Files, path: string, bytes: number): Generator<Buffer> {
  const source = openFileSource(files, path);
  try {
    for (let at = 0; at < bytes; at += CHUNK) yield source.read(at, Math.min(CHUNK, bytes - at));
  } finally {
    source.close();
  }
}

function bringFile(tree: Tree, file: Found, name: string): void {
  const { path, isOpen } = file;
  const target = isOpen ? openPathOf(tree, name) : placeOf(tree, [ARCHIVE_FOLDER, name]);
  writing(target, () => {
    if (isOpen) return copyFile(tree, file, target);
    try {
      tree.files.linkSync(path, target);
    } catch (error) {
      if (!NO_LINKS.has(systemCode(error))) throw error;
      copyFile(tree, file, target);
    }
  });
}

function copyFile(tree: Tree, { path, name, size }: Found, target: string): void {
  const { files } = tree;
  const temporary = join(placeOf(tree, [ARCHIVE_FOLDER]), `${TEMPORARY}${tree.pid}-${name}`);
  const handle = openNew(files, temporary);
  try {
    for (const chunk of chunksOf(files, path, size)) writeAll(files, handle, chunk);
    files.fsyncSync(handle);
  } finally {
    files.closeSync(handle);
  }
  files.renameSync(temporary, target);
}
