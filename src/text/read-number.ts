/**
 * In: the treated text of one value cell. Out: its status and, where it is exactly one number, value, unit and note.
 * Refused as `unreadable`: rough figures, scaled ones (3.5万), two numbers, malformed separators, enclosed digits, damaged
 * characters, signs where no change is counted. Nothing is ever read as 0 that does not say so.
 */
import type { ReadNumber } from '../model/text.js';
import type { NumberWords } from '../model/text-knowledge.js';
import { readNumeral } from './numeral.js';

/** The words of numbers, compiled: make it once, hand it to every call. */
export interface Numbers {
  readonly words: NumberWords;
  readonly units: ReadonlySet<string>;
  readonly placeholders: ReadonlySet<string>;
  readonly minus: RegExp;
  readonly plus: RegExp;
  readonly numeral: RegExp;
  /** A bracket that holds nothing but a word for a rough figure, or a scale with or without a unit: 12（万件）. */
  readonly rough: RegExp;
  /** Nothing but numerals and words that leave open how many: some tens, more than five hundred. */
  readonly vagueCount: RegExp;
  /** What stands before a figure that is an ordinal, up to the figure. */
  /** Ordinals joined to the figure behind them, which is written as they are: `第一、12件` are a point and a figure. */
  readonly ordinalBefore: { readonly digits: RegExp; readonly numerals: RegExp };
  /** For prose, see find-numbers: what a character means to it, by code. */
  readonly inProse: Uint8Array;
  /** What a character can be at the edge of the words around a figure, by code: bits of EDGE. */
  readonly edges: Uint8Array;
}

/** Kinds of characters in prose. */
export const PROSE = { other: 0, digit: 1, numeral: 2 } as const;

/** First characters of what stands behind a figure (units, scales, rough words), last ones of rough words before it. */
export const EDGE = { counted: 1, roughFirst: 2, roughLast: 4, unitFirst: 8 } as const;

const PLAIN = /^\d{1,15}$/;
const BLANK = /^[\s?\uff1f_\u3000\u00a0]*$/;
const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202d\u2060-\u2064\ufeff]+/g;
const DASHES = /^[-\u2010-\u2015\u2212\u2500\u2501\ufe58\ufe63\uff0d\u30fc/\uff0f\\\uff3c]+$/;
const UNSURE =
  /[\u202e\ufffd\ue000-\uf8ff\ud800-\udfff\u00b2\u00b3\u00b9\u2070-\u209f\u2460-\u24ff\u2776-\u2793\u3220-\u32ff]/;
const FOOTNOTE = /[[(（〔【][\u00b2\u00b3\u00b9\u2070-\u2079]{1,2}[\])）〕】]\s{0,9}$/;
const ARABIC = /^(?:[1-9]\d{0,2}(?:,\d{3})+|\d+)(?:\.\d+)?(?![.,\d])/;
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const DOTS = /\ufe52/g;
const NOTE =
  /^(?:\([^()]{0,200}\)|\[[^[\]]{0,200}\]|\u3010[^\u3010\u3011]{0,200}\u3011|\u3014[^\u3014\u3015]{0,200}\u3015)/;
const END = /^\s*(?:[\u3002;]\s*)?$/;
const LAST_STOP = /[\u3002.]$/;
const SPACES = /\s+/g;
const ZEROS_FIRST = /^0+/;
const SPECIAL = /[-+*.?()[\]\\^$|{}]/g;
const NOT_EXACT_DIGITS = 15;
const LONGEST = 400;

