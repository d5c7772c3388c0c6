/**
 * One printed row of a list table → its label, its unit and its value cells. Value cells are found from the label on,
 * in the order of cells: grid positions lie where heads and bodies disagree about spans.
 */
import type { Cell } from '../../../model/document.js';
import type { CellReader, CellText } from '../read-cell.js';
import type { Label } from '../read-label.js';
import type { TableRow } from '../table-row.js';
import type { Found } from '../vocabulary.js';
import type { Column, Columns } from './read-columns.js';

export interface ValueCell {
  /** Null where the dump dropped an empty cell. */
  readonly cell: Cell | null;
  /** Place in the order of printed cells. */
  readonly at: number;
  readonly column: Column;
}

export interface ListRow {
  readonly source: TableRow;
  /** Row below the head. */
  readonly row: number;
  readonly label: Label;
  /** Label of the cell before the label that names a group of rows, and so spans them. */
  readonly group: Label | null;
  readonly found: Found | null;
  /** Unit as printed in its own cell, or null. */
  readonly unit: string | null;
  readonly values: readonly ValueCell[];
  /** Why the values cannot be told apart, or null. */
  readonly trouble: string | null;
}

export interface RowReading {
  readonly cells: CellReader;
  readonly columns: Columns;
}

const LONGEST_UNIT = 8;
export const SEVERAL_FIGURES = 'several figures under no head';
/** The rest of one row and the beginning of another, of which a dump lost what stood between. */
const SEVERAL_UNITS = 'several units before one figure';
const BEHIND_FIGURES = { columns: [], trouble: 'figures stand before their labels' };
const VALUE: Column = { kind: 'value', head: '' };
const UNIT: Column = { kind: 'unit', head: '' };
const REMARK: Column = { kind: 'remark', head: '' };

/** Null for a row without a label. */
export function readRow(source: TableRow, row: number, reading: RowReading): ListRow | null {
  const at = locateLabel(source.cells, reading);
  const text = reading.cells.readRow(source.cells)[at];
  if (!text) return null;
  const { label, found } = text;
  const rest = source.cells.slice(at + 1);
  const { columns, trouble } = standsBehind(source.cells, at, reading) ? BEHIND_FIGURES : assignColumns(rest, reading);
  return {
    source,
    row,
    label,
    group: at === 0 ? null : readGroup(source.cells, at, reading),
    found,
    unit: readPrintedUnit(rest, columns, reading),
    values: listValues(rest, columns, source.from + at + 1),
    trouble,
  };
}

function readPrintedUnit(rest: readonly Cell[], columns: readonly Column[], reading: RowReading): string | null {
  for (let index = 0; index < columns.length; index++) {
    const unit = columns[index]?.kind === 'unit' ? nameUnit(reading.cells.read(rest[index]?.text ?? '')) : null;
    if (unit !== null) return unit;
  }
  return null;
}

/** Words that are no unit we know are the printed one all the same: 万条 is not the form's 条. */
function nameUnit(cell: CellText): string | null {
  return cell.isWorded && cell.text.length <= LONGEST_UNIT ? cell.text : cell.unit;
}

function listValues(rest: readonly Cell[], columns: readonly Column[], from: number): ValueCell[] {
  const values: ValueCell[] = [];
  let index = 0;
  for (const column of columns) {
    if (column.kind === 'value' || column.kind === 'total' || column.kind === 'cumulative')
      values.push({ cell: rest[index] ?? null, at: from + index, column });
    index++;
  }
  return values;
}

/** The last cell that names a row of the form, else the last one with words, before units and figures begin. */
function locateLabel(cells: readonly Cell[], reading: RowReading): number {
  let known = -1;
  let worded = -1;
  const texts = reading.cells.readRow(cells);
  for (let index = 0; index < texts.length; index++) {
    const read = texts[index];
    if (!read?.isWorded) {
      if (worded >= 0) break;
      continue;
    }
    worded = index;
    if (read.found) known = index;
  }
  if (known < 0) return locateByHead(cells, worded, reading);
  return known < worded && isGroupBeside(cells, { known, worded }, reading) ? worded : known;
}

/** A group in a column of its own, and beside it, where the head has its labels, a row in words that no form knows. */
function isGroupBeside(cells: readonly Cell[], at: { known: number; worded: number }, reading: RowReading): boolean {
  const behind = reading.columns.behindLabel?.length ?? 0;
  const entries = reading.cells.read(cells[at.known]?.text ?? '').found?.entries ?? [];
  return behind > 0 && cells.length - behind - 1 === at.worded && entries.every(({ row }) => row.group === true);
}

