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
  let index = 0;
  for (const { row, parent } of alignment.rows) {
    const before = observations.length;
    const aligned: Aligned = { alignment, index, row, parent };
    observeRow(aligned, observing, observations);
    trail.push(trace(aligned, observations.length > before));
    index++;
  }
  return { observations, trail };
}

/** A row of the page, and its place among those that were aligned. */
interface Aligned {
  readonly alignment: Alignment;
  readonly index: number;
  readonly row: ListRow;
  /** The place of the row above it, or −1. */
  readonly parent: number;
}

function trace({ alignment, index, row }: Aligned, observed: boolean): RowTrail {
  return {
    table: row.source.table,
    row: row.row,
    label: row.label.text,
    reading: observed ? 'value' : 'group',
    indicator: alignment.entries[index]?.code ?? null,
    match: alignment.matches[index] ?? null,
    why: row.trouble ?? alignment.whys[index] ?? '',
  };
}

function observeRow(aligned: Aligned, { cells }: Observing, observations: Observation[]): void {
  const { row } = aligned;
  if (row.trouble !== null) {
    observations.push(observeTrouble(aligned));
    return;
  }
  const seen = row.values.map((value) => ({ value, read: readCell(value, cells) }));
  if (isGroup(aligned, seen)) return;
  const main = chooseMain(row.values);
  const path = listParents(aligned);
  for (const { value, read } of seen) observations.push(observeValue(aligned, { value, read, cells, main, path }));
}

interface Seen {
  readonly value: ValueCell;
  readonly read: ReadNumber;
}

interface SeenValue extends Seen {
  readonly cells: CellReader;
  readonly main: ValueCell | null;
  readonly path: readonly string[];
}

function observeValue({ alignment, index, row }: Aligned, { value, read, cells, main, path }: SeenValue): Observation {
  // A row that comes again is counted in the form's unit like the first: it may be the one that is filled in.
  const named = alignment.nameRow(index);
  const known = value === main;
  const { head } = value.column;
  return {
    indicator: known ? (named?.code ?? null) : null,
    applicant: null,
    value: read.value,
    unit: read.unit ?? row.unit ?? readUnitBeside(row, head, cells) ?? named?.unit ?? null,
    status: read.status,
    raw: value.cell?.raw ?? '',
    note: read.note,
    label: known ? row.label.text : joinLines(head),
    path: known ? path : [...path, row.label.text],
    match: known ? (alignment.matches[index] ?? null) : null,
    at: { table: row.source.table, row: row.row, column: value.at },
  };
}

/** A row whose values could not be told apart is in the record all the same: no value, its cells as printed. */
function observeTrouble(aligned: Aligned): Observation {
  const { alignment, index, row } = aligned;
  const named = alignment.nameRow(index);
  const { cells, table, from } = row.source;
  const behind = cells.findIndex((cell) => cell.text === row.label.text) + 1;
  return {
    indicator: named?.code ?? null,
    applicant: null,
    value: null,
    unit: row.unit ?? named?.unit ?? null,
    status: 'unreadable',
    raw: cells
      .slice(behind)
      .map((cell) => cell.raw)
      .join(' | '),
    note: null,
    label: row.label.text,
    path: listParents(aligned),
    match: alignment.matches[index] ?? null,
    at: { table, row: row.row, column: from + behind },
  };
}

function readCell({ cell }: ValueCell, cells: CellReader): ReadNumber {
  return cell ? cells.read(cell.text).counted : BLANK;
}

/** The value column of the report year. Several with equal claims: none, and all are kept under their heads. */
function chooseMain(values: readonly ValueCell[]): ValueCell | null {
  if (values.length === 1) return values[0] ?? null;
  const yearly = values.filter((value) => value.column.kind !== 'cumulative');
  const totals = yearly.filter((value) => value.column.kind === 'total');
  if (totals.length === 1) return totals[0] ?? null;
  return yearly.length === 1 ? (yearly[0] ?? null) : null;
}

function isGroup({ alignment, index, row }: Aligned, seen: readonly Seen[]): boolean {
  if (seen.length === 0) return true;
  if (seen.some(({ read: { status } }) => status === 'reported' || status === 'unreadable')) return false;
  const entry = alignment.entries[index];
  if (entry) return entry.group === true;
  return row.unit === null && alignment.rows[index + 1]?.parent === index;
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
function listParents({ alignment, index, parent }: Aligned): string[] {
  const entry = alignment.entries[index];
  return entry && !alignment.local ? listFormParents(alignment, entry) : listPrintedParents(alignment, parent);
}

function listFormParents(alignment: Alignment, entry: FormRow): string[] {
  const path: string[] = [];
  for (let code = entry.parent; code !== undefined; code = alignment.formRows.get(code)?.parent) {
    const at = alignment.taken.get(code);
    const label = at === undefined ? undefined : alignment.rows[at]?.row.label.text;
    if (label !== undefined) path.push(label);
  }
  return path.reverse();
}

function listPrintedParents({ rows }: Alignment, parent: number): string[] {
  const path: string[] = [];
  for (let above = rows[parent]; above; above = rows[above.parent]) path.push(above.row.label.text);
  return path.reverse();
}
