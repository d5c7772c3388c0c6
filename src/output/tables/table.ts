/**
 * A table of a dataset as a value: its columns with type and meaning, its keys, and the rows of one record. In: a filed
 * record; out: cells, column by column as the head names them. Nothing is kept between records.
 */
import type { FiledRecord, Finding } from '../../model/finding.js';
import { TABLES_FOLDER } from '../dataset-names.js';
import type { CsvCell } from '../observation-csv.js';

/** Types of Table Schema. */
export type ColumnType = 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'year';

export interface TableColumn {
  /** A letter, then letters, digits and `_`; at most 32 characters, so that R and Stata take it. */
  readonly name: string;
  readonly type: ColumnType;
  readonly description: string;
  /** Its Chinese name, where the knowledge names no column like it. */
  readonly label?: string;
  /** Part of a key: an empty cell is the empty string there, not a missing value. */
  readonly key?: boolean;
}

export interface Column<Row> extends TableColumn {
  readonly cell: (row: Row) => CsvCell;
}

export interface ForeignKey {
  readonly fields: readonly string[];
  readonly table: string;
  readonly references: readonly string[];
}

export interface TableDescription {
  readonly name: string;
  /** Below the dataset. */
  readonly path: string;
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly ForeignKey[];
}

export interface DatasetTable extends TableDescription {
  /** False for a table that is there only when it has rows. */
  readonly always: boolean;
  /** `together` is what the report says together with others. */
  rowsOf(filed: FiledRecord, together?: readonly Finding[]): readonly (readonly CsvCell[])[];
}

export interface TableParts<Row> extends Omit<DatasetTable, 'path' | 'columns' | 'rowsOf' | 'always'> {
  readonly columns: readonly Column<Row>[];
  readonly always?: boolean;
  readonly list: (filed: FiledRecord, together: readonly Finding[]) => readonly Row[];
}

/** A table that depends on no record. */
export interface StaticTable extends TableDescription {
  readonly rows: readonly (readonly CsvCell[])[];
}

export const KEY = ['agency_key', 'year', 'variant'] as const;
/** The report that a row of another table is about. */
export const TO_REPORT: ForeignKey = { fields: KEY, table: 'reports', references: KEY };

/** The columns that every table begins with. */
export const keyColumns: readonly Column<FiledRecord>[] = [
  {
    name: 'agency_key',
    type: 'string',
    description: 'Who reports: GB/T 2260 code (000000 where unknown) and name',
    key: true,
    cell: ({ record }) => record.agency.key,
  },
  {
    name: 'year',
    type: 'year',
    description: 'The year the report is about, not the year of publication',
    key: true,
    cell: ({ record }) => record.year,
  },
  {
    name: 'variant',
    type: 'string',
    description: 'Empty for the preferred report of an agency and year; else the mark of a version with other values',
    key: true,
    cell: ({ variant }) => variant,
  },
];

export function tableOf<Row>({ columns, list, always = true, ...rest }: TableParts<Row>): DatasetTable {
  return {
    ...rest,
    path: `${TABLES_FOLDER}/${rest.name}.csv`,
    columns: columns.map(({ cell: _, ...column }) => column),
    always,
    rowsOf: (filed, together = []) => list(filed, together).map((row) => columns.map(({ cell }) => cell(row))),
  };
}

export function staticTable<Row>({
  columns,
  rows,
  ...rest
}: Omit<StaticTable, 'columns' | 'rows'> & {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
}): StaticTable {
  return {
    ...rest,
    columns: columns.map(({ cell: _, ...column }) => column),
    rows: rows.map((row) => columns.map(({ cell }) => cell(row))),
  };
}

/** Columns of a record for rows that are parts of one. */
export function within<Row extends { readonly filed: FiledRecord }>(
  columns: readonly Column<FiledRecord>[],
): readonly Column<Row>[] {
  return columns.map(({ cell, ...column }) => ({ ...column, cell: ({ filed }) => cell(filed) }));
}

/** A truth value as Table Schema writes it. */
export function truth(value: boolean): string {
  return value ? 'true' : 'false';
}
