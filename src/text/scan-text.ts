/**
 * In: the strings of a page. Out: how many characters of each class they hold, from one table look-up per character. The
 * counts decide which treatments run at all, so that a clean page costs this pass and nothing else.
 */
import type { ScriptWords } from '../model/text-knowledge.js';

export const CLASS = {
  none: 0,
  simplified: 1,
  traditional: 2,
  invisible: 3,
  surrogate: 4,
  compatibility: 5,
  bracket: 6,
  ampersand: 7,
  question: 8,
  fullWidth: 9,
  lookAlike: 10,
  privateUse: 11,
  replacement: 12,
  /** A bracket behind which a small Latin letter stands: only such a one can hold pinyin. Counted as a bracket too. */
  annotation: 13,
} as const;

const LINE_FEED = 0x0a;
const SPACE = 0x20;
const NO_BREAK_SPACE = 0xa0;
const SMALL_A = 0x61;
const SMALL_Z = 0x7a;
/** Latin letters with marks, their marks, and those of phonetic script. */
const FIRST_MARKED = 0xdf;
const LAST_MARKED = 0x1e3f;

export type CharacterTable = Uint8Array;
export type Counts = readonly number[];

const RANGES: readonly (readonly [number, number, number])[] = [
  [0x00, 0x08, CLASS.invisible],
  [0x0b, 0x1f, CLASS.invisible],
  [0x7f, 0x9f, CLASS.invisible],
  [0xad, 0xad, CLASS.invisible],
  [0x200b, 0x200f, CLASS.invisible],
  [0x202a, 0x202e, CLASS.invisible],
  [0x2060, 0x206f, CLASS.invisible],
  [0xfe00, 0xfe0f, CLASS.invisible],
  [0xfeff, 0xfeff, CLASS.invisible],
  [0xfff9, 0xfffb, CLASS.invisible],
  [0xfffe, 0xffff, CLASS.invisible],
  [0xd800, 0xdfff, CLASS.surrogate],
  [0x2e80, 0x2fdf, CLASS.compatibility],
  [0xf900, 0xfaff, CLASS.compatibility],
  [0x28, 0x28, CLASS.bracket],
  [0xff08, 0xff08, CLASS.bracket],
  [0x26, 0x26, CLASS.ampersand],
  [0x3f, 0x3f, CLASS.question],
  [0xff1f, 0xff1f, CLASS.question],
  [0xff10, 0xff19, CLASS.fullWidth],
  [0xff21, 0xff3a, CLASS.fullWidth],
  [0xff41, 0xff5a, CLASS.fullWidth],
  [0xfe50, 0xfe6b, CLASS.lookAlike],
  [0xff61, 0xff65, CLASS.lookAlike],
  [0xe000, 0xf8ff, CLASS.privateUse],
  [0xfffd, 0xfffd, CLASS.replacement],
];

export function compileCharacterTable(script: ScriptWords): CharacterTable {
  const table = new Uint8Array(0x10000);
  for (const char of script.simplifiedOnly) table[char.charCodeAt(0)] = CLASS.simplified;
  for (const char of script.traditionalOnly) table[char.charCodeAt(0)] = CLASS.traditional;
  for (const [first, last, kind] of RANGES) table.fill(kind, first, last + 1);
  return table;
}

export function countClasses(texts: readonly string[], table: CharacterTable): Counts {
  const counts = new Array<number>(16).fill(0);
  for (const text of texts) {
    for (let at = 0; at < text.length; at += 1) {
      const kind = table[text.charCodeAt(at)] ?? 0;
      if (kind === CLASS.none) continue;
      counts[kind] = (counts[kind] ?? 0) + 1;
      if (kind === CLASS.bracket && opensAnnotation(text, at + 1))
        counts[CLASS.annotation] = (counts[CLASS.annotation] ?? 0) + 1;
    }
  }
  return counts;
}

/** True for a small Latin letter, with or without a mark, behind at most one blank. */
function opensAnnotation(text: string, at: number): boolean {
  const first = text.charCodeAt(at);
  const code = first === SPACE || first === LINE_FEED || first === NO_BREAK_SPACE ? text.charCodeAt(at + 1) : first;
  return (code >= SMALL_A && code <= SMALL_Z) || (code >= FIRST_MARKED && code <= LAST_MARKED);
}
