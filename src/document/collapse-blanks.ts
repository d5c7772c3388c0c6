/**
 * Blanks of the source → blanks as displayed: runs of white space (no-break and ideographic ones too) become one
 * space; a line break of the source between two East Asian characters is no blank at all, as in CSS Text.
 */
import { BYTE_ORDER_MARK, isBlankCode } from '../text/is-blank.js';

const BLANK = '[\\t\\n\\v\\f\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';
const EAST_ASIAN_BREAK =
  /([\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef])[ \t]*[\r\n][ \t\r\n]*(?=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef])/g;
const BLANK_RUN = new RegExp(`${BLANK}+`, 'g');
const SPACE = 0x20;

/** Invisible characters (U+FEFF and the like) are no blanks: they part no digits and go with the text's repair. */
export function collapseBlanks(printed: string): string {
  return collapseRange(printed, 0, printed.length);
}

/** The same for a part of a text, which is cut out once, without its outer blanks. */
export function collapseRange(source: string, from: number, to: number): string {
  let start = from;
  let end = to;
  while (start < end && isBlankCode(source.charCodeAt(start))) start++;
  while (end > start && isBlankCode(source.charCodeAt(end - 1))) end--;
  const printed = source.slice(start, end);
  return holdsLooseBlanks(source, start, end) ? joinLoosely(printed) : printed;
}

/** True when a blank stands there that is no single space. */
function holdsLooseBlanks(source: string, start: number, end: number): boolean {
  let behindBlank = false;
  for (let at = start; at < end; at++) {
    const code = source.charCodeAt(at);
    const blank = isBlankCode(code) && code !== BYTE_ORDER_MARK;
    if (blank && (behindBlank || code !== SPACE)) return true;
    behindBlank = blank;
  }
  return false;
}

function joinLoosely(printed: string): string {
  const joined = printed.includes('\n') || printed.includes('\r') ? printed.replace(EAST_ASIAN_BREAK, '$1') : printed;
  return joined.replace(BLANK_RUN, ' ').trim();
}
