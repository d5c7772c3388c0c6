/**
 * The tables of a page that carry a list form (2014) → observations. A form split over several tables is one list:
 * parents go on across the break, heads printed again are skipped.
 */
import type { Cell } from '../../../model/document.js';
import type { ListTable } from '../../../model/form.js';
import type { Observation } from '../../../model/record.js';
import type { RowTrail, StatisticsWords } from '../../../model/statistics.js';
import type { Diagnostic } from '../../../model/text.js';
import type { BodyTable } from '../body-table.js';
import type { Label } from '../read-label.js';
import type { Reading } from '../reading.js';
import { alignRows } from './align-rows.js';
import { observeRows } from './observe-rows.js';
import { isHeadRow, readColumns } from './read-columns.js';
import { type ListRow, readRow } from './read-row.js';
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
  const read = tables.map((table) => readTable(table, reading, trail));
  const rows = read.flatMap((table) => table.rows).slice(0, MOST_ROWS);
  const alignment = alignRows(placeRows(rows), form, { negations: reading.words.negations, strict: local });
  if (!local && isLocalVersion(alignment)) return readList(tables, { form, local: true }, reading);
  const observed = observeRows(alignment, reading);
  const expected = local ? [] : form.rows.filter((row) => !row.group && !row.local);
  return {
    local,
    observations: observed.observations,
    missing: expected.filter((row) => !alignment.taken.has(row.code)).map((row) => row.code),
    trail: [...trail, ...observed.trail],
    diagnostics: [],
    printedRows: new Map(tables.map(({ index }, at) => [index, read[at]?.printedRows ?? []])),
  };
}

function readTable(table: BodyTable, reading: Reading, trail: RowTrail[]): { rows: ListRow[]; printedRows: number[] } {
  const columns = readColumns(table.grid, reading.cells);
  const rows: ListRow[] = [];
  const rowReading = { cells: reading.cells, columns };
  const printedRows: number[] = [];
  for (const [printed, cells] of table.grid.rows.entries()) {
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
      continue;
    }
    const row = readRow(
      { table: table.index, printed, cells, dumped: table.grid.dumped, regrouped: table.regrouped },
      printedRows.length,
      rowReading,
    );
    printedRows.push(printed);
    if (row?.group) rows.push(standForGroup(row, row.group, reading));
    if (row) rows.push(row);
  }
  return { rows, printedRows };
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
