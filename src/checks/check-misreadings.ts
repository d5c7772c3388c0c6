/**
 * Rows that do not add up, but would with two cells joined (T3-SPLIT) or with the values one place further (T3-SHIFT; in
 * lists SHIFT) → suspicions against the reading, one result each. Nothing is mended; rows that add up give no result.
 */
import type { Form } from '../model/form.js';
import type { CheckResult } from '../model/record.js';
import { checkSlidLists } from './check-slid-lists.js';
import { type Figure, type Figures, type Operand, operandOf } from './figures.js';
import { findJoin, findRotation, findSurplus } from './repair-row.js';
import { failed, type RuleName } from './result.js';

interface Row {
  readonly code: string;
  readonly cells: readonly Operand[];
}

interface Suspicion {
  readonly name: RuleName;
  readonly row: Row;
  readonly figures: readonly Figure[];
  readonly why: string;
}

const WHOLE = /^\d{1,7}$/;
/** How cells that could not be told apart stand in `raw`. */
const BETWEEN_CELLS = ' | ';
const known = new WeakMap<Form, readonly Row[]>();

export function checkMisreadings(form: Form, figures: Figures): CheckResult[] {
  const rows = listRows(form).filter((row) => !addsUp(row, figures));
  return [...rows.flatMap((row) => checkRow(form, row, figures)), ...checkSlidLists(form, figures)];
}

function listRows(form: Form): readonly Row[] {
  const rows = known.get(form) ?? layOut(form);
  known.set(form, rows);
  return rows;
}

/** The last column is the total of the others. */
function layOut(form: Form): Row[] {
  const table = form.tables.find(({ layout }) => layout === 'matrix');
  if (table?.layout !== 'matrix') return [];
  const rows = table.rows.filter(({ group }) => group !== true);
  return rows.map(({ code }) => ({ code, cells: table.columns.map((column) => operandOf(code, column.code)) }));
}

/** Nearly every row does: its last figure is the sum of the others. */
function addsUp({ cells }: Row, figures: Figures): boolean {
  let sum = 0;
  let last = 0;
  for (const cell of cells) {
    const value = figures.valueOf(cell);
    if (value === null) return false;
    sum += value;
    last = value;
  }
  return sum === 2 * last;
}

function checkRow(form: Form, row: Row, figures: Figures): CheckResult[] {
  if (!row.cells.some((cell) => figures.has(cell))) return [];
  const values = row.cells.map((cell) => figures.valueOf(cell));
  const read = values.filter((value) => value !== null);
  const found = row.cells.map((cell) => figures.find(cell));
  const split: RuleName = { rule: `${form.id}.T3-SPLIT`, severity: 'warning' };
  const shift: RuleName = { rule: `${form.id}.T3-SHIFT`, severity: 'warning' };
  if (read.length === 0) return checkUndivided({ row, found, figures, split, shift });
  const join = read.length === values.length ? findJoin(read) : null;
  const rotation = findRotation(values);
  return [
    ...(join === null ? [] : [suspect({ name: split, row, figures: found, why: describeJoin(row, join) })]),
    ...(rotation === null ? [] : [suspect({ name: shift, row, figures: found, why: describeTotal(row, rotation) })]),
  ];
}

interface Undivided {
  readonly row: Row;
  readonly found: readonly Figure[];
  readonly figures: Figures;
  readonly split: RuleName;
  readonly shift: RuleName;
}

/** A row with one cell too many is read as no figure at all; its cells stand in `raw`. */
function checkUndivided({ row, found, figures, split, shift }: Undivided): CheckResult[] {
  const raws = new Set(found.map(({ at }) => figures.observations[at[0] ?? -1]?.raw ?? ''));
  const [raw = ''] = raws;
  const cells = raw.split(BETWEEN_CELLS).map((cell) => cell.trim());
  const isOneTooMany = raws.size === 1 && cells.length === row.cells.length + 1;
  if (!isOneTooMany || !cells.every((cell) => WHOLE.test(cell))) return [];
  const values = cells.map(Number);
  const join = findJoin(values);
  const surplus = findSurplus(values);
  const joined = join === null ? [] : [suspect({ name: split, row, figures: found, why: describeCells(join) })];
  if (surplus === null) return joined;
  const why = `without ${surplus}, the ${surplus === values[0] ? 'first' : 'last'} of ${cells.length} cells, the row adds up: a shift by one column is suspected`;
  return [...joined, suspect({ name: shift, row, figures: found, why })];
}

interface Join {
  readonly at: number;
  readonly one: number;
  readonly other: number;
}

function describeJoin({ cells }: Row, join: Join): string {
  const [one, other] = [cells[join.at]?.applicant, cells[join.at + 1]?.applicant];
  return `${describeCells(join)} (${one} and ${other})`;
}

function describeCells({ one, other }: Join): string {
  return `with ${one} and ${other} joined to ${one}${other} the row adds up: a cell split in two is suspected`;
}

function describeTotal({ cells }: Row, at: number): string {
  return `the total of the row seems to stand under ${cells[at]?.applicant}: a shift by one column is suspected`;
}

function suspect({ name, row, figures, why }: Suspicion): CheckResult {
  const parts = figures.slice(0, -1);
  const isRead = parts.every(({ value }) => value !== null);
  const expected = isRead ? parts.reduce((sum, { value }) => sum + (value ?? 0), 0) : null;
  const actual = figures.at(-1)?.value ?? null;
  const observations = [...new Set(figures.flatMap(({ at }) => at))];
  return failed(name, { expected, actual, message: `${row.code}: ${why}; nothing was mended`, observations });
}
