/**
 * A line of text → its ordinal, and the heading that it is or begins with. Reports print the same few hundred headings over
 * and over: a short line that is one is read once and remembered over pages.
 */
import { copyText } from '../../text/copy-text.js';
import { type Heading, readHeadingBehind } from './read-heading.js';
import { type LineOrdinal, readLineOrdinal } from './read-line-ordinal.js';
import type { SectionWords } from './section-words.js';

export interface ReadLine {
  readonly ordinal: LineOrdinal;
  readonly heading: Heading | null;
}

const LONGEST_SHARED = 60;
const MOST_SHARED = 4000;
const shared = new WeakMap<SectionWords, Map<string, ReadLine>>();

export function readLine(text: string, words: SectionWords): ReadLine {
  if (text.length > LONGEST_SHARED) return readAnew(text, words);
  const lines = linesOf(words);
  const known = lines.get(text);
  if (known) return known;
  const read = readAnew(text, words);
  if (read.heading === null) return read;
  if (lines.size >= MOST_SHARED) lines.clear();
  const kept = copyText(text);
  lines.set(kept, readAnew(kept, words));
  return read;
}

function linesOf(words: SectionWords): Map<string, ReadLine> {
  const known = shared.get(words) ?? new Map<string, ReadLine>();
  shared.set(words, known);
  return known;
}

function readAnew(text: string, words: SectionWords): ReadLine {
  const ordinal = readLineOrdinal(text, words);
  return { ordinal, heading: readHeadingBehind(ordinal, words) };
}
