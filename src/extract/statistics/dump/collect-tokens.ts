/**
 * Lines of a page that printed a table one cell per line → runs of tokens. Paragraphs and pipe lines with a single cell
 * are tokens; anything longer, linked or laid out in columns ends a run.
 */
import type { Block, Cell, Grid, Page } from '../../../model/document.js';
import { cellOfLine } from '../cell-of-line.js';

export interface Token {
  readonly cell: Cell;
  readonly block: number;
  /** The line told that it stands where a figure does, whatever it says. */
  readonly isValue?: boolean;
}

export type Run = readonly Token[];

const LONGEST = 160;
const SENTENCE = /[。；;！!]./;
/** Share of rows with at most one filled cell that makes a dumped grid a column of cells. */
const SINGLE = 0.6;

export function collectRuns(page: Page, used: ReadonlySet<number>): Run[] {
  const runs: Run[] = [];
  let run: Token[] = [];
  for (const [index, block] of page.blocks.entries()) {
    const tokens = used.has(index) ? null : readTokens(block, index, run.at(-1));
    if (tokens) for (const token of tokens) run.push(token);
    else {
      if (run.length > 0) runs.push(run);
      run = [];
    }
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

function readTokens(block: Block, index: number, previous: Token | undefined): Token[] | null {
  if (block.kind === 'grid') return isColumn(block) ? readColumn(block, index, previous) : null;
  if (block.kind !== 'paragraph' || block.links.length > 0 || block.zone === 'chrome') return null;
  if (block.text.length > LONGEST || SENTENCE.test(block.text)) return null;
  return [{ block: index, cell: cellOfLine(block) }];
}

/** True for a dumped table that prints one cell a line. */
export function isColumn(grid: Grid): boolean {
  if (!grid.dumped) return false;
  const single = grid.rows.filter((row) => row.filter((cell) => cell.text !== '').length <= 1).length;
  return single >= grid.rows.length * SINGLE;
}

/** A pipe alone on the line behind a paragraph ends that cell; a further one is an empty cell. */
function readColumn(grid: Grid, index: number, previous: Token | undefined): Token[] {
  const cells = grid.rows.flat();
  const ends = previous !== undefined && previous.block === index - 1 && isLonePipe(grid);
  return (ends ? cells.slice(1) : cells).map((cell) => ({ block: index, cell }));
}

function isLonePipe(grid: Grid): boolean {
  const [first] = grid.rows;
  return first?.length === 1 && first[0]?.text === '';
}
