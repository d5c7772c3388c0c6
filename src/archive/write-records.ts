/**
 * One exchange → its WARC records, packed: the response (or the revisit of one stored before), then the request. In: a
 * capture, what is noted of it, what it repeats; out: bytes to append. Digests are SHA-256 in hexadecimal: the body's own
 * digest then is the one in the record, and every tool that checks digests knows both forms.
 */
import { createHash, randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Capture } from '../model/capture.js';
import { type CaptureNote, NOTE_FIELD, writeNote } from './capture-note.js';
import { listField, writeRequest, writeResponseHead } from './http-message.js';
import type { Warcio } from './load-warcio.js';

/** What a revisit stands for. */
export interface Repeated {
  readonly url: string;
  readonly retrievedAt: string;
  readonly payloadDigest: string;
}

export interface Exchange {
  readonly capture: Capture;
  /** As the archive writes it. */
  readonly url: string;
  readonly note: CaptureNote;
  readonly payloadDigest: string;
  readonly repeated: Repeated | null;
}

export interface PackedExchange {
  readonly response: Buffer;
  readonly request: Buffer;
}

export interface WarcInfo {
  readonly filename: string;
  readonly date: string;
  readonly software: string;
}

type Fields = Readonly<Record<string, string | null>>;

const VERSION = 'WARC/1.1';
const PROFILES = 'http://netpreserve.org/warc/1.1/revisit/';
/** Higher levels save a few per cent and cost as much again; what came packed is not packed better by any. */
const LEVEL = 6;
const LEVEL_OF_PACKED = 1;

export function digestOf(bytes: Uint8Array): string {
  return `sha256:${sha256Of(bytes)}`;
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export async function packExchange(exchange: Exchange, warcio: Warcio): Promise<PackedExchange> {
  const { capture, repeated, payloadDigest } = exchange;
  const { response, request } = capture;
  const head = writeResponseHead(response);
  const id = `<urn:uuid:${randomUUID()}>`;
  const isPacked = listField(response.headers, 'content-encoding').length > 0;
  const answer = await writeRecord(warcio, {
    type: repeated === null ? 'response' : 'revisit',
    date: capture.retrievedAt,
    block: repeated === null ? Buffer.concat([head, response.payload]) : head,
    fields: {
      ...sharedFields(exchange, id),
      'WARC-Payload-Digest': repeated?.payloadDigest ?? payloadDigest,
      [NOTE_FIELD]: writeNote(exchange.note),
      ...revisitFields(exchange),
    },
  });
  const question = await writeRecord(warcio, {
    type: 'request',
    date: capture.retrievedAt,
    block: writeRequest(request, exchange.url),
    fields: {
      ...sharedFields(exchange, `<urn:uuid:${randomUUID()}>`),
      'WARC-Concurrent-To': id,
      'WARC-Payload-Digest': digestOf(request.body ?? new Uint8Array()),
    },
  });
  return { response: pack(answer, isPacked ? LEVEL_OF_PACKED : LEVEL), request: pack(question, LEVEL_OF_PACKED) };
}

export async function packWarcInfo({ filename, date, software }: WarcInfo, warcio: Warcio): Promise<Buffer> {
  const content = { software, format: 'WARC File Format 1.1' };
  const record = warcio.WARCRecord.createWARCInfo({ filename, date, warcVersion: VERSION }, content);
  return pack(await warcio.WARCSerializer.serialize(record, { gzip: false }), LEVEL);
}

function sharedFields({ url, capture }: Exchange, id: string): Fields {
  return { 'WARC-Record-ID': id, 'WARC-Target-URI': url, 'WARC-IP-Address': capture.ip };
}

function revisitFields({ capture, repeated }: Exchange): Fields {
  if (repeated === null) return {};
  return {
    'WARC-Profile': `${PROFILES}${capture.response.status === 304 ? 'server-not-modified' : 'identical-payload-digest'}`,
    'WARC-Refers-To-Target-URI': repeated.url,
    'WARC-Refers-To-Date': repeated.retrievedAt,
  };
}

interface Draft {
  readonly type: 'response' | 'revisit' | 'request';
  readonly date: string;
  readonly block: Buffer;
  readonly fields: Fields;
}

/** The block is written whole: the fields of HTTP keep their order and repetitions, which the library's map would not. */
async function writeRecord(warcio: Warcio, { type, date, block, fields }: Draft): Promise<Uint8Array> {
  const told = Object.entries(fields).filter((field): field is [string, string] => field[1] !== null);
  const record = warcio.WARCRecord.create({ type, date, warcVersion: VERSION }, [block]);
  for (const [name, value] of told) record.warcHeaders.headers.set(name, value);
  record.warcHeaders.headers.set('WARC-Block-Digest', digestOf(block));
  record.httpHeaders = null;
  return warcio.WARCSerializer.serialize(record, { gzip: false });
}

function pack(record: Uint8Array, level: number): Buffer {
  return gzipSync(record, { level });
}
