/**
 * Records → CSV, one row per observation. UTF-8, LF, RFC 4180, no BOM, exact: nothing is escaped against spreadsheets.
 * Numbers are numbers; null is an empty cell. Column names suit R and Stata.
 */
import { stringify } from 'csv-stringify/sync';
import type { DisclosureRecord } from '../model/record.js';
import { observationColumns } from './tables/observation-columns.js';

export type CsvCell = string | number | null;

export const OBSERVATION_COLUMNS: readonly string[] = [
  'agency_key',
  'agency',
  'year',
  'variant',
  ...observationColumns.map(({ name }) => name),
];

/** csv-stringify leaves a lone carriage return bare, and readers take it for the end of a row. */
const CARRIAGE_RETURN = /\r/;

export function writeCsvRows(rows: readonly (readonly CsvCell[])[]): string {
  let text = '';
  for (const row of rows) text += writeRow(row);
  return text;
}

/** Most rows need no quotes: they do not go the long way through the library. One empty cell alone would be an empty line. */
function writeRow(row: readonly CsvCell[]): string {
  let line = '';
  for (let at = 0; at < row.length; at++) line += at === 0 ? (row[at] ?? '') : `,${row[at] ?? ''}`;
  const separators = row.length - 1;
  return separators > 0 && !needsQuotes(line, separators) ? `${line}\n` : quoteRow(row);
}

/** True when a cell holds a mark: then the line holds one, or more commas than stand between its cells. */
function needsQuotes(line: string, separators: number): boolean {
  let commas = 0;
  for (let at = line.indexOf(','); at >= 0; at = line.indexOf(',', at + 1)) commas++;
  return commas !== separators || line.includes('"') || line.includes('\n') || line.includes('\r');
}

function quoteRow(row: readonly CsvCell[]): string {
  return stringify([row as CsvCell[]], { record_delimiter: '\n', quoted_match: CARRIAGE_RETURN });
}

export function writeObservationHead(): string {
  return writeCsvRows([OBSERVATION_COLUMNS]);
}

/** The rows of one record, without a head. `variant` is null for the preferred record of its agency and year. */
export function writeObservationRows(record: DisclosureRecord, variant: string | null = null): string {
  if (record.observations.length === 0) return '';
  const start: readonly CsvCell[] = [record.agency.key, record.agency.name, record.year, variant];
  const filed = { record, variant };
  return writeCsvRows(
    record.observations.map((observation, index) => {
      const cells = [...start];
      const one = { filed, observation, index };
      for (const { cell } of observationColumns) cells.push(cell(one));
      return cells;
    }),
  );
}

/** A file of its own: head and rows. */
export function writeObservationCsv(record: DisclosureRecord, variant: string | null = null): string {
  return writeObservationHead() + writeObservationRows(record, variant);
}
