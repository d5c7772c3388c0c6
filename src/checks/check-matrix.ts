/**
 * Rules of the request table that go over many cells: no result above its total (T3-LE), a printed subtotal (T3-SUB),
 * cells without a number (T3-EMPTY). One result each, naming the first cell that breaks it.
 */
import type { Form } from '../model/form.js';
import type { CheckResult } from '../model/record.js';
import { type Figures, type Operand, operandOf } from './figures.js';
import { failed, notAssessable, passed, type RuleName } from './result.js';

interface Column {
  readonly total: Operand;
  readonly parts: readonly Operand[];
}

interface Matrix {
  readonly columns: readonly Column[];
  readonly cells: readonly Operand[];
}

const MANY_BLANKS = 10;
const TOTAL = 'outcome.total';
const known = new WeakMap<Form, Matrix | null>();

export function checkMatrix(form: Form, figures: Figures): CheckResult[] {
  const matrix = known.has(form) ? known.get(form) : layOut(form);
  known.set(form, matrix ?? null);
  if (!matrix?.cells.some((cell) => figures.has(cell))) return [];
  return [checkParts(form, matrix, figures), ...checkSubtotals(form, figures), checkBlanks(form, matrix, figures)];
}

function layOut(form: Form): Matrix | null {
  const table = form.tables.find(({ layout }) => layout === 'matrix');
  if (table?.layout !== 'matrix') return null;
  const rows = table.rows.filter(({ group }) => group !== true).map(({ code }) => code);
  const outcomes = rows.filter((code) => code.startsWith('outcome.') && code !== TOTAL);
  const columns = table.columns.map(({ code }) => ({
    total: operandOf(TOTAL, code),
    parts: outcomes.map((outcome) => operandOf(outcome, code)),
  }));
  return { columns, cells: rows.flatMap((row) => table.columns.map(({ code }) => operandOf(row, code))) };
}

function checkParts(form: Form, { columns }: Matrix, figures: Figures): CheckResult {
  const name: RuleName = { rule: `${form.id}.T3-LE`, severity: 'error' };
  let compared = 0;
  for (const { total, parts } of columns) {
    const whole = figures.valueOf(total);
    if (whole === null) continue;
    const read = parts.filter((part) => figures.valueOf(part) !== null);
    const above = read.find((part) => (figures.valueOf(part) ?? 0) > whole);
    if (above !== undefined) return describeAbove(name, { above, total, figures });
    compared += read.length;
  }
  if (compared === 0) return notAssessable(name, 'no result and its total were both read');
  return passed(name, { expected: null, actual: null, message: `${compared} results are at most their total` });
}

interface Above {
  readonly above: Operand;
  readonly total: Operand;
  readonly figures: Figures;
}

function describeAbove(name: RuleName, { above, total, figures }: Above): CheckResult {
  const [part, whole] = [figures.find(above), figures.find(total)];
  const message = `${above.key} ${part.value} > ${whole.value} ${total.key}`;
  return failed(name, { expected: whole.value, actual: part.value, message, observations: [...part.at, ...whole.at] });
}

/** A printed subtotal (小计) of the organizations: with the natural persons it makes the total. */
function checkSubtotals(form: Form, figures: Figures): CheckResult[] {
  const name: RuleName = { rule: `${form.id}.T3-SUB`, severity: 'error' };
  const rows = new Set(
    figures.observations.flatMap((one) => (one.applicant === 'subtotal' ? (one.indicator ?? []) : [])),
  );
  return [...rows].map((row) => {
    const [person, subtotal, total] = ['natural_person', 'subtotal', 'total'].map((code) =>
      figures.find(operandOf(row, code)),
    );
    const read = [person, subtotal, total].filter((figure) => figure !== undefined);
    const observations = read.flatMap(({ at }) => at);
    const unread = read.find(({ value }) => value === null);
    if (unread !== undefined) return notAssessable(name, `${unread.operand.key} ${unread.fault}`, observations);
    const expected = (person?.value ?? 0) + (subtotal?.value ?? 0);
    const actual = total?.value ?? 0;
    const sign = actual === expected ? '=' : '≠';
    const message = `${row}@total: ${actual} ${sign} ${expected} = ${person?.value} + ${subtotal?.value}`;
    return (actual === expected ? passed : failed)(name, { expected, actual, message, observations });
  });
}

function checkBlanks(form: Form, { cells }: Matrix, figures: Figures): CheckResult {
  const name: RuleName = { rule: `${form.id}.T3-EMPTY`, severity: 'warning' };
  const empty = cells.filter((cell) => figures.has(cell) && figures.valueOf(cell) === null);
  const observations = empty.flatMap((cell) => figures.find(cell).at);
  const message = `${empty.length} of ${cells.length} cells of the request table hold no number`;
  const compared = { expected: MANY_BLANKS, actual: empty.length, message, observations };
  return (empty.length > MANY_BLANKS ? failed : passed)(name, compared);
}
