/**
 * In: text as printed. Out: the same with full-width digits (２０１６) as plain ones, each at its place, for readers that
 * compare; nothing else is folded, and what a record shows stays as printed (decision 0005).
 */
const WIDE_DIGITS = /[\uff10-\uff19]/g;
const OFFSET = 0xfee0;

export function foldDigits(text: string): string {
  return text.replace(WIDE_DIGITS, (digit) => String.fromCharCode(digit.charCodeAt(0) - OFFSET));
}
