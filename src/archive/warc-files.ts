/**
 * The files of an archive's folder. In: the dataset's tree; out: the WARC files under their final names, and what a run
 * that was killed had open: cut after its last whole capture, and given the name that was fixed when it was begun.
 */
import { join } from 'node:path';
import { removeIfThere, writing } from '../dataset/files.js';
import { ARCHIVE_FOLDER, listFolder, placeOf, TEMPORARY, type Tree } from '../dataset/tree.js';
import { GovdiscloseError } from '../errors.js';
import { openFileSource } from './byte-source.js';
import type { Warcio } from './load-warcio.js';
import { readRecords } from './read-records.js';

/** Before the name of a file that still grows; not what is swept away as half written. */
export const OPEN_PREFIX = '.open-';

export const WARC_FILE = /^[\w~-][\w.~-]*\.warc(?:\.gz)?$/i;
const OPEN_FILE = /^\.open-[\w~-][\w.~-]*\.warc\.gz$/;

/** Name → size, in the order of the names. */
export function listWarcFiles(tree: Tree): ReadonlyMap<string, number> {
  const names = listFolder(tree, [ARCHIVE_FOLDER]).filter((name) => WARC_FILE.test(name));
  return new Map(names.map((name) => [name, tree.files.lstatSync(placeOf(tree, [ARCHIVE_FOLDER, name])).size]));
}

/** Names that files will have which runs have begun, of which those that are dead have left some. */
export function listOpenFiles(tree: Tree): readonly string[] {
  const names = listFolder(tree, [ARCHIVE_FOLDER]).filter((name) => OPEN_FILE.test(name));
  return names.map((name) => name.slice(OPEN_PREFIX.length));
}

export function openPathOf(tree: Tree, name: string): string {
  return join(placeOf(tree, [ARCHIVE_FOLDER]), `${OPEN_PREFIX}${name}`);
}

/** Ends what killed runs had begun. */
export async function recoverFiles(tree: Tree, warcio: Warcio): Promise<void> {
  const folder = placeOf(tree, [ARCHIVE_FOLDER]);
  for (const name of listFolder(tree, [ARCHIVE_FOLDER])) {
    if (name.startsWith(TEMPORARY)) removeIfThere(tree.files, join(folder, name));
  }
  for (const name of listOpenFiles(tree)) await recoverFile(tree, name, warcio);
}

async function recoverFile(tree: Tree, name: string, warcio: Warcio): Promise<void> {
  const path = openPathOf(tree, name);
  if (!tree.files.lstatSync(path).isFile()) {
    throw new GovdiscloseError('ERR_UNSAFE_PATH', { subject: path, why: 'why.link' });
  }
  const { end, size } = await measureWhole(tree, path, warcio);
  writing(path, () => {
    if (end === 0) removeIfThere(tree.files, path);
    else {
      if (end < size) cutFile(tree, path, end);
      nameFile(tree, name);
    }
  });
}

/** A file under that name is never written over: locations in records lead into it. */
export function nameFile(tree: Tree, name: string): void {
  const path = placeOf(tree, [ARCHIVE_FOLDER, name]);
  if (tree.files.existsSync(path)) throw new GovdiscloseError('ERR_UNSAFE_PATH', { subject: path, why: 'why.taken' });
  tree.files.renameSync(openPathOf(tree, name), path);
}

/** The end of the last whole capture: a request stands last in each. */
async function measureWhole(tree: Tree, path: string, warcio: Warcio): Promise<{ end: number; size: number }> {
  const source = openFileSource(tree.files, path);
  let end = 0;
  try {
    for await (const record of readRecords(source, warcio)) {
      if ('fault' in record) break;
      if (record.type === 'request') end = record.offset + record.length;
    }
    return { end, size: source.size };
  } finally {
    source.close();
  }
}

function cutFile({ files }: Tree, path: string, end: number): void {
  const handle = files.openSync(path, files.constants.O_RDWR | (files.constants.O_NOFOLLOW ?? 0));
  try {
    files.ftruncateSync(handle, end);
    files.fsyncSync(handle);
  } finally {
    files.closeSync(handle);
  }
}
