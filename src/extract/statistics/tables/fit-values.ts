/**
 * Cells behind a label → the values of so many columns. Spans written out as empty cells may stand before or behind the
 * values; the rows of one table are laid out alike, so all of them together tell where. What can be left out in two ways
 * that read differently has no reading.
 */
import type { Cell } from '../../../model/document.js';
import type { CellReader } from '../read-cell.js';
import type { TableRow } from '../table-row.js';

export interface PlacedCell {
  readonly cell: Cell;
  /** Place in the order of the printed row. */
  readonly at: number;
}

/** A row of markup, a row that a dump printed as one line, or one that it printed cell by cell. */
export type Printing = 'markup' | 'line' | 'cells';

export function readPrinting({ dumped, regrouped }: Pick<TableRow, 'dumped' | 'regrouped'>): Printing {
  return regrouped ? 'cells' : dumped ? 'line' : 'markup';
}

export interface FittedRow {
  readonly cells: readonly PlacedCell[];
  readonly count: number;
  readonly printed: Printing;
  /** Told once the rows around it are known; null when the cells have no reading. `alien`: nor has any row around it. */
  readonly take: (values: readonly PlacedCell[] | null, alien: boolean) => void;
}

type Fit = readonly PlacedCell[] | null;

interface Candidates {
  readonly row: FittedRow;
  /** Cells that may be left out before the values. */
  readonly froms: readonly number[];
}

/** Where the values of a row begin, if the table is laid out in a certain way. */
type Layout = (row: FittedRow) => number;

/** Collects the rows of a table and fits them together. */
export class RowFitter {
  private rows: FittedRow[] = [];

  constructor(private readonly reader: CellReader) {}

  add(row: FittedRow): void {
    this.rows.push(row);
  }

  settle(): void {
    if (this.rows.length === 0) return;
    const crowded = areCrowded(this.rows, this.reader);
    const [moved, cut] = [findMoved(this.rows, this.reader), findCut(this.rows, this.reader)];
    const rows = padRows(dropRemarks(this.rows, this.reader)).map((row, index) =>
      crowded || moved[index] || cut[index] ? { ...row, cells: [] } : row,
    );
    this.rows = [];
    const fitted = rows.every((row) => row.cells.length <= row.count)
      ? rows.map((row) => fitExactly(row, this.reader))
      : fitTogether(rows, this.reader);
    const alien = fitted.every((values, index) => values === null || rows[index]?.count === 0);
    for (let index = 0; index < rows.length; index++) rows[index]?.take(fitted[index] ?? null, alien);
  }
}

function fitTogether(rows: readonly FittedRow[], reader: CellReader): Fit[] {
  const candidates = rows.map((row) => ({ row, froms: listFroms(row, reader) }));
  const layouts = listLayouts(candidates);
  const crowded = layouts.length === 0 && rows.some((row) => isCrowded(row, reader));
  return candidates.map((candidate) => {
    const fit = crowded ? null : chooseTogether(candidate, layouts, reader);
    return fit !== null && isOddOne(candidate.row, rows) && !isSure(fit, { of: candidate.row, rows, reader })
      ? null
      : fit;
  });
}

/** The one row that has more cells than columns. */
function isOddOne(row: FittedRow, rows: readonly FittedRow[]): boolean {
  const isLonger = ({ cells, count }: FittedRow): boolean => count > 0 && cells.length > count;
  return isLonger(row) && rows.filter(isLonger).length === 1;
}

/**
 * Of a row that has a cell more than all others, any empty cell may be the one too many: then its first value must stand in
 * the column of theirs.
 */
function isSure(
  fit: readonly PlacedCell[],
  { of, rows, reader }: { of: FittedRow; rows: readonly FittedRow[]; reader: CellReader },
): boolean {
  if (!mayShift(of.cells, of.count, reader)) return true;
  const column = (row: FittedRow, cell: PlacedCell | undefined): number => (cell ? columnOf(row, cell) : -1);
  const own = column(of, fit[0]);
  const others = rows.filter((row) => row !== of && row.count === of.count && row.cells.length > 0);
  const isLast = fit.at(-1) === of.cells.at(-1);
  return isLast && others.length > 0 && others.every((row) => column(row, row.cells[0]) === own);
}

