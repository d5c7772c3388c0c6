/**
 * Treatments of single characters, each text → text with a count: references escaped twice are decoded once, characters that
 * print nothing are removed, radicals and compatibility ideographs become the characters they stand for.
 */
import { type Repair, replaceCounted } from './repair.js';

const ENTITY = /&(?:[A-Za-z]{2,8}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});/g;
const HEXADECIMAL = /^x/i;
const INVISIBLE =
  /[\u0000\u0001\u0003-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ufffe\uffff]+/g;
/** Digits behind an override of direction are shown from right to left: which number is meant, the page does not say. */
const TURNED_DIGITS = /\u202e(?=\s{0,9}[\d\uff10-\uff19])/g;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const COMPATIBILITY = /[\u2e80-\u2fdf\uf900-\ufaff]/g;

export function decodeEntities(text: string, names: ReadonlyMap<string, string>): Repair {
  return replaceCounted(text, ENTITY, (entity) => {
    const name = entity.slice(1, -1);
    return name.startsWith('#') ? decodeNumeric(name.slice(1), entity) : (names.get(name) ?? entity);
  });
}

function decodeNumeric(number: string, printed: string): string {
  const code = HEXADECIMAL.test(number) ? Number.parseInt(number.slice(1), 16) : Number(number);
  if (code === 0xa0 || code === 2) return ' ';
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : printed;
}

export function removeInvisible(text: string): Repair {
  const turned = replaceCounted(text, TURNED_DIGITS, () => '\ufffd');
  const first = replaceCounted(turned.text, INVISIBLE, () => '');
  const second = replaceCounted(first.text, LONE_SURROGATE, () => '');
  const count = turned.count + first.count + second.count;
  return { text: second.text, count, example: turned.example ?? first.example ?? second.example };
}

/** The twelve ideographs of the compatibility block that are characters of their own fold to themselves. */
export function foldCompatibility(text: string, radicals: ReadonlyMap<string, string>): Repair {
  return replaceCounted(text, COMPATIBILITY, (char) => radicals.get(char) ?? char.normalize('NFKC'));
}
