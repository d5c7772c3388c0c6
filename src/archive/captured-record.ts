/**
 * A record of a WARC → the answer of a server that it holds. In: a record; out: address, time, status, fields, payload and
 * what was noted, or null where the record is no answer (requests, notes, conversions) or holds no HTTP that can be read.
 */
import type { HeaderFields } from '../model/capture.js';
import type { ArchiveLocation } from '../model/record.js';
import { type CaptureNote, NO_NOTE, NOTE_FIELD, readNote } from './capture-note.js';
import { joinChunks } from './decode-payload.js';
import { fieldOf, readMessage, readStatusLine, restoreFields } from './http-message.js';
import type { WarcRecord } from './read-records.js';

export interface CapturedRecord {
  readonly type: 'response' | 'revisit' | 'resource';
  readonly url: string;
  readonly retrievedAt: string;
  readonly status: number;
  readonly statusText: string;
  readonly headers: HeaderFields;
  readonly payload: Uint8Array;
  readonly contentType: string | null;
  readonly payloadDigest: string | null;
  /** A revisit says by address and time what it stands for. */
  readonly refersTo: { readonly url: string | null; readonly date: string | null };
  readonly ip: string | null;
  readonly note: CaptureNote;
  /** The crawler stopped before the end of the body, or put the rest of it into other records. */
  readonly cut: boolean;
  readonly location: ArchiveLocation;
}

const WEB_ADDRESS = /^https?:\/\//i;
const BRACKETS = /^<|>$/g;

export function readCaptured(record: WarcRecord, file: string): CapturedRecord | null {
  const { type } = record;
  const url = (record.field('warc-target-uri') ?? '').replace(BRACKETS, '');
  const retrievedAt = readTime(record.field('warc-date'));
  if (!WEB_ADDRESS.test(url) || retrievedAt === null) return null;
  const shared = {
    url,
    retrievedAt,
    payloadDigest: record.field('warc-payload-digest'),
    refersTo: { url: record.field('warc-refers-to-target-uri'), date: readTime(record.field('warc-refers-to-date')) },
    ip: record.field('warc-ip-address'),
    cut: record.field('warc-truncated') !== null || record.field('warc-segment-number') !== null,
    location: { file, offset: record.offset, length: record.length },
  };
  if (type === 'resource') return { ...shared, ...readResource(record), type };
  if (type !== 'response' && type !== 'revisit') return null;
  const answer = readAnswer(record);
  return answer === null
    ? null
    : { ...shared, ...answer, type, note: readNote(record.field(NOTE_FIELD.toLowerCase())) };
}

/** What was saved without the exchange that brought it. */
function readResource({ block, field }: WarcRecord) {
  const contentType = field('content-type');
  return { status: 200, statusText: '', headers: [], payload: block, contentType, note: NO_NOTE };
}

/** The head of a revisit may be missing: then it is the same answer as before. */
function readAnswer({ type, block }: WarcRecord) {
  const message = readMessage(block);
  if (message === null && type === 'revisit')
    return { status: 200, statusText: '', headers: [], payload: new Uint8Array(), contentType: null };
  const line = message === null ? null : readStatusLine(message.startLine);
  if (message === null || line === null) return null;
  const payload = joinChunks(message.rest, message.headers);
  const headers = restoreFields(message.headers);
  return { ...line, headers, payload, contentType: fieldOf(headers, 'content-type') };
}

/** UTC with milliseconds; years and seconds alone are not enough. */
function readTime(text: string | null): string | null {
  const time = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
