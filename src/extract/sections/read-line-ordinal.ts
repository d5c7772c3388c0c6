/**
 * A line → its ordinal and the text behind it, also where the ordinal's mark or bracket was lost.
 * A bare numeral counts only before heading words: `一是…` and `三峡…` keep their numeral.
 */
import { readOrdinal } from '../../text/read-ordinal.js';
import { coverFront } from './heading-words.js';
import type { SectionWords } from './section-words.js';

/** 0: no ordinal. 1–5 as in `Ordinal`. */
export type Level = 0 | 1 | 2 | 3 | 4 | 5;

export interface LineOrdinal {
  readonly number: number | null;
  readonly level: Level;
  readonly rest: string;
}

const HAN = /[\u4e00-\u9fff]/;
const LOST_BRACKET = /^[)）]\s?/;
/** Headings with blanks between their letters: `一 概 述`. */
const SHORT = 40;
const BLANKS = /\s+/g;
const LEADING = /^[\s?？]+/;
const MARKS = /^[\s、.．:：,，]+/;

export function readLineOrdinal(text: string, words: SectionWords): LineOrdinal {
  // Most lines begin with a word that no ordinal begins with: one look-up spares them all patterns.
  const first = text.charAt(0);
  if (HAN.test(first) && !words.opensOrdinal.has(first)) return { number: null, level: 0, rest: text };
  const line = text.replace(LEADING, '');
  const part = words.part.exec(line);
  if (part !== null) return { number: numberOf(part[1] ?? '', words), level: 1, rest: line.slice(part[0].length) };
  const ordinal = readOrdinal(line, words.ordinals);
  if (ordinal !== null) return { number: ordinal.number, level: ordinal.level, rest: ordinal.rest.replace(MARKS, '') };
  if (LOST_BRACKET.test(line)) return { number: null, level: 2, rest: line.replace(LOST_BRACKET, '') };
  return readBareNumeral(line, words) ?? { number: null, level: 0, rest: line };
}

function readBareNumeral(line: string, words: SectionWords): LineOrdinal | null {
  const match = words.bareNumeral.exec(line);
  if (match === null) return null;
  const rest = line.slice(match[0].length).replace(MARKS, '');
  const front = rest.length <= SHORT ? rest.replace(BLANKS, '') : rest;
  return coverFront(front, words.words) === null ? null : { number: numberOf(match[1] ?? '', words), level: 1, rest };
}

/** The value of a numeral, read as the ordinal it stands for. */
function numberOf(numeral: string, words: SectionWords): number | null {
  return readOrdinal(`${numeral}、`, words.ordinals)?.number ?? null;
}
