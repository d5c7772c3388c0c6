/**
 * Lines of the index ↔ what they say of a capture. In: a line (SURT key, 14-digit time, JSON) or an entry; out: the other.
 * The fields that replay tools know have their usual names; those that conditional requests need stand beside them.
 */
import type { ArchiveLocation } from '../model/record.js';
import { asFields, textOrNull, writeAsciiJson } from './capture-note.js';

export interface IndexEntry {
  readonly url: string;
  readonly retrievedAt: string;
  readonly status: number;
  readonly revisit: boolean;
  /** Only what was asked with GET is asked again. */
  readonly method: 'POST' | null;
  /** What was posted, as replay tools write it into the key; null for GET. */
  readonly requestBody: string | null;
  readonly mime: string | null;
  readonly payloadDigest: string;
  /** SHA-256 of the body without content codings; null for a revisit, which has that of the record it stands for. */
  readonly sha256: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly contentType: string | null;
  readonly accepted: true | null;
  readonly location: ArchiveLocation;
}

const NOT_DIGITS = /\D/g;
const TIME_DIGITS = 14;
const SHA256 = 'sha256:';
const REVISIT = 'warc/revisit';

export function writeIndexLine(key: string, entry: IndexEntry): string {
  const { url, mime, status, payloadDigest: digest, location, retrievedAt, sha256, revisit } = entry;
  const usual = {
    url,
    mime: revisit ? REVISIT : mime,
    status: String(status),
    digest,
    length: String(location.length),
    offset: String(location.offset),
    filename: location.file,
    method: entry.method,
    requestBody: entry.requestBody,
  };
  const own = {
    retrievedAt,
    sha256,
    etag: entry.etag,
    lastModified: entry.lastModified,
    contentType: entry.contentType,
    accepted: entry.accepted,
  };
  const isOwnDigest = !revisit && digest === `${SHA256}${sha256}`;
  const told = Object.entries({ ...usual, ...own, ...(isOwnDigest && { sha256: null }) }).filter(
    ([, value]) => value !== null,
  );
  const time = retrievedAt.replace(NOT_DIGITS, '').slice(0, TIME_DIGITS);
  return `${key} ${time} ${writeAsciiJson(Object.fromEntries(told))}`;
}

/** Null for a line that is none of ours. */
export function readIndexLine(line: string): IndexEntry | null {
  const json = line.indexOf(' {');
  if (json < 0) return null;
  const fields = parseFields(line.slice(json));
  const [url, filename, digest, retrievedAt] = ['url', 'filename', 'digest', 'retrievedAt'].map((name) =>
    textOrNull(fields[name]),
  );
  const numbers = [fields['status'], fields['offset'], fields['length']].map(Number);
  if (!url || !filename || !digest || !retrievedAt || !numbers.every(Number.isSafeInteger)) return null;
  const [status = 0, offset = 0, length = 0] = numbers;
  const mime = textOrNull(fields['mime']);
  return {
    url,
    retrievedAt,
    status,
    revisit: mime === REVISIT,
    method: fields['method'] === 'POST' ? 'POST' : null,
    requestBody: textOrNull(fields['requestBody']),
    mime: mime === REVISIT ? null : mime,
    payloadDigest: digest,
    sha256:
      textOrNull(fields['sha256']) ??
      (mime !== REVISIT && digest.startsWith(SHA256) ? digest.slice(SHA256.length) : null),
    etag: textOrNull(fields['etag']),
    lastModified: textOrNull(fields['lastModified']),
    contentType: textOrNull(fields['contentType']),
    accepted: fields['accepted'] === true ? true : null,
    location: { file: filename, offset, length },
  };
}

function parseFields(json: string): Readonly<Record<string, unknown>> {
  try {
    return asFields(JSON.parse(json));
  } catch {
    return {};
  }
}
