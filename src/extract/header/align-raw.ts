/**
 * In: a string as printed and as treated. Out: for an offset of the treated string, the offset of the printed one.
 * Treatment takes annotations in brackets off and exchanges characters one for one; anything else gives null, and the
 * caller keeps the treated text.
 */
import type { Words } from '../../model/text.js';

const OPEN = new Set(['(', '（']);
const CLOSE = new Set([')', '）']);
const LONGEST_NOTE = 12;
/** UTF-16 units of Han characters: radicals to ideographs, and the first halves of the rarer ones. */
const FIRST_HAN = 0x2e80;
const LAST_HAN = 0xd87e;

function isHan(character: string | undefined): boolean {
  const unit = character?.charCodeAt(0) ?? 0;
  return unit >= FIRST_HAN && unit <= LAST_HAN;
}

/** Offset behind the annotation that opens at `at`, or -1. */
function skipNote(raw: string, at: number): number {
  for (let end = at + 1; end < raw.length && end - at <= LONGEST_NOTE; end++) {
    if (CLOSE.has(raw[end] ?? '')) return end + 1;
  }
  return -1;
}

function agrees(raw: string | undefined, text: string | undefined): boolean {
  return raw === text || (isHan(raw) && isHan(text));
}

/** `offsets[i]` is where character i of the treated text stands in the printed one; one more for the end. */
export function alignRaw(words: Words): readonly number[] | null {
  const offsets: number[] = [];
  let at = 0;
  for (let index = 0; index < words.text.length; index++) {
    while (!agrees(words.raw[at], words.text[index]) && OPEN.has(words.raw[at] ?? '')) {
      at = skipNote(words.raw, at);
      if (at < 0) return null;
    }
    if (!agrees(words.raw[at], words.text[index])) return null;
    offsets.push(at++);
  }
  offsets.push(words.raw.length);
  return offsets;
}

/** Cuts both strings at offsets of the treated one. */
export function cutWords(words: Words, from: number, to: number, offsets: readonly number[] | null): Words {
  const text = words.text.slice(from, to).trim();
  if (words.raw === words.text || offsets === null) return { raw: text, text };
  return { raw: words.raw.slice(offsets[from] ?? 0, offsets[to] ?? words.raw.length).trim(), text };
}
