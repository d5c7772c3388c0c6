/**
 * Tables that no national form explains → those that are a local statistics table all the same: forms before 2014 and
 * of provinces. They have a head of indicators and values, and rows about disclosure. Anything else is just a table.
 */
import type { BodyTable } from '../body-table.js';
import type { Reading } from '../reading.js';
import type { Alignment } from './align-rows.js';
import { readColumns } from './read-columns.js';
import type { ValueCell } from './read-row.js';

const FEWEST_ROWS = 4;
/** Share of labelled rows that speak of disclosure. */
const ABOUT = 0.4;

export function recognizeLocal(tables: readonly BodyTable[], reading: Reading): BodyTable[] {
  return tables.filter((table) => isLocalForm(table, reading));
}

/** Tables of a local form, and those under the same heads: a form in several tables of which one is too short to tell. */
export function joinTwins(
  chosen: readonly BodyTable[],
  tables: readonly BodyTable[],
  reading: Reading,
): readonly BodyTable[] {
  if (chosen.length === tables.length) return chosen;
  const heads = new Set(chosen.map((table) => printHead(table, reading)));
  heads.delete('');
  return tables.filter((table) => chosen.includes(table) || heads.has(printHead(table, reading)));
}

function printHead({ grid }: BodyTable, reading: Reading): string {
  const { firstRow, behindLabel } = readColumns(grid, reading.cells);
  return behindLabel === null ? '' : (grid.rows[firstRow - 1] ?? []).map(({ text }) => text).join('|');
}

function isLocalForm({ grid }: BodyTable, reading: Reading): boolean {
  const columns = readColumns(grid, reading.cells);
  if (!columns.behindLabel?.some((column) => column.kind === 'value' || column.kind === 'total')) return false;
  const rows = grid.rows.slice(columns.firstRow);
  const figures = rows.filter((row) => row.some((cell) => isFigure(cell.text, reading)));
  const about = figures.filter((row) =>
    row.some((cell) => reading.words.topicWords.some((word) => cell.text.includes(word))),
  );
  return figures.length >= FEWEST_ROWS && about.length >= figures.length * ABOUT;
}

function isFigure(text: string, reading: Reading): boolean {
  return text !== '' && reading.cells.read(text).counted.status === 'reported';
}

/**
 * True when a table that prints labels of the national form is another form still: several value columns none of which
 * is the total, or more rows of its own than of the form's.
 */
export function isLocalVersion(alignment: Alignment): boolean {
  let several = 0;
  let known = 0;
  let unknown = 0;
  for (let index = 0; index < alignment.rows.length; index++) {
    const values = alignment.rows[index]?.row.values ?? [];
    if (values.length > 1 && hasSeveralYears(values)) several++;
    if (values.length === 0) continue;
    if (alignment.entries[index]) known++;
    else unknown++;
  }
  return several * 2 > alignment.rows.length || (unknown > known && known < FEW_KNOWN);
}

function hasSeveralYears(values: readonly ValueCell[]): boolean {
  const yearly = values.filter(({ column }) => column.kind === 'value').length;
  const totals = values.filter(({ column }) => column.kind === 'total').length;
  return yearly > 1 && totals !== 1;
}

/** A national table is recognized by more rows than this, whatever an agency adds. */
const FEW_KNOWN = 20;
