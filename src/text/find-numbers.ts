/**
 * In: a sentence. Out: the figures in it that count something, in order: value, unit, place, and whether the sentence
 * calls it rough. `1.2万条` is 12000 条 and rough (it was rounded to print it so); 万元 is a unit and scales nothing. Left out:
 * dates, shares, ordinals, numbers of documents, malformed ones; Chinese numerals without a unit (一般, 统一).
 */
import { isBlankCode } from './is-blank.js';
import { readNumeral } from './numeral.js';
import { EDGE, foldNumberText, isEdge, type Numbers, PROSE, readArabic, readUnit } from './read-number.js';

export interface FoundNumber {
  readonly value: number;
  /** As printed behind the figure, else null. */
  readonly unit: string | null;
  /** Half-open range in the text, unit included. */
  readonly start: number;
  readonly end: number;
  readonly approximate: boolean;
}

const FOLDED = /[\uff10-\uff19\uff0c\uff0e\ufe52]/;
const WELL_FORMED = /^(?:[1-9]\d{0,2}(?:,\d{3})+|\d+)(?:\.\d+)?$/;
const GLUED_BEFORE = /[A-Za-z0-9.\-/:_\u3014[+]/;
const GLUED_AFTER = /^(?:[A-Za-z0-9:/_\u3015\]\ufffd]|[.-]\d)/;
const FOLDABLE = /[\uff10-\uff19\uff0e\ufe52]|(?<=[\uff10-\uff19])\uff0c(?=[\uff10-\uff19])/g;
const MOST = 5000;
const LONGEST_DIGITS = 31;
const LONGEST_FRACTION = 12;
const LONGEST_NUMERAL = 24;
const COMMA = 0x2c;
const STOP = 0x2e;
/** So far one looks around a figure. */
const BEFORE = 4;
const AFTER = 8;
const ORDINAL_BEFORE = 24;

export function findNumbers(text: string, numbers: Numbers): FoundNumber[] {
  const folded = FOLDED.test(text) ? foldInPlace(text) : text;
  const found: FoundNumber[] = [];
  const { inProse } = numbers;
  let at = 0;
  while (at < folded.length && found.length < MOST) {
    const kind = inProse[folded.charCodeAt(at)];
    if (kind === PROSE.digit) at = takeFigure(folded, at, { numbers, found });
    else if (kind === PROSE.numeral) at = takeWords(folded, at, { numbers, found });
    else at++;
  }
  return found;
}

interface Finding {
  readonly numbers: Numbers;
  readonly found: FoundNumber[];
}

/** Keeps every offset: one character for one. A full-width comma ends a clause more often than it groups thousands. */
function foldInPlace(text: string): string {
  return text.replace(FOLDABLE, foldNumberText);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Reads the figure that begins at `start`; returns where the search goes on. */
function takeFigure(text: string, start: number, { numbers, found }: Finding): number {
  let end = start + 1;
  let commas = 0;
  for (; end - start < LONGEST_DIGITS; end++) {
    const code = text.charCodeAt(end);
    if (code === COMMA) commas++;
    else if (!isDigit(code)) break;
  }
  const whole = end;
  if (text.charCodeAt(end) === STOP && isDigit(text.charCodeAt(end + 1))) {
    end += 2;
    while (end - whole <= LONGEST_FRACTION && isDigit(text.charCodeAt(end))) end++;
  }
  const resume = end;
  // Commas between clauses are not separators of thousands: `2016,收到` ends before the comma.
  if (commas > 0) while (text.charCodeAt(end - 1) === COMMA) end--;
  const number = readFigure({ text, start, end }, commas > 0, numbers);
  if (number !== null) found.push(number);
  return resume;
}

function takeWords(text: string, start: number, { numbers, found }: Finding): number {
  let end = start + 1;
  while (end - start < LONGEST_NUMERAL && numbers.inProse[text.charCodeAt(end)] === PROSE.numeral) end++;
  const number = readWords({ text, start, end }, numbers);
  if (number !== null) found.push(number);
  return end;
}

/** A run of digits or numerals in its sentence. */
interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function readFigure(token: Token, grouped: boolean, numbers: Numbers): FoundNumber | null {
  const { text, start, end } = token;
  const printed = text.slice(start, end);
  if (grouped && !WELL_FORMED.test(printed)) return null;
  if (GLUED_BEFORE.test(text.charAt(start - 1))) return null;
  if (GLUED_AFTER.test(text.slice(end, end + 2))) return null;
  const value = readArabic(printed);
  return value === null ? null : describe(token, value, numbers);
}

function readWords(token: Token, numbers: Numbers): FoundNumber | null {
  const { text, start, end } = token;
  // Most numerals are part of a word (一般, 统一): nothing that can be a unit stands behind them.
  if (!isEdge(text, skipBlanks(text, end), { numbers, kind: EDGE.counted }) || isVague(token, numbers)) return null;
  const whole = readNumeral(text.slice(start, end), numbers.words);
  if (whole === null || !Number.isSafeInteger(whole)) return null;
  const number = describe(token, whole, numbers);
  return number === null || number.unit === null ? null : number;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && isBlankCode(text.charCodeAt(at))) at++;
  return at;
}

