/** Grids of the page → its body tables, numbered in page order. Header blocks, chrome and hidden tables are none. */
import type { Cell, Grid, Page } from '../../model/document.js';
import type { RecordTable } from '../../model/record.js';

export interface BodyTable {
  readonly index: number;
  /** Index of its block in the page. */
  readonly block: number;
  readonly grid: Grid;
}

/** One printed row of a body table. */
export interface TableRow {
  readonly table: number;
  /** Printed row in its table, from 0, head rows counted. */
  readonly printed: number;
  readonly cells: readonly Cell[];
}

export function locateTables(page: Page, used: ReadonlySet<number>): BodyTable[] {
  const tables: BodyTable[] = [];
  for (const [block, grid] of page.blocks.entries()) {
    if (grid.kind !== 'grid' || grid.hidden || grid.zone === 'chrome' || used.has(block)) continue;
    tables.push({ index: tables.length, block, grid });
  }
  return tables;
}

export function recordTable(table: BodyTable, options: { caption: string | null; statistics: boolean }): RecordTable {
  return {
    index: table.index,
    caption: options.caption,
    kind: options.statistics ? 'statistics' : 'other',
    rows: table.grid.rows.map((row) => row.map((cell) => cell.raw)),
  };
}
