/**
 * A WARC file → its records, one by one. In: bytes that can be read from any place; out: each record with its fields, its
 * block and where it stands, or a stretch that cannot be read and why. Packed by record, plain, or several in a member.
 */
import { createHash } from 'node:crypto';
import { type ByteSource, memorySource, windowOn } from './byte-source.js';
import { type Damage, findMember, isGzip, MAX_RECORD_BYTES, readMembers, type Stretch } from './gzip-members.js';
import type { Warcio } from './load-warcio.js';

export interface WarcRecord extends Stretch {
  readonly type: string;
  /** A field of the record by its name in lower case. */
  field(name: string): string | null;
  readonly block: Uint8Array;
}

export type RecordFault = Damage | 'not-warc';
export type ReadRecord = WarcRecord | (Stretch & { readonly fault: RecordFault });

interface RawRecord extends Stretch {
  readonly head: Buffer;
  readonly block: Buffer;
}
type Raw = RawRecord | (Stretch & { readonly damage: Damage });

/** Crawlers of the years before the standard wrote 0.17 and 0.18. */
const MARK = Buffer.from('WARC/');
const LINE_MARK = Buffer.from('\nWARC/');
const HEAD_END = Buffer.from('\r\n\r\n');
const LONGEST_HEAD = 256 * 1024;
const SCAN_BYTES = 1024 * 1024;
const CONTENT_LENGTH = /^content-length:[ \t]*(\d{1,15})[ \t]*\r?$/im;
const DIGEST_FIELD = /^warc-block-digest:/gim;
/** What HTTP and WARC call a token: all that a field's name may be made of. */
const FIELD_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const HEX = /^[0-9a-f]+$/i;
const LINE_BYTES: ReadonlySet<number> = new Set([10, 13]);
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const HASHES: ReadonlySet<string> = new Set(['md5', 'sha1', 'sha256', 'sha512']);
const DASHES = /-/g;
const PADDING = /(?<!=)=+$/;

export async function* readRecords(source: ByteSource, warcio: Warcio, from = 0): AsyncGenerator<ReadRecord> {
  if (source.size === 0) return;
  const { gzip, first } = locateFirst(source);
  if (first > from) yield { offset: 0, length: first, fault: first === source.size ? 'not-warc' : 'damaged' };
  const start = Math.max(first, from);
  for (const raw of gzip ? splitMembers(source, start) : splitPlain(source, start)) {
    if ('damage' in raw) yield { offset: raw.offset, length: raw.length, fault: raw.damage };
    else yield await readRecord(raw, warcio, !gzip);
  }
}

/** Where the first record begins, and whether it is packed: behind the damage, where the file's first bytes are damaged. */
function locateFirst(source: ByteSource): { readonly gzip: boolean; readonly first: number } {
  if (isGzip(source)) return { gzip: true, first: 0 };
  if (source.read(0, MARK.length).equals(MARK)) return { gzip: false, first: 0 };
  const member = findMember(source, 0);
  return member < source.size ? { gzip: true, first: member } : { gzip: false, first: findRecord(source, 0) };
}

async function readRecord(raw: RawRecord, warcio: Warcio, verify: boolean): Promise<ReadRecord> {
  const { offset, length, block } = raw;
  const fields = await readFields(raw.head, warcio);
  if (fields === null) return { offset, length, fault: 'damaged' };
  const field = (name: string): string | null => fields.get(name) ?? null;
  // What is packed has a checksum of its own, which some producers' digests do not have in common with the block.
  if (verify && !(hasOneDigest(raw.head) && isIntact(block, field('warc-block-digest'))))
    return { offset, length, fault: 'damaged' };
  return { offset, length, block, field, type: (field('warc-type') ?? '').toLowerCase() };
}

async function readFields(head: Buffer, warcio: Warcio): Promise<ReadonlyMap<string, string> | null> {
  const { AsyncIterReader, HeadersMultiMap, StatusAndHeadersParser } = warcio;
  try {
    const reader = new AsyncIterReader([head], null);
    const parsed = await new StatusAndHeadersParser().parse(reader, { headersClass: HeadersMultiMap });
    const fields = new Map<string, string>();
    parsed?.headers.forEach((value, name) => {
      fields.set(name.trim().toLowerCase(), value);
    });
    // A name with a bit flipped hides its field, and a digest that is not found protects nothing.
    return [...fields.keys()].every((name) => FIELD_NAME.test(name)) ? fields : null;
  } catch {
    return null;
  }
}

