/**
 * `-o DIR` → an open dataset, locked for this run. In: the folder, who writes and when; out: the store and its log.
 * Refuses, before anything is parsed: a file, a folder that is something else, one that cannot be written or is locked.
 */
import { dirname, join } from 'node:path';
import { GovdiscloseError, systemCode } from '../errors.js';
import { type Files, outputError, writing } from './files.js';
import { abandon, acquireLock, LOCK_NAME, type Lock, type LockOptions } from './lock.js';
import { openRunChanges, type RunChanges } from './run-changes.js';
import { openRunLog, type RunLog } from './run-log.js';
import { openStore, type Store } from './store.js';
import { makeFolder, recentFolders, removeBegun, removeTemporaries, type Tree } from './tree.js';

export interface Dataset extends Store {
  readonly tree: Tree;
  readonly log: RunLog;
  readonly takenFrom: Lock['takenFrom'];
  close(): void;
}

export interface DatasetOptions extends LockOptions {
  readonly startedAt: Date;
}

/** A folder that holds one of these is a dataset. */
const MARKS = ['records', 'held', 'archive'];

export function openDataset(options: DatasetOptions): Dataset {
  const { files, folder, writer } = options;
  prepareFolder(files, folder);
  const lock = acquireLock(options);
  try {
    const tree: Tree = {
      root: folder,
      files,
      pid: writer.pid,
      drafts: new Map(),
      folders: recentFolders(),
      begun: new Set(),
    };
    makeFolder(tree, ['records']);
    if (lock.takenFrom !== null) removeTemporaries(tree);
    const log = openRunLog(tree, options.startedAt);
    const changes = openRunChanges(tree, log.id);
    return {
      ...openStore(tree, changes),
      tree,
      log,
      takenFrom: lock.takenFrom,
      close: () => closeAll([changes, log], () => releaseLock(options, tree, lock)),
    };
  } catch (error) {
    abandon(lock);
    throw error;
  }
}

/** A dataset whose records are there and stay as they are, locked so that its tables can be written. */
export interface LockedDataset {
  readonly tree: Tree;
  readonly takenFrom: Lock['takenFrom'];
  close(): void;
}

export function lockDataset(options: LockOptions): LockedDataset {
  const { files, folder, writer } = options;
  const lock = acquireLock(options);
  const tree: Tree = { root: folder, files, pid: writer.pid, begun: new Set() };
  try {
    if (lock.takenFrom !== null) removeTemporaries(tree);
    return { tree, takenFrom: lock.takenFrom, close: () => releaseLock(options, tree, lock) };
  } catch (error) {
    abandon(lock);
    throw error;
  }
}

/** Makes the folder, but not the one above it: a missing one is a slip, or a disk that is not mounted. */
function prepareFolder(files: Files, folder: string): void {
  const names = namesIn(files, folder);
  if (names === null) {
    writing(folder, () => files.mkdirSync(folder));
    return;
  }
  const foreign = names.filter((name) => !name.startsWith(LOCK_NAME));
  if (foreign.length > 0 && !MARKS.some((mark) => foreign.includes(mark))) {
    throw new GovdiscloseError('ERR_NOT_A_DATASET', { subject: folder });
  }
}

function namesIn(files: Files, folder: string): readonly string[] | null {
  try {
    return files.readdirSync(folder);
  } catch (error) {
    if (systemCode(error) === 'ENOENT' && folder !== dirname(folder)) return null;
    if (systemCode(error) === 'ENOTDIR') throw new GovdiscloseError('ERR_OUTPUT_NOT_A_FOLDER', { subject: folder });
    throw outputError(folder, error);
  }
}

function closeAll(files: readonly (RunChanges | RunLog)[], release: () => void): void {
  try {
    for (const file of files) file.close();
  } finally {
    release();
  }
}

/** A lock that stays tells the next run that something half written is there. */
function releaseLock({ folder, whenStays }: LockOptions, tree: Tree, lock: Lock): void {
  if (!(removeBegun(tree) && lock.release())) whenStays?.(join(folder, LOCK_NAME));
}