/** True when the figures of a row stand in other places according to which of its empty cells are too many. */
export function mayShift(cells: readonly PlacedCell[], count: number, reader: CellReader): boolean {
  const surplus = cells.length - count;
  const blanks = cells.map(({ cell }) => isBlank(cell.text, reader));
  const all = blanks.filter(Boolean).length;
  let before = 0;
  return blanks.some((blank) => {
    if (blank) before++;
    return !blank && Math.min(surplus, before) !== Math.max(0, surplus - (all - before));
  });
}

/** Cells from the first figure of a row to the last, blank ones between them; remarks behind are none. */
export function countFigures(cells: readonly PlacedCell[], reader: CellReader): number {
  const isFigure = ({ cell }: PlacedCell): boolean => !isNoFigure(cell.text, reader);
  return cells.findLastIndex(isFigure) + 1 - Math.max(0, cells.findIndex(isFigure));
}

function isCrowded({ cells, count }: FittedRow, reader: CellReader): boolean {
  return count > 0 && cells.length > count && countFigures(cells, reader) > count;
}

/** Most rows have more figures than columns: the head names too few, and a row that fits does so by chance. */
function areCrowded(rows: readonly FittedRow[], reader: CellReader): boolean {
  const filled = rows.filter(({ count }) => count > 0);
  if (filled.some(({ count }) => count !== filled[0]?.count)) return false;
  return filled.filter((row) => isCrowded(row, reader)).length > filled.length / 2;
}

/**
 * In a table where empty cells or remarks stand behind the values of some rows, a shorter row that lost a value is filled
 * up by such a cell: its last value is empty or in words, and all its values have moved.
 */
function findMoved(rows: readonly FittedRow[], reader: CellReader): boolean[] {
  const longest = new Map<number, number>();
  for (const { cells, count } of rows) longest.set(count, Math.max(cells.length, longest.get(count) ?? 0));
  return rows.map(({ cells, count, printed }) => {
    const isShort = count > 0 && cells.length >= count && cells.length < (longest.get(count) ?? 0);
    const last = cells[count - 1]?.cell.text ?? '';
    return isShort && printed !== 'line' && isNoFigure(last, reader);
  });
}

/**
 * Where a span of the label is written out as an empty cell before the values, a row of markup that ends before the others
 * lacks a cell: what stands first in it may be that span, or its first value.
 */
function findCut(rows: readonly FittedRow[], reader: CellReader): boolean[] {
  const opensBlank = ({ cells }: FittedRow): boolean => cells[0] !== undefined && isBlank(cells[0].cell.text, reader);
  const spanned = rows.filter((row) => row.printed === 'markup' && row.cells.length > row.count && opensBlank(row));
  if (spanned.length === 0) return [];
  return rows.map((row) => {
    const { printed, count, cells } = row;
    if (printed !== 'markup' || cells.length !== count || !opensBlank(row)) return false;
    return spanned.some((other) => other.count === count && endOf(other) > endOf(row));
  });
}

/** A dump that lost an empty cell may have filled up with a remark. */
function fitExactly({ cells, count, printed }: FittedRow, reader: CellReader): Fit {
  if (cells.length !== count) return null;
  return printed !== 'markup' && reader.read(cells.at(-1)?.cell.text ?? '').isWorded ? null : cells;
}

const CUT_OFF: Cell = { raw: '', text: '', start: 0, x: 0, colspan: 1, rowspan: 1, head: false };

/** Lines of a dump that lost the empty cells at their end, as long again as the others; a line that lacks values stays. */
function padRows(rows: readonly FittedRow[]): readonly FittedRow[] {
  if (!rows.some(({ printed }) => printed === 'line')) return rows;
  const width = rows.reduce((most, row) => Math.max(most, endOf(row)), 0);
  return rows.map((row) => {
    const lost = width - endOf(row);
    if (row.printed !== 'line' || lost === 0 || row.count === 0 || row.cells.length < row.count) return row;
    const cut = Array.from({ length: lost }, (_, index) => {
      const at = endOf(row) + index;
      return { cell: { ...CUT_OFF, x: at }, at };
    });
    return { ...row, cells: [...row.cells, ...cut] };
  });
}

