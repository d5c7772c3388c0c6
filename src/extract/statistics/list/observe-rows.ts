/**
 * Aligned rows → observations: value, unit, status, the text as printed, and the labels of the parents. A group
 * without a number is no observation; a row told apart by nothing keeps its place with no value.
 */
import type { FormRow } from '../../../model/form.js';
import type { Observation } from '../../../model/record.js';
import type { RowTrail } from '../../../model/statistics.js';
import type { ReadNumber } from '../../../model/text.js';
import type { CellReader } from '../read-cell.js';
import { joinLines } from '../read-label.js';
import type { Alignment } from './align-rows.js';
import type { ListRow, ValueCell } from './read-row.js';

export interface Observing {
  readonly cells: CellReader;
}

export interface Observed {
  readonly observations: Observation[];
  readonly trail: RowTrail[];
}

const BLANK: ReadNumber = { status: 'blank', value: null, unit: null, note: null };
const IN_BRACKETS = /[(（]\s{0,9}(?:[^()（）:：]{1,6}[:：]\s{0,9})?([^()（）]{1,4})\s{0,9}[)）]/;

export function observeRows(alignment: Alignment, observing: Observing): Observed {
  const observations: Observation[] = [];
  const trail: RowTrail[] = [];
  for (let index = 0; index < alignment.rows.length; index++) {
    const before = observations.length;
    observeRow(alignment, index, { observing, observations });
    trail.push(trace(alignment, index, observations.length > before));
  }
  return { observations, trail };
}

function trace(alignment: Alignment, index: number, observed: boolean): RowTrail {
  const row = alignment.rows[index]?.row;
  return {
    table: row?.source.table ?? 0,
    row: row?.row ?? 0,
    label: row?.label.text ?? '',
    reading: observed ? 'value' : 'group',
    indicator: alignment.entries[index]?.code ?? null,
    match: alignment.matches[index] ?? null,
    why: row?.trouble ?? alignment.whys[index] ?? '',
  };
}

interface Taking {
  readonly observing: Observing;
  readonly observations: Observation[];
}

function observeRow(alignment: Alignment, index: number, { observing, observations }: Taking): void {
  const row = alignment.rows[index]?.row;
  if (!row) return;
  if (row.trouble !== null) {
    observations.push(observeTrouble(alignment, index));
    return;
  }
  const reads = row.values.map((value) => readCell(value, observing));
  if (isGroup(alignment, index, reads)) return;
  const main = chooseMain(row.values);
  const path = listParents(alignment, index);
  const { cells } = observing;
  for (let at = 0; at < reads.length; at++)
    observations.push(observeValue(alignment, index, { row, reads, cells, main, at, path }));
}

interface SeenValue {
  readonly row: ListRow;
  readonly reads: readonly ReadNumber[];
  readonly cells: CellReader;
  readonly main: ValueCell | null;
  /** Which of the row's values it is. */
  readonly at: number;
  readonly path: readonly string[];
}

function observeValue(
  alignment: Alignment,
  index: number,
  { row, reads, cells, main, at, path }: SeenValue,
): Observation {
  const value = row.values[at];
  const read = reads[at] ?? BLANK;
  // A row that comes again is counted in the form's unit like the first: it may be the one that is filled in.
  const named = alignment.nameRow(index);
  const known = value === main;
  const head = value?.column.head ?? '';
  return {
    indicator: known ? (named?.code ?? null) : null,
    applicant: null,
    value: read.value,
    unit: read.unit ?? row.unit ?? readUnitBeside(row, head, cells) ?? named?.unit ?? null,
    status: read.status,
    raw: value?.cell?.raw ?? '',
    note: read.note,
    label: known ? row.label.text : joinLines(head),
    path: known ? path : [...path, row.label.text],
    match: known ? (alignment.matches[index] ?? null) : null,
    at: { table: row.source.table, row: row.row, column: value?.at ?? 0 },
  };
}

/** A row whose values could not be told apart is in the record all the same: no value, its cells as printed. */
function observeTrouble(alignment: Alignment, index: number): Observation {
  const row = alignment.rows[index]?.row;
  const named = alignment.nameRow(index);
  const cells = row?.source.cells ?? [];
  const from = cells.findIndex((cell) => cell.text === row?.label.text) + 1;
  return {
    indicator: named?.code ?? null,
    applicant: null,
    value: null,
    unit: row?.unit ?? named?.unit ?? null,
    status: 'unreadable',
    raw: cells
      .slice(from)
      .map((cell) => cell.raw)
      .join(' | '),
    note: null,
    label: row?.label.text ?? '',
    path: listParents(alignment, index),
    match: alignment.matches[index] ?? null,
    at: { table: row?.source.table ?? 0, row: row?.row ?? 0, column: (row?.source.from ?? 0) + from },
  };
}

function readCell(value: ValueCell, observing: Observing): ReadNumber {
  return value.cell ? observing.cells.read(value.cell.text).counted : BLANK;
}

/** The value column of the report year. Several with equal claims: none, and all are kept under their heads. */
function chooseMain(values: readonly ValueCell[]): ValueCell | null {
  if (values.length === 1) return values[0] ?? null;
  const yearly = values.filter((value) => value.column.kind !== 'cumulative');
  const totals = yearly.filter((value) => value.column.kind === 'total');
  if (totals.length === 1) return totals[0] ?? null;
  return yearly.length === 1 ? (yearly[0] ?? null) : null;
}

function isGroup(alignment: Alignment, index: number, reads: readonly ReadNumber[]): boolean {
  const row = alignment.rows[index]?.row;
  if (reads.length === 0) return true;
  if (reads.some(({ status }) => status === 'reported' || status === 'unreadable')) return false;
  const entry = alignment.entries[index];
  if (entry) return entry.group === true;
  return row?.unit === null && alignment.rows[index + 1]?.parent === index;
}

/** The unit that the column's head or the label has in brackets. */
function readUnitBeside(row: ListRow, head: string, cells: CellReader): string | null {
  return readBracketed(head, cells) ?? readBracketed(row.label.text, cells);
}

function readBracketed(printed: string, cells: CellReader): string | null {
  const bracketed = printed === '' ? undefined : IN_BRACKETS.exec(printed)?.[1];
  return bracketed === undefined ? null : cells.read(bracketed).unit;
}

/** Labels of the parents: the form's for rows it knows, the page's own hierarchy for the others. */
function listParents(alignment: Alignment, index: number): string[] {
  const entry = alignment.entries[index];
  return entry && !alignment.local ? listFormParents(alignment, entry) : listPrintedParents(alignment, index);
}

function listFormParents(alignment: Alignment, entry: FormRow): string[] {
  const path: string[] = [];
  for (let code = entry.parent; code !== undefined; code = alignment.formRows.get(code)?.parent) {
    const at = alignment.taken.get(code);
    const label = at === undefined ? undefined : alignment.rows[at]?.row.label.text;
    if (label !== undefined) path.push(label);
  }
  return path.length > 1 ? path.reverse() : path;
}

function listPrintedParents(alignment: Alignment, index: number): string[] {
  const path: string[] = [];
  const placed = alignment.rows[index];
  for (let at = placed?.parent ?? -1; at >= 0; at = alignment.rows[at]?.parent ?? -1) {
    path.push(alignment.rows[at]?.row.label.text ?? '');
  }
  return path.length > 1 ? path.reverse() : path;
}
