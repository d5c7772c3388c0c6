/**
 * The statistics tables of a later form (2019, 2021) → observations. All rows of all tables are one stream, so it does
 * not matter whether the page prints them as one table, three, or cuts one in two: each row goes to the reader that
 * knows its words, else to the reader of the row before.
 */
import type { Form } from '../../../model/form.js';
import type { Topic } from '../../../model/record.js';
import type { BodyTable } from '../body-table.js';
import type { ListResult } from '../list/read-list.js';
import type { Reading } from '../reading.js';
import type { TableRow } from '../table-row.js';
import { classifyCells, type ReadCells } from './classify-cells.js';
import { ClauseReader } from './clause-reader.js';
import { MatrixReader } from './matrix-reader.js';
import { Collected } from './observing.js';
import { ReviewReader } from './review-reader.js';
import { liesAcross, TurnedMatrixReader } from './turned-matrix-reader.js';
import { type FormWords, findBlock, KIND, wordsOf } from './words-of-form.js';

type Part = 'clauses' | 'matrix' | 'turned' | 'review';

export interface TablesResult extends ListResult {
  /** Block index → the section its first rows belong to. */
  readonly topics: ReadonlyMap<number, Topic>;
}

const TOPICS: Readonly<Record<Part, Topic>> = {
  clauses: 'proactive',
  matrix: 'requests',
  turned: 'requests',
  review: 'review',
};

/** A table of the form and the line that stands over it. */
export interface TitledTable {
  readonly table: BodyTable;
  readonly above: string;
}

export function readTables(tables: readonly TitledTable[], form: Form, reading: Reading): TablesResult {
  const words = wordsOf(form);
  const out = new Collected(reading.cells);
  const readers = {
    clauses: new ClauseReader(words, reading, out),
    matrix: new MatrixReader(words, reading, out),
    turned: new TurnedMatrixReader(words, out),
    review: new ReviewReader(words, reading, out),
  };
  const topics = new Map<number, Topic>();
  const printedRows = new Map<number, readonly number[]>();
  let part: Part | null = null;
  for (const { table, above } of tables) {
    readers.clauses.beginTable();
    readers.matrix.beginTable();
    readers.turned.beginTable();
    if (part === 'turned') part = 'matrix';
    readers.review.beginTable(above, table.grid.caption?.text);
    const { rows, dumped } = table.grid;
    for (let printed = 0; printed < rows.length; printed++) {
      const cells = rows[printed] ?? [];
      const source: TableRow = { table: table.index, printed, cells, from: 0, dumped, regrouped: table.regrouped };
      const read = classifyCells(cells, reading.cells);
      const next: Part | null = recognizePart(read, { words, part });
      if (next === null) continue;
      if (next !== part) settle(readers);
      if (readers[next].read(source, read)) part = next;
      if (part === next && !topics.has(table.block)) topics.set(table.block, TOPICS[next]);
    }
    settle(readers);
    printedRows.set(table.index, out.countBelowHead(table.index, table.grid.rows.length));
  }
  return {
    local: false,
    observations: out.observations,
    missing: [
      ...words.clauseCodes.filter((code) => !out.shown.has(code)),
      ...readers.matrix.listMissing(),
      ...readers.review.listMissing(),
    ],
    trail: out.trail,
    diagnostics: out.diagnostics,
    topics,
    printedRows,
  };
}

/** The rows that each has read so far are all of their table. */
function settle({ clauses, matrix, review }: Readonly<Record<Exclude<Part, 'turned'>, { settle(): void }>>): void {
  clauses.settle();
  matrix.settle();
  review.settle();
}

/** Which table a row belongs to: by its own words, else by the row before. */
function recognizePart(cells: ReadCells, state: { words: FormWords; part: Part | null }): Part | null {
  const { words, part } = state;
  const { labels } = cells;
  let measures = 0;
  let applicants = 0;
  for (const { label } of labels) {
    const own = words.kinds.get(label.key) ?? 0;
    const any = own | (label.stem === '' || label.stem === label.key ? 0 : (words.kinds.get(label.stem) ?? 0));
    const shared = (own & KIND.applicant) !== 0;
    if ((!shared && (any & KIND.matrixRow) !== 0) || (own & KIND.umbrella) !== 0)
      return liesAcross(words, cells, part === 'turned') ? 'turned' : 'matrix';
    if ((any & KIND.clauseRow) !== 0 || (own & KIND.clauseHead) !== 0) return 'clauses';
    if (!shared && (own & KIND.measure) !== 0) measures++;
    if ((own & (KIND.applicant | KIND.applicantGroup)) !== 0) applicants++;
  }
  if (measures > 0 || labels.some(({ label }) => findBlock(words, label.key) !== null)) return 'review';
  return applicants >= 2 && part !== 'turned' ? 'matrix' : part;
}
