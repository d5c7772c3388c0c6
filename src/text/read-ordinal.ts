/**
 * In: a line or a label. Out: the ordinal at its front, its level, and the rest; null where the line begins with something
 * that only resembles one: dates, decimals, 第一季度, 一是, 三审三校. Blanks may stand anywhere inside an ordinal.
 */
import type { Ordinal } from '../model/text.js';
import type { OrdinalWords } from '../model/text-knowledge.js';
import { isBlankCode } from './is-blank.js';

/** The words of ordinals, compiled: make it once, hand it to every call. */
export interface Ordinals {
  /** Characters an ordinal can begin with: one look-up spares all other lines. */
  readonly first: ReadonlySet<string>;
  readonly digits: ReadonlyMap<string, number>;
  readonly ten: string;
  readonly bare: RegExp;
  readonly bracketed: RegExp;
  readonly prefixed: RegExp;
  /** A rest that shows two numerals were joined, not one used as ordinal. */
  readonly joined: RegExp;
}

const ZERO_WIDTH = 0x200b;
const [FIRST_HAN, LAST_HAN] = [0x4e00, 0x9fff];
const FIRST_ENCLOSED = 0x2460;
const LEAD = /^[\s\u3000\u00a0\u200b\ufeff]{0,200}/;
const DIGITS = '0123456789\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19';
const ARABIC = /^([0-9\uff10-\uff19]{1,2})\s{0,9}([.\uff0e\ufe52\u3001)\uff09])\s{0,9}(?![.\uff0e\ufe52\u3001)\uff09])/;
const ARABIC_BRACKETED =
  /^[(\uff08\u3014]\s{0,9}([0-9\uff10-\uff19]{1,2})\s{0,9}[)\uff09\u3015]\s{0,9}[\u3001.\uff0e\ufe52]?/;
const FOLLOWED_BY_FIGURE = /^[0-9\uff10-\uff19]/;
const FOLLOWED_BY_YEAR = /^(?:19|20)\d\d(?!\d)|^\d{4,}(?!\d)/;
const AFTER_ENCLOSED = /^\s{0,9}[\u3001.\uff0e\ufe52]?/;

/** First code point, how many, level; the numbers run from 1. */
const ENCLOSED: readonly (readonly [number, number, Ordinal['level']])[] = [
  [0x2460, 20, 5],
  [0x2776, 10, 5],
  [0x2780, 10, 5],
  [0x278a, 10, 5],
  [0x24f5, 10, 5],
  [0x3280, 10, 5],
  [0x3220, 10, 2],
  [0x2474, 20, 4],
  [0x2488, 20, 3],
];

export function compileOrdinals(words: OrdinalWords): Ordinals {
  const ten = words.ten;
  const digits = new Map([...words.digits, ...words.formalDigits].map((char, at) => [char, (at % 9) + 1] as const));
  const one = `[${words.digits}${words.formalDigits}]`;
  const tens = `[${ten}${words.formalTen}]`;
  const numeral = `((?:${one}\\s{0,9})?${tens}(?:\\s{0,9}${one})?|${one})`;
  const delimiter = `[${words.delimiters}]`;
  const starts = `(${DIGITS}(\uff08\u3014${words.digits}${words.formalDigits}${ten}${words.formalTen}${words.prefix}`;
  return {
    first: new Set([...starts, ...ENCLOSED.flatMap(listEnclosed)]),
    digits,
    ten: ten + words.formalTen,
    bare: new RegExp(`^${numeral}\\s{0,9}${delimiter}`),
    bracketed: new RegExp(`^[(\\uff08\\u3014]\\s{0,9}${numeral}\\s{0,9}[)\\uff09\\u3015]\\s{0,9}${delimiter}?`),
    prefixed: new RegExp(`^${words.prefix}\\s{0,9}${numeral}\\s{0,9}[${words.delimiters},\\uff0c:\\uff1a]`),
    joined: new RegExp(`^(?:${words.prefix}|${one}{0,2}${tens}?${one}?(?:${words.joined.join('|')}))`),
  };
}

