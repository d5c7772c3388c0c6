/**
 * In: the code of a character. Out: whether it is white space, as JavaScript's `\s` and `trim` mean it. Texts are walked
 * code by code where a regular expression for each character would cost more than what is done with it.
 */
const SPACE = 0x20;
/** White space to JavaScript, but no blank of a line as displayed. */
export const BYTE_ORDER_MARK = 0xfeff;

/** Most characters are told by one or two comparisons. */
export function isBlankCode(code: number): boolean {
  if (code > 0x3000) return code === BYTE_ORDER_MARK;
  if (code < 0xa0) return code === SPACE || (code >= 9 && code <= 13);
  return code === 0xa0 || code === 0x3000 || (code >= 0x1680 && isRareBlank(code));
}

function isRareBlank(code: number): boolean {
  if (code === 0x1680 || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f) return true;
  return code >= 0x2000 && code <= 0x200a;
}
