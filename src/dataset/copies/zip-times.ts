/**
 * A zip archive → the same with one time on every entry, so that the same cells give the same bytes. In: bytes of an archive
 * without a comment and without zip64, changed in place; refuses what is none.
 */

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
/** 1 January 1980, midnight: the first time that the format knows. */
const TIME = 0x00210000;
/** Places within the end record, an entry of the directory, and a local header. */
const AT = {
  count: 10,
  directory: 16,
  time: 12,
  name: 28,
  extra: 30,
  comment: 32,
  header: 42,
  headerTime: 10,
} as const;

export function fixZipTimes(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.byteLength - END_BYTES;
  if (end < 0 || view.getUint32(end, true) !== END) throw new TypeError('not a zip archive');
  let at = view.getUint32(end + AT.directory, true);
  for (let left = view.getUint16(end + AT.count, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== ENTRY) throw new TypeError('not a zip archive');
    view.setUint32(at + AT.time, TIME, true);
    view.setUint32(view.getUint32(at + AT.header, true) + AT.headerTime, TIME, true);
    const lengths = [AT.name, AT.extra, AT.comment].map((field) => view.getUint16(at + field, true));
    at += lengths.reduce((sum, length) => sum + length, ENTRY_BYTES);
  }
  return bytes;
}