export function compileNumbers(words: NumberWords): Numbers {
  const numeralClass = joinClass([
    words.zeros,
    ...Object.keys({ ...words.digits, ...words.multipliers, ...words.scales }),
  ]);
  const scales = Object.keys({ ...words.multipliers, ...words.scales });
  const scaled = `(?:${joinWords(scales)}){1,3}(?:${joinWords(words.units)})?`;
  const rough = `${joinWords([...words.roughBefore, ...words.roughAfter])}|${scaled}`;
  const vagueFirst = `${joinWords(words.roughBefore)}|[${words.vague}]`;
  const counted = `[${numeralClass}]{1,24}`;
  const behind = `(?:${joinWords([...scales, ...words.units])}){0,3}`;
  return {
    words,
    units: new Set(words.units),
    placeholders: new Set(words.placeholders),
    minus: new RegExp(`^(?:${joinWords(words.minus)})\\s*`),
    plus: new RegExp(`^(?:${joinWords(words.plus)})\\s*`),
    numeral: new RegExp(`^[${numeralClass}]{1,24}`),
    rough: new RegExp(`^[(\\[\\u3010\\u3014]\\s*(?:${rough})\\s*[)\\]\\u3011\\u3015]`),
    vagueCount: new RegExp(
      `^(?:(?:${vagueFirst}){1,2}${counted}(?:${joinWords(words.roughAfter)})?|${counted}(?:${joinWords(words.roughAfter)}))${behind}$`,
    ),
    ordinalBefore: { digits: endOfOrdinals('\\d', words), numerals: endOfOrdinals(numeralClass, words) },
    inProse: compileProse(numeralClass),
    edges: compileEdges(words),
  };
}

function endOfOrdinals(kind: string, { ordinal, ordinalJoined }: NumberWords): RegExp {
  return new RegExp(`[${ordinal}]\\s*(?:[${kind}]{1,12}\\s*[${ordinalJoined}]\\s*){0,3}$`);
}

function compileEdges({ units, roughBefore, roughAfter, scales }: NumberWords): Uint8Array {
  const edges = new Uint8Array(0x10000);
  const add = (code: number, kind: number): void => {
    edges[code] = (edges[code] ?? 0) | kind;
  };
  for (const word of [...units, ...roughAfter, ...Object.keys(scales)]) add(word.charCodeAt(0), EDGE.counted);
  for (const word of roughAfter) add(word.charCodeAt(0), EDGE.roughFirst);
  for (const word of roughBefore) add(word.charCodeAt(word.length - 1), EDGE.roughLast);
  for (const word of units) add(word.charCodeAt(0), EDGE.unitFirst);
  return edges;
}

/** True when the character at a place of the text can be of the kind; false past its ends. */
export function isEdge(text: string, at: number, { numbers, kind }: { numbers: Numbers; kind: number }): boolean {
  return ((numbers.edges[text.charCodeAt(at)] ?? 0) & kind) !== 0;
}

function compileProse(numerals: string): Uint8Array {
  const kinds = new Uint8Array(0x10000);
  for (let at = 0; at < numerals.length; at += 1) kinds[numerals.charCodeAt(at)] = PROSE.numeral;
  return kinds.fill(PROSE.digit, 0x30, 0x3a);
}

export function readNumber(text: string, numbers: Numbers, options: { readonly signed: boolean }): ReadNumber {
  if (PLAIN.test(text)) return report(Number(text), null, null);
  if (BLANK.test(text)) return { status: 'blank', value: null, unit: null, note: null };
  if (text.length > LONGEST) return UNREADABLE;
  if (UNSURE.test(text)) return readMarked(text, numbers, options);
  const folded = foldNumberText(text);
  if (BLANK.test(folded)) return { status: 'blank', value: null, unit: null, note: null };
  if (isPlaceholder(folded, numbers)) return { status: 'placeholder', value: null, unit: null, note: null };
  return readFolded(folded, text, numbers, options.signed);
}

/** A figure with the mark of a footnote, raised and in brackets: `12[³]`. Any other raised digit may be one of the figure. */
function readMarked(text: string, numbers: Numbers, options: { readonly signed: boolean }): ReadNumber {
  const mark = FOOTNOTE.exec(text);
  if (mark === null || mark.index === 0) return UNREADABLE;
  const read = readNumber(text.slice(0, mark.index), numbers, options);
  return read.status === 'reported' && read.note === null ? { ...read, note: mark[0].trim() } : UNREADABLE;
}

const UNREADABLE: ReadNumber = { status: 'unreadable', value: null, unit: null, note: null };

function report(value: number, unit: string | null, note: string | null): ReadNumber {
  return { status: 'reported', value: value === 0 ? 0 : value, unit, note };
}

