/**
 * Header and dates as far as one record tells (rules H1–H6). A rule whose date is not printed is left out; what a portal
 * prints beside the record (meta tags) is not seen here.
 */
import type { CheckResult } from '../model/record.js';
import { type CheckedRecord, failed, notAssessable, passed, type RuleName } from './result.js';

const TITLE_YEAR: RuleName = { rule: 'header.H1', severity: 'error' };
const PUBLISHED: RuleName = { rule: 'header.H2', severity: 'warning' };
const INDEX_YEAR: RuleName = { rule: 'header.H3', severity: 'warning' };
const ORDER: RuleName = { rule: 'header.H5', severity: 'error' };
const TRUST: RuleName = { rule: 'header.H6', severity: 'warning' };

const ANY_YEAR = /(?:19|20)\d\d/g;
const INDEX_DATE = /\/((?:19|20)\d\d)-/;
/** Last day to publish, month and day; since the regulations of 2008 for all, since 2019 for the heads of disclosure. */
const DEADLINE = '03-31';

export function checkDates(record: CheckedRecord): CheckResult[] {
  return [
    ...checkTitle(record),
    ...checkPublished(record),
    ...checkIndex(record),
    ...checkOrder(record),
    ...checkTrust(record),
  ];
}

function checkTitle({ title, year }: CheckedRecord): CheckResult[] {
  const years = [...new Set((title ?? '').match(ANY_YEAR) ?? [])].map(Number);
  if (years.length === 0) return [];
  if (year === null) return [notAssessable(TITLE_YEAR, 'the report year is not known')];
  if (years.length > 1) return [notAssessable(TITLE_YEAR, `the title names ${years.length} years`)];
  const [actual = 0] = years;
  const message = `the title says ${actual}, the report is about ${year}`;
  return [(actual === year ? passed : failed)(TITLE_YEAR, { expected: year, actual, message })];
}

/** In the year after the report year, by the end of March. */
function checkPublished({ year, header }: CheckedRecord): CheckResult[] {
  const date = (header.publishedAt ?? header.issuedOn)?.slice(0, 10);
  if (date === undefined) return [];
  if (year === null) return [notAssessable(PUBLISHED, 'the report year is not known')];
  const latest = `${year + 1}-${DEADLINE}`;
  const early = date <= `${year}-12-31`;
  const message = early
    ? `published ${date}, before the end of ${year}`
    : `published ${date}, ${date > latest ? 'after' : 'by'} ${latest}`;
  return [(early || date > latest ? failed : passed)(PUBLISHED, { expected: latest, actual: date, message })];
}

function checkIndex({ header }: CheckedRecord): CheckResult[] {
  const printed = INDEX_DATE.exec(header.indexNumber ?? '')?.[1];
  if (printed === undefined || header.issuedOn === null) return [];
  const issued = header.issuedOn.slice(0, 4);
  const compared = {
    expected: issued,
    actual: printed,
    message: `the index number says ${printed}, the date of issue ${issued}`,
  };
  return [(printed === issued ? passed : failed)(INDEX_YEAR, compared)];
}

/** Nothing is issued or published after the page was fetched. */
function checkOrder({ header, source }: CheckedRecord): CheckResult[] {
  const fetched = source.retrievedAt?.slice(0, 10);
  if (fetched === undefined) return [];
  const tomorrow = nextDay(fetched);
  const dates = [header.issuedOn, header.publishedAt?.slice(0, 10) ?? null].filter((date) => date !== null);
  if (dates.length === 0) return [];
  const late = dates.find((date) => date > tomorrow);
  const message =
    late === undefined ? 'no date lies after the retrieval' : `${late} lies after the retrieval on ${fetched}`;
  return [(late === undefined ? passed : failed)(ORDER, { expected: fetched, actual: late ?? null, message })];
}

/** China is ahead of UTC: a page fetched late in the day may bear the next date. */
function nextDay(date: string): string {
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) ? date : new Date(time + 86_400_000).toISOString().slice(0, 10);
}

function checkTrust({ source }: CheckedRecord): CheckResult[] {
  const official = source.trust === 'official';
  const known = source.url !== null || source.finalUrl !== null;
  // The address alone decides: signs of a mirror in the text would set a page apart from its clean twin.
  if (!official && !known) return [notAssessable(TRUST, 'the host of the page is not known')];
  const message = official ? 'the page is on an official host' : 'the page is a copy on another host';
  return [(official ? passed : failed)(TRUST, { expected: 'official', actual: source.trust, message })];
}
