/** A copy of a table in another format, made while the table is written. In: its rows; out: a file in its place, or none. */
import type { CsvCell } from '../../output/observation-csv.js';
import type { TableDescription } from '../../output/tables/table.js';
import type { Change } from '../tree.js';

export const COPY_KINDS = ['excel', 'parquet'] as const;
export type CopyKind = (typeof COPY_KINDS)[number];

export interface PlacedFile {
  /** Below the dataset. */
  readonly path: string;
  /** Omitted: the table is too large for such a copy. */
  readonly change: Change | 'removed' | 'omitted';
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

/** Above these a table has no XLSX: programs for spreadsheets hold a workbook in memory, and people do not read so much. */
export const MOST_BOOK_CELLS = 10_000_000;
export const MOST_BOOK_CHARACTERS = 1_000_000_000;
