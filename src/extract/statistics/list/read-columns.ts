/**
 * The first rows of a list table → what its columns hold. Heads are read by their words; the leaf heads in order tell
 * what follows a row's label. Without a head the columns are told from what stands in them.
 */
import type { Cell, Grid } from '../../../model/document.js';
import type { StatisticsWords } from '../../../model/statistics.js';
import { comparisonKey, stemKey } from '../../../text/comparison-key.js';
import type { CellReader } from '../read-cell.js';

export type ColumnKind = 'sequence' | 'indicator' | 'unit' | 'value' | 'total' | 'cumulative' | 'remark';

export interface Column {
  readonly kind: ColumnKind;
  readonly head: string;
}

export interface Columns {
  /** Index of the first row below the head; 0 when there is no head. */
  readonly firstRow: number;
  /** Columns behind the last label column, in order; null when no head says so. */
  readonly behindLabel: readonly Column[] | null;
  /** True when a column of running numbers stands before the labels. */
  readonly sequenced: boolean;
  /** Grid columns at which the same head begins anew: rows stand side by side. */
  readonly parts: readonly number[];
}

export type HeadKinds = ReadonlyMap<string, ColumnKind>;

const YEAR = /^20\d\d/;
/** A head is looked for among so many rows: titles and lines about the table may stand above it. */
const DEEPEST_HEAD = 8;
export const NO_HEAD: Columns = { firstRow: 0, behindLabel: null, sequenced: false, parts: [0] };

export function compileHeads(words: StatisticsWords): HeadKinds {
  const kinds = new Map<string, ColumnKind>();
  const add = (kind: ColumnKind, labels: readonly string[]): void => {
    for (const label of labels) if (!kinds.has(label)) kinds.set(label, kind);
  };
  add('indicator', words.indicatorHeads);
  add('unit', words.unitHeads);
  add('cumulative', words.cumulativeHeads);
  add('total', words.totalHeads);
  add('value', words.valueHeads);
  add('sequence', words.sequenceHeads);
  add('remark', words.remarkHeads);
  return kinds;
}

export function readColumns(grid: Grid, reader: CellReader): Columns {
  const last = locateHead(grid, reader);
  if (last < 0) return NO_HEAD;
  const printed = dropEmptyEnd(listLeaves(grid, last));
  const parts = findParts(printed, reader);
  // A head with unknown words behind the labels holds values (`区政府`, `乡镇`); an empty one is a span written out.
  const leaves = settleYears(
    printed
      .slice(0, printed.length / parts.length)
      .map(
        (cell): Column =>
          reader.read(cell.text).head ?? { kind: cell.text === '' ? 'remark' : 'value', head: cell.text },
      ),
  );
  // A table that names its first column in words of its own still has its labels there.
  const label = Math.max(
    0,
    leaves.findLastIndex((leaf) => leaf.kind === 'indicator'),
  );
  const behind = leaves.slice(label + 1);
  const sequenced = leaves.slice(0, label).some((leaf) => leaf.kind === 'sequence');
  return { firstRow: last + 1, behindLabel: behind.length > 0 ? behind : null, sequenced, parts };
}

const MOST_PARTS = 3;

/** Where a head that is printed several times over begins: it names its labels and its values each time. */
function findParts(leaves: readonly Cell[], reader: CellReader): number[] {
  for (let count = MOST_PARTS; count > 1; count--) {
    const size = leaves.length / count;
    if (!Number.isInteger(size) || size < 2) continue;
    const kinds = leaves.slice(0, size).map((cell) => reader.read(cell.text).head?.kind);
    const again = leaves.every(
      (cell, index) => comparisonKey(cell.text) === comparisonKey(leaves[index % size]?.text ?? ''),
    );
    if (again && kinds.includes('indicator') && kinds.includes('value'))
      return Array.from({ length: count }, (_, part) => leaves[part * size]?.x ?? 0);
  }
  return [0];
}

/** Value columns that all name their year: the report is about the last of them. */
function settleYears(columns: readonly Column[]): readonly Column[] {
  const values = columns.filter(({ kind }) => kind === 'value');
  const years = values.map(({ head }) => YEAR.exec(comparisonKey(head))?.[0] ?? '');
  const last = years.reduce((latest, year) => (year > latest ? year : latest), '');
  if (values.length < 2 || years.includes('') || new Set(years).size < years.length) return columns;
  return columns.map((column) =>
    column.kind === 'value' && !comparisonKey(column.head).startsWith(last)
      ? { ...column, kind: 'cumulative' }
      : column,
  );
}

