/**
 * A built table → blocks: a data grid, or, for a table that only lays out the page, the blocks of its cells in reading
 * order. A row that is one long passage of prose is cut out of a data grid, so that its text stays text.
 */
import type { BlockDraft, CellDraft, GridDraft, LinkDraft } from '../drafts.js';
import { layOutGrid } from '../lay-out-grid.js';
import type { BuiltCell, TableBuilder } from './table-builder.js';

/** Rows with two or more short cells that make a table data even if one of its cells holds prose. */
const DATA_ROWS = 4;
const SHORT = 80;
const PROSE = 60;
/** A label written downwards, a character to a line. */
const DOWNWARDS = 30;
const SENTENCE_END = /[。；;!！]/;

export function dissolveTable(table: TableBuilder): BlockDraft[] {
  const escaped = table.closed ? [] : releaseTail(table);
  const blocks = isLayout(table) ? listBlocks(table) : cutIntoGrids(table);
  for (const block of escaped) blocks.push(block);
  return blocks;
}

function listBlocks(table: TableBuilder): BlockDraft[] {
  const blocks: BlockDraft[] = [];
  for (const row of table.rows) for (const cell of row) for (const block of cell.blocks) blocks.push(block);
  return blocks;
}

/** A table whose end tag is missing swallowed the rest of the page in its last cell: give back all but the first line. */
function releaseTail(table: TableBuilder): BlockDraft[] {
  const last = table.rows.at(-1)?.at(-1);
  if (!last || last.blocks.length < 2) return [];
  const keep = last.blocks[0]?.kind === 'paragraph' && last.blocks[0].raw.length <= SHORT ? 1 : 0;
  return last.blocks.splice(keep);
}

/** What the cells of a table tell of its purpose. */
interface Survey {
  filled: number;
  longestRow: number;
  dataRows: number;
  weight: number;
  /** Weight of the heaviest cell that holds a table, or −1. */
  nested: number;
  /** True when a cell holds a page's worth of lines. */
  flowing: boolean;
}

const MANY_BLOCKS = 4;
const HEAVY = 300;

function isLayout(table: TableBuilder): boolean {
  const survey: Survey = { filled: 0, longestRow: 0, dataRows: 0, weight: 0, nested: -1, flowing: false };
  for (const row of table.rows) surveyRow(row, survey);
  if (survey.filled <= 1 || survey.longestRow <= 1) return true;
  if (survey.nested >= 0) return survey.dataRows < DATA_ROWS || survey.nested > survey.weight / 2;
  return survey.dataRows < DATA_ROWS && survey.flowing;
}

function surveyRow(row: readonly BuiltCell[], survey: Survey): void {
  let data = row.length >= 2;
  for (const { blocks } of row) {
    const weight = weigh(blocks);
    if ((blocks.length >= MANY_BLOCKS && weight > DOWNWARDS) || weight > SHORT) data = false;
    if (blocks.length > 0) surveyCell(blocks, weight, survey);
  }
  if (data) survey.dataRows++;
  survey.longestRow = Math.max(survey.longestRow, row.length);
}

function surveyCell(blocks: readonly BlockDraft[], weight: number, survey: Survey): void {
  survey.filled++;
  survey.weight += weight;
  if (blocks.length >= MANY_BLOCKS && weight > HEAVY) survey.flowing = true;
  for (const { kind } of blocks) if (kind === 'grid') survey.nested = Math.max(survey.nested, weight);
}

function weigh(blocks: readonly BlockDraft[]): number {
  let length = 0;
  for (const block of blocks) length += block.kind === 'paragraph' ? block.raw.length : weighOther(block);
  return length;
}

function weighOther(block: BlockDraft): number {
  let length = 0;
  if (block.kind === 'grid') for (const row of block.rows) for (const cell of row) length += cell.raw.length;
  return length;
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
    for (const block of prose.blocks) blocks.push(block);
  }
  pushGrid(blocks, table, rows);
  return blocks;
}

/** The one filled cell of a row that holds a passage rather than a label, or null. */
function locateProse(row: readonly BuiltCell[]): BuiltCell | null {
  let only: BuiltCell | null = null;
  for (const cell of row) {
    if (cell.blocks.length === 0) continue;
    if (only) return null;
    only = cell;
  }
  return only && isProse(only.blocks) ? only : null;
}

function isProse(blocks: readonly BlockDraft[]): boolean {
  if (blocks.length >= MANY_BLOCKS) return weigh(blocks) > DOWNWARDS || blocks.some(({ kind }) => kind !== 'paragraph');
  const [first] = blocks;
  return first?.kind === 'paragraph' && weigh(blocks) > PROSE && SENTENCE_END.test(first.raw);
}

function pushGrid(blocks: BlockDraft[], table: TableBuilder, rows: readonly BuiltCell[][]): void {
  const beside: Beside = { inner: [], links: [] };
  const cells: CellDraft[][] = [];
  for (const row of rows) if (row.length > 0) cells.push(toCells(row, beside));
  if (cells.length === 0) return;
  const grid: GridDraft = {
    kind: 'grid',
    start: cells[0]?.[0]?.start ?? table.start,
    zone: table.zone,
    caption: blocks.length === 0 ? table.caption : null,
    rows: cells,
    width: layOutGrid(cells),
    links: beside.links,
    dumped: false,
  };
  blocks.push(grid);
  for (const block of beside.inner) blocks.push(block);
}

/** What stands in the cells of a grid and is no text of theirs. */
interface Beside {
  readonly inner: BlockDraft[];
  readonly links: LinkDraft[];
}

function toCells(row: readonly BuiltCell[], beside: Beside): CellDraft[] {
  const cells: CellDraft[] = [];
  for (const { blocks, start, colspan, rowspan, head } of row) {
    const raw = readLines(blocks, beside);
    cells.push({ raw, text: raw, start, x: 0, colspan, rowspan, head });
  }
  return cells;
}

function readLines(blocks: readonly BlockDraft[], beside: Beside): string {
  let raw = '';
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      if (block.raw !== '') raw = raw === '' ? block.raw : `${raw}\n${block.raw}`;
      for (const link of block.links) beside.links.push(link);
    } else beside.inner.push(block);
  }
  return raw;
}