/** Some tens, several hundred. */
function isVague({ text, start }: Token, { words }: Numbers): boolean {
  return (
    start > 0 && words.multipliers[text.charAt(start)] !== undefined && words.vague.includes(text.charAt(start - 1))
  );
}

function describe({ text, start, end }: Token, value: number, numbers: Numbers): FoundNumber | null {
  const { words } = numbers;
  if (start > 0 && (words.notAfter.includes(text.charAt(start - 1)) || isOrdinal(text, start, numbers))) return null;
  const after = text.slice(end, end + AFTER);
  let rest = after.slice(skipBlanks(after, 0));
  if (rest !== '' && words.notBefore.includes(rest.charAt(0))) return null;
  const rough = findRough(rest, numbers);
  if (rough !== undefined) rest = rest.slice(rough.length).trimStart();
  const scaled = readScaledUnit(rest, numbers);
  const { unit, factor } = scaled;
  const consumed = unit === null && factor === 1 ? 0 : after.length - scaled.rest.length;
  return {
    value: factor === 1 ? value : Math.round(value * factor),
    unit,
    start,
    end: end + consumed,
    approximate:
      rough !== undefined ||
      factor !== 1 ||
      isRough(text.slice(Math.max(0, start - BEFORE), start), scaled.rest, numbers),
  };
}

/** The third time, with blanks as printed; the third and fourth, of which only the first has the word. */
function isOrdinal(text: string, start: number, { words, ordinalBefore }: Numbers): boolean {
  const before = text.charAt(start - 1);
  if (!isBlankCode(before.charCodeAt(0)) && !words.ordinalJoined.includes(before)) return false;
  const pattern = isDigit(text.charCodeAt(start)) ? ordinalBefore.digits : ordinalBefore.numerals;
  return pattern.test(text.slice(Math.max(0, start - ORDINAL_BEFORE), start));
}

/** The word at the front that makes a figure rough. */
function findRough(rest: string, numbers: Numbers): string | undefined {
  if (!isEdge(rest, 0, { numbers, kind: EDGE.roughFirst })) return undefined;
  return numbers.words.roughAfter.find((word) => rest.startsWith(word));
}

function isRough(before: string, behind: string, numbers: Numbers): boolean {
  const { words } = numbers;
  const lead = before.trimEnd();
  const opens = isEdge(lead, lead.length - 1, { numbers, kind: EDGE.roughLast });
  if (opens && words.roughBefore.some((word) => lead.endsWith(word))) return true;
  const next = behind.trimStart();
  // One character behind a unit begins the next word: "twelve letters".
  return (
    isEdge(next, 0, { numbers, kind: EDGE.roughFirst }) &&
    words.roughAfter.some((word) => word.length > 1 && next.startsWith(word))
  );
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
  const rough = findRough(behind, numbers);
  if (rough !== undefined) behind = behind.slice(rough.length);
  const counted = readUnit(behind.trimStart(), numbers);
  return { factor: scale, unit: counted, rest: counted === null ? behind : behind.trimStart().slice(counted.length) };
}
