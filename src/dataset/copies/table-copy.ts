/** A copy of a table in another format, made while the table is written. In: its rows; out: a file in its place, or none. */
import type { CsvCell } from '../../output/observation-csv.js';
import type { TableDescription } from '../../output/tables/table.js';
import type { Change } from '../tree.js';

export const COPY_KINDS = ['excel', 'parquet'] as const;
export type CopyKind = (typeof COPY_KINDS)[number];

export interface PlacedFile {
  /** Below the dataset. */
  readonly path: string;
  readonly change: Change | 'removed';
}

export interface TableCopy {
  add(rows: readonly (readonly CsvCell[])[]): void;
  /** Ends its files; they are not in their places yet. */
  finish(): Promise<void>;
  place(): readonly PlacedFile[];
  /** Gives up what is not in its place. */
  discard(): void;
}

export type OpenCopies = (table: TableDescription) => readonly TableCopy[];

/** Above this a table has no XLSX: a sheet is made in memory, and people do not read so much. */
export const MOST_SHEET_CELLS = 1_000_000;
