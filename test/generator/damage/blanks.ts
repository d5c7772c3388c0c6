/** Blanks that became question marks, and the one-byte shift of GBK text after an ideographic blank. */
import iconv from 'iconv-lite';
import type { Random } from '../random.js';

/** `?` for lost blanks: before paragraphs, in empty cells, in the gap of a label. Nothing else changes. */
export function loseBlanks(random: Random, text: string, place: string): string {
  if (place === 'value' || place === 'filler') return text.trim() === '' ? '?' : text;
  if (place === 'paragraph' || place === 'heading') {
    const body = text.replace(/^[\s\u3000]+/, '');
    return random.chance(0.5) ? random.pick(['?', '??', '????']) + body : body;
  }
  if (place === 'caption') return `??? ${text}`;
  return place === 'label' ? text.replace(/ {3,}/g, (gap) => '?'.repeat(gap.length)) : text;
}

/** The bytes after an ideographic blank are read one byte late, until a pair that is no character. */
export function shiftBytes(text: string): string {
  const bytes = iconv.encode(`\u3000${text}`, 'gbk');
  let out = '?';
  let at = 1;
  while (at + 1 < bytes.length) {
    const pair = bytes.subarray(at, at + 2);
    const char = iconv.decode(pair, 'gbk');
    if ((pair[0] ?? 0) < 0x81 || char.includes('\ufffd') || isPrivate(char)) return `${out}?${resume(bytes, at + 1)}`;
    out += char;
    at += 2;
  }
  return `${out}?`;
}

/** The text is in step again at an odd offset from the shifted reading. */
function resume(bytes: Buffer, from: number): string {
  const at = from % 2 === 0 ? from : from + 1;
  return iconv.decode(bytes.subarray(at), 'gbk');
}

function isPrivate(char: string): boolean {
  const code = char.codePointAt(0) ?? 0;
  return code >= 0xe000 && code <= 0xf8ff;
}
