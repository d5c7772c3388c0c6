/**
 * One writer at a time. In: the dataset's folder and who asks; out: a lock file that tells who writes, and the way to
 * give it back. Refuses while another run is alive; takes over the lock of one that is dead.
 */
import { join } from 'node:path';
import { GovdiscloseError, systemCode } from '../errors.js';
import { type Files, giveUp, readIfThere, removeIfThere, writeAll, writing } from './files.js';

export const LOCK_NAME = '.lock';

/** Who writes. `mark` tells two processes with the same number apart (boot and start time), null where unknown. */
export interface Writer {
  readonly pid: number;
  readonly host: string;
  readonly since: string;
  readonly mark: string | null;
}

export interface ProcessState {
  readonly alive: boolean;
  readonly mark: string | null;
}

export interface LockOptions {
  readonly files: Files;
  readonly folder: string;
  readonly writer: Writer;
  readonly stateOf: (pid: number) => ProcessState;
  /** Is told the lock that is still there when its run is over. */
  readonly whenStays?: (lock: string) => void;
}

export interface Lock {
  /** The dead run whose lock was taken over, or null. */
  readonly takenFrom: Writer | 'unreadable' | null;
  /** False where the system refused it: the next run finds the lock of a dead one. */
  release(): boolean;
}

/** What `createLock` leaves when the process is killed inside it; the number is the process's. */
const DRAFT = /^\.lock-(?:takeover-)?(\d+)$/;

export function acquireLock(options: LockOptions): Lock {
  const path = join(options.folder, LOCK_NAME);
  return writing(options.folder, () => {
    const lock = holdLock(options, path, createLock(options, path) ? null : takeOver(options, path));
    try {
      removeDrafts(options);
    } catch (error) {
      abandon(lock);
      throw error;
    }
    return lock;
  });
}

/** Where a run is writing that is alive, or may be. */
export function refuseWriter(options: LockOptions): void {
  refuseIfAlive(options, join(options.folder, LOCK_NAME));
}

/** Before anything is written. What a dead run left was not swept: its lock stays for the next run. */
export function abandon(lock: Lock): void {
  if (lock.takenFrom === null) lock.release();
}

function removeDrafts({ files, folder, stateOf }: LockOptions): void {
  for (const name of files.readdirSync(folder)) {
    const [, pid] = DRAFT.exec(name) ?? [];
    if (pid !== undefined && !stateOf(Number(pid)).alive) removeIfThere(files, join(folder, name));
  }
}

function holdLock({ files }: LockOptions, path: string, takenFrom: Lock['takenFrom']): Lock {
  return { takenFrom, release: () => giveUp(files, path) };
}

/** The file appears with its content at once, so that nobody reads an empty lock. False where there is one. */
function createLock({ files, writer }: LockOptions, path: string): boolean {
  const draft = `${path}-${writer.pid}`;
  removeIfThere(files, draft);
  writeDraft(files, draft, writer);
  const isCreated = linkDraft(files, draft, path);
  try {
    removeIfThere(files, draft);
  } catch (error) {
    if (isCreated) giveUp(files, path);
    throw error;
  }
  return isCreated;
}

function writeDraft(files: Files, draft: string, writer: Writer): void {
  const handle = files.openSync(draft, 'wx');
  try {
    writeAll(files, handle, Buffer.from(`${JSON.stringify(writer)}\n`));
  } catch (error) {
    giveUp(files, draft, handle);
    throw error;
  }
  try {
    files.closeSync(handle);
  } catch (error) {
    giveUp(files, draft);
    throw error;
  }
}

function linkDraft(files: Files, draft: string, path: string): boolean {
  try {
    files.linkSync(draft, path);
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    giveUp(files, draft);
    throw error;
  }
}

/** Two runs may find the same dead lock: only the one that makes the second lock file may replace the first. */
function takeOver(options: LockOptions, path: string): Exclude<Lock['takenFrom'], null> {
  const { files } = options;
  const guard = `${path}-takeover`;
  refuseIfAlive(options, path);
  if (!createLock(options, guard)) {
    refuseIfAlive(options, guard);
    removeIfThere(files, guard);
    if (!createLock(options, guard)) throw lockedError(options, path, readWriter(files, guard));
  }
  try {
    const holder = refuseIfAlive(options, path);
    if (files.existsSync(path)) replaceLock(options, path);
    else if (!createLock(options, path)) throw lockedError(options, path, readWriter(files, path));
    return holder ?? 'unreadable';
  } finally {
    removeIfThere(files, guard);
  }
}

/** At every instant there is a lock: without one the next run would not know that there is something to sweep. */
function replaceLock({ files, writer }: LockOptions, path: string): void {
  const draft = `${path}-${writer.pid}`;
  removeIfThere(files, draft);
  writeDraft(files, draft, writer);
  try {
    files.renameSync(draft, path);
  } catch (error) {
    giveUp(files, draft);
    throw error;
  }
}

function refuseIfAlive(options: LockOptions, path: string): Writer | null {
  const holder = readWriter(options.files, path);
  if (holder !== null && mayBeAlive(holder, options)) throw lockedError(options, path, holder);
  return holder;
}

/** A run on another machine cannot be seen from here: it counts as alive. */
function mayBeAlive(holder: Writer, { writer, stateOf }: LockOptions): boolean {
  if (holder.host !== writer.host) return true;
  const state = stateOf(holder.pid);
  if (!state.alive) return false;
  return holder.mark === null || state.mark === null || holder.mark === state.mark;
}

function lockedError({ folder }: LockOptions, path: string, holder: Writer | null): GovdiscloseError {
  const { pid, host, since } = holder ?? { pid: '?', host: '?', since: '?' };
  return new GovdiscloseError('ERR_OUTPUT_LOCKED', { subject: folder, values: { pid, host, since, lock: path } });
}

function readWriter(files: Files, path: string): Writer | null {
  try {
    const found: unknown = JSON.parse(readIfThere(files, path)?.toString('utf8') ?? 'null');
    return isWriter(found) ? found : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isWriter(found: unknown): found is Writer {
  if (typeof found !== 'object' || found === null) return false;
  const { pid, host, since } = found as Partial<Record<string, unknown>>;
  return Number.isInteger(pid) && typeof host === 'string' && typeof since === 'string';
}
