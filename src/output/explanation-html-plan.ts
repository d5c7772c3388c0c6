/**
 * A page as it was read → what the left side shows of it, in reading order, and where it is cut. Tables that a dump
 * printed line by line stand once, as rebuilt. Every string shown has a key, so that marks can be put into it.
 */
import type { Block, Cell, Field, Grid, Paragraph } from '../model/document.js';
import type { Explanation } from '../model/explanation.js';
import type { BlockUse } from '../model/result.js';

export interface Item {
  /** Index of its (first) block. */
  readonly index: number;
  readonly blocks: readonly number[];
  /** Index into the page's tables, or null. */
  readonly table: number | null;
  readonly content: Block;
  readonly use: BlockUse;
  /** Rows of a grid that are shown. */
  readonly rows: number;
}

export interface Plan {
  readonly items: readonly Item[];
  /** Blocks that are not shown. */
  readonly left: number;
}

/** A string of the page as it is shown. */
export interface Unit {
  readonly key: string;
  readonly text: string;
  readonly item: Item;
}

export const LONGEST_PARAGRAPH = 100_000;
export const LONGEST_CELL = 4000;
export const MOST_CELLS = 400;
const BUDGET = 2_000_000;
/** What the markup around a block, a row or a cell costs. */
const FRAME = 200;
const ROW = 30;
const CELL = 80;
const UNUSED: BlockUse = { as: 'ignored', why: '' };

export function planPage(explanation: Explanation): Plan {
  const items: Item[] = [];
  let spent = 0;
  for (const whole of listItems(explanation)) {
    if (spent > BUDGET) return { items, left: explanation.page.blocks.length - whole.index };
    const item = { ...whole, rows: countRows(whole.content, BUDGET - spent) };
    items.push(item);
    spent += costOf(item);
  }
  return { items, left: 0 };
}

/** Blocks in page order; a table stands where its first block does, in place of all its blocks. */
function* listItems({ page, blocks }: Explanation): Generator<Omit<Item, 'rows'>> {
  const tables = page.tables.map((table, index) => ({ ...table, index }));
  const covered = new Set(tables.flatMap((table) => table.blocks));
  const waiting = tables.sort((a, b) => (a.blocks[0] ?? 0) - (b.blocks[0] ?? 0));
  for (const [index, content] of page.blocks.entries()) {
    const use = blocks[index]?.use ?? UNUSED;
    for (let next = waiting[0]; next !== undefined && (next.blocks[0] ?? 0) <= index; next = waiting[0]) {
      waiting.shift();
      yield { index, blocks: next.blocks, table: next.index, content: next.grid, use };
    }
    if (!covered.has(index)) yield { index, blocks: [index], table: null, content, use };
  }
}

function countRows(block: Block, budget: number): number {
  if (block.kind !== 'grid') return 0;
  let spent = 0;
  const rows = block.rows.findIndex((row) => {
    spent += costOfRow(row);
    return spent > budget;
  });
  return rows < 0 ? block.rows.length : rows;
}

function costOf(item: Item): number {
  const { content, rows } = item;
  if (content.kind !== 'grid') return FRAME + listUnits(item).reduce((sum, { text }) => sum + text.length, 0);
  return content.rows.slice(0, rows).reduce((sum, row) => sum + costOfRow(row), FRAME);
}

function costOfRow(row: readonly Cell[]): number {
  return row.slice(0, MOST_CELLS).reduce((sum, { raw }) => sum + CELL + Math.min(raw.length, LONGEST_CELL), ROW);
}

/** The strings of an item in reading order. Header values are looked for as printed, all other words as treated. */
export function listUnits(item: Item): Unit[] {
  const { content, index } = item;
  if (content.kind === 'paragraph') return [{ key: `${index}`, text: showParagraph(content, item), item }];
  if (content.kind === 'field') return listFieldUnits(content, item);
  if (content.kind === 'grid') return listGridUnits(content, item);
  return [{ key: `${index}`, text: `${content.src} ${content.alt}`.trim().slice(0, LONGEST_CELL), item }];
}

function showParagraph({ raw, text }: Paragraph, { use }: Item): string {
  return (use.as === 'header' ? raw : text).slice(0, LONGEST_PARAGRAPH);
}

function listFieldUnits({ label, value }: Field, item: Item): Unit[] {
  return [label, value].map(({ raw }, at) => ({
    key: `${item.index}.${at}`,
    text: raw.slice(0, LONGEST_PARAGRAPH),
    item,
  }));
}

function listGridUnits({ caption, rows }: Grid, item: Item): Unit[] {
  const head = caption === null ? [] : [{ key: keyOfCaption(item), text: caption.text.slice(0, LONGEST_CELL), item }];
  const cells = rows.slice(0, item.rows).flatMap((row, y) =>
    row.slice(0, MOST_CELLS).map(({ raw }, x) => ({
      key: keyOfCell(item, y, x),
      text: raw.slice(0, LONGEST_CELL),
      item,
    })),
  );
  return [...head, ...cells];
}

export function keyOfCaption({ index, table }: Item): string {
  return `${index}.${table ?? ''}.caption`;
}

export function keyOfCell({ index, table }: Item, row: number, cell: number): string {
  return `${index}.${table ?? ''}.${row}.${cell}`;
}
