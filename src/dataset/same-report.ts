/**
 * Are two records the same report? In: records of one agency and year; out: what they report, as keys that compare, and
 * which of two sources is better. Pure. Units count, damaged labels of rows that no form knows do not.
 */
import { createHash } from 'node:crypto';
import type { DisclosureRecord, Observation, Trust } from '../model/record.js';

/** What a page reports: values by indicator, and the values of rows that the form does not know, in their order. */
export interface Reported {
  readonly known: ReadonlyMap<string, string>;
  readonly extra: readonly string[];
  /** Figures of the prose; they count only where no table reports a value. */
  readonly claims: ReadonlyMap<string, string>;
  readonly fingerprint: string;
}

export interface Page {
  readonly record: DisclosureRecord;
  readonly reported: Reported;
}

const TRUST_RANK: Readonly<Record<Trust, number>> = { official: 0, unknown: 1, mirror: 1 };
const FINGERPRINT_LENGTH = 8;

export function pageOf(record: DisclosureRecord): Page {
  const known = new Map<string, string>();
  const extra: string[] = [];
  for (const observation of record.observations) {
    if (observation.status !== 'reported') continue;
    if (observation.indicator === null) extra.push(String(observation.value));
    else appendValue(known, keyOf(observation), `${observation.value} ${observation.unit ?? ''}`);
  }
  const claims = new Map<string, string>();
  for (const { indicator, value } of record.claims) appendValue(claims, indicator, String(value));
  return { record, reported: { known, extra, claims, fingerprint: fingerprintOf(known, extra, claims) } };
}

/** Same agency, year and values: one report. */
export function isSameReport(a: Page, b: Page): boolean {
  return a.reported.fingerprint === b.reported.fingerprint;
}

/** True when all that `a` reports stands in `b` too, and `b` reports more: `a` is cut off, or lost its table. */
export function isPoorer(a: Page, b: Page): boolean {
  if (isSameReport(a, b)) return false;
  const [small, large] = [a.reported, b.reported];
  if (countOf(small) === 0 && countOf(large) > 0) return true;
  if (countOf(small) === 0) return isPart(small.claims, large.claims);
  return isPart(small.known, large.known) && isSubsequence(small.extra, large.extra);
}

/** Negative when `a` is the better source: official, then fuller, then the smaller hash, then the smaller path. */
export function compareSources(a: Page, b: Page): number {
  return (
    TRUST_RANK[a.record.source.trust] - TRUST_RANK[b.record.source.trust] ||
    countOf(b.reported) - countOf(a.reported) ||
    b.record.observations.length - a.record.observations.length ||
    charactersOf(b.record) - charactersOf(a.record) ||
    compareText(a.record.source.sha256, b.record.source.sha256) ||
    compareText(originOf(a.record), originOf(b.record))
  );
}

/** Where a page came from: distinguishes two copies of the same bytes. */
export function originOf({ source }: Pick<DisclosureRecord, 'source'>): string {
  return source.path ?? source.url ?? '';
}

function keyOf({ indicator, applicant }: Observation): string {
  return applicant === null ? `${indicator}` : `${indicator}@${applicant}`;
}

function appendValue(values: Map<string, string>, key: string, value: string): void {
  const before = values.get(key);
  values.set(key, before === undefined ? value : `${before}|${value}`);
}

function countOf({ known, extra }: Reported): number {
  return known.size + extra.length;
}

function charactersOf({ sections }: DisclosureRecord): number {
  let characters = 0;
  for (const { paragraphs } of sections) for (const paragraph of paragraphs) characters += paragraph.length;
  return characters;
}

function isPart(small: ReadonlyMap<string, string>, large: ReadonlyMap<string, string>): boolean {
  if (small.size > large.size) return false;
  for (const [key, value] of small) if (large.get(key) !== value) return false;
  return true;
}

function isSubsequence(small: readonly string[], large: readonly string[]): boolean {
  let found = 0;
  for (const value of large) if (value === small[found]) found += 1;
  return found === small.length;
}

function fingerprintOf(
  known: ReadonlyMap<string, string>,
  extra: readonly string[],
  claims: ReadonlyMap<string, string>,
): string {
  const values = known.size + extra.length > 0 ? known : claims;
  const sorted = [...values].sort(([a], [b]) => compareText(a, b));
  return createHash('sha256')
    .update(JSON.stringify([sorted, extra]))
    .digest('hex')
    .slice(0, FINGERPRINT_LENGTH);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
