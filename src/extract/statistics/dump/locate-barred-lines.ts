/**
 * Lines of a page that print a table with bars (`| label | unit | 12 |`), a paragraph or `<br>` to each row → grids as a
 * dump's lines of cells are. Lines without labels of a form, with links, in the page's frame or in ones and twos are none: trails use bars too.
 */

import { type SplitCell, splitCells } from '../../../document/dump/split-cells.js';
import type { Block, Cell, Grid, Page } from '../../../model/document.js';
import { cellOfLine } from '../cell-of-line.js';
import type { CellReader } from '../read-cell.js';

export interface BarredTable {
  readonly grid: Grid;
  readonly blocks: readonly number[];
}

const SHORTEST_RUN = 3;
const ENOUGH_LABELS = 2;
const LONGEST_LINE = 1000;
const BAR = /[|｜│┃]/;

interface Line {
  readonly block: number;
  readonly cells: readonly Cell[];
}

export function locateBarredLines(page: Page, used: ReadonlySet<number>, cells: CellReader): BarredTable[] {
  const tables: BarredTable[] = [];
  let run: Line[] = [];
  const end = (): void => {
    const rows = run.map(({ cells }) => cells).filter((cells) => cells.length > 0);
    const known = rows.flat().filter(({ text }) => cells.read(text).found !== null);
    if (rows.length >= SHORTEST_RUN && known.length >= ENOUGH_LABELS)
      tables.push({ grid: buildGrid(rows), blocks: run.map(({ block }) => block) });
    run = [];
  };
  for (let block = 0; block < page.blocks.length; block++) {
    const line = used.has(block) ? null : readLine(page.blocks[block]);
    if (line === null) end();
    else run.push({ block, cells: line });
  }
  end();
  return tables;
}

/** Null for what is no row; no cells for a rule between rows. */
function readLine(block: Block | undefined): readonly Cell[] | null {
  if (block?.kind !== 'paragraph' || block.links.length > 0 || block.zone === 'chrome') return null;
  if (block.text.length > LONGEST_LINE || !BAR.test(block.text)) return null;
  const [texts, raws] = [splitCells(block.text) ?? [], splitCells(block.raw) ?? []];
  if (texts.length === 1) return null;
  return texts.map((cell, index) => toCell(cell, raws.length === texts.length ? raws[index] : undefined, block.start));
}

function toCell({ text }: SplitCell, raw: SplitCell | undefined, start: number): Cell {
  const shown = text.trim();
  return cellOfLine({ raw: raw?.text.trim() ?? shown, text: shown, start });
}

function buildGrid(rows: readonly (readonly Cell[])[]): Grid {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const placed = rows.map((row) => row.map((cell, x) => ({ ...cell, x })));
  const start = rows[0]?.[0]?.start ?? 0;
  return { kind: 'grid', start, zone: 'plain', caption: null, rows: placed, width, links: [], dumped: true };
}
