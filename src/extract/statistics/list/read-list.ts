/**
 * The tables of a page that carry a list form (2014) → observations. A form split over several tables is one list:
 * parents go on across the break, heads printed again are skipped.
 */
import type { Cell } from '../../../model/document.js';
import type { FormRow, ListTable } from '../../../model/form.js';
import type { Observation } from '../../../model/record.js';
import type { RowTrail, StatisticsWords } from '../../../model/statistics.js';
import type { Diagnostic } from '../../../model/text.js';
import type { BodyTable } from '../body-table.js';
import type { Label } from '../read-label.js';
import type { Reading } from '../reading.js';
import type { TableRow } from '../table-row.js';
import { type Alignment, alignRows } from './align-rows.js';
import { observeRows } from './observe-rows.js';
import { type Columns, isHeadRow, NO_HEAD, readColumns } from './read-columns.js';
import { type ListRow, readRow, SEVERAL_FIGURES } from './read-row.js';
import { isLocalVersion } from './recognize-local.js';
import { placeRows } from './structure.js';

export interface ListResult {
  /** True when the table turned out to be of no national form. */
  readonly local: boolean;
  readonly observations: readonly Observation[];
  readonly missing: readonly string[];
  readonly trail: readonly RowTrail[];
  readonly diagnostics: readonly Diagnostic[];
  /** Table index → row of its grid for each row that observations count. */
  readonly printedRows: ReadonlyMap<number, readonly number[]>;
}

/** Rows past this many are left out: no form has a hundredth of them. */
const MOST_ROWS = 5000;

export interface ListOptions {
  readonly form: ListTable;
  /** True for a table of no national form. */
  readonly local: boolean;
}

export function readList(tables: readonly BodyTable[], { form, local }: ListOptions, reading: Reading): ListResult {
  const trail: RowTrail[] = [];
  const read = readInOrder(tables, reading, trail);
  const rows = joinRows(read);
  const alignment = alignRows(placeRows(rows), form, { negations: reading.words.negations, strict: local });
  if (!local && isLocalVersion(alignment)) return readList(tables, { form, local: true }, reading);
  const observed = observeRows(alignment, reading);
  const expected = local ? [] : form.rows.filter((row) => !row.group && !row.local);
  return {
    local,
    observations: observed.observations,
    missing: listMissing(expected, alignment),
    trail: [...trail, ...observed.trail],
    diagnostics: [],
    printedRows: new Map(tables.map(({ index }, at) => [index, read[at]?.printedRows ?? []])),
  };
}

/** Codes of the form's rows that the page does not show. */
function listMissing(expected: readonly FormRow[], { taken }: Alignment): string[] {
  const missing: string[] = [];
  for (const { code } of expected) if (!taken.has(code)) missing.push(code);
  return missing;
}

/** A form split over several tables is one list. */
function joinRows(read: readonly ReadRows[]): readonly ListRow[] {
  const [only] = read;
  const rows = read.length === 1 && only ? only.rows : read.flatMap((table) => table.rows);
  return rows.length > MOST_ROWS ? rows.slice(0, MOST_ROWS) : rows;
}

interface ReadRows {
  readonly rows: readonly ListRow[];
  readonly printedRows: readonly number[];
}

/** A table without a head goes on with the columns of the one before. */
function readInOrder(tables: readonly BodyTable[], reading: Reading, trail: RowTrail[]): ReadRows[] {
  let above = NO_HEAD;
  return tables.map((table) => {
    const own = readColumns(table.grid, reading.cells);
    above = own === NO_HEAD ? { ...above, firstRow: 0 } : own;
    const read = readTable(table, { reading, columns: above, trail });
    if (table.regrouped && own === NO_HEAD && above.sequenced) return leaveRows(read, RUNNING_NUMBERS);
    if (table.regrouped && standsAboveLabels(read.rows, reading)) return leaveRows(read, ABOVE_LABELS);
    if (table.regrouped && read.rows.some(({ trouble }) => trouble !== null)) return leaveEmptied(read);
    return haveSeveral(read.rows) ? leaveRows(read, SEVERAL_FIGURES) : read;
  });
}

interface TableReading {
  readonly reading: Reading;
  readonly columns: Columns;
  readonly trail: RowTrail[];
}

