/**
 * Files that are written and synced before they are put in their place, several at a time and without holding anything up.
 * In: places and bytes; out: drafts beside the places, which `writeFile` renames when it is to write the very same bytes.
 * They decide nothing: a draft that is not taken is thrown away, and a file without one is written as ever.
 */
import { join } from 'node:path';
import { giveUp, openNew, outputError } from './files.js';
import { makeFolder, newPlaceOf, TEMPORARY, type Tree } from './tree.js';

export interface Draft {
  readonly path: string;
  readonly temporary: string;
  readonly bytes: Buffer;
  /** It is in its place. */
  isTaken: boolean;
}

export interface Wanted {
  readonly names: readonly string[];
  readonly bytes: Buffer;
}

let serial = 0;

/** Resolves when all are on the disk; rejects with an output error, and then leaves none. */
export async function draftFiles(tree: Tree, wanted: readonly Wanted[]): Promise<readonly Draft[]> {
  const begun: Draft[] = [];
  try {
    await Promise.all(wanted.map((one) => draftFile(tree, one, begun)));
  } catch (error) {
    discardDrafts(tree, begun);
    throw error;
  }
  for (const draft of begun) tree.drafts?.set(draft.path, draft);
  return begun;
}

/** Those that were not taken. */
export function discardDrafts({ files, drafts, begun }: Tree, made: readonly Draft[]): void {
  for (const draft of made) {
    if (drafts?.get(draft.path) === draft) drafts.delete(draft.path);
    if (draft.isTaken || giveUp(files, draft.temporary)) begun?.delete(draft.temporary);
  }
}

async function draftFile(tree: Tree, { names, bytes }: Wanted, begun: Draft[]): Promise<void> {
  const folder = makeFolder(tree, names.slice(0, -1));
  const path = newPlaceOf(tree, names);
  if (tree.drafts?.has(path) !== false) return;
  serial += 1;
  const temporary = join(folder, `${TEMPORARY}${tree.pid}-${serial}`);
  tree.begun?.add(temporary);
  begun.push({ path, temporary, bytes, isTaken: false });
  try {
    await writeSynced(tree, temporary, bytes);
  } catch (error) {
    throw outputError(path, error);
  }
}

async function writeSynced({ files }: Tree, path: string, bytes: Buffer): Promise<void> {
  const handle = openNew(files, path);
  try {
    for (let done = 0; done < bytes.length; ) done += files.writeSync(handle, bytes, done);
    await new Promise<void>((resolve, reject) => {
      files.fsync(handle, (error) => (error === null ? resolve() : reject(error)));
    });
  } finally {
    files.closeSync(handle);
  }
}
