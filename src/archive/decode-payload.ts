/**
 * The payload of a response → the body a browser would show. In: bytes as transferred and their header fields; out: the
 * body, or what is wrong. Strict: a coding that breaks off is an error, never half a page. An unknown coding stays on.
 */
import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync, type ZlibOptions } from 'node:zlib';
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
const ZLIB_METHOD = 8;
const LINE_FEED = 10;
const LOOKED_AT = 512;

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
    if (!looksPlain(payload)) return { ok: false, why: 'coding' };
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
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, strict(options)) : bytes;
}

/** Said to be zlib, and often bare. */
function inflate(bytes: Uint8Array, options: ZlibOptions): Uint8Array {
  const [first = 0, second = 0] = bytes;
  const isZlib = (first & 0x0f) === ZLIB_METHOD && ((first << 8) | second) % 31 === 0;
  if (!isZlib) return inflateRawSync(bytes, strict(options));
  try {
    return inflateSync(bytes, strict(options));
  } catch (error) {
    if (systemCode(error) !== 'Z_DATA_ERROR') throw error;
    return inflateRawSync(bytes, strict(options));
  }
}

/** Text has no control characters but blanks; compressed data soon have one. A fetched page is taken the same way. */
function looksPlain(bytes: Uint8Array): boolean {
  return bytes.subarray(0, LOOKED_AT).every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d));
}

function strict(options: ZlibOptions): ZlibOptions {
  return { ...options, finishFlush: constants.Z_FINISH };
}
