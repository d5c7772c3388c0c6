/**
 * The file operations that a dataset needs, as an interface: the tests hand in one that fails at the n-th call. Errors of
 * the system become the errors of govdisclose here.
 */
import type * as fs from 'node:fs';
import { GovdiscloseError, systemCode } from '../errors.js';

export type Files = Pick<
  typeof fs,
  | 'closeSync'
  | 'constants'
  | 'existsSync'
  | 'fstatSync'
  | 'fsync'
  | 'fsyncSync'
  | 'ftruncateSync'
  | 'linkSync'
  | 'lstatSync'
  | 'mkdirSync'
  | 'openSync'
  | 'readdirSync'
  | 'readFileSync'
  | 'readSync'
  | 'renameSync'
  | 'unlinkSync'
  | 'writeSync'
>;

const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
/** What disks, quotas, rights and limits answer, and what others do to files meanwhile. */
const REFUSALS: ReadonlySet<string> = new Set([
  ...FULL,
  'EACCES',
  'EBUSY',
  'EEXIST',
  'EIO',
  'EISDIR',
  'ELOOP',
  'EMFILE',
  'ENAMETOOLONG',
  'ENFILE',
  'ENODEV',
  'ENOENT',
  'ENOMEM',
  'ENOTDIR',
  'ENOTEMPTY',
  'ENXIO',
  'EPERM',
  'EROFS',
  'ESTALE',
]);

/** Runs a write; what the system refuses is told as an output error about `subject`. */
export function writing<T>(subject: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof GovdiscloseError || systemCode(error) === '') throw error;
    throw outputError(subject, error);
  }
}

export function outputError(subject: string, error: unknown): GovdiscloseError {
  return refusedOutput(subject, systemCode(error), error);
}

/** What the system said of an output that is a stream or a file: `code` as it names it. */
export function refusedOutput(subject: string, code: string, cause?: unknown): GovdiscloseError {
  const error = FULL.has(code) ? 'ERR_NO_SPACE' : 'ERR_OUTPUT_NOT_WRITABLE';
  return new GovdiscloseError(error, { subject, why: `why.${code}`, ...(cause !== undefined && { cause }) });
}

/** An error that nobody foresaw where it came up: null where the system did not refuse anything, and it is a bug. */
export function refusalIn(error: unknown, subject: string): GovdiscloseError | null {
  if (!(error instanceof Error) || !REFUSALS.has(systemCode(error))) return null;
  return outputError('path' in error && typeof error.path === 'string' ? error.path : subject, error);
}

/** The bytes of a file, or null when there is none. */
export function readIfThere(files: Files, path: string): Buffer | null {
  try {
    return files.readFileSync(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Names in a folder, or none when there is no folder. */
export function listIfThere(files: Files, path: string): readonly string[] {
  try {
    return files.readdirSync(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  }
}

export function removeIfThere(files: Files, path: string): void {
  try {
    files.unlinkSync(path);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
  }
}

/**
 * Closes and removes what is given up; false where it is still there. What goes wrong with that is no error of its own: it would
 * take the place of the one for which it is given up, and what is left is removed by the next run.
 */
export function giveUp(files: Files, path: string, handle: number | null = null): boolean {
  if (handle !== null) unlessRefused(() => files.closeSync(handle));
  return unlessRefused(() => removeIfThere(files, path));
}

/** False where the system refused it. */
export function unlessRefused(action: () => void): boolean {
  try {
    action();
    return true;
  } catch (error) {
    if (systemCode(error) === '') throw error;
    return false;
  }
}

/** All of it: the system may take a part at a time. */
export function writeAll(files: Files, handle: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += files.writeSync(handle, bytes, done);
}

/** To be written; whatever has the name already is refused, a link too (EEXIST). */
export function openExclusive(files: Files, path: string): number {
  const { O_CREAT, O_EXCL, O_NOFOLLOW, O_WRONLY } = files.constants;
  return files.openSync(path, O_WRONLY | O_CREAT | O_EXCL | (O_NOFOLLOW ?? 0), 0o666);
}

/** The same for a temporary file: one of that name that a killed run left is removed. */
export function openNew(files: Files, path: string): number {
  try {
    return openExclusive(files, path);
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
    removeIfThere(files, path);
    return openExclusive(files, path);
  }
}
