/** A WARC file → the lines of the index for it. In: the file's bytes and name; out: one entry a capture that can be read. */
import type { ByteSource } from './byte-source.js';
import { type CapturedRecord, readCaptured } from './captured-record.js';
import type { IndexEntry } from './cdxj.js';
import { decodePayload } from './decode-payload.js';
import { MAX_RECORD_BYTES } from './gzip-members.js';
import { fieldOf } from './http-message.js';
import { writePosted } from './index-key.js';
import type { Warcio } from './load-warcio.js';
import { requestOf } from './read-capture.js';
import { readRecords } from './read-records.js';
import { digestOf, sha256Of } from './write-records.js';

/** Records that cannot be read have no line; `parse` tells of them. */
export async function* indexRecords(source: ByteSource, file: string, warcio: Warcio): AsyncGenerator<IndexEntry> {
  let posted: Posted | null = null;
  for await (const record of readRecords(source, warcio)) {
    if ('fault' in record) continue;
    if (posted !== null) yield { ...posted.entry, requestBody: writePosted(requestOf(record, posted.id), warcio) };
    posted = null;
    const captured = readCaptured(record, file);
    if (captured === null || captured.cut) continue;
    const entry = entryOf(captured);
    if (entry.method === null) yield entry;
    else posted = { entry, id: record.field('warc-record-id') };
  }
  if (posted !== null) yield posted.entry;
}

/** What was posted stands in the record behind the answer. */
interface Posted {
  readonly entry: IndexEntry;
  readonly id: string | null;
}

export function mediaTypeOf(contentType: string | null): string | null {
  return contentType?.split(';', 1)[0]?.trim().toLowerCase() || null;
}

function entryOf(captured: CapturedRecord): IndexEntry {
  const { url, retrievedAt, status, contentType, headers, location, note } = captured;
  const revisit = captured.type === 'revisit';
  return {
    url,
    retrievedAt,
    status,
    revisit,
    method: note.method,
    requestBody: null,
    mime: mediaTypeOf(contentType),
    payloadDigest: captured.payloadDigest ?? digestOf(captured.payload),
    sha256: revisit ? null : bodyDigestOf(captured),
    etag: fieldOf(headers, 'etag'),
    lastModified: fieldOf(headers, 'last-modified'),
    contentType,
    accepted: note.accepted,
    location,
  };
}

function bodyDigestOf({ payload, headers }: CapturedRecord): string | null {
  const decoded = decodePayload(payload, headers, MAX_RECORD_BYTES);
  return decoded.ok ? sha256Of(decoded.body) : null;
}
