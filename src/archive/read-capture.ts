/**
 * A place in a WARC file → the capture that stands there, whole: its response, the request that follows it, and its body. A
 * revisit has the payload of the record it stands for, which the caller finds. Refuses a place where no capture begins.
 */
import type { Capture, CapturedRequest } from '../model/capture.js';
import type { ByteSource } from './byte-source.js';
import { type CapturedRecord, readCaptured } from './captured-record.js';
import { decodePayload } from './decode-payload.js';
import { MAX_RECORD_BYTES } from './gzip-members.js';
import { readMessage, readRequest } from './http-message.js';
import type { Warcio } from './load-warcio.js';
import { readRecords, type WarcRecord } from './read-records.js';
import { isGood } from './url-history.js';

export interface FoundExchange {
  readonly answer: CapturedRecord;
  readonly request: CapturedRequest;
}

const UNKNOWN_REQUEST: CapturedRequest = { method: 'GET', headers: [], body: null };
const SECURE = /^https:/i;

export async function readExchange(
  source: ByteSource,
  { offset, file }: { readonly offset: number; readonly file: string },
  warcio: Warcio,
): Promise<FoundExchange | null> {
  let answer: CapturedRecord | null = null;
  let id: string | null = null;
  for await (const record of readRecords(source, warcio, offset)) {
    if ('fault' in record) break;
    if (answer !== null) return { answer, request: requestOf(record, id) };
    answer = readCaptured(record, file);
    id = record.field('warc-record-id');
    if (answer === null) return null;
  }
  return answer === null ? null : { answer, request: UNKNOWN_REQUEST };
}

/** `original` is the answer that holds the payload: itself, but for a revisit. */
export function captureOf({ answer, request }: FoundExchange, original: CapturedRecord): Capture | null {
  const { url, retrievedAt, ip, status, statusText, headers, note } = answer;
  const payload = status === 304 ? new Uint8Array() : original.payload;
  const decoded = decodePayload(original.payload, original.headers, MAX_RECORD_BYTES);
  if (!decoded.ok && isGood(status)) return null;
  const body = decoded.ok ? decoded.body : payload;
  const tlsVerified = SECURE.test(url) ? note.tlsVerified !== false : null;
  const response = { status, statusText, headers, payload };
  return { url, retrievedAt, ip, request, response, body, tlsVerified };
}

export function requestOf(record: WarcRecord, id: string | null): CapturedRequest {
  if (record.type !== 'request' || record.field('warc-concurrent-to') !== id) return UNKNOWN_REQUEST;
  const message = readMessage(record.block);
  return message === null ? UNKNOWN_REQUEST : readRequest(message);
}
