/**
 * Tokens of a table printed one cell per line → rows as a table prints them: a label with the values behind it. Labels
 * in a row stand alone, heads stay together; what the dump lost is not made up.
 */
import type { Cell } from '../../../model/document.js';
import type { CellText } from '../read-cell.js';
import type { Reading } from '../reading.js';
import type { Token } from './collect-tokens.js';

export type TokenKind = 'label' | 'head' | 'unit' | 'value' | 'blank';

/** Words around a figure (`约30余件`); more of them are a line of several cells that nobody can part. */
const LONGEST_FIGURE = 12;

export function classifyToken(cell: Cell, reading: Reading): TokenKind {
  if (cell.text.trim() === '') return 'blank';
  const read = reading.cells.read(cell.text);
  if (!read.hasLetters) return 'value';
  if (read.label.ordinal === null && isHead(read, reading)) return 'head';
  if (read.unit !== null) return 'unit';
  if (read.signed.status !== 'unreadable') return 'value';
  return read.label.figure && read.label.key.length <= LONGEST_FIGURE && !read.found ? 'value' : 'label';
}

function isHead({ label, found, head }: CellText, reading: Reading): boolean {
  if (reading.vocabulary.isHead(label)) return true;
  const entries = found?.entries ?? [];
  return (reading.heads.has(label.key) || head !== null) && !entries.some((entry) => entry.table.layout === 'list');
}

/** An empty value, and the pipes that a dump writes for spans and for the next row. */
const MOST_BLANKS = 4;

interface OpenRow {
  readonly cells: Cell[];
  kind: 'head' | 'label' | 'values';
  /** True for values directly below a head. */
  readonly opensTable?: boolean;
}

export function regroupRows(tokens: readonly Token[], reading: Reading): Cell[][] {
  const rows: OpenRow[] = [];
  const kinds = tokens.map(({ cell, isValue }) => (isValue ? 'value' : classifyToken(cell, reading)));
  /** Set while the head above has a column of running numbers. */
  let sequence: Sequence | null = null;
  for (const [index, { cell }] of tokens.entries()) {
    const chosen = chooseKind(kinds, index, { open: rows.at(-1), result: isResult(cell, reading) });
    // Among numbered rows a lone word that is a head elsewhere (其他) is a row.
    const kind = chosen === 'head' && sequence && isLone(kinds, index, rows.at(-1)) ? 'label' : chosen;
    if (kind === 'head') {
      if (isSequenceHead(cell, reading)) sequence ??= new Sequence();
      else if (rows.at(-1)?.kind !== 'head') sequence = null;
      addHead(rows, cell);
    } else if (kind === 'label' && isPartOf(rows.at(-1), cell, reading)) rows.at(-1)?.cells.push(cell);
    else if (kind === 'label') rows.push({ cells: [...(sequence?.take(rows.at(-1)) ?? []), cell], kind: 'label' });
    else addBehind(rows, cell, kind);
  }
  // The first running number left the row that it stood in alone.
  return rows.map((row) => row.cells).filter((cells) => cells.length > 0);
}

function isLone(kinds: readonly TokenKind[], index: number, open: OpenRow | undefined): boolean {
  return open?.kind !== 'head' && kinds[index + 1] !== 'head';
}

/** 其他 and 总计 are heads and rows: among heads they are heads, before values of their own they are rows. */
function chooseKind(
  kinds: readonly TokenKind[],
  index: number,
  state: { open: OpenRow | undefined; result: boolean },
): TokenKind {
  const kind = kinds[index] ?? 'blank';
  if (kind !== 'head') return kind;
  if (state.open?.kind !== 'head' && kinds[index + 1] === 'value') return 'label';
  return standsAlone(kinds, index, state.result) ? 'label' : 'head';
}

/** A result of the review table with one value behind it, then the next: the table stands on end. */
function standsAlone(kinds: readonly TokenKind[], index: number, result: boolean): boolean {
  let end = index + 1;
  while (end < kinds.length && kinds[end] !== 'head' && kinds[end] !== 'label') end++;
  const behind = kinds.slice(index + 1, end);
  const filled = behind.filter((kind) => kind !== 'blank').length;
  return result && behind.length > 0 && filled <= 1 && (filled === 1 || behind.length <= MOST_BLANKS);
}

/** A label no form knows behind a clause's row without values: its first part, whose parent spanned the rows. */
function isPartOf(open: OpenRow | undefined, cell: Cell, { cells }: Reading): boolean {
  const [above] = open?.kind === 'label' && open.cells.length === 1 ? open.cells : [];
  if (above === undefined || cells.read(cell.text).found !== null) return false;
  const entries = cells.read(above.text).found?.entries ?? [];
  return entries.length > 0 && entries.every((entry) => entry.table.layout === 'clauses');
}

function isSequenceHead(cell: Cell, reading: Reading): boolean {
  return reading.heads.get(reading.cells.read(cell.text).label.key) === 'sequence';
}

function isResult(cell: Cell, reading: Reading): boolean {
  const entries = reading.cells.read(cell.text).found?.entries ?? [];
  return entries.some((entry) => entry.table.layout === 'row');
}

/** A label that was none may have taken a number or two with it. */
const MOST_SKIPPED = 3;

/** The running number of a row was printed before its label, behind the values of the row above. */
class Sequence {
  private last: number | null = null;

  take(above: OpenRow | undefined): Cell[] {
    const at = above?.cells.findLastIndex((cell) => cell.text !== '') ?? -1;
    const cell = above?.cells[at];
    if (!above || !cell || !this.goesOn(Number(cell.text), above)) return [];
    this.last = Number(cell.text);
    return above.cells.splice(at, 1);
  }

  /** It begins with the number that stands alone below its head, whatever it is: a table may be the rest of another. */
  private goesOn(number: number, above: OpenRow): boolean {
    const alone = above.cells.filter((cell) => cell.text !== '').length === 1 && above.opensTable === true;
    if (alone) return Number.isInteger(number);
    return this.last !== null && number > this.last && number <= this.last + MOST_SKIPPED;
  }
}

function addHead(rows: OpenRow[], cell: Cell): void {
  const open = rows.at(-1);
  if (open?.kind === 'head') open.cells.push(cell);
  else rows.push({ cells: [cell], kind: 'head' });
}

/** Values behind heads open a row of their own, as under the review table's head. */
function addBehind(rows: OpenRow[], cell: Cell, kind: TokenKind): void {
  const open = rows.at(-1);
  if (!open || (open.kind === 'head' && kind !== 'blank')) {
    rows.push({ cells: [cell], kind: 'values', opensTable: true });
    return;
  }
  open.cells.push(cell);
  if (open.kind === 'label') open.kind = 'values';
}
