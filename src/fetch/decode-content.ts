/**
 * The body without its content coding. In: the bytes as transferred and the codings that the header names. Out: the page's
 * bytes, whole. Refuses data that end too early or are damaged, more than one coding, codings that were not asked for,
 * and more bytes than allowed; bytes that are plainly not coded are taken as they are, with a note.
 */
import { promisify } from 'node:util';
import {
  brotliDecompress,
  brotliDecompressSync,
  gunzip,
  gunzipSync,
  inflate,
  inflateRaw,
  inflateRawSync,
  inflateSync,
  type ZlibOptions,
} from 'node:zlib';
import { hasZlibHead, isGzip, looksPlain } from '../coding/recognize-coding.js';
import { systemCode } from '../errors.js';
import { FetchFault } from './fetch-fault.js';

export interface Coded {
  readonly payload: Uint8Array;
  /** As the header names them, outermost last; `identity` is none. */
  readonly codings: readonly string[];
  readonly maxBytes: number;
}

export interface Decoded {
  readonly body: Uint8Array;
  /** False where the header names a coding that is not on the bytes. */
  readonly applied: boolean;
}

type Inflate = (bytes: Uint8Array, limit: number) => Promise<Uint8Array>;

const RATIO = 100;
/** Below this, and below the limit of bytes, any ratio is allowed: small pages of blanks are no bombs. */
const ALWAYS_ALLOWED = 1024 * 1024;
/** Smaller bodies are inflated at once: handing them to another thread takes longer. */
const SMALL = 64 * 1024;
const ENDS_EARLY = 'Z_BUF_ERROR';
const NAMES: Readonly<Record<string, string>> = { 'x-gzip': 'gzip' };

const INFLATE: Readonly<Record<string, Inflate>> = {
  gzip: inflateWith(gunzipSync, promisify<Uint8Array, ZlibOptions, Uint8Array>(gunzip)),
  br: inflateWith(brotliDecompressSync, promisify<Uint8Array, ZlibOptions, Uint8Array>(brotliDecompress)),
  deflate: inflateEither,
};
const inflateZlib = inflateWith(inflateSync, promisify<Uint8Array, ZlibOptions, Uint8Array>(inflate));
const inflateBare = inflateWith(inflateRawSync, promisify<Uint8Array, ZlibOptions, Uint8Array>(inflateRaw));

export async function decodeContent({ payload, codings, maxBytes }: Coded): Promise<Decoded> {
  const named = codings.map((coding) => NAMES[coding] ?? coding).filter((coding) => coding !== 'identity');
  const [coding] = named;
  if (coding === undefined || payload.length === 0) return { body: payload, applied: true };
  if (named.length > 1) throw encodingFault(named.join(', '), 'why.codings');
  const undo = INFLATE[coding];
  if (undo === undefined || (coding === 'gzip' && !isGzip(payload))) return takePlain(payload, coding);
  const limit = Math.min(maxBytes, Math.max(ALWAYS_ALLOWED, RATIO * payload.length));
  try {
    return { body: await undo(payload, limit), applied: true };
  } catch (error) {
    if (looksPlain(payload, systemCode(error) === ENDS_EARLY)) return { body: payload, applied: false };
    throw nameZlibError(error, { coding, payload, limit, maxBytes });
  }
}

function takePlain(payload: Uint8Array, coding: string): Decoded {
  if (looksPlain(payload, false)) return { body: payload, applied: false };
  throw encodingFault(coding, INFLATE[coding] === undefined ? 'why.codingUnknown' : 'why.codingDamaged');
}

interface Undoing {
  readonly coding: string;
  readonly payload: Uint8Array;
  readonly limit: number;
  readonly maxBytes: number;
}

function nameZlibError(error: unknown, { coding, payload, limit, maxBytes }: Undoing): FetchFault {
  const code = systemCode(error);
  if (code === 'ERR_BUFFER_TOO_LARGE') {
    const why = limit < maxBytes ? 'why.ratio' : 'why.size';
    return new FetchFault('ERR_FETCH_TOO_LARGE', { why, limit, received: payload.length });
  }
  if (code === ENDS_EARLY) {
    const values = { received: payload.length, expected: '?', coding };
    return new FetchFault('ERR_FETCH_TRUNCATED', { why: 'why.coding', ...values });
  }
  return encodingFault(coding, 'why.codingDamaged');
}

function encodingFault(coding: string, why: string): FetchFault {
  return new FetchFault('ERR_FETCH_ENCODING', { coding, why });
}

function inflateWith(
  small: (bytes: Uint8Array, options: ZlibOptions) => Uint8Array,
  large: (bytes: Uint8Array, options: ZlibOptions) => Promise<Uint8Array>,
): Inflate {
  return async (bytes, maxOutputLength) => (bytes.length <= SMALL ? small : large)(bytes, { maxOutputLength });
}

/** `deflate` means the zlib format; some servers send the bare data that the word names. */
async function inflateEither(bytes: Uint8Array, limit: number): Promise<Uint8Array> {
  if (!hasZlibHead(bytes)) return inflateBare(bytes, limit);
  try {
    return await inflateZlib(bytes, limit);
  } catch (error) {
    if (systemCode(error) !== 'Z_DATA_ERROR') throw error;
    return inflateBare(bytes, limit).catch(() => {
      throw error;
    });
  }
}
