/**
 * In: what a page says about its year, from the period sentence to the folder of its address. Out: the year the report
 * is about, with the votes; null when strong sources are split or nothing on the page names it. A date of publication
 * alone proves nothing: reports come late, and pages are moved.
 */
import type { Evidence } from '../model/explanation.js';
import type { YearKnowledge } from '../model/record-knowledge.js';
import type { Diagnostic } from '../model/text.js';
import { readAddressYears, readIndexYear } from './read-address-year.js';
import {
  readCaptionYears,
  readPeriodYears,
  readProseYears,
  readTitleYears,
  readYearLine,
  YearText,
} from './read-stated-year.js';

export interface YearEvidence {
  /** Titles of the page, best first: heading, title field, meta title, window title. */
  readonly titles: readonly string[];
  /** Treated prose, in page order. */
  readonly paragraphs: readonly string[];
  /** Captions of the statistics tables. */
  readonly captions: readonly string[];
  readonly url: string | null;
  readonly indexNumber: string | null;
  readonly issuedOn: string | null;
  readonly publishedAt: string | null;
}

export interface YearVote {
  readonly year: number;
  readonly from: 'period' | 'title' | 'caption' | 'query' | 'prose' | 'folder' | 'index' | 'published';
  readonly weight: number;
  readonly text: string;
}

export interface DetectedYear {
  readonly year: number | null;
  readonly evidence: readonly Evidence[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Sources that state the year of the report; the others only hint at it. */
const STRONG = 3;
const DATE_WEIGHT = 1;
/** So far apart are the first and the last year of a report on several. */
const SEVERAL_YEARS = 2;

function publicationYears(evidence: YearEvidence): number[] {
  const years: number[] = [];
  for (const date of [evidence.issuedOn, evidence.publishedAt]) if (date !== null) years.push(Number(date.slice(0, 4)));
  return years;
}

/** The earlier date: a later one is when the page was moved. */
function voteByDates(evidence: YearEvidence): YearVote[] {
  const years = publicationYears(evidence);
  if (years.length === 0) return [];
  const first = Math.min(...years);
  return [{ year: first - 1, from: 'published', weight: DATE_WEIGHT, text: String(first) }];
}

function collectVotes(evidence: YearEvidence, words: YearKnowledge): YearVote[] {
  const paragraphs = evidence.paragraphs.map((paragraph) => new YearText(paragraph, words));
  const titled = readTitleYears(evidence.titles, words);
  const votes = [
    ...readPeriodYears(paragraphs, words),
    ...(titled.length > 0 ? titled : readYearLine(paragraphs, words)),
    ...readCaptionYears(evidence.captions, words),
    ...readProseYears(paragraphs, words),
    ...readAddressYears(evidence.url, words),
    ...readIndexYear(evidence.indexNumber),
    ...voteByDates(evidence),
  ];
  const latest = Math.max(...publicationYears(evidence));
  const last = Number.isFinite(latest) ? latest : Number.POSITIVE_INFINITY;
  return votes.filter(({ year }) => year >= words.earliest && year <= last);
}

function sumWeights(votes: readonly YearVote[]): [number, number][] {
  const sums = new Map<number, number>();
  for (const { year, weight } of votes) sums.set(year, (sums.get(year) ?? 0) + weight);
  return [...sums].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}

/** Years that the page itself states; dates and index numbers only help to choose among them. */
function findStated(votes: readonly YearVote[]): Set<number> {
  return new Set(votes.filter(({ from }) => from !== 'published' && from !== 'index').map(({ year }) => year));
}

function choose(votes: readonly YearVote[]): number | null {
  const stated = findStated(votes);
  const [first, second] = sumWeights(votes).filter(([year]) => stated.has(year));
  if (first === undefined) return null;
  return second !== undefined && second[1] === first[1] ? null : first[0];
}

function reportSpan(span: string): Diagnostic {
  const message = `the report is about several years (${span}); none is taken`;
  return { code: 'year-unknown', severity: 'warning', message, at: '/year' };
}

function reportConflicts(votes: readonly YearVote[], year: number | null): Diagnostic[] {
  const strong = votes.filter(({ weight }) => weight >= STRONG);
  const years = new Set(strong.map((vote) => vote.year));
  if (years.size === 0 && year === null) {
    const message = 'the page does not say which year the report is about';
    return [{ code: 'year-unknown', severity: 'warning', message, at: '/year' }];
  }
  if (years.size <= 1 && year !== null) return [];
  const listed = votes.filter(({ weight }) => weight >= 2).map((vote) => `${vote.from} ${vote.year}`);
  const taken = year === null ? 'none is taken' : `${year} is taken`;
  const message = `sources disagree on the year: ${[...new Set(listed)].join(', ')}; ${taken}`;
  return [{ code: 'year-conflict', severity: 'warning', message, at: '/year' }];
}

/** A report on three years and more is of none of them; two are a school's year, or one that goes over its end. */
function findSpan({ titles: [title = ''] }: YearEvidence, { span }: YearKnowledge): string | null {
  const match = span.exec(title);
  return match !== null && Number(match[2]) - Number(match[1]) >= SEVERAL_YEARS ? match[0] : null;
}

export function detectYear(evidence: YearEvidence, words: YearKnowledge): DetectedYear {
  const votes = collectVotes(evidence, words);
  const span = findSpan(evidence, words);
  const year = span === null ? choose(votes) : null;
  const explained = votes.map((vote) => ({
    value: String(vote.year),
    from: vote.from,
    text: vote.text,
    weight: vote.weight,
    chosen: vote.year === year,
  }));
  return { year, evidence: explained, diagnostics: span === null ? reportConflicts(votes, year) : [reportSpan(span)] };
}
