/**
 * In: a sentence. Out: the figures in it that count something, in order: value, unit, place, and whether the sentence
 * calls it rough. `1.2万条` is 12000 条 and rough (it was rounded to print it so); 万元 is a unit and scales nothing. Left out:
 * dates, shares, ordinals, numbers of documents, malformed ones; Chinese numerals without a unit (一般, 统一).
 */
import { readNumeral } from './numeral.js';
import { foldNumberText, type Numbers, readArabic, readUnit } from './read-number.js';

export interface FoundNumber {
  readonly value: number;
  /** As printed behind the figure, else null. */
  readonly unit: string | null;
  /** Half-open range in the text, unit included. */
  readonly start: number;
  readonly end: number;
  readonly approximate: boolean;
}

interface Token {
  readonly printed: string;
  readonly start: number;
  readonly end: number;
}

const ANY_FIGURE = /[\d\uff10-\uff19]/;
const FOLDED = /[\uff10-\uff19\uff0c\uff0e\ufe52]/;
const ARABIC_START = /^\d/;
const WELL_FORMED = /^(?:[1-9]\d{0,2}(?:,\d{3})+|\d+)(?:\.\d+)?$/;
const GLUED_BEFORE = /[A-Za-z0-9.\-/:_\u3014[+]$/;
const GLUED_AFTER = /^(?:[A-Za-z:/_\u3015\]\ufffd]|[.-]\d)/;
const BLANKS = /^\s*/;
const COMMAS_AT_END = /,+$/;
const FOLDABLE = /[\uff10-\uff19\uff0e\ufe52]|(?<=[\uff10-\uff19])\uff0c(?=[\uff10-\uff19])/g;
const MOST = 5000;

export function findNumbers(text: string, numbers: Numbers): FoundNumber[] {
  const folded = FOLDED.test(text) ? foldInPlace(text) : text;
  const hasFigures = ANY_FIGURE.test(folded);
  const found: FoundNumber[] = [];
  const { inProse } = numbers;
  inProse.lastIndex = 0;
  for (let match = inProse.exec(folded); match; match = inProse.exec(folded)) {
    const [run] = match;
    if (!hasFigures && ARABIC_START.test(run)) continue;
    const token = trimToken({ printed: run, start: match.index, end: match.index + run.length });
    const number = ARABIC_START.test(run) ? readFigure(token, folded, numbers) : readWords(token, folded, numbers);
    if (number !== null) found.push(number);
    if (found.length >= MOST) break;
  }
  return found;
}

/** Commas between clauses are not separators of thousands: `2016,收到` ends before the comma. */
function trimToken(token: Token): Token {
  const printed = token.printed.replace(COMMAS_AT_END, '');
  return { printed, start: token.start, end: token.start + printed.length };
}

/** Keeps every offset: one character for one. A full-width comma ends a clause more often than it groups thousands. */
function foldInPlace(text: string): string {
  return text.replace(FOLDABLE, foldNumberText);
}

function readFigure(token: Token, text: string, numbers: Numbers): FoundNumber | null {
  const before = text.slice(Math.max(0, token.start - 4), token.start);
  const after = text.slice(token.end, token.end + 8);
  if (!WELL_FORMED.test(token.printed) || GLUED_BEFORE.test(before) || GLUED_AFTER.test(after)) return null;
  const value = readArabic(token.printed);
  return value === null ? null : describe({ token, value, before, after }, numbers);
}

function readWords(token: Token, text: string, numbers: Numbers): FoundNumber | null {
  const before = text.slice(Math.max(0, token.start - 4), token.start);
  const after = text.slice(token.end, token.end + 8);
  if (isVague(token, before, numbers)) return null;
  const whole = readNumeral(token.printed, numbers.words);
  if (whole === null || !Number.isSafeInteger(whole)) return null;
  const number = describe({ token, value: whole, before, after }, numbers);
  return number === null || number.unit === null ? null : number;
}

/** Some tens, several hundred. */
function isVague(token: Token, before: string, { words }: Numbers): boolean {
  return (
    words.multipliers[token.printed.charAt(0)] !== undefined && before !== '' && words.vague.includes(before.slice(-1))
  );
}

interface Seen {
  readonly token: Token;
  readonly value: number;
  readonly before: string;
  readonly after: string;
}

function describe({ token, value, before, after }: Seen, numbers: Numbers): FoundNumber | null {
  const { words } = numbers;
  if (before !== '' && words.notAfter.includes(before.slice(-1))) return null;
  const gap = BLANKS.exec(after)?.[0].length ?? 0;
  let rest = after.slice(gap);
  if (rest !== '' && words.notBefore.includes(rest.charAt(0))) return null;
  const rough = words.roughAfter.find((word) => rest.startsWith(word));
  if (rough !== undefined) rest = rest.slice(rough.length).trimStart();
  const scaled = readScaledUnit(rest, numbers);
  const unit = scaled.unit;
  const consumed = unit === null && scaled.factor === 1 ? 0 : after.length - scaled.rest.length;
  // One character behind a unit begins the next word: "twelve letters".
  const roughBehind = words.roughAfter.some((word) => word.length > 1 && scaled.rest.trimStart().startsWith(word));
  const roughBefore = words.roughBefore.some((word) => before.trimEnd().endsWith(word));
  return {
    value: scaled.factor === 1 ? value : Math.round(value * scaled.factor),
    unit,
    start: token.start,
    end: token.end + consumed,
    approximate: rough !== undefined || roughBefore || roughBehind || scaled.factor !== 1,
  };
}

interface ScaledUnit {
  readonly factor: number;
  readonly unit: string | null;
  readonly rest: string;
}

/** `万元` is a unit; `万条` is a scale and a unit; `万` alone is a scale. */
function readScaledUnit(text: string, numbers: Numbers): ScaledUnit {
  const unit = readUnit(text, numbers);
  if (unit !== null) return { factor: 1, unit, rest: text.slice(unit.length) };
  const scale = numbers.words.scales[text.charAt(0)];
  if (scale === undefined) return { factor: 1, unit: null, rest: text };
  let behind = text.slice(1);
  const rough = numbers.words.roughAfter.find((word) => behind.startsWith(word));
  if (rough !== undefined) behind = behind.slice(rough.length);
  const counted = readUnit(behind.trimStart(), numbers);
  return { factor: scale, unit: counted, rest: counted === null ? behind : behind.trimStart().slice(counted.length) };
}