function listEnclosed([start, count]: readonly [number, number, Ordinal['level']]): string[] {
  return Array.from({ length: count }, (_, at) => String.fromCharCode(start + at));
}

export function readOrdinal(text: string, ordinals: Ordinals): Ordinal | null {
  const line = isBlankCode(text.charCodeAt(0)) || text.charCodeAt(0) === ZERO_WIDTH ? text.replace(LEAD, '') : text;
  if (!ordinals.first.has(line.charAt(0))) return null;
  // Most begin with a numeral in Han, which begins no other kind.
  if (line.charCodeAt(0) >= FIRST_HAN && line.charCodeAt(0) <= LAST_HAN) return readChineseOrdinal(line, ordinals);
  return readEnclosed(line) ?? readArabicOrdinal(line) ?? readChineseOrdinal(line, ordinals);
}

function readEnclosed(line: string): Ordinal | null {
  const code = line.charCodeAt(0);
  if (code < FIRST_ENCLOSED) return null;
  const block = ENCLOSED.find(([start, count]) => code >= start && code < start + count);
  if (block === undefined) return null;
  const delimiter = AFTER_ENCLOSED.exec(line.slice(1))?.[0] ?? '';
  return cut(line, { number: code - block[0] + 1, level: block[2], length: 1 + delimiter.length });
}

function readArabicOrdinal(line: string): Ordinal | null {
  const bracketed = ARABIC_BRACKETED.exec(line);
  if (bracketed !== null) return readFigures(line, bracketed[1] ?? '', { level: 4, length: bracketed[0].length });
  const bare = ARABIC.exec(line);
  if (bare === null) return null;
  const rest = line.slice(bare[0].length);
  // `12.3` and `1、2号` go on with a figure; only a year or another long number begins a text.
  if (FOLLOWED_BY_FIGURE.test(rest) && !FOLLOWED_BY_YEAR.test(rest)) return null;
  const level = bare[2] === ')' || bare[2] === '\uff09' ? 4 : 3;
  return readFigures(line, bare[1] ?? '', { level, length: bare[0].length });
}

function readFigures(line: string, printed: string, place: Pick<Cut, 'level' | 'length'>): Ordinal | null {
  const number = Number([...printed].map((char) => DIGITS.indexOf(char) % 10).join(''));
  return number === 0 ? null : cut(line, { number, ...place });
}

function readChineseOrdinal(line: string, ordinals: Ordinals): Ordinal | null {
  const bracketed = ordinals.bracketed.exec(line);
  if (bracketed !== null) return readWords(line, bracketed, { level: 2, ordinals });
  const bare = ordinals.bare.exec(line) ?? ordinals.prefixed.exec(line);
  if (bare === null || ordinals.joined.test(line.slice(bare[0].length))) return null;
  return readWords(line, bare, { level: 1, ordinals });
}

interface Level {
  readonly level: Ordinal['level'];
  readonly ordinals: Ordinals;
}

function readWords(line: string, match: RegExpExecArray, { level, ordinals }: Level): Ordinal {
  const chars = [...(match[1] ?? '')].filter((char) => char.trim() !== '');
  const tenAt = chars.findIndex((char) => ordinals.ten.includes(char));
  const digitAt = (at: number): number => ordinals.digits.get(chars[at] ?? '') ?? 0;
  const number = tenAt < 0 ? digitAt(0) : (tenAt === 0 ? 1 : digitAt(0)) * 10 + digitAt(tenAt + 1);
  return cut(line, { number, level, length: match[0].length });
}

interface Cut {
  readonly number: number;
  readonly level: Ordinal['level'];
  readonly length: number;
}

function cut(line: string, { number, level, length }: Cut): Ordinal {
  return { number, level, printed: line.slice(0, length).trimEnd(), rest: line.slice(length).trimStart() };
}
