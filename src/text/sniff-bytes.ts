/**
 * In: the bytes of a page. Out: what kind of file they are, judged from magic numbers and control bytes alone, never from
 * a name or a `Content-Type` (both lie). Everything that is not text is refused by the caller with this word as reason.
 */
import { detectWideText } from './detect-wide-text.js';

export type Sniffed = 'text' | 'empty' | 'mhtml' | 'pdf' | 'zip' | 'ole' | 'image' | 'gzip' | 'binary';

const MAGIC: readonly (readonly [Sniffed, readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['gzip', [0x1f, 0x8b]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['image', [0x49, 0x49, 0x2a, 0x00]],
  ['image', [0x4d, 0x4d, 0x00, 0x2a]],
  ['image', [0x00, 0x00, 0x01, 0x00]],
  ['binary', [0x52, 0x61, 0x72, 0x21, 0x1a]],
  ['binary', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['binary', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['binary', [0xff, 0xfe, 0x00, 0x00]],
  ['binary', [0x00, 0x00, 0xfe, 0xff]],
  ['binary', [0x28, 0xb5, 0x2f, 0xfd]],
];
const MIME_HEAD = /^(?:from: <saved by|mime-version:|content-type: multipart\/|snapshot-content-location:)/i;
const MIME_PARTS = /multipart\/related|snapshot-content-location/i;
const SAMPLE = 4096;
/** Above this share of control bytes a sample is no text; stray ones (a NUL in a cell) are damage, not a format. */
const CONTROL_SHARE = 0.05;

export function sniffBytes(bytes: Uint8Array): Sniffed {
  if (startsWith(bytes, [0xff, 0xfe, 0x00, 0x00], 0)) return 'binary';
  const wide = detectWideText(bytes);
  if (wide !== null) return new TextDecoder(wide).decode(bytes).trim() === '' ? 'empty' : 'text';
  const start = skipBlankBytes(bytes);
  if (start === bytes.length) return 'empty';
  return sniffMagic(bytes, start) ?? sniffText(bytes, start);
}

function sniffMagic(bytes: Uint8Array, start: number): Sniffed | null {
  for (const [kind, magic] of MAGIC) {
    if (startsWith(bytes, magic, 0) || (kind === 'pdf' && startsWith(bytes, magic, start))) return kind;
  }
  if (startsWith(bytes, [0x52, 0x49, 0x46, 0x46], 0) && startsWith(bytes, [0x57, 0x45, 0x42, 0x50], 8)) return 'image';
  // "BM" may begin a text; a bitmap has four reserved NUL bytes behind its length.
  if (startsWith(bytes, [0x42, 0x4d], 0) && startsWith(bytes, [0, 0, 0, 0], 6)) return 'image';
  return null;
}

function sniffText(bytes: Uint8Array, start: number): Sniffed {
  const sample = bytes.subarray(start, start + SAMPLE);
  let controls = 0;
  for (let at = 0; at < sample.length; at += 1) if (isControl(sample[at] ?? 0)) controls += 1;
  if (controls > sample.length * CONTROL_SHARE && controls > 1) return 'binary';
  if (!isMimeLetter(sample[0])) return 'text';
  const head = new TextDecoder('latin1').decode(sample);
  return MIME_HEAD.test(head) && MIME_PARTS.test(head) ? 'mhtml' : 'text';
}

function isControl(byte: number): boolean {
  return byte < 32 && (byte < 9 || (byte > 13 && byte !== 27));
}

/** Only a few letters can begin a MIME head; this spares other pages a decode. */
function isMimeLetter(byte: number | undefined): boolean {
  return byte !== undefined && 'fmcs'.includes(String.fromCharCode(byte | 0x20));
}

/** First byte that is no blank: ASCII blanks, a UTF-8 byte order mark, no-break and full-width spaces in UTF-8. */
function skipBlankBytes(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const width = blankWidth(bytes, at);
    if (width === 0) return at;
    at += width;
  }
  return at;
}

function blankWidth(bytes: Uint8Array, at: number): number {
  const byte = bytes[at] ?? 0;
  if (byte === 32 || (byte >= 9 && byte <= 13)) return 1;
  if (byte < 0xc2) return 0;
  if (startsWith(bytes, [0xc2, 0xa0], at)) return 2;
  if (startsWith(bytes, [0xef, 0xbb, 0xbf], at) || startsWith(bytes, [0xe3, 0x80, 0x80], at)) return 3;
  return 0;
}

function startsWith(bytes: Uint8Array, magic: readonly number[], at: number): boolean {
  for (let index = 0; index < magic.length; index += 1) if (bytes[at + index] !== magic[index]) return false;
  return true;
}
