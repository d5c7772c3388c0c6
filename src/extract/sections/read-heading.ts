/**
 * One line → the heading it is or begins with, and the text that runs on after it; null for plain text.
 * `sure` headings consist of heading words; others have only a number and a short line to show for it.
 */
import type { Topic } from '../../model/record.js';
import { coverFront, coverHeading, roughTopic } from './heading-words.js';
import { type Level, type LineOrdinal, readLineOrdinal } from './read-line-ordinal.js';
import { lettersOf, type SectionWords } from './section-words.js';

export interface Heading {
  readonly number: number | null;
  readonly level: Level;
  /** Without ordinal and closing mark. */
  readonly words: string;
  /** Text on the same line behind the heading; empty when there is none. */
  readonly rest: string;
  readonly topic: Topic | null;
  readonly sure: boolean;
  /** True for a title that the national formats prescribe. */
  readonly standard: boolean;
  /** True when it ends with a word that headings end with. */
  readonly closed: boolean;
}

const LONGEST_HEADING = 48;
/** A heading with blanks between its letters. */
const LONGEST_SPACED = 120;
const LONGEST_UNSURE = 40;
const LONGEST_RUN_IN = 24;
const LONG_STANDARD = 9;
const MAX_UNKNOWN = 0.5;
const ONLY_MARKS = /^[\s。.．:：;；,，、]+$/;
const CLOSING_MARKS = /(?<![\s。.．:：;；,，、])[\s。.．:：;；,，、]+$/;
const DELIMITER = /[。:：\s]/g;
/** Blanks inside a heading are layout: `概 述`. */
const HAN = /[\u4e00-\u9fff]/;
const BLANK = /\s/;
const BLANKS = /\s+/g;
const INNER_STOP = /[。;；!！?？]/;
/** A row of a table whose cells were printed as one line. */
const GLUED_ROW = /\||—.{0,40}—|\d\D{1,9}\d{1,9}\D{1,9}\d|(?<!\d)\d{5,}$/;
/** The values of a row behind its label: （三）不予公开1.属于国家秘密0000000. */
const ROW_END = /(?<!\d)\d{2,}\s*$/;
const COMMA = /[,，]/;
const YEAR_FIRST = /^20\d\d/;

interface Place {
  readonly level: Level;
  readonly series: boolean;
}

type Body = Pick<Heading, 'words' | 'rest' | 'topic' | 'sure'>;

/**
 * The heading of a line whose ordinal is read. `series`: the line was cut out of a paragraph of many parts, so that any
 * text may follow the heading words.
 */
export function readHeadingBehind(ordinal: LineOrdinal, words: SectionWords, series = false): Heading | null {
  const { number, level, rest } = ordinal;
  if (rest === '') return level === 1 ? writeBare(number) : null;
  const body =
    readSure(rest, { level, series }, words) ?? (level === 0 || number === null ? null : readUnsure(rest, words));
  if (body === null) return null;
  const closed = roughTopic(body.words, words.words).closed;
  const standard = words.standard.has(lettersOf(body.words));
  return { number, level, words: body.words, rest: body.rest, topic: body.topic, sure: body.sure, standard, closed };
}

/** A number alone. */
function writeBare(number: number | null): Heading {
  return { number, level: 1, words: '', rest: '', topic: null, sure: false, standard: false, closed: false };
}

/** A line in heading words: all of it, up to a mark, or up to where a sentence begins. */
function readSure(line: string, place: Place, words: SectionWords): Body | null {
  if (beginsOtherwise(line, words)) return null;
  const spaced = line.length <= LONGEST_SPACED && BLANK.test(line) ? line.replace(BLANKS, '') : line;
  const whole = spaced.length <= LONGEST_HEADING ? coverHeading(spaced, words.words) : null;
  if (whole !== null) return { words: spaced.replace(CLOSING_MARKS, ''), rest: '', topic: whole, sure: true };
  return splitAtMark(line, words) ?? splitAtSentence(line, place, words);
}

/** A character that no heading word begins with: most lines of prose end here. */
function beginsOtherwise(line: string, { words }: SectionWords): boolean {
  const first = line.charAt(0);
  return HAN.test(first) && !words.has(first);
}

/** The longest front of the line that ends with a mark or blank and consists of heading words. */
function splitAtMark(line: string, words: SectionWords): Body | null {
  let found: Body | null = null;
  const head = line.slice(0, LONGEST_HEADING);
  DELIMITER.lastIndex = 0;
  while (DELIMITER.test(head)) {
    const end = DELIMITER.lastIndex;
    const front = head.slice(0, end - 1).replace(BLANKS, '');
    const topic = coverHeading(front, words.words);
    if (topic === null) continue;
    const rest = line.slice(end).trim();
    found = { words: front.replace(CLOSING_MARKS, ''), rest, topic, sure: true };
  }
  return found;
}

/** Heading words with the sentence running on directly; only after a number, or its remains. */
function splitAtSentence(line: string, { level, series }: Place, words: SectionWords): Body | null {
  if (level === 0) return null;
  const cover = coverFront(line, words.words);
  if (cover === null || cover.end > LONGEST_HEADING) return null;
  const rest = line.slice(cover.end).trim().replace(ONLY_MARKS, '');
  const begins = series || YEAR_FIRST.test(rest) || words.sentenceStarts.some((start) => rest.startsWith(start));
  return begins || opensLower(rest, words) || isPrescribed(line.slice(0, cover.end), words)
    ? { words: line.slice(0, cover.end), rest, topic: cover.topic, sure: true }
    : null;
}

/** The first lower heading directly behind the words: （一）, 1. */
function opensLower(rest: string, words: SectionWords): boolean {
  return readLineOrdinal(rest, words).level > 1 && !ROW_END.test(rest);
}

/** A long title of the national formats needs nothing behind it to be whole. */
function isPrescribed(front: string, words: SectionWords): boolean {
  const letters = lettersOf(front);
  return letters.length >= LONG_STANDARD && words.standard.has(letters);
}

/** A numbered short line in other words. */
function readUnsure(line: string, words: SectionWords): Body | null {
  if (words.enumerations.some((start) => line.startsWith(start))) return null;
  const short = line.length <= LONGEST_SPACED ? line.replace(CLOSING_MARKS, '') : line;
  const stop = short.slice(0, LONGEST_UNSURE + 1).search(INNER_STOP);
  if (stop < 0) return short.length <= LONGEST_UNSURE ? shortHeading(line, short, words) : null;
  const front = short.slice(0, stop);
  if (stop < 2 || stop > LONGEST_RUN_IN || COMMA.test(front) || words.figure.test(front)) return null;
  return { words: front, rest: line.slice(stop + 1).trim(), topic: namedTopic(front, words), sure: false };
}

function shortHeading(line: string, trimmed: string, words: SectionWords): Body | null {
  const sentence = line.endsWith('。') && (COMMA.test(trimmed) || words.figure.test(trimmed));
  if (sentence || trimmed === '' || GLUED_ROW.test(trimmed)) return null;
  return { words: trimmed, rest: '', topic: namedTopic(trimmed, words), sure: false };
}

function namedTopic(text: string, words: SectionWords): Topic | null {
  const { topic, unknown, closed } = roughTopic(text, words.words);
  return closed || unknown <= MAX_UNKNOWN ? topic : null;
}