/** A last column that no figure stands in, and words in some row: remarks. */
function dropRemarks(rows: readonly FittedRow[], reader: CellReader): readonly FittedRow[] {
  const wide = rows.filter((row) => row.count > 0 && row.cells.length > row.count);
  if (wide.length === 0) return rows;
  const width = wide.reduce((most, row) => Math.max(most, endOf(row)), 0);
  const last = rows.filter((row) => row.count > 0 && endOf(row) === width);
  // One row that is longer than all others has no column of its own.
  const isAlone = last.length < rows.length / 2 && last.every(({ printed }) => printed === 'markup');
  const remarks = last.map((row) => row.cells.at(-1)?.cell.text ?? '').filter((text) => !isBlank(text, reader));
  const drop = remarks.length > 0 && remarks.every((text) => reader.read(text).isWorded);
  if (!drop || isAlone || last.some((row) => row.cells.length <= row.count)) return rows;
  return rows.map((row) => (last.includes(row) ? { ...row, cells: row.cells.slice(0, -1) } : row));
}

/** The column of its table that a cell stands in; cells printed one by one have only their order. */
function columnOf(row: FittedRow, { cell, at }: PlacedCell): number {
  return row.printed === 'cells' ? at : cell.x;
}

/** What stands where a remark may: nothing, or words. */
export function isNoFigure(text: string, reader: CellReader): boolean {
  return isBlank(text, reader) || reader.read(text).isWorded;
}

/** Empty, or nothing but the marks that lost blanks leave (`?`). */
function isBlank(text: string, reader: CellReader): boolean {
  return text === '' || reader.read(text).counted.status === 'blank';
}

function endOf(row: FittedRow): number {
  const last = row.cells.at(-1);
  return last ? columnOf(row, last) + (row.printed === 'cells' ? 1 : last.cell.colspan) : 0;
}

/** A row by itself. */
export function fitValues(
  cells: readonly PlacedCell[],
  count: number,
  reader: CellReader,
): readonly PlacedCell[] | null {
  const row: FittedRow = { cells, count, printed: 'markup', take: () => {} };
  return choose(row, listFroms(row, reader));
}

function listFroms({ cells, count }: FittedRow, reader: CellReader): number[] {
  const surplus = cells.length - count;
  if (surplus < 0) return [];
  const first = cells.findIndex(({ cell }) => !isBlank(cell.text, reader));
  const last = cells.findLastIndex(({ cell }) => !isBlank(cell.text, reader));
  const least = first < 0 ? 0 : Math.max(0, last + 1 - count);
  const most = first < 0 ? surplus : Math.min(surplus, first);
  return Array.from({ length: Math.max(0, most - least + 1) }, (_, index) => least + index);
}

const BEHIND_LABEL: Layout = () => 0;
const AT_END: Layout = ({ cells, count }) => cells.length - count;

/** Layouts that every row of the table can have: behind the label, at the end, in a column of their own. */
function listLayouts(candidates: readonly Candidates[]): Layout[] {
  const fitting = candidates.filter(({ row, froms }) => row.count > 0 && froms.length > 0);
  const [first] = fitting;
  if (!first) return [];
  const columns = first.froms.map((from) => (first.row.cells[0]?.at ?? 0) + from);
  const inColumn = columns.map(
    (column): Layout =>
      ({ cells }) =>
        column - (cells[0]?.at ?? 0),
  );
  return [BEHIND_LABEL, AT_END, ...inColumn].filter((layout) =>
    fitting.every(({ row, froms }) => froms.includes(layout(row))),
  );
}

/** Rows that do not agree tell nothing of each other: then those are read whose figures leave only one place. */
function chooseTogether(candidates: Candidates, layouts: readonly Layout[], reader: CellReader): Fit {
  const { row, froms } = candidates;
  if (layouts.length > 0)
    return choose(
      row,
      [...new Set(layouts.map((layout) => layout(row)))].filter((from) => froms.includes(from)),
    );
  const only = froms.length === 1 ? choose(row, froms) : null;
  return only?.some(({ cell }) => reader.read(cell.text).isWorded) ? null : only;
}

function choose(row: FittedRow, froms: readonly number[]): Fit {
  const fits = froms.map((from) => row.cells.slice(from, from + row.count));
  return readAlike(fits) ? (fits[0] ?? null) : null;
}

function readAlike(fits: readonly (readonly PlacedCell[])[]): boolean {
  if (fits.length <= 1) return true;
  const [first, ...others] = fits.map((fit) => fit.map(({ cell }) => cell.text).join('\u0000'));
  return others.every((other) => other === first);
}
