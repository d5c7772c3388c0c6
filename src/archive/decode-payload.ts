/**
 * The payload of a response → the body a browser would show. In: bytes as transferred and their header fields; out: the
 * body, or what is wrong. Strict: a coding that breaks off is an error, never half a page. An unknown coding stays on.
 */
import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync, type ZlibOptions } from 'node:zlib';
import { hasZlibHead, isGzip, isText } from '../coding/recognize-coding.js';
import { systemCode } from '../errors.js';
import type { HeaderFields } from '../model/capture.js';
import { listField } from './http-message.js';

export type Decoded =
  | { readonly ok: true; readonly body: Uint8Array }
  | { readonly ok: false; readonly why: 'coding' | 'too-large' };

type Decoder = (bytes: Uint8Array, options: ZlibOptions) => Uint8Array;

const DECODERS: Readonly<Record<string, Decoder>> = {
  gzip: gunzip,
  'x-gzip': gunzip,
  deflate: inflate,
  br: (bytes, { maxOutputLength }) =>
    brotliDecompressSync(bytes, maxOutputLength === undefined ? {} : { maxOutputLength }),
};
/** Size of a chunk in hexadecimal, and extensions that nobody uses. */
const CHUNK_SIZE = /^([0-9a-f]{1,8})[ \t]*(?:;[^\r\n]{0,200})?$/i;
const LONGEST_SIZE_LINE = 256;
const LINE_FEED = 10;

/** Takes the content codings off, the last first. */
export function decodePayload(payload: Uint8Array, headers: HeaderFields, maxBytes: number): Decoded {
  const codings = listField(headers, 'content-encoding').filter((coding) => DECODERS[coding] !== undefined);
  let body = payload;
  try {
    for (const coding of [...codings].reverse()) {
      if (body.length > 0) body = DECODERS[coding]?.(body, { maxOutputLength: maxBytes }) ?? body;
    }
  } catch (error) {
    if (systemCode(error) === 'ERR_BUFFER_TOO_LARGE') return { ok: false, why: 'too-large' };
    // Whether a few bytes are a page was judged when they were fetched.
    if (!isText(payload)) return { ok: false, why: 'coding' };
    body = payload;
  }
  return body.length > maxBytes ? { ok: false, why: 'too-large' } : { ok: true, body };
}

/** Joins the chunks where a record holds them; bytes that are no whole run of chunks are what they are. */
export function joinChunks(rest: Uint8Array, headers: HeaderFields): Uint8Array {
  if (listField(headers, 'transfer-encoding').at(-1) !== 'chunked') return rest;
  const bytes = Buffer.from(rest.buffer, rest.byteOffset, rest.byteLength);
  const chunks: Uint8Array[] = [];
  for (let at = 0; ; ) {
    const end = bytes.indexOf(LINE_FEED, at);
    if (end < 0 || end - at > LONGEST_SIZE_LINE) return rest;
    const [, digits] = CHUNK_SIZE.exec(bytes.toString('latin1', at, end).trim()) ?? [];
    const size = Number.parseInt(digits ?? 'none', 16);
    if (Number.isNaN(size) || end + 1 + size > bytes.length) return rest;
    if (size === 0) return Buffer.concat(chunks);
    chunks.push(bytes.subarray(end + 1, end + 1 + size));
    at = bytes.indexOf(LINE_FEED, end + 1 + size) + 1;
    if (at === 0) return rest;
  }
}

/** Some archives keep the field and not the coding. */
function gunzip(bytes: Uint8Array, options: ZlibOptions): Uint8Array {
  return isGzip(bytes) ? gunzipSync(bytes, strict(options)) : bytes;
}

/** Said to be zlib, and often bare. */
function inflate(bytes: Uint8Array, options: ZlibOptions): Uint8Array {
  if (!hasZlibHead(bytes)) return inflateRawSync(bytes, strict(options));
  try {
    return inflateSync(bytes, strict(options));
  } catch (error) {
    if (systemCode(error) !== 'Z_DATA_ERROR') throw error;
    return inflateRawSync(bytes, strict(options));
  }
}

function strict(options: ZlibOptions): ZlibOptions {
  return { ...options, finishFlush: constants.Z_FINISH };
}
