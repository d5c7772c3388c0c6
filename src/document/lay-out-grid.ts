/**
 * Printed cells of a table, row by row → grid columns with spans counted. Spans are clamped as HTML5 does, then to
 * what the table has; nothing is allocated by the size an attribute claims.
 */
import type { CellDraft } from './drafts.js';

const WIDEST = 1000;
const LONGEST_SPAN = 65_534;

/** Sets `x` of every cell and clamps its spans in place. Returns the number of grid columns. */
export function layOutGrid(rows: readonly CellDraft[][]): number {
  /** Rows still covered below the current one, by grid column. */
  const covered: number[] = [];
  let width = 0;
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? [];
    const end = layOutRow(row, { covered, rowsLeft: rows.length - index });
    width = Math.max(width, end);
    for (let x = 0; x < covered.length; x++) covered[x] = Math.max(0, (covered[x] ?? 0) - 1);
  }
  return width;
}

function layOutRow(row: readonly CellDraft[], table: { covered: number[]; rowsLeft: number }): number {
  let x = 0;
  let end = 0;
  for (const cell of row) {
    while ((table.covered[x] ?? 0) > 0) x++;
    cell.x = x;
    cell.colspan = Math.max(1, Math.min(cell.colspan, WIDEST - x));
    cell.rowspan = clampRowspan(cell.rowspan, table.rowsLeft);
    if (x < WIDEST) cover(table.covered, cell);
    x += cell.colspan;
    end = x;
  }
  return end;
}

function clampRowspan(rowspan: number, rowsLeft: number): number {
  if (rowspan === 0) return rowsLeft;
  return Math.max(1, Math.min(rowspan, LONGEST_SPAN, rowsLeft));
}

/** Only spanning cells are written down; a column no span ever touched stays unset. */
function cover(covered: number[], cell: CellDraft): void {
  if (cell.rowspan === 1) return;
  for (let x = covered.length; x < cell.x; x++) covered[x] = 0;
  for (let x = cell.x; x < cell.x + cell.colspan; x++) covered[x] = cell.rowspan;
}

/** A span attribute as written → its number; HTML's own default where it is no number. */
export function readSpan(written: string): number {
  const span = Number.parseInt(written, 10);
  return Number.isNaN(span) || span < 0 ? 1 : span;
}
