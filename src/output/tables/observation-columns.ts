/** One row per value cell of the statistics: the columns that a record's own CSV and the table of a dataset share. */
import type { FiledRecord } from '../../model/finding.js';
import type { Observation } from '../../model/record.js';
import type { CsvCell } from '../observation-csv.js';
import type { Column, ColumnType } from './table.js';

export interface ObservationRow {
  readonly filed: FiledRecord;
  readonly observation: Observation;
  /** Place in the record's list. */
  readonly index: number;
}

/** Between the labels of a path. */
const PATH_STEP = ' > ';

function column(
  name: string,
  description: string,
  cell: (observation: Observation) => CsvCell,
  type: ColumnType = 'string',
): Column<ObservationRow> {
  return { name, type, description, cell: ({ observation }) => cell(observation) };
}

export const observationColumns: readonly Column<ObservationRow>[] = [
  column('indicator', 'Code of the indicator; empty for a row that the form does not know', (one) => one.indicator),
  column('applicant', 'Column of the request table: code of the applicant, or subtotal', (one) => one.applicant),
  column('value', 'The number; empty unless status is reported', (one) => one.value, 'number'),
  column('unit', 'Unit as printed, or by the form', (one) => one.unit),
  column('status', 'reported, blank, placeholder or unreadable', (one) => one.status),
  column('raw', 'The text of the cell as printed', (one) => one.raw),
  column('note', 'Text beside the number', (one) => one.note),
  column('label', 'Label of the row as printed', (one) => one.label),
  column('path', 'Labels of its parents, joined by " > "', (one) => one.path.join(PATH_STEP)),
  column('match', 'How the row was recognized: exact, alias, near or position', (one) => one.match),
  column('table', 'Place: index of the table on the page', (one) => one.at.table, 'integer'),
  column('row', 'Place: row below the head, from 0', (one) => one.at.row, 'integer'),
  column('column', 'Place: cell in the order of its row, from 0', (one) => one.at.column, 'integer'),
];
