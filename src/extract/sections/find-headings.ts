/**
 * Lines → possible headings in page order, of any level, headings broken over lines put together.
 * Says nothing about which of them begin a top-level part.
 */
import type { Line } from './gather-lines.js';
import { coverHeading } from './heading-words.js';
import type { Heading } from './read-heading.js';
import type { SectionWords } from './section-words.js';

export interface FoundHeading extends Heading {
  /** Index of its first line, and how many lines it takes. */
  readonly at: number;
  readonly lines: number;
  readonly markup: number;
  readonly strong: boolean;
}

const LONGEST_CONTINUATION = 24;
const LONGEST_BROKEN = 60;
const MAX_BLOCK_GAP = 2;
/** Titles of the formats so long are no labels of rows. */
const LONG_STANDARD = 9;
/** A line that can only be a cell of a table printed line by line: then the line before it is a row's label. */
const CELL = /^[\d.,+%/—–-]{1,9}$/;
/** A sentence under a heading that needs none to be whole. */
const ENDED = /[。.！!]$/;
const SENTENCE_MARK = /[。;；:：!！?？]./;

export function findHeadings(lines: readonly Line[], words: SectionWords): FoundHeading[] {
  const found: FoundHeading[] = [];
  for (let at = 0; at < lines.length; ) {
    const heading = findAt(lines, at, words);
    if (heading !== null) found.push(heading);
    at += heading?.lines ?? 1;
  }
  return found;
}

function findAt(lines: readonly Line[], at: number, words: SectionWords): FoundHeading | null {
  const line = lines[at];
  if (line === undefined || (line.linked && line.ordinal.level === 0)) return null;
  const alone = line.heading;
  const joined = joinNext(line, lines[at + 1], alone, words);
  const heading = joined ?? alone;
  if (heading === null || !showsItself(heading, line)) return null;
  const label = !heading.standard || heading.words.length < LONG_STANDARD;
  if (label && heading.rest === '' && joined === null && CELL.test(lines[at + 1]?.text ?? '')) return null;
  return placeHeading(heading, { at, lines: joined === null ? 1 : 2, line });
}

/** Written out field by field: copied at once, these objects would be slow to make and to read. */
function placeHeading(heading: Heading, place: { at: number; lines: number; line: Line }): FoundHeading {
  return {
    number: heading.number,
    level: heading.level,
    words: heading.words,
    rest: heading.rest,
    topic: heading.topic,
    sure: heading.sure,
    standard: heading.standard,
    closed: heading.closed,
    at: place.at,
    lines: place.lines,
    markup: place.line.markup,
    strong: place.line.strong,
  };
}

/** Without a number, a lone word such as "proactive disclosure" (主动公开) is a heading only by its markup. */
function showsItself(heading: Heading, line: Line): boolean {
  if (heading.level > 0 || heading.standard || heading.topic === 'overview') return true;
  if (heading.words.length < 4) return false;
  return line.markup > 0 || line.strong || line.centered || heading.closed;
}

/** A number alone on its line, or a heading broken in two: read together with the next line. */
function joinNext(line: Line, next: Line | undefined, alone: Heading | null, words: SectionWords): Heading | null {
  if (next === undefined || next.block - line.block > MAX_BLOCK_GAP || alone?.level === 0) return null;
  if (alone === null ? line.text.length > LONGEST_BROKEN : alone.rest !== '') return null;
  const { ordinal } = line;
  if (ordinal.level === 0 || next.ordinal.level !== 0) return null;
  if (ordinal.rest === '') return line.headingWith(next);
  if (next.text.length > LONGEST_CONTINUATION || SENTENCE_MARK.test(next.text)) return null;
  const joined = line.headingWith(next);
  if (joined === null || !joined.sure || joined.rest !== '') return null;
  const open = words.connectives.some((connective) => line.text.endsWith(connective));
  const complete = alone?.sure === true && !open && !(joined.standard && !alone.closed);
  if (complete && alone.closed && ENDED.test(next.text) && !joined.standard) return null;
  return !complete || continues(next.text, words) ? joined : null;
}

/** A line that can only be the end of a heading: a connective first, or words without a topic of their own. */
function continues(text: string, words: SectionWords): boolean {
  if (words.connectives.some((connective) => text.startsWith(connective))) return true;
  return coverHeading(text, words.words) === null;
}