/** Bits for the kinds of heads in a row; a remark counts for nothing. */
const INDICATOR = 1;
const UNIT = 2;
const OTHER = 4;

/** Rows of the form beside each other, each the head of a column: no row of theirs (the table lies on its side). */
const MOST_LABELS = 3;

function namesRows(cells: readonly Cell[], reader: CellReader): boolean {
  if (cells.length <= MOST_LABELS) return false;
  return reader.readRow(cells).every(({ found }, index) => index === 0 || found !== null);
}

/** True for a head printed again, as behind a page break. */
export function isHeadRow(cells: readonly Cell[], reader: CellReader): boolean {
  let filled = 0;
  let known = 0;
  let kinds = 0;
  for (const { text, head } of reader.readRow(cells)) {
    if (text === '') continue;
    filled++;
    if (head === null) continue;
    known++;
    kinds |= head.kind === 'indicator' ? INDICATOR : head.kind === 'unit' ? UNIT : head.kind === 'remark' ? 0 : OTHER;
  }
  if (known < 2) return filled > MOST_LABELS && namesRows(cells, reader);
  // Beside indicator and unit any words may name a value column (`区政府`, `乡镇`).
  if ((kinds & INDICATOR) !== 0 && (kinds & UNIT) !== 0) return true;
  return known >= filled - 1 && kinds !== 0;
}

function locateHead(grid: Grid, reader: CellReader): number {
  const rows = grid.rows.slice(0, DEEPEST_HEAD);
  const first = rows.findIndex((row) => isHeadRow(row, reader));
  if (first < 0) return -1;
  let last = first;
  // A second storey names the value columns only.
  while (isLowerStorey(grid, last, reader)) last++;
  return last;
}

/** Heads of values, or words of the page's own, as many as a head of values above them spans (a sum, then offices). */
function isLowerStorey({ rows }: Grid, above: number, reader: CellReader): boolean {
  const row = rows[above + 1];
  if (row === undefined || row.length === 0) return false;
  if (row.every((cell) => isValueHead(cell, reader))) return true;
  const spanned = rows[above]?.find((cell) => cell.colspan > 1 && isValueHead(cell, reader))?.colspan ?? 0;
  return spanned === row.length && row.every((cell) => isValueHead(cell, reader) || isUnknownWord(cell, reader));
}

function isValueHead(cell: Cell, reader: CellReader): boolean {
  const kind = reader.read(cell.text).head?.kind;
  return kind === 'value' || kind === 'total' || kind === 'cumulative';
}

function isUnknownWord({ text }: Cell, reader: CellReader): boolean {
  const { isWorded, found } = reader.read(text);
  return isWorded && found === null;
}

/** The text of one cell as a head. */
export function readHead(text: string, kinds: HeadKinds): Column | null {
  const key = comparisonKey(text);
  const kind = kinds.get(key) ?? kinds.get(stemKey(text)) ?? readYearHead(key, kinds);
  return kind ? { kind, head: text } : null;
}

/** `2016年统计数`, `2016年`: a value head that names its year. */
function readYearHead(key: string, kinds: HeadKinds): ColumnKind | null {
  if (!YEAR.test(key)) return null;
  const rest = key.slice(4);
  for (let from = 0; from <= Math.min(2, rest.length); from++) {
    if (kinds.get(rest.slice(from)) === 'value') return 'value';
  }
  return rest.length <= 2 ? 'value' : null;
}

function dropEmptyEnd(leaves: Cell[]): Cell[] {
  return leaves.slice(0, leaves.findLastIndex((cell) => cell.text !== '') + 1);
}

/** Bottom head cell of each grid column, in order: with two storeys the lower ones count. */
function listLeaves(grid: Grid, last: number): Cell[] {
  const leaves: Cell[] = [];
  for (const [index, row] of grid.rows.slice(0, last + 1).entries()) {
    for (const cell of row) if (index + cell.rowspan > last) leaves.push(cell);
  }
  return leaves.sort((a, b) => a.x - b.x);
}
