/**
 * The captures of one address → what a new one is measured against. In: entries of the index for the address, in any
 * order; out: the last good capture, and the first one of a payload or a body. Pure.
 */
import type { Archived, ArchivedBody } from './archive.js';
import type { IndexEntry } from './cdxj.js';

/** An entry that holds its body. */
export type Original = IndexEntry & { readonly sha256: string };

export interface UrlHistory {
  readonly latest: Archived | null;
  /** What `latest` stands for: the record whose payload a 304 confirms. */
  readonly confirmed: Original | null;
  /** The first record of this payload. */
  withPayload(payloadDigest: string): Original | null;
  /** The first record of this body, whatever its content codings were. */
  withBody(sha256: string): Original | null;
  /** Each body once, the oldest first, from the last capture on that was accepted. */
  bodies(): readonly ArchivedBody[];
}

export function historyOf(entries: readonly IndexEntry[]): UrlHistory {
  const asked = entries.filter(({ method }) => method === null).sort(inOrderStored);
  const originals = asked.filter(isOriginal);
  const withPayload = (digest: string) => originals.find(({ payloadDigest }) => payloadDigest === digest) ?? null;
  const withBody = (sha256: string) => originals.find((original) => original.sha256 === sha256) ?? null;
  const standsFor = (entry: IndexEntry) => (entry.revisit ? withPayload(entry.payloadDigest) : originalOrNull(entry));
  const good = asked.filter((entry) => standsFor(entry) !== null);
  const last = good.at(-1) ?? null;
  const confirmed = last === null ? null : standsFor(last);
  const latest = last === null || confirmed === null ? null : describe(last, { confirmed, good, withBody });
  const bodies = (): readonly ArchivedBody[] => {
    const from = Math.max(
      0,
      good.findLastIndex(({ accepted }) => accepted === true),
    );
    const stood = good.slice(from).map((entry) => standsFor(entry));
    const known = stood.filter((original): original is Original => original !== null);
    return known.filter(({ sha256 }, index) => known.findIndex((other) => other.sha256 === sha256) === index);
  };
  return { latest, confirmed, withPayload, withBody, bodies };
}

interface Around {
  readonly confirmed: Original;
  readonly good: readonly IndexEntry[];
  readonly withBody: UrlHistory['withBody'];
}

function describe(last: IndexEntry, { confirmed, good, withBody }: Around): Archived {
  const first = withBody(confirmed.sha256) ?? confirmed;
  const { payloadDigest, sha256 } = confirmed;
  return {
    url: last.url,
    retrievedAt: last.retrievedAt,
    firstRetrievedAt: first.retrievedAt,
    validators: validatorsOf(last, good),
    sha256,
    payloadDigest,
    location: first.location,
  };
}

/** A 304 need not repeat the validators that it confirms. */
function validatorsOf(last: IndexEntry, good: readonly IndexEntry[]): Archived['validators'] {
  const told = (entry: IndexEntry) => entry.etag !== null || entry.lastModified !== null;
  const sameBody = good.filter(({ payloadDigest }) => payloadDigest === last.payloadDigest);
  const entry = told(last) || last.status !== 304 ? last : (sameBody.filter(told).at(-1) ?? last);
  return { etag: entry.etag, lastModified: entry.lastModified };
}

export function isGood(status: number): boolean {
  return status >= 200 && status < 300;
}

function originalOrNull(entry: IndexEntry): Original | null {
  return isOriginal(entry) ? entry : null;
}

function isOriginal(entry: IndexEntry): entry is Original {
  return !entry.revisit && entry.sha256 !== null && isGood(entry.status);
}

/** File names sort by the time of their run, and within it by number; a reader of the archive meets them so. */
function inOrderStored({ location: a }: IndexEntry, { location: b }: IndexEntry): number {
  if (a.file === b.file) return a.offset - b.offset;
  return a.file < b.file ? -1 : 1;
}
