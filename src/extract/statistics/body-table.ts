/** Grids of the page → its body tables, numbered in page order. Header blocks and chrome are none. */
import type { Cell, Grid, Page } from '../../model/document.js';
import type { RecordTable } from '../../model/record.js';
import { cellOfLine } from './cell-of-line.js';
import { locateBarredLines } from './dump/locate-barred-lines.js';
import { type DumpedTable, locateDumps } from './dump/locate-dumps.js';
import { joinRowTables } from './join-row-tables.js';
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

interface FoundInLines extends DumpedTable {
  readonly regrouped: boolean;
}

const NO_DUMPS: readonly FoundInLines[] = [];

function locateInLines(page: Page, used: ReadonlySet<number>, reading: Reading): FoundInLines[] {
  const barred = page.format === 'html' ? locateBarredLines(page, used, reading.cells) : [];
  const taken = barred.length === 0 ? used : new Set([...used, ...barred.flatMap(({ blocks }) => blocks)]);
  const dumps = locateDumps(page, taken, reading);
  return [
    ...barred.map((table) => ({ ...table, regrouped: false })),
    ...dumps.map((table) => ({ ...table, regrouped: true })),
  ];
}

export function locateTables(page: Page, { used, reading, dumps: inLines }: Locating): BodyTable[] {
  const dumps = inLines ? locateInLines(page, used, reading) : NO_DUMPS;
  const dumped = groupByBlock(dumps);
  const inDump = new Set(dumps.flatMap((dump) => dump.blocks));
  const tables: BodyTable[] = [];
  for (let block = 0; block < page.blocks.length; block++) {
    const printed = page.blocks[block];
    const started = dumped.get(block) ?? NO_DUMPS;
    for (const dump of started) tables.push({ index: tables.length, block, ...dump });
    if (
      started.length === 0 &&
      printed?.kind === 'grid' &&
      printed.zone !== 'chrome' &&
      !used.has(block) &&
      !inDump.has(block)
    ) {
      tables.push({ index: tables.length, block, grid: printed, blocks: [block], regrouped: false });
    }
  }
  return joinCutTables(page, joinRowTables(page, tables, reading), reading);
}

/** Rows of a label alone, as lines without a bar: so many at most between two parts of a table. */
const MOST_BETWEEN = 3;

/** A dump that printed rows without values as bare lines cut its table there: labels of the form among them hold it together. */
function joinCutTables(page: Page, tables: readonly BodyTable[], reading: Reading): BodyTable[] {
  const joined: BodyTable[] = [];
  for (const table of tables) {
    const above = joined.at(-1);
    const between = above && isLines(above) && isLines(table) ? readLabelLines(page, above, { table, reading }) : null;
    if (above && between) joined[joined.length - 1] = join(above, between, table);
    else joined.push(table);
  }
  return joined.map((table, index) => (table.index === index ? table : { ...table, index }));
}

function isLines({ grid, regrouped }: BodyTable): boolean {
  return grid.dumped && !regrouped;
}

function readLabelLines(page: Page, above: BodyTable, below: { table: BodyTable; reading: Reading }): Cell[] | null {
  const from = (above.blocks.at(-1) ?? above.block) + 1;
  const count = below.table.block - from;
  if (count < 1 || count > MOST_BETWEEN) return null;
  const cells: Cell[] = [];
  for (const block of page.blocks.slice(from, below.table.block)) {
    if (block.kind !== 'paragraph' || below.reading.cells.read(block.text).found === null) return null;
    cells.push(cellOfLine(block));
  }
  return cells;
}

function join(above: BodyTable, between: readonly Cell[], below: BodyTable): BodyTable {
  const first = (above.blocks.at(-1) ?? above.block) + 1;
  const rows = [...above.grid.rows, ...between.map((cell) => [cell]), ...below.grid.rows];
  const width = Math.max(above.grid.width, below.grid.width);
  const links = [...above.grid.links, ...below.grid.links];
  const blocks = [...above.blocks, ...between.map((_, index) => first + index), ...below.blocks];
  return { ...above, grid: { ...above.grid, rows, width, links }, blocks };
}

/** One dumped grid may hold several tables, parted by section headings. */
function groupByBlock(dumps: readonly FoundInLines[]): Map<number, FoundInLines[]> {
  const groups = new Map<number, FoundInLines[]>();
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
