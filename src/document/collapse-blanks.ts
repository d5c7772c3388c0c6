/**
 * Blanks of the source → blanks as displayed: runs of white space (no-break and ideographic ones too) become one
 * space; a line break of the source between two East Asian characters is no blank at all, as in CSS Text.
 */
const NEEDS_COLLAPSING = /\s\s|[^\S ]/;
const EAST_ASIAN_BREAK =
  /([\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef])[ \t]*[\r\n][ \t\r\n]*(?=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef])/g;
const BLANK_RUN = /\s+/g;

export function collapseBlanks(printed: string): string {
  if (!NEEDS_COLLAPSING.test(printed)) return printed.trim();
  const joined = printed.includes('\n') || printed.includes('\r') ? printed.replace(EAST_ASIAN_BREAK, '$1') : printed;
  return joined.replace(BLANK_RUN, ' ').trim();
}
