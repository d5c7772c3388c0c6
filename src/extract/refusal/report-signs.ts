/**
 * What was read from a page → the signs by which a report, and a list of reports, show themselves. Each sign is one
 * question; what follows from the answers is decided by whoever asks.
 */
import type { Page } from '../../model/document.js';
import type { Header, Section } from '../../model/record.js';
import type { RefusalKnowledge } from '../../model/refusal-knowledge.js';
import type { LooksLike } from '../../model/result.js';
import type { Survey } from './survey-page.js';

export interface ReportEvidence {
  readonly page: Page;
  readonly title: string | null;
  /** Every title the page states, best first. */
  readonly titles: readonly string[];
  readonly sections: readonly Section[];
  /** How many observations of a form were read. */
  readonly observations: number;
  /** How many of them print a number: circulars carry blank forms. */
  readonly figures: number;
  readonly form: string | null;
  readonly claims: number;
  readonly header: Header;
  /** Blocks of navigation and furniture. */
  readonly used: ReadonlySet<number>;
  /** Decoded source, for pages that are only a script. */
  readonly source?: string;
}

export interface Scene {
  readonly evidence: ReportEvidence;
  readonly survey: Survey;
  readonly topics: number;
  readonly knowledge: RefusalKnowledge;
}

export type Verdict = readonly [LooksLike, string, ...string[]];

export const ENOUGH_OBSERVATIONS = 5;
export const SHORT_PAGE = 600;
export const LEADING_LINES = 30;
export const YEAR = /(?:19|20)\d\d/;
const MANY_LINKS = 5;
const MANY_OVERVIEWS = 4;
const LONGEST_TITLE = 90;
const SHORTEST_NAME = 2;
const NOT_LETTERS = /[^\p{Script=Han}]+/gu;
const COMMON: ReadonlySet<string> = new Set(['overview', 'problems', 'plans', 'other']);

export function isTitled(title: string | null, { subjects, kinds }: RefusalKnowledge): boolean {
  if (title === null) return false;
  return subjects.some((word) => title.includes(word)) && kinds.some((word) => title.includes(word));
}

/** The paragraphs before the first heading say what a report's opening says. */
export function isOpened({ sections }: ReportEvidence, { openings }: RefusalKnowledge): boolean {
  const before = sections.slice(0, 2).flatMap(({ paragraphs }) => paragraphs);
  return before.some((text) => openings.some((opening) => text.includes(opening)));
}

export function statesPeriod({ sections }: ReportEvidence, { period, reports }: RefusalKnowledge): boolean {
  const texts = sections.slice(0, 2).flatMap(({ paragraphs }) => paragraphs.slice(0, LEADING_LINES));
  return texts.some((text) => period.test(text) && reports.some((report) => text.includes(report)));
}

/** A report without title and headings still says in its opening that it is one. */
export function declaresItself({ sections }: ReportEvidence, { declared }: RefusalKnowledge): boolean {
  return sections
    .slice(0, 1)
    .some(({ paragraphs }) => paragraphs.slice(0, LEADING_LINES).some((text) => declared.test(text)));
}

/** Parts that other reports do not have: those on problems and plans are in every one. */
export function speaksOfDisclosure({ sections }: ReportEvidence): boolean {
  return sections.some(({ topic }) => topic !== null && !COMMON.has(topic));
}

export function speaksOfYear({ sections }: ReportEvidence, { ofYear }: RefusalKnowledge): boolean {
  return sections.some(({ paragraphs }) => paragraphs.some((text) => ofYear.test(text)));
}

/** An article that says that a report was published, and quotes it. */
export function speaksAsNews({ sections }: ReportEvidence, { news }: RefusalKnowledge): boolean {
  return sections
    .slice(0, 2)
    .some(({ paragraphs }) => paragraphs.slice(0, LEADING_LINES).some((text) => news.test(text)));
}

/** A report's title with its year and with more in it than the words of all such titles: whose report it is. */
export function namesItself(title: string | null, knowledge: RefusalKnowledge): boolean {
  if (title === null || !YEAR.test(title) || !isTitled(title, knowledge)) return false;
  const { kinds, subjects, titleFillers } = knowledge;
  const words = [...kinds, ...subjects, ...titleFillers].sort((a, b) => b.length - a.length);
  const rest = words.reduce((text, word) => text.replaceAll(word, ''), title.replace(NOT_LETTERS, ''));
  return rest.length >= SHORTEST_NAME;
}

/** Many links or lines that read like titles of reports and little else, or hardly anything but links. */
export function isList(survey: Survey, knowledge: RefusalKnowledge): boolean {
  const dense = survey.links.length >= 2 * MANY_LINKS && survey.unlinked * 3 < survey.prose.length;
  if (dense) return true;
  const linked = survey.links.filter(({ text }) => isTitled(text, knowledge) || knowledge.kinds.includes(text)).length;
  if (linked >= MANY_LINKS && survey.unlinked < SHORT_PAGE) return true;
  const titles = listTitles(survey, knowledge);
  const length = titles.reduce((sum, title) => sum + title.length, 0);
  return titles.length >= MANY_LINKS && survey.prose.length - length < SHORT_PAGE;
}

/** Different short lines that read like titles of reports, linked or not. */
function listTitles({ prose }: Survey, knowledge: RefusalKnowledge): string[] {
  const lines = new Set(prose.split('\n').map((line) => line.trim()));
  return [...lines].filter((line) => line.length <= LONGEST_TITLE && YEAR.test(line) && isTitled(line, knowledge));
}

/** The openings of many reports, each under its title: a list with excerpts. */
export function isDigest({ evidence, survey, knowledge }: Scene): boolean {
  const overviews = evidence.sections.filter(({ topic }) => topic === 'overview').length;
  return overviews >= MANY_OVERVIEWS && listTitles(survey, knowledge).length >= MANY_OVERVIEWS;
}
