/**
 * Page text → text that is safe and straight on a terminal. In: any string; out: one line without control, escape or
 * bidirectional characters (shown as `\u{1b}`), with its width in columns known. Refuses nothing.
 */

/** C0 without line feed is handled by the callers' own splitting; here every control is shown. Lone surrogates too. */
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const BLANKS = /[\t\n\r\u0085\u2028\u2029]+/g;

/** First and last code points that take two columns (East Asian Wide and Fullwidth). */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1faff],
  [0x20000, 0x3fffd],
];
const COMBINING = /\p{M}/u;

/** One line that cannot move the cursor, change the terminal or turn the direction of writing. */
export function escapeForTerminal(text: string): string {
  return text.replace(BLANKS, ' ').replace(UNSAFE, (char) => `\\u{${char.charCodeAt(0).toString(16)}}`);
}

/** The same for text of several lines. */
export function escapeLinesForTerminal(text: string): string {
  return text.split('\n').map(escapeForTerminal).join('\n');
}

/** Columns that a string takes on a terminal; Han characters take two. */
export function measureColumns(text: string): number {
  let columns = 0;
  for (const char of text) columns += columnsOf(char);
  return columns;
}

/** Pads with blanks on the right; a longer text stays whole. */
export function padColumns(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - measureColumns(text)));
}

/** Cuts to the columns given; a cut text ends with an ellipsis. */
export function cutColumns(text: string, columns: number): string {
  if (text.length * 2 <= columns || measureColumns(text) <= columns) return text;
  let kept = '';
  let left = columns - 1;
  for (const char of text) {
    left -= columnsOf(char);
    if (left < 0) break;
    kept += char;
  }
  return `${kept}…`;
}

function columnsOf(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  // The characters of our own messages; to make the pattern for all others takes as long as to make the help.
  if (code < 0x300 || (code >= 0x2010 && code < 0x2060)) return 1;
  if ((code >= 0x4e00 && code < 0xa000) || (code > 0xff00 && code <= 0xff60)) return 2;
  if (COMBINING.test(char)) return 0;
  return WIDE.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}
