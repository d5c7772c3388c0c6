/**
 * Text → what a spreadsheet program may be given: cut to what a cell holds, with a note where the rest is; and, for CSV, with a
 * mark before what it would take for a formula. Only copies for people are treated so: the tables themselves stay exact.
 */

/** Characters (UTF-16) of a cell, by the limits of Excel. */
export const MOST_CHARACTERS = 32_767;

const GUARD = "'";
/** What programs take for the start of a formula, behind whatever they skip. */
const FORMULA = /^[\s"'\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u2069]*[=+\-@＝＋－＠]|^[\t\r\n]/;
const HIGH_SURROGATE = /[\ud800-\udbff]$/;

/** `rest` says where the whole text is. */
export function fitCell(text: string, rest: string): string {
  if (text.length <= MOST_CHARACTERS) return text;
  const start = text.slice(0, MOST_CHARACTERS - rest.length);
  return start.replace(HIGH_SURROGATE, '') + rest;
}

export function guardFormula(text: string): string {
  return looksLikeFormula(text) ? GUARD + text : text;
}

export function looksLikeFormula(text: string): boolean {
  return FORMULA.test(text);
}
