/**
 * A built table → blocks: a data grid, or, for a table that only lays out the page, the blocks of its cells in reading
 * order. A row that is one long passage of prose is cut out of a data grid, so that its text stays text.
 */
import type { BlockDraft, CellDraft, GridDraft, LinkDraft, ParagraphDraft } from '../drafts.js';
import { layOutGrid } from '../lay-out-grid.js';
import type { BuiltCell, TableBuilder } from './table-builder.js';

/** Rows with two or more short cells that make a table data even if one of its cells holds prose. */
const DATA_ROWS = 4;
const SHORT = 80;
const PROSE = 60;
const SENTENCE_END = /[。；;!！]/;

export function dissolveTable(table: TableBuilder): BlockDraft[] {
  const escaped = table.closed ? [] : releaseTail(table);
  if (isLayout(table)) return [...table.rows.flatMap((row) => row.flatMap((cell) => cell.flow.blocks)), ...escaped];
  return [...cutIntoGrids(table), ...escaped];
}

/** A table whose end tag is missing swallowed the rest of the page in its last cell: give back all but the first line. */
function releaseTail(table: TableBuilder): BlockDraft[] {
  const last = table.rows.at(-1)?.at(-1);
  if (!last || last.flow.blocks.length < 2) return [];
  const keep = last.flow.blocks[0]?.kind === 'paragraph' && last.flow.blocks[0].raw.length <= SHORT ? 1 : 0;
  return last.flow.blocks.splice(keep);
}

function isLayout(table: TableBuilder): boolean {
  const cells = table.rows.flat();
  const filled = cells.filter((cell) => cell.flow.blocks.length > 0);
  if (filled.length <= 1) return true;
  if (table.rows.every((row) => row.length <= 1)) return true;
  const dataRows = table.rows.filter(isDataRow).length;
  const nested = filled.filter((cell) => cell.flow.blocks.some((block) => block.kind === 'grid'));
  if (nested.length > 0) return dataRows < DATA_ROWS || nested.some((cell) => weigh(cell) > weighAll(filled) / 2);
  return dataRows < DATA_ROWS && filled.some((cell) => cell.flow.blocks.length >= 4 && weigh(cell) > 300);
}

function isDataRow(row: readonly BuiltCell[]): boolean {
  return row.length >= 2 && row.every((cell) => cell.flow.blocks.length <= 3 && weigh(cell) <= SHORT);
}

function weighAll(cells: readonly BuiltCell[]): number {
  return cells.reduce((sum, cell) => sum + weigh(cell), 0);
}

function weigh(cell: BuiltCell): number {
  let length = 0;
  for (const block of cell.flow.blocks) length += weighBlock(block);
  return length;
}

function weighBlock(block: BlockDraft): number {
  if (block.kind === 'paragraph') return block.raw.length;
  if (block.kind !== 'grid') return 0;
  return block.rows.reduce((sum, row) => sum + row.reduce((part, cell) => part + cell.raw.length, 0), 0);
}

function cutIntoGrids(table: TableBuilder): BlockDraft[] {
  const blocks: BlockDraft[] = [];
  let rows: BuiltCell[][] = [];
  for (const row of table.rows) {
    const prose = locateProse(row);
    if (!prose) {
      rows.push(row);
      continue;
    }
    pushGrid(blocks, table, rows);
    rows = [];
    for (const block of prose.flow.blocks) blocks.push(block);
  }
  pushGrid(blocks, table, rows);
  return blocks;
}

/** The one filled cell of a row that holds a passage rather than a label, or null. */
function locateProse(row: readonly BuiltCell[]): BuiltCell | null {
  const filled = row.filter((cell) => cell.flow.blocks.length > 0);
  const only = filled[0];
  if (filled.length !== 1 || !only) return null;
  const first = only.flow.blocks[0];
  if (only.flow.blocks.length >= 4) return only;
  return first?.kind === 'paragraph' && weigh(only) > PROSE && SENTENCE_END.test(first.raw) ? only : null;
}

function pushGrid(blocks: BlockDraft[], table: TableBuilder, rows: readonly BuiltCell[][]): void {
  const kept = rows.filter((row) => row.length > 0);
  if (kept.length === 0) return;
  const inner: BlockDraft[] = [];
  const links: LinkDraft[] = [];
  const cells = kept.map((row) => row.map((cell) => toCell(cell, { inner, links })));
  const grid: GridDraft = {
    kind: 'grid',
    start: cells[0]?.[0]?.start ?? table.start,
    zone: table.zone,
    caption: blocks.length === 0 ? table.caption : null,
    rows: cells,
    width: layOutGrid(cells),
    links,
    dumped: false,
  };
  blocks.push(grid);
  for (const block of inner) blocks.push(block);
}

function toCell(cell: BuiltCell, beside: { inner: BlockDraft[]; links: LinkDraft[] }): CellDraft {
  const lines: string[] = [];
  for (const block of cell.flow.blocks) {
    if (block.kind === 'paragraph') readLine(block, { lines, links: beside.links });
    else beside.inner.push(block);
  }
  const raw = lines.length === 1 ? (lines[0] ?? '') : lines.join('\n');
  return { raw, text: raw, start: cell.start, x: 0, colspan: cell.colspan, rowspan: cell.rowspan, head: cell.head };
}

function readLine(block: ParagraphDraft, into: { lines: string[]; links: LinkDraft[] }): void {
  if (block.raw !== '') into.lines.push(block.raw);
  if (block.links.length > 0) for (const link of block.links) into.links.push(link);
}
