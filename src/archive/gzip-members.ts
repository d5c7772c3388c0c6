/**
 * A file of gzip members → the members, one by one. In: bytes from a place on; out: each member unpacked, its checksum and
 * length verified, with where it stands; or the stretch that is none, up to the next member that begins a WARC record.
 */
import { constants, crc32, inflateRawSync } from 'node:zlib';
import { systemCode } from '../errors.js';
import { type ByteSource, windowOn } from './byte-source.js';

export interface Stretch {
  readonly offset: number;
  readonly length: number;
}

export type Damage = 'damaged' | 'truncated' | 'too-large';

export type Member = Stretch & ({ readonly bytes: Buffer } | { readonly damage: Damage });

/** No record is larger, packed or not: a page, or an attachment within the limits of fetch. */
export const MAX_RECORD_BYTES = 128 * 1024 * 1024;

const FIRST_READ = 64 * 1024;
const GROWTH = 8;
const FIXED_HEAD = 10;
const TAIL = 8;
const MAGIC = Buffer.from([0x1f, 0x8b, 0x08]);
const WARC_MARK = Buffer.from('WARC/');
const PREFIX_BYTES = 1024;
const SCAN_BYTES = 1024 * 1024;
const FLAG_CRC = 0x02;
const FLAG_EXTRA = 0x04;
const FLAG_NAME = 0x08;
const FLAG_COMMENT = 0x10;
/** The head's extra field, file name and comment are short where they are there at all. */
const LONGEST_HEAD = 4096;

export function isGzip(source: ByteSource): boolean {
  return source.read(0, 2).equals(MAGIC.subarray(0, 2));
}

export function* readMembers(plain: ByteSource, from = 0): Generator<Member> {
  const source = windowOn(plain);
  for (let offset = from; offset < source.size; ) {
    const read = readMember(source, offset);
    const length = typeof read === 'string' ? findMember(source, offset + 1) - offset : read.length;
    yield typeof read === 'string' ? { offset, length, damage: read } : { offset, length, bytes: read.bytes };
    offset += length;
  }
}

/** The member that begins there; more is read until it is whole. */
function readMember(source: ByteSource, offset: number): { readonly length: number; readonly bytes: Buffer } | Damage {
  const left = source.size - offset;
  const most = Math.min(left, MAX_RECORD_BYTES);
  for (let length = Math.min(FIRST_READ, most); ; length = Math.min(length * GROWTH, most)) {
    const read = unpack(source.read(offset, length));
    if (read !== 'truncated') return read;
    if (length === most) return most < left ? 'too-large' : 'truncated';
  }
}

function unpack(packed: Buffer): { readonly length: number; readonly bytes: Buffer } | Damage {
  const head = headLength(packed);
  if (typeof head === 'string') return head;
  try {
    const { buffer, engine } = inflate(packed.subarray(head));
    const end = head + engine.bytesWritten + TAIL;
    if (end > packed.length) return 'truncated';
    const isWhole =
      packed.readUInt32LE(end - TAIL) === crc32(buffer) && packed.readUInt32LE(end - TAIL / 2) === buffer.length;
    return isWhole ? { length: end, bytes: buffer } : 'damaged';
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ERR_BUFFER_TOO_LARGE') return 'too-large';
    return code === 'Z_BUF_ERROR' ? 'truncated' : 'damaged';
  }
}

/** The types do not know of `info`, which tells how many bytes the stream took. */
function inflate(bytes: Buffer): { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } } {
  const options = { info: true, maxOutputLength: MAX_RECORD_BYTES };
  return inflateRawSync(bytes, options) as unknown as ReturnType<typeof inflate>;
}

function headLength(packed: Buffer): number | Damage {
  if (!packed.subarray(0, MAGIC.length).equals(MAGIC.subarray(0, packed.length))) return 'damaged';
  const flags = packed[3] ?? 0;
  let at = FIXED_HEAD;
  if ((flags & FLAG_EXTRA) !== 0) at += 2 + (packed.length < at + 2 ? 0 : packed.readUInt16LE(at));
  for (const flag of [FLAG_NAME, FLAG_COMMENT]) {
    if ((flags & flag) === 0) continue;
    const end = packed.indexOf(0, at);
    if (end < 0) return packed.length > LONGEST_HEAD ? 'damaged' : 'truncated';
    at = end + 1;
  }
  if ((flags & FLAG_CRC) !== 0) at += 2;
  return at > packed.length ? 'truncated' : at;
}

/** Where the next member begins whose bytes begin a WARC record; the end where there is none. */
export function findMember(source: ByteSource, from: number): number {
  for (let start = from; start < source.size; start += SCAN_BYTES) {
    const bytes = source.read(start, SCAN_BYTES + PREFIX_BYTES);
    for (let at = bytes.indexOf(MAGIC); at >= 0 && at < SCAN_BYTES; at = bytes.indexOf(MAGIC, at + 1)) {
      if (beginsRecord(bytes.subarray(at, at + PREFIX_BYTES))) return start + at;
    }
  }
  return source.size;
}

function beginsRecord(packed: Buffer): boolean {
  const head = headLength(packed);
  if (typeof head === 'string') return false;
  try {
    const options = { finishFlush: constants.Z_SYNC_FLUSH };
    return inflateRawSync(packed.subarray(head), options).subarray(0, WARC_MARK.length).equals(WARC_MARK);
  } catch {
    return false;
  }
}
