/**
 * What bytes are, whatever their header says of a content coding. In: the bytes as transferred; out: whether they begin like
 * gzip or zlib, or are plain text. Known to whoever fetches pages and to whoever reads them from an archive: one rule for both.
 */
const ZLIB_METHOD = 8;
const LOOKED_AT = 512;
/** After a byte order mark and blanks. */
const MARKUP = /^(?:\xef\xbb\xbf)?\s{0,500}</;

/** A cut after the first byte is a cut, not a plain page. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && (bytes.length === 1 || bytes[1] === 0x8b);
}

/** `deflate` means the zlib format; some servers send the bare data that the word names. */
export function hasZlibHead([first = 0, second = 0]: Uint8Array): boolean {
  return (first & 0x0f) === ZLIB_METHOD && ((first << 8) | second) % 31 === 0;
}

/** Text in any charset of the web has no control characters but blanks; compressed data soon have one. */
export function isText(bytes: Uint8Array): boolean {
  return bytes.subarray(0, LOOKED_AT).every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d));
}

/** A few bytes prove nothing: they must begin like markup, and must not be the beginning of coded data that end too early. */
export function looksPlain(bytes: Uint8Array, endsEarly: boolean): boolean {
  if (!isText(bytes)) return false;
  if (bytes.length >= LOOKED_AT) return true;
  return !endsEarly && MARKUP.test(String.fromCharCode(...bytes));
}