function readTable(table: BodyTable, { reading, columns, trail }: TableReading): ReadRows {
  const rows: ListRow[] = [];
  const rowReading = { cells: reading.cells, columns };
  const printedRows: number[] = [];
  for (let printed = 0; printed < table.grid.rows.length; printed++) {
    const cells = table.grid.rows[printed] ?? [];
    if (printed < columns.firstRow || isHeadRow(cells, reading.cells) || isLegend(cells, reading.words)) {
      trail.push({
        table: table.index,
        row: printed,
        label: cells[0]?.text ?? '',
        reading: 'head',
        indicator: null,
        match: null,
        why: 'it names the columns',
      });
    } else printedRows.push(printed);
  }
  for (const part of columns.parts.keys()) {
    for (let index = 0; index < printedRows.length; index++) {
      const printed = printedRows[index] ?? 0;
      const source = cutRow(table, printed, { parts: columns.parts, part });
      const row = readRow(source, index, rowReading);
      if (row?.group) rows.push(standForGroup(row, row.group, reading));
      if (row) rows.push(row);
    }
  }
  return { rows, printedRows };
}

/** The cells of a printed row that stand under one of its heads. */
function cutRow(table: BodyTable, printed: number, at: { parts: readonly number[]; part: number }): TableRow {
  const cells = table.grid.rows[printed] ?? [];
  const { dumped } = table.grid;
  const { index, regrouped } = table;
  if (at.parts.length === 1) return { table: index, printed, cells, from: 0, dumped, regrouped };
  const begin = at.parts[at.part] ?? 0;
  const end = at.parts[at.part + 1] ?? Number.POSITIVE_INFINITY;
  const from = Math.max(
    0,
    cells.findIndex(({ x }) => x >= begin),
  );
  const within = cells.filter(({ x }) => x >= begin && x < end);
  return { table: index, printed, cells: within, from, dumped, regrouped };
}

/** Groups have no figures of their own: where each has one and the last row none, figures stand above their labels. */
function standsAboveLabels(rows: readonly ListRow[], reading: Reading): boolean {
  const counts = ({ values }: ListRow): boolean =>
    values.some(({ cell }) => cell !== null && reading.cells.read(cell.text).counted.status === 'reported');
  const groups = rows.filter(isGroupRow);
  const last = rows.at(-1);
  return groups.length >= 2 && groups.every(counts) && last !== undefined && !counts(last);
}

const RUNNING_NUMBERS = 'running numbers cannot be told from values';
const BEHIND_OTHERS = 'figures stand behind the labels of several rows';
const ABOVE_LABELS = 'figures stand above their labels';
/** Share of the rows with several figures that makes one figure alone doubtful. */
const SEVERAL = 0.25;

/** Under no head, rows with several figures say that there are several columns: which of them one figure is in, they do not. */
function haveSeveral(rows: readonly ListRow[]): boolean {
  const several = rows.filter(({ trouble }) => trouble === SEVERAL_FIGURES).length;
  return several > 1 && several > rows.length * SEVERAL;
}

function leaveRows(read: ReadRows, trouble: string): ReadRows {
  return { ...read, rows: read.rows.map((row) => (row.values.length === 0 ? row : { ...row, trouble })) };
}

/** Labels printed one after the other, and behind the last of them more than is its own: their figures are among that. */
function leaveEmptied(read: ReadRows): ReadRows {
  const rows = [...read.rows];
  let emptied = false;
  for (let at = rows.length - 1; at >= 0; at--) {
    const row = rows[at];
    if (row === undefined) continue;
    emptied = row.trouble !== null || (emptied && row.values.every(({ cell }) => cell === null));
    if (emptied && row.trouble === null && !isGroupRow(row)) rows[at] = { ...row, trouble: BEHIND_OTHERS };
  }
  return { ...read, rows };
}

function isGroupRow({ found }: ListRow): boolean {
  return found?.entries.every((entry) => entry.row.group === true) === true;
}

/** A group named in a column of its own becomes a row above those it spans, as other pages print it. */
function standForGroup(row: ListRow, label: Label, reading: Reading): ListRow {
  return { ...row, label, found: reading.vocabulary.find(label), group: null, unit: null, values: [], trouble: null };
}

/** A row that only numbers the columns (甲 乙 丙 1 2). */
function isLegend(cells: readonly Cell[], words: StatisticsWords): boolean {
  const [first] = cells;
  return first !== undefined && words.legend.includes(first.text) && cells.every((cell) => cell.text.length <= 2);
}
