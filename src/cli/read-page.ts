/**
 * A planned page → its bytes. In: the input; out: all of its bytes. Refuses more than a page may have, a saved web
 * archive by its name, and what cannot be read; each refusal is an error that says what to do.
 */
import { GovdiscloseError, systemCode } from '../errors.js';
import type { Environment } from './environment.js';
import type { PageInput } from './inputs.js';

export const MAX_PAGE_BYTES = 20 * 1024 * 1024;

const WEB_ARCHIVE = /\.(?:mht|mhtml)$/i;
const CHUNK_BYTES = 64 * 1024;
const MEBIBYTE = 1024 * 1024;

export async function readPageBytes(input: PageInput, environment: Environment): Promise<Uint8Array> {
  const { subject, path } = input;
  if (WEB_ARCHIVE.test(subject)) throw new GovdiscloseError('ERR_WEB_ARCHIVE', { subject });
  try {
    const bytes = path === null ? await environment.stdin.read(MAX_PAGE_BYTES) : readBytes(path, environment);
    if (bytes.length > MAX_PAGE_BYTES) throw tooLarge(subject, bytes.length, path === null);
    return bytes;
  } catch (error) {
    if (systemCode(error) === '' || error instanceof GovdiscloseError) throw error;
    throw readError(subject, error);
  }
}

function readBytes(path: string, { files }: Environment): Uint8Array {
  const stat = files.statSync(path);
  if (stat.isFile() && stat.size > MAX_PAGE_BYTES) throw tooLarge(path, stat.size, false);
  return stat.isFile() ? files.readFileSync(path) : readStream(path, files);
}

/** A pipe or a device has no size: it is read until the limit. */
function readStream(path: string, files: Environment['files']): Uint8Array {
  const handle = files.openSync(path, 'r');
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for (;;) {
      const chunk = new Uint8Array(CHUNK_BYTES);
      const count = files.readSync(handle, chunk);
      chunks.push(chunk.subarray(0, count));
      bytes += count;
      if (count === 0 || bytes > MAX_PAGE_BYTES) return Buffer.concat(chunks);
    }
  } finally {
    files.closeSync(handle);
  }
}

export function tooLarge(subject: string, bytes: number, atLeast: boolean): GovdiscloseError {
  const size = `${atLeast ? '> ' : ''}${formatSize(bytes)}`;
  return new GovdiscloseError('ERR_TOO_LARGE', { subject, values: { size, limit: formatSize(MAX_PAGE_BYTES) } });
}

function formatSize(bytes: number): string {
  return `${(bytes / MEBIBYTE).toFixed(1)} MiB`;
}

export function readError(subject: string, error: unknown): GovdiscloseError {
  const code = systemCode(error);
  if (code === 'ENOENT') return new GovdiscloseError('ERR_PATH_MISSING', { subject, cause: error });
  return new GovdiscloseError('ERR_PATH_UNREADABLE', { subject, why: `why.${code}`, cause: error });
}
