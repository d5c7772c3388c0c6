/**
 * In: the text of a whole page. Out: the same without bracketed pinyin after Han characters (發(fā), 共和(he)(he)). Only valid
 * syllables in lower case count, and only where the page gives evidence: tone marks, or three different syllables. Real
 * brackets with Latin letters (微信(app), (km), A(a)) stay.
 */
import { dropEdits, type Edit, type Repair } from './repair.js';

const GROUPS =
  /(?:\n?[(\uff08][ \u00a0\n]?[a-z\u00df-\u00f6\u00f8-\u01dc\u01f9\u0251\u0261\u0300-\u0308\u030c\u1e3f]{1,10}(?:\n[a-z\u00df-\u00f6\u00f8-\u01dc\u01f9\u0251\u0261\u0300-\u0308\u030c\u1e3f]{1,6})?[ \u00a0\n]?[)\uff09])+/g;
const ONE = /[a-z\u00df-\u00f6\u00f8-\u01dc\u01f9\u0251\u0261\u0300-\u0308\u030c\u1e3f]+/g;
const HAN = /[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\udc00-\udfff]/;
const TONES = /[\u0300\u0301\u0304\u0306\u030c]/g;
const U_WITH_DOTS = /u\u0308/g;
const SCRIPT_A = /\u0251/g;
const SCRIPT_G = /\u0261/g;
const ASCII = /^[a-z]+$/;
const MIN_DISTINCT = 3;

interface Annotation extends Edit {
  readonly count: number;
}

export function stripPinyin(text: string, syllables: ReadonlySet<string>): Repair {
  const found: Annotation[] = [];
  const plain = new Set<string>();
  let toned = 0;
  for (const match of text.matchAll(GROUPS)) {
    if (!HAN.test(text.charAt(match.index - 1))) continue;
    const groups = match[0].replaceAll('\n', '').match(ONE) ?? [];
    const bare = groups.map(foldTones);
    if (!bare.every((syllable) => syllables.has(syllable))) continue;
    toned += groups.filter((group) => !ASCII.test(group)).length;
    // Single letters number the items of a list.
    for (const syllable of bare.filter(({ length }) => length > 1))
      plain.add(`${text.charAt(match.index - 1)}${syllable}`);
    found.push({ start: match.index, end: match.index + match[0].length, with: '', count: groups.length });
  }
  if (toned === 0 && plain.size < MIN_DISTINCT) return { text, count: 0, example: null };
  return { ...dropEdits(text, found), count: found.reduce((sum, { count }) => sum + count, 0) };
}

function foldTones(printed: string): string {
  if (ASCII.test(printed)) return printed;
  const bare = printed.normalize('NFD').replace(TONES, '').replace(U_WITH_DOTS, 'v');
  return bare.replace(SCRIPT_A, 'a').replace(SCRIPT_G, 'g');
}
