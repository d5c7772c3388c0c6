/**
 * Two datasets → their records in pairs: what a page said before beside what it says after, the others alone. In: records in the
 * order in which a dataset is read; out: pairs in the same order. Both are read once; one agency's year of each is in memory.
 */
import type { FiledRecord } from '../model/finding.js';
import type { RecordEntry } from './read-records.js';
import { originOf } from './same-report.js';

type Unread = Extract<RecordEntry, { readonly error: unknown }>;
interface Pair {
  readonly before: FiledRecord | null;
  readonly after: FiledRecord | null;
}
export type RecordPair = Pair | Unread;

/** The reports of an agency for a year: the preferred first, then its variants. */
interface Group {
  readonly key: string;
  readonly year: number;
  readonly members: readonly FiledRecord[];
}

/** What could not be read comes as it is, when it is met. */
export function* pairRecords(before: Iterator<RecordEntry>, after: Iterator<RecordEntry>): Generator<RecordPair> {
  const [olds, nexts] = [readGroups(before), readGroups(after)];
  let old = yield* nextGroup(olds);
  let next = yield* nextGroup(nexts);
  while (old !== null || next !== null) {
    const order = compareGroups(old, next);
    yield* pairMembers(order <= 0 ? (old?.members ?? []) : [], order >= 0 ? (next?.members ?? []) : []);
    if (order <= 0) old = yield* nextGroup(olds);
    if (order >= 0) next = yield* nextGroup(nexts);
  }
}

function* nextGroup(groups: Iterator<Group | Unread>): Generator<RecordPair, Group | null> {
  for (let next = groups.next(); next.done !== true; next = groups.next()) {
    if (!('error' in next.value)) return next.value;
    yield next.value;
  }
  return null;
}

function* readGroups(entries: Iterator<RecordEntry>): Generator<Group | Unread> {
  let members: FiledRecord[] = [];
  for (let next = entries.next(); next.done !== true; next = entries.next()) {
    const entry = next.value;
    if ('error' in entry) {
      yield entry;
      continue;
    }
    const [first] = members;
    if (first !== undefined && !isOneGroup(first, entry.filed)) {
      yield groupOf(first, members);
      members = [];
    }
    members.push(entry.filed);
  }
  const [first] = members;
  if (first !== undefined) yield groupOf(first, members);
}

function isOneGroup({ record: a }: FiledRecord, { record: b }: FiledRecord): boolean {
  return a.agency.key === b.agency.key && a.year === b.year;
}

function groupOf({ record: { agency, year } }: FiledRecord, members: readonly FiledRecord[]): Group {
  return { key: agency.key, year: year ?? 0, members };
}

/** The end comes after everything. */
function compareGroups(a: Group | null, b: Group | null): number {
  if (a === null || b === null) return a === null ? 1 : -1;
  return compareText(a.key, b.key) || a.year - b.year;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

type Match = (before: FiledRecord, after: FiledRecord) => boolean;

const hasSameBytes: Match = (a, b) => a.record.source.sha256 === b.record.source.sha256;
const hasSameOrigin: Match = (a, b) => originOf(a.record) !== '' && originOf(a.record) === originOf(b.record);
const hasSameRank: Match = (a, b) => a.variant === b.variant;

/**
 * The same bytes first, wherever they are filed; then the same place on the web or the disk; then the same rank. A page that
 * says something else now is a correction although what it said before is kept beside it.
 */
function* pairMembers(before: readonly FiledRecord[], after: readonly FiledRecord[]): Generator<Pair> {
  const left = [...before];
  const partners = new Map<FiledRecord, FiledRecord>();
  for (const match of [both(hasSameBytes, hasSameOrigin), hasSameBytes, hasSameOrigin, hasSameRank]) {
    for (const one of after) {
      const at = partners.has(one) ? -1 : left.findIndex((other) => match(other, one));
      const [partner] = at < 0 ? [] : left.splice(at, 1);
      if (partner !== undefined) partners.set(one, partner);
    }
  }
  for (const one of after) {
    const former = partners.get(one) ?? before.find((other) => hasSameOrigin(other, one)) ?? null;
    yield { before: former, after: one };
  }
  for (const one of left) yield { before: one, after: null };
}

function both(a: Match, b: Match): Match {
  return (before, after) => a(before, after) && b(before, after);
}