/** One record a member is the rule; a whole file packed as one member is read too, while it is small enough. */
function* splitMembers(source: ByteSource, from: number): Generator<Raw> {
  for (const member of readMembers(source, from)) {
    const { offset, length } = member;
    if ('damage' in member) yield member;
    else for (const raw of splitPlain(memorySource(member.bytes), 0)) yield { ...raw, offset, length };
  }
}

function* splitPlain(plain: ByteSource, from: number): Generator<Raw> {
  const source = windowOn(plain);
  for (let offset = skipLineEnds(source, from); offset < source.size; ) {
    const raw = readPlain(source, offset);
    const end = 'damage' in raw && raw.length === 0 ? findRecord(source, offset + 1) : offset + raw.length;
    yield { ...raw, length: end - offset };
    offset = skipLineEnds(source, end);
  }
}

/** A record in the open; the length of one that cannot be read is 0. */
function readPlain(source: ByteSource, offset: number): Raw {
  const damaged = (damage: Damage): Raw => ({ offset, length: 0, damage });
  const start = source.read(offset, 4096);
  const ahead = start.includes(HEAD_END) ? start : source.read(offset, LONGEST_HEAD);
  const headEnd = ahead.indexOf(HEAD_END);
  if (!ahead.subarray(0, MARK.length).equals(MARK)) return damaged('damaged');
  if (headEnd < 0) return damaged(ahead.length < LONGEST_HEAD ? 'truncated' : 'damaged');
  const head = ahead.subarray(0, headEnd + HEAD_END.length);
  const [, digits] = CONTENT_LENGTH.exec(head.toString('latin1')) ?? [];
  if (digits === undefined) return damaged('damaged');
  const length = head.length + Number(digits);
  if (offset + length > source.size) return damaged('truncated');
  if (length > MAX_RECORD_BYTES) return { offset, length, damage: 'too-large' };
  const block = source.read(offset + head.length, Number(digits));
  return endsThere(source, offset + length) ? { offset, length, head, block } : damaged('damaged');
}

/** Two line ends, or at least nothing but line ends before the next record: else the length is not the block's. */
function endsThere(source: ByteSource, end: number): boolean {
  if (source.read(end, HEAD_END.length).equals(HEAD_END)) return true;
  const next = skipLineEnds(source, end);
  return next >= source.size || (next > end && source.read(next, MARK.length).equals(MARK));
}

function skipLineEnds(source: ByteSource, from: number): number {
  let at = from;
  while (at < source.size && LINE_BYTES.has(source.read(at, 1)[0] ?? 0)) at += 1;
  return at;
}

function findRecord(source: ByteSource, from: number): number {
  for (let start = from; start < source.size; start += SCAN_BYTES) {
    const at = source.read(start, SCAN_BYTES + LINE_MARK.length).indexOf(LINE_MARK);
    if (at >= 0) return start + at + 1;
  }
  return source.size;
}

/** Of a field that stands twice, where it may stand once, one is damage, and may hide the other. */
function hasOneDigest(head: Buffer): boolean {
  return (head.toString('latin1').match(DIGEST_FIELD)?.length ?? 0) <= 1;
}

/** A digest of a kind that is not known says nothing. */
function isIntact(block: Uint8Array, digest: string | null): boolean {
  const [label = '', value = ''] = (digest ?? '').split(':');
  const algorithm = label.toLowerCase().replace(DASHES, '');
  if (!HASHES.has(algorithm)) return true;
  const hash = createHash(algorithm).update(block).digest();
  return HEX.test(value) && value.length === hash.length * 2
    ? value.toLowerCase() === hash.toString('hex')
    : value.replace(PADDING, '').toUpperCase() === toBase32(hash);
}

function toBase32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += BASE32[(held >>> (bits - 5)) & 31];
    held &= 0xff;
  }
  return bits === 0 ? text : text + BASE32[(held << (5 - bits)) & 31];
}
