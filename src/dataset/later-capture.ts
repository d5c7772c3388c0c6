/**
 * Is this the same page as one that is known, captured again later? In: two records; out: true when nothing but the time and
 * the place of the capture tells them apart, and the known one was first. `source` says when the bytes were seen first:
 * archives that are read in parts must end in the same record as archives that are read at once.
 */

import type { DisclosureRecord } from '../model/record.js';
import { isEarlierCapture } from './earlier-capture.js';

export function isLaterCapture(record: DisclosureRecord, known: DisclosureRecord): boolean {
  const [now, first] = [captureOf(record), captureOf(known)];
  if (now === null || first === null || record.source.sha256 !== known.source.sha256) return false;
  return isEarlierCapture(first, now) && withoutCapture(record) === withoutCapture(known);
}

function captureOf({ source: { retrievedAt, archive: location } }: DisclosureRecord) {
  return retrievedAt === null || location === null ? null : { retrievedAt, location };
}

function withoutCapture(record: DisclosureRecord): string {
  return JSON.stringify({ ...record, source: { ...record.source, retrievedAt: null, archive: null } });
}
