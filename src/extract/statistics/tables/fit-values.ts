/**
 * Cells behind a label → the values of so many columns. Spans written out as empty cells may stand before or behind the
 * values; the rows of one table are laid out alike, so all of them together tell where. What can be left out in two ways
 * that read differently has no reading.
 */
import type { Cell } from '../../../model/document.js';

export interface PlacedCell {
  readonly cell: Cell;
  /** Place in the order of the printed row. */
  readonly at: number;
}

export interface FittedRow {
  readonly cells: readonly PlacedCell[];
  readonly count: number;
  /** True for a row of a dump that was printed as one line: empty cells at its end may have been cut off. */
  readonly ragged: boolean;
  /** Told once the rows around it are known; null when the cells have no reading. `alien`: nor has any row around it. */
  readonly take: (values: readonly PlacedCell[] | null, alien: boolean) => void;
}

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

  add(row: FittedRow): void {
    this.rows.push(row);
  }

  settle(): void {
    if (this.rows.length === 0) return;
    const rows = padRows(this.rows);
    this.rows = [];
    const fitted = rows.every((row) => row.cells.length <= row.count)
      ? rows.map((row) => (row.cells.length === row.count ? row.cells : null))
      : fitTogether(rows);
    const alien = fitted.every((values, index) => values === null || rows[index]?.count === 0);
    for (const [index, row] of rows.entries()) row.take(fitted[index] ?? null, alien);
  }
}

function fitTogether(rows: readonly FittedRow[]): (readonly PlacedCell[] | null)[] {
  const candidates = rows.map((row) => ({ row, froms: listFroms(row) }));
  const layouts = listLayouts(candidates);
  return candidates.map((candidate) => choose(candidate, layouts));
}

const CUT_OFF: Cell = { raw: '', text: '', start: 0, x: 0, colspan: 1, rowspan: 1, head: false };

/** Lines of a dump that lost the empty cells at their end, as long again as the others; a line that lacks values stays. */
function padRows(rows: readonly FittedRow[]): readonly FittedRow[] {
  if (!rows.some(({ ragged }) => ragged)) return rows;
  const width = rows.reduce((most, row) => Math.max(most, endOf(row)), 0);
  return rows.map((row) => {
    const lost = width - endOf(row);
    if (!row.ragged || lost === 0 || row.count === 0 || row.cells.length < row.count) return row;
    const cut = Array.from({ length: lost }, (_, index) => ({ cell: CUT_OFF, at: endOf(row) + index }));
    return { ...row, cells: [...row.cells, ...cut] };
  });
}

function endOf({ cells }: FittedRow): number {
  return (cells.at(-1)?.at ?? -1) + 1;
}

/** A row by itself. */
export function fitValues(cells: readonly PlacedCell[], count: number): readonly PlacedCell[] | null {
  const row = { cells, count, ragged: false, take: () => {} };
  return choose({ row, froms: listFroms(row) }, []);
}

function listFroms({ cells, count }: FittedRow): number[] {
  const surplus = cells.length - count;
  if (surplus < 0) return [];
  const first = cells.findIndex(({ cell }) => cell.text !== '');
  const last = cells.findLastIndex(({ cell }) => cell.text !== '');
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

function choose({ row, froms }: Candidates, layouts: readonly Layout[]): readonly PlacedCell[] | null {
  const possible = layouts.length > 0 ? [...new Set(layouts.map((layout) => layout(row)))] : froms;
  const fits = possible.filter((from) => froms.includes(from)).map((from) => row.cells.slice(from, from + row.count));
  return readAlike(fits) ? (fits[0] ?? null) : null;
}

function readAlike(fits: readonly (readonly PlacedCell[])[]): boolean {
  if (fits.length <= 1) return true;
  const [first, ...others] = fits.map((fit) => fit.map(({ cell }) => cell.text).join('\u0000'));
  return others.every((other) => other === first);
}
