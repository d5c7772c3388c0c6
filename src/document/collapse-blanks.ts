/**
 * Blanks of the source → blanks as displayed: runs of white space (no-break and ideographic ones too) become one
 * space; a line break of the source between two East Asian characters is no blank at all, as in CSS Text.
 */
const BLANK = '[\\t\\n\\v\\f\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';
const NEEDS_COLLAPSING = new RegExp(`${BLANK}${BLANK}|(?! )${BLANK}`);
const EAST_ASIAN_BREAK =
  /([\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef])[ \t]*[\r\n][ \t\r\n]*(?=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef])/g;
const BLANK_RUN = new RegExp(`${BLANK}+`, 'g');

/** Invisible characters (U+FEFF and the like) are no blanks: they part no digits and go with the text's repair. */
export function collapseBlanks(printed: string): string {
  if (!NEEDS_COLLAPSING.test(printed)) return printed.trim();
  const joined = printed.includes('\n') || printed.includes('\r') ? printed.replace(EAST_ASIAN_BREAK, '$1') : printed;
  return joined.replace(BLANK_RUN, ' ').trim();
}
