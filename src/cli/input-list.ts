/**
 * `-i LIST` → its lines. In: the list's text; out: one entry a line with its number; blank lines and `#` lines are left
 * out, any line ending will do. Refuses nothing: what an entry is worth is seen when it is planned.
 */

export interface ListLine {
  readonly list: string;
  readonly line: number;
  readonly text: string;
}

const LINE_END = /\r\n|\r|\n/;

export function readInputList(list: string, text: string): readonly ListLine[] {
  return text
    .split(LINE_END)
    .map((entry, index) => ({ list, line: index + 1, text: entry.trim() }))
    .filter((entry) => entry.text !== '' && !entry.text.startsWith('#'));
}