/** Full-width forms and the small full stop, character by character, so that offsets stay. */
export function foldNumberText(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .trim()
    .replace(FULL_WIDTH, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(DOTS, '.');
}

function isPlaceholder(folded: string, numbers: Numbers): boolean {
  const bare = folded.replace(SPACES, '');
  return DASHES.test(bare) || numbers.placeholders.has(bare.replace(LAST_STOP, '').toLowerCase());
}

function readFolded(folded: string, printed: string, numbers: Numbers, signed: boolean): ReadNumber {
  const sign = readSign(folded, numbers);
  if (sign.length > 0 && !signed) return UNREADABLE;
  const unsigned = folded.slice(sign.length);
  const figure = readFigure(unsigned, numbers);
  if (figure === null) return UNREADABLE;
  const tail = readTail(unsigned.slice(figure.length), numbers);
  if (tail === null) return UNREADABLE;
  return report(sign.factor * figure.value, tail.unit, tail.note === null ? null : printNote(printed));
}

function readSign(text: string, numbers: Numbers): { readonly factor: 1 | -1; readonly length: number } {
  const minus = numbers.minus.exec(text);
  if (minus !== null) return { factor: -1, length: minus[0].length };
  const plus = numbers.plus.exec(text);
  return { factor: 1, length: plus === null ? 0 : plus[0].length };
}

interface Figure {
  readonly value: number;
  readonly length: number;
}

function readFigure(text: string, numbers: Numbers): Figure | null {
  const arabic = ARABIC.exec(text)?.[0];
  if (arabic !== undefined) {
    const value = readArabic(arabic);
    return value === null ? null : { value, length: arabic.length };
  }
  const run = numbers.numeral.exec(text)?.[0];
  if (run === undefined) return null;
  const value = readNumeral(run, numbers.words);
  return value === null || !Number.isSafeInteger(value) ? null : { value, length: run.length };
}

/** Null for what a double cannot hold exactly as printed. */
export function readArabic(printed: string): number | null {
  const digits = printed.includes(',') ? printed.replaceAll(',', '') : printed;
  const value = Number(digits);
  if (!digits.includes('.')) return Number.isSafeInteger(value) ? value : null;
  const significant = digits.replace('.', '').replace(ZEROS_FIRST, '');
  return significant.length <= NOT_EXACT_DIGITS ? value : null;
}

interface Tail {
  readonly unit: string | null;
  readonly note: string | null;
}

/** What may stand behind a figure: a unit, brackets, a full stop. Null for anything else. */
function readTail(text: string, numbers: Numbers): Tail | null {
  if (END.test(text)) return { unit: null, note: null };
  const rest = text.trimStart();
  const unit = readUnit(rest, numbers);
  const behind = rest.slice(unit?.length ?? 0).trimStart();
  if (END.test(behind)) return { unit, note: null };
  const note = NOTE.exec(behind)?.[0];
  if (note === undefined) return null;
  const inner = note.slice(1, -1).trim();
  if (numbers.rough.test(note) && !numbers.units.has(inner)) return null;
  if (!END.test(behind.slice(note.length))) {
    const after = unit === null ? readUnit(behind.slice(note.length).trimStart(), numbers) : null;
    return after === null || !END.test(behind.slice(note.length).trimStart().slice(after.length))
      ? null
      : { unit: after, note };
  }
  return unit === null && numbers.units.has(inner) ? { unit: inner, note: null } : { unit, note };
}

/** Longest unit at the front, none longer than three characters. */
export function readUnit(text: string, numbers: Numbers): string | null {
  if (!isEdge(text, 0, { numbers, kind: EDGE.unitFirst })) return null;
  for (let length = 3; length > 0; length -= 1) {
    const front = text.slice(0, length);
    if (front.length === length && numbers.units.has(front)) return front;
  }
  return null;
}

const PRINTED_NOTE = /[([\uff08\uff3b\u3010\u3014][\s\S]*[)\]\uff09\uff3d\u3011\u3015]/;

/** The note as printed, full-width brackets and all. */
function printNote(printed: string): string | null {
  return PRINTED_NOTE.exec(printed)?.[0] ?? null;
}

function joinWords(words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(SPECIAL, '\\$&'))
    .join('|');
}

function joinClass(parts: readonly string[]): string {
  return parts.join('');
}
