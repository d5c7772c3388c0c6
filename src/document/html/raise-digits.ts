/**
 * Text above or below the line → the same text with its digits raised: the number of a footnote is no digit of the figure
 * before it. Letters stay as they are.
 */
const DIGITS = /[\d\uff10-\uff19]/g;
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const FULL_WIDTH_ZERO = 0xff10;

export function raiseDigits(text: string): string {
  return text.replace(DIGITS, (digit) => {
    const code = digit.charCodeAt(0);
    return RAISED.charAt(code < FULL_WIDTH_ZERO ? Number(digit) : code - FULL_WIDTH_ZERO);
  });
}
