/**
 * Possible headings → those that begin a top-level part. The document decides: the top level is the style of
 * numbering whose lines name the topics; a heading in another style is taken only where a number is missing.
 */
import type { Topic } from '../../model/record.js';
import type { FoundHeading } from './find-headings.js';
import type { Level } from './read-line-ordinal.js';

const NUMBERED: readonly Level[] = [1, 2, 3, 4, 5];
const MANY_UNNUMBERED = 3;
const FAR_MORE = 2;
const PAGE = /(?<![.…·\s])[.…·\s]{2,}[\d-]{0,4}$/u;

export function chooseTopHeadings(found: readonly FoundHeading[]): FoundHeading[] {
  const headings = withoutContents(found);
  const top = chooseLevel(headings);
  if (top === 0) return chooseUnnumbered(headings);
  const chosen = chooseNumbered(headings, top);
  for (const heading of headings) if (!chosen.has(heading) && fillsGap(heading, chosen)) chosen.add(heading);
  return headings.filter((heading) => chosen.has(heading));
}

function chooseLevel(headings: readonly FoundHeading[]): Level {
  const topics = (level: Level): number => new Set(sureOf(headings, level).map(({ topic }) => topic)).size;
  const unnumbered = topics(0);
  const first = headings.filter(({ level }) => level === 1);
  if (topics(1) > 1) return 1;
  if (topics(1) === 1 && unnumbered < MANY_UNNUMBERED && leads(headings, first)) return 1;
  const lower = chooseLower(topics, unnumbered);
  if (lower !== undefined) return lower;
  if (unnumbered > 1 || (unnumbered === 1 && first.length < 2)) return first.length > 0 && topics(1) > 0 ? 1 : 0;
  return first.length > 0 ? 1 : 0;
}

/** The highest of the lower levels that names topics, or one that names far more of them (1、 above （一）). */
function chooseLower(topics: (level: Level) => number, unnumbered: number): Level | undefined {
  const levels = NUMBERED.filter((level) => level > 1 && topics(level) > 1 && topics(level) >= unnumbered);
  const [highest] = levels;
  return levels.find((level) => topics(level) >= topics(highest ?? level) + FAR_MORE) ?? highest;
}

/** A level with one topic still leads when it comes several times, or before all other sure headings. */
function leads(headings: readonly FoundHeading[], first: readonly FoundHeading[]): boolean {
  const sure = headings.find((heading) => heading.sure);
  return first.length > 1 || (sure !== undefined && sure.level === 1);
}

function sureOf(headings: readonly FoundHeading[], level: Level): FoundHeading[] {
  return headings.filter((heading) => heading.level === level && heading.sure);
}

/** Headings of the chosen level; those without known words only when they are short lines or continue the count. */
function chooseNumbered(headings: readonly FoundHeading[], top: Level): Set<FoundHeading> {
  const chosen = new Set<FoundHeading>();
  let last = 0;
  for (const heading of headings) {
    if (heading.level !== top) continue;
    const next = heading.number === last + 1;
    const free = top === 1 && heading.rest === '';
    if (!heading.sure && !next && !free) continue;
    chosen.add(heading);
    last = heading.number ?? last + 1;
  }
  return chosen;
}

/** A sure heading in another style stands for the number that is missing between its neighbours. */
function fillsGap(heading: FoundHeading, numbered: ReadonlySet<FoundHeading>): boolean {
  if (!heading.sure || topicTaken(heading.topic, numbered)) return false;
  const { before, after } = neighbours(heading, numbered);
  const expected = (before?.number ?? 0) + 1;
  if (heading.level > 0 && heading.number !== null)
    return heading.number === expected && after?.number === expected + 1;
  const open = after === undefined || after.number === null || after.number > expected;
  if (heading.level > 0) return open && after !== undefined;
  const alike = heading.markup > 0 && heading.markup === before?.markup;
  return open && (after !== undefined || heading.standard || alike);
}

function topicTaken(topic: Topic | null, numbered: ReadonlySet<FoundHeading>): boolean {
  for (const heading of numbered) if (heading.topic === topic) return true;
  return false;
}

function neighbours(heading: FoundHeading, numbered: ReadonlySet<FoundHeading>) {
  let before: FoundHeading | undefined;
  let after: FoundHeading | undefined;
  for (const other of numbered) {
    if (other.at < heading.at && other.at > (before?.at ?? -1)) before = other;
    if (other.at > heading.at && other.at < (after?.at ?? Number.POSITIVE_INFINITY)) after = other;
  }
  return { before, after };
}

/** Without numbers: the headings of the highest markup level, and others that name a topic none of those names. */
function chooseUnnumbered(headings: readonly FoundHeading[]): FoundHeading[] {
  const sure = headings.filter((heading) => heading.sure && (heading.level === 0 || heading.standard));
  const levels = sure.filter(({ markup }) => markup > 0).map(({ markup }) => markup);
  const highest = levels.length > 1 ? Math.min(...levels) : 0;
  if (highest === 0) return sure;
  const marked = new Set(sure.filter(({ markup }) => markup === highest));
  return sure.filter((heading) => marked.has(heading) || !topicTaken(heading.topic, marked));
}

/** A table of contents is left out: three or more headings in a row that all come again further down. */
function withoutContents(found: readonly FoundHeading[]): readonly FoundHeading[] {
  const run = runFrom(found, 0);
  if (run.length < 3) return found;
  const later = new Set(found.slice(run.length).map(withoutPage));
  return run.every((heading) => later.has(withoutPage(heading))) ? found.slice(run.length) : found;
}

/** A line of the contents ends with dots and the number of its page. */
function withoutPage({ words }: FoundHeading): string {
  return words.replace(PAGE, '');
}

function runFrom(found: readonly FoundHeading[], from: number): readonly FoundHeading[] {
  let end = from;
  while (end + 1 < found.length && adjacent(found[end], found[end + 1])) end += 1;
  return repeatedFront(found.slice(from, end + 1), found);
}

function adjacent(one: FoundHeading | undefined, next: FoundHeading | undefined): boolean {
  return one !== undefined && next !== undefined && one.rest === '' && one.at + one.lines === next.at;
}

/** The last line of the contents may stand directly before the first part: the run ends where it would repeat itself. */
function repeatedFront(run: readonly FoundHeading[], found: readonly FoundHeading[]): readonly FoundHeading[] {
  const [first] = run;
  if (first === undefined) return [];
  const again = found.findIndex((heading, index) => index > 0 && withoutPage(heading) === withoutPage(first));
  return again > 0 ? run.slice(0, Math.min(run.length, again)) : [];
}
