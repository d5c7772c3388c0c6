/**
 * Two datasets → their records in pairs: those with the same agency, year and variant side by side, the others alone. In: records
 * in the order in which a dataset is read; out: pairs in the same order. Both are read once; one record of each is in memory.
 */
import type { FiledRecord } from '../model/finding.js';
import type { RecordEntry } from './read-records.js';

export type RecordPair =
  | { readonly before: FiledRecord | null; readonly after: FiledRecord | null }
  | Extract<RecordEntry, { readonly error: unknown }>;

/** What could not be read comes as it is, when it is met. */
export function* pairRecords(before: Iterator<RecordEntry>, after: Iterator<RecordEntry>): Generator<RecordPair> {
  let old = yield* nextRecord(before);
  let next = yield* nextRecord(after);
  while (old !== null || next !== null) {
    const order = compareFiled(old, next);
    yield { before: order <= 0 ? old : null, after: order >= 0 ? next : null };
    if (order <= 0) old = yield* nextRecord(before);
    if (order >= 0) next = yield* nextRecord(after);
  }
}

function* nextRecord(entries: Iterator<RecordEntry>): Generator<RecordPair, FiledRecord | null> {
  for (let next = entries.next(); next.done !== true; next = entries.next()) {
    if (!('error' in next.value)) return next.value.filed;
    yield next.value;
  }
  return null;
}

/** The end comes after everything; the preferred before its variants. */
function compareFiled(a: FiledRecord | null, b: FiledRecord | null): number {
  if (a === null || b === null) return a === null ? 1 : -1;
  return (
    compareText(a.record.agency.key, b.record.agency.key) ||
    (a.record.year ?? 0) - (b.record.year ?? 0) ||
    compareText(a.variant ?? '', b.variant ?? '')
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
