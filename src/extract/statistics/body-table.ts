/** Grids of the page → its body tables, numbered in page order. Header blocks and chrome are none. */
import type { Grid, Page } from '../../model/document.js';
import type { RecordTable } from '../../model/record.js';
import { type DumpedTable, locateDumps } from './dump/locate-dumps.js';
import type { Reading } from './reading.js';

export interface BodyTable {
  readonly index: number;
  /** Index of its block in the page. */
  readonly block: number;
  readonly grid: Grid;
  /** All blocks it was made of: more than one where a dump prints one cell per line. */
  readonly blocks: readonly number[];
  /** True when its rows were made of a dump's lines. */
  readonly regrouped: boolean;
}

export interface Locating {
  readonly used: ReadonlySet<number>;
  readonly reading: Reading;
  /** True to look for tables in lines of text as well. */
  readonly dumps: boolean;
}

export function locateTables(page: Page, { used, reading, dumps: inLines }: Locating): BodyTable[] {
  const dumps = inLines ? locateDumps(page, used, reading) : [];
  const dumped = groupByBlock(dumps);
  const inDump = new Set(dumps.flatMap((dump) => dump.blocks));
  const tables: BodyTable[] = [];
  for (const [block, printed] of page.blocks.entries()) {
    const started = dumped.get(block) ?? [];
    for (const dump of started) tables.push({ index: tables.length, block, regrouped: true, ...dump });
    if (
      started.length === 0 &&
      printed.kind === 'grid' &&
      printed.zone !== 'chrome' &&
      !used.has(block) &&
      !inDump.has(block)
    ) {
      tables.push({ index: tables.length, block, grid: printed, blocks: [block], regrouped: false });
    }
  }
  return tables;
}

/** One dumped grid may hold several tables, parted by section headings. */
function groupByBlock(dumps: readonly DumpedTable[]): Map<number, DumpedTable[]> {
  const groups = new Map<number, DumpedTable[]>();
  for (const dump of dumps) {
    const [block = -1] = dump.blocks;
    groups.set(block, [...(groups.get(block) ?? []), dump]);
  }
  return groups;
}

export function recordTable(table: BodyTable, options: { caption: string | null; statistics: boolean }): RecordTable {
  return {
    index: table.index,
    caption: options.caption,
    kind: options.statistics ? 'statistics' : 'other',
    rows: table.grid.rows.map((row) => row.map((cell) => cell.raw)),
  };
}
