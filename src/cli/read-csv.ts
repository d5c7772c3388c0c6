/**
 * CSV that a person wrote → rows with the line each begins in. RFC 4180 with any line ending; commas, or the semicolons or
 * tabs that spreadsheets write where the head has no comma; blank lines are left out. Refuses a quoted cell that does not end.
 */

export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export type CsvText = { readonly rows: readonly CsvRow[]; readonly unfinished: number | null };

type Separator = ',' | ';' | '\t';

/** Patterns per separator; a quoted cell may have stray characters behind it. */
const QUOTED: Readonly<Record<Separator, RegExp>> = {
  ',': /"((?:[^"]|"")*)"[^,\r\n]*/y,
  ';': /"((?:[^"]|"")*)"[^;\r\n]*/y,
  '\t': /"((?:[^"]|"")*)"[^\t\r\n]*/y,
};
const PLAIN: Readonly<Record<Separator, RegExp>> = { ',': /[^,\r\n]*/y, ';': /[^;\r\n]*/y, '\t': /[^\t\r\n]*/y };
const HEAD = /^[\r\n]*([^\r\n]*)/;
const LINE_END = /\r\n|\r|\n/y;
const LINE_ENDS = /\r\n|\r|\n/g;
const DOUBLED = /""/g;

export function readCsv(text: string): CsvText {
  const rows: CsvRow[] = [];
  const separator = detectSeparator(text);
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const cells: string[] = [];
    const begins = line;
    do {
      const cell = readCell(text, cells.length === 0 ? at : at + 1, separator);
      if (cell === null) return { rows, unfinished: begins };
      line += cell.lines;
      at = cell.end;
      cells.push(cell.value);
    } while (text[at] === separator);
    if (cells.length > 1 || cells[0]?.trim() !== '') rows.push({ line: begins, cells });
    at = skipLineEnd(text, at);
    line += 1;
  }
  return { rows, unfinished: null };
}

function detectSeparator(text: string): Separator {
  const head = HEAD.exec(text)?.[1] ?? '';
  if (head.includes(',')) return ',';
  if (head.includes(';')) return ';';
  return head.includes('\t') ? '\t' : ',';
}

type Cell = { readonly value: string; readonly end: number; readonly lines: number };

function readCell(text: string, at: number, separator: Separator): Cell | null {
  if (text[at] !== '"') {
    const plain = matchAt(PLAIN[separator], text, at)?.[0] ?? '';
    return { value: plain.trim(), end: at + plain.length, lines: 0 };
  }
  const quoted = matchAt(QUOTED[separator], text, at);
  if (quoted === null) return null;
  const value = (quoted[1] ?? '').replace(DOUBLED, '"');
  return { value, end: at + quoted[0].length, lines: value.match(LINE_ENDS)?.length ?? 0 };
}

function skipLineEnd(text: string, at: number): number {
  return at + (matchAt(LINE_END, text, at)?.[0].length ?? 0);
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
