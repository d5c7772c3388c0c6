/**
 * A page that prints each row of a table as a table of its own (converted from PDF, or cut by an editor) → one table. Only
 * runs of such tables are joined, nearly each with a label of a form, and at most a short line between two of them.
 */
import type { Cell, Page, Paragraph } from '../../model/document.js';
import type { BodyTable } from './body-table.js';
import { cellOfLine } from './cell-of-line.js';
import type { Reading } from './reading.js';

const MOST_ROWS = 2;
const SHORTEST_RUN = 4;
const LONGEST_LINE = 60;
const SENTENCE = /[。；;！!]/u;
/** Share of the tables of a run that print a label of a form. */
const LABELLED = 0.6;

export function joinRowTables(page: Page, tables: readonly BodyTable[], reading: Reading): readonly BodyTable[] {
  if (tables.length < SHORTEST_RUN) return tables;
  const runs: BodyTable[][] = [];
  for (const table of tables) {
    const run = runs.at(-1);
    const above = run?.at(-1);
    if (run && above && isRow(above) && isRow(table) && listBetween(page, { above, below: table, reading }) !== null)
      run.push(table);
    else runs.push([table]);
  }
  if (runs.length === tables.length) return tables;
  return runs.flatMap((run) => (isSplit(run, reading) ? [joinRun(page, run, reading)] : run));
}

function isRow({ grid, regrouped }: BodyTable): boolean {
  return !grid.dumped && !regrouped && grid.rows.length <= MOST_ROWS;
}

function isSplit(run: readonly BodyTable[], { cells }: Reading): boolean {
  if (run.length < SHORTEST_RUN) return false;
  const labelled = run.filter(({ grid }) => grid.rows.flat().some(({ text }) => cells.read(text).found !== null));
  return labelled.length >= run.length * LABELLED;
}

interface Between {
  readonly above: BodyTable;
  readonly below: BodyTable;
  readonly reading: Reading;
}

/** The lines between two tables, at most one of them, or null when something else stands there. */
function listBetween(page: Page, { above, below, reading }: Between): readonly Paragraph[] | null {
  const lines: Paragraph[] = [];
  for (const block of page.blocks.slice((above.blocks.at(-1) ?? above.block) + 1, below.block)) {
    const line = block.kind === 'paragraph' && block.links.length === 0 && block.level === 0 ? block : null;
    if (line === null || lines.length > 0 || line.text.length > LONGEST_LINE || SENTENCE.test(line.text)) return null;
    if (reading.isHeading(line.text)) return null;
    lines.push(line);
  }
  return lines;
}

function joinRun(page: Page, run: readonly BodyTable[], reading: Reading): BodyTable {
  const [first, ...others] = run;
  if (first === undefined) throw new RangeError('a run of tables has a first one');
  const rows: (readonly Cell[])[] = [...first.grid.rows];
  let above = first;
  for (const table of others) {
    for (const line of listBetween(page, { above, below: table, reading }) ?? []) rows.push([cellOfLine(line)]);
    rows.push(...table.grid.rows);
    above = table;
  }
  const width = Math.max(...run.map(({ grid }) => grid.width));
  const links = run.flatMap(({ grid }) => grid.links);
  const last = above.blocks.at(-1) ?? above.block;
  const blocks = Array.from({ length: last - first.block + 1 }, (_, at) => first.block + at);
  return { ...first, grid: { ...first.grid, rows, width, links }, blocks };
}
