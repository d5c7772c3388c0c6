/**
 * In: the text of a whole page. Out: the same without bracketed pinyin after Han characters (發(fā), 共和(he)(he)). Only valid
 * syllables in lower case count, and only where the page gives evidence: tone marks, or three different syllables. Real
 * brackets with Latin letters (微信(app), (km), A(a)) stay.
 */
import { dropEdits, type Edit, type Repair } from './repair.js';

const GROUPS =
  /(?:\n?[(\uff08][ \u00a0\n]?[a-z\u00df-\u00f6\u00f8-\u01dc\u01f9\u0251\u0261\u0300-\u0308\u030c\u1e3f]{1,10}(?:\n[a-z\u00df-\u00f6\u00f8-\u01dc\u01f9\u0251\u0261\u0300-\u0308\u030c\u1e3f]{1,6})?[ \u00a0\n]?[)\uff09])+/g;
const ONE = /[a-z\u00df-\u00f6\u00f8-\u01dc\u01f9\u0251\u0261\u0300-\u0308\u030c\u1e3f]+/g;
const TONES = /[\u0300\u0301\u0304\u0306\u030c]/g;
const U_WITH_DOTS = /u\u0308/g;
const SCRIPT_A = /\u0251/g;
const SCRIPT_G = /\u0261/g;
const ASCII = /^[a-z]+$/;
const MIN_DISTINCT = 3;
/** Longer runs are read anew: as parts of the page's text they would keep all of it. */
const LONGEST_NOTE = 12;
/** A language has some 1,600 syllables with their tones; more than that is damage, and all are forgotten. */
const MOST_NOTES = 5000;

/** What a run of brackets says: how many syllables, how many with a tone mark, and those that number no list. */
interface Note {
  readonly count: number;
  readonly toned: number;
  readonly plain: readonly string[];
}

/** The valid syllables, and the notes that were read before: pages of one mirror print the same ones over and over. */
export interface Pinyin {
  readonly syllables: ReadonlySet<string>;
  readonly notes: Map<string, Note | null>;
}

export function compilePinyin(syllables: readonly string[]): Pinyin {
  return { syllables: new Set(syllables), notes: new Map() };
}

export function stripPinyin(text: string, pinyin: Pinyin): Repair {
  const found: Edit[] = [];
  const plain = new Set<string>();
  let toned = 0;
  let count = 0;
  GROUPS.lastIndex = 0;
  for (let match = GROUPS.exec(text); match !== null; match = GROUPS.exec(text)) {
    const { index } = match;
    const [printed] = match;
    const note = isHan(text.charCodeAt(index - 1)) ? recallNote(printed, pinyin) : null;
    if (note === null) continue;
    toned += note.toned;
    count += note.count;
    if (plain.size < MIN_DISTINCT) for (const syllable of note.plain) plain.add(text.charAt(index - 1) + syllable);
    found.push({ start: index, end: index + printed.length, with: '' });
  }
  if (toned === 0 && plain.size < MIN_DISTINCT) return { text, count: 0, example: null };
  return { ...dropEdits(text, found), count };
}

/** Ideographs, their repetition mark and zero; the second halves of rarer ones. */
function isHan(code: number): boolean {
  if (code >= 0x4e00) return code <= 0x9fff || (code >= 0xf900 && code <= 0xfaff) || (code >= 0xdc00 && code <= 0xdfff);
  return (code >= 0x3400 && code <= 0x4dbf) || code === 0x3005 || code === 0x3007;
}

function recallNote(printed: string, { syllables, notes }: Pinyin): Note | null {
  const known = notes.get(printed);
  if (known !== undefined) return known;
  const note = readNote(printed, syllables);
  if (printed.length > LONGEST_NOTE) return note;
  if (notes.size >= MOST_NOTES) notes.clear();
  notes.set(printed, note);
  return note;
}

/** null for brackets that hold no pinyin. */
function readNote(printed: string, syllables: ReadonlySet<string>): Note | null {
  const groups = printed.replaceAll('\n', '').match(ONE) ?? [];
  const bare = groups.map(foldTones);
  if (!bare.every((syllable) => syllables.has(syllable))) return null;
  return {
    count: groups.length,
    toned: groups.filter((group) => !ASCII.test(group)).length,
    // Single letters number the items of a list.
    plain: bare.filter(({ length }) => length > 1),
  };
}

function foldTones(printed: string): string {
  if (ASCII.test(printed)) return printed;
  const bare = printed.normalize('NFD').replace(TONES, '').replace(U_WITH_DOTS, 'v');
  return bare.replace(SCRIPT_A, 'a').replace(SCRIPT_G, 'g');
}