/** An unknown label stands before as many cells as the head names behind the labels: a figure in words is no label. */
function locateByHead(cells: readonly Cell[], worded: number, reading: RowReading): number {
  const behind = reading.columns.behindLabel?.length ?? 0;
  const at = cells.length - behind - 1;
  const cell = cells[at];
  return at < worded && cell && isWorded(cell, reading) ? at : worded;
}

function isWorded(cell: Cell, reading: RowReading): boolean {
  return reading.cells.read(cell.text).isWorded;
}

function isUnit(cell: Cell | undefined, reading: RowReading): boolean {
  return cell !== undefined && reading.cells.read(cell.text).unit !== null;
}

function readGroup(cells: readonly Cell[], labelAt: number, reading: RowReading): Label | null {
  const texts = reading.cells.readRow(cells);
  for (let at = labelAt - 1; at >= 0; at--) {
    const read = texts[at];
    if (read?.isWorded) return read.label;
  }
  return null;
}

/** Nothing behind the label, a unit before it: so does the figure stand, and the row is not blank. */
function standsBehind(cells: readonly Cell[], at: number, reading: RowReading): boolean {
  return at === cells.length - 1 && cells.some((cell, index) => index < at && isUnit(cell, reading));
}

interface Assigned {
  readonly columns: readonly Column[];
  readonly trouble: string | null;
}

function assignColumns(rest: readonly Cell[], reading: RowReading): Assigned {
  const { behindLabel } = reading.columns;
  if (behindLabel === null) return assignByContent(rest, reading);
  if (rest.length === behindLabel.length) return straighten(rest, behindLabel, reading);
  const filled = rest.findLastIndex((cell) => cell.text !== '') + 1;
  if (filled <= behindLabel.length && rest.length > behindLabel.length) return straighten(rest, behindLabel, reading);
  if (rest.length > behindLabel.length) return { columns: [], trouble: 'more cells than columns' };
  return assignFewer(rest, behindLabel, reading);
}

/** Unit and figure may have changed places: units are words and figures are not, so this can be told. */
function straighten(rest: readonly Cell[], columns: readonly Column[], reading: RowReading): Assigned {
  const [first, second] = columns;
  if (first?.kind !== 'unit' || second?.kind !== 'value') return { columns, trouble: null };
  const swapped = isFigure(rest[0], reading) && isUnit(rest[1], reading);
  return { columns: swapped ? [second, first, ...columns.slice(2)] : columns, trouble: null };
}

/** Empty cells were dropped: what is left is told apart by being a unit, a figure or blank. */
function assignFewer(rest: readonly Cell[], columns: readonly Column[], reading: RowReading): Assigned {
  const values = columns.filter((column) => column.kind !== 'unit' && column.kind !== 'remark');
  const [first] = rest;
  const unit = isUnit(first, reading);
  const figures = unit ? rest.slice(1) : rest;
  if (figures.length === 0 || figures.length === values.length)
    return { columns: unit ? [UNIT, ...values] : values, trouble: null };
  if (columns.slice(rest.length).every((column) => column.kind === 'remark')) return straighten(rest, columns, reading);
  return { columns: [], trouble: 'fewer cells than columns' };
}

function assignByContent(rest: readonly Cell[], reading: RowReading): Assigned {
  const columns: Column[] = [];
  let values = 0;
  for (const [index, cell] of rest.entries()) {
    // Before its figure or behind it: a unit that is printed is never passed over for the form's.
    if (isUnit(cell, reading)) columns.push(UNIT);
    else if (isFigure(cell, reading)) {
      columns.push(VALUE);
      values++;
    } else if (values === 0 && index === rest.length - 1) columns.push(VALUE);
    else columns.push(reading.cells.read(cell.text).hasWords && values > 0 ? REMARK : UNIT);
  }
  if (values > 1) return { columns: [], trouble: SEVERAL_FIGURES };
  const before = columns.slice(0, Math.max(0, columns.indexOf(VALUE)));
  const units = before.filter((column, index) => column === UNIT && rest[index]?.text !== '').length;
  if (units > 1) return { columns: [], trouble: SEVERAL_UNITS };
  return { columns: rest.length === 0 ? [VALUE] : columns, trouble: null };
}

function isFigure(cell: Cell | undefined, reading: RowReading): boolean {
  return cell !== undefined && reading.cells.read(cell.text).counted.status === 'reported';
}
