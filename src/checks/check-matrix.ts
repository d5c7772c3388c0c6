/**
 * Rules of the request and review tables that go over many cells: no part above its whole (T3-LE), a printed subtotal
 * (T3-SUB), cells without a number (T3-EMPTY, T4-EMPTY), a table of zeros under prose that tells of requests (T3-ALLZERO).
 */
import type { Form } from '../model/form.js';
import type { CheckResult, Claim } from '../model/record.js';
import { type Figures, type Operand, operandOf, placesOf } from './figures.js';
import { failed, notAssessable, passed, type RuleName } from './result.js';

/** Figures none of which is above the sum of others. */
interface Bound {
  readonly wholes: readonly Operand[];
  readonly parts: readonly Operand[];
}

interface Matrix {
  readonly bounds: readonly Bound[];
  readonly cells: readonly Operand[];
  readonly rows: ReadonlySet<string>;
}

/** A table in which more cells than `most` hold no number. */
interface Blanks {
  readonly rule: string;
  readonly most: number;
  readonly table: string;
  readonly cells: readonly Operand[];
}

const MANY_BLANKS = 10;
const MANY_BLANKS_IN_REVIEW = 5;
const TOTAL = 'outcome.total';
const known = new WeakMap<Form, Matrix | null>();

export function checkMatrix(form: Form, figures: Figures, claims: readonly Claim[] = []): CheckResult[] {
  const review = checkReviewBlanks(form, figures);
  const matrix = known.has(form) ? known.get(form) : layOut(form);
  known.set(form, matrix ?? null);
  if (!matrix?.cells.some((cell) => figures.has(cell))) return review;
  const { cells } = matrix;
  const blanks = { rule: `${form.id}.T3-EMPTY`, most: MANY_BLANKS, table: 'request', cells };
  return [
    checkParts(form, matrix, figures),
    ...checkSubtotals(form, figures),
    checkBlanks(blanks, figures),
    ...checkAllZero(form, { matrix, figures, claims }),
    ...review,
  ];
}

function layOut(form: Form): Matrix | null {
  const table = form.tables.find(({ layout }) => layout === 'matrix');
  if (table?.layout !== 'matrix') return null;
  const rows = table.rows.filter(({ group }) => group !== true).map(({ code }) => code);
  const outcomes = rows.filter((code) => code.startsWith('outcome.') && code !== TOTAL);
  const bounds = table.columns.flatMap(({ code }) => boundsOf(code, outcomes));
  const cells = rows.flatMap((row) => table.columns.map(({ code }) => operandOf(row, code)));
  return { bounds, cells, rows: new Set(rows) };
}

/** The total of the results, and what came in, which bounds what went out and what is left. */
function boundsOf(applicant: string, outcomes: readonly string[]): Bound[] {
  const operands = (rows: readonly string[]): Operand[] => rows.map((row) => operandOf(row, applicant));
  return [
    { wholes: operands([TOTAL]), parts: operands(outcomes) },
    {
      wholes: operands(['requests.received', 'requests.carried_in']),
      parts: operands([TOTAL, 'requests.carried_out']),
    },
  ];
}

function checkParts(form: Form, { bounds }: Matrix, figures: Figures): CheckResult {
  const name: RuleName = { rule: `${form.id}.T3-LE`, severity: 'error' };
  let compared = 0;
  for (const { wholes, parts } of bounds) {
    const whole = addUp(wholes, figures);
    if (whole === null) continue;
    for (const part of parts) {
      const value = figures.valueOf(part);
      if (value === null) continue;
      if (value > whole) return describeAbove(name, { above: part, wholes, whole, figures });
      compared += 1;
    }
  }
  if (compared === 0) return notAssessable(name, 'no result and its total were both read');
  return passed(name, { expected: null, actual: null, message: `${compared} figures are at most their whole` });
}

/** Null while one of them is unread. */
function addUp(operands: readonly Operand[], figures: Figures): number | null {
  let sum = 0;
  for (const operand of operands) {
    const value = figures.valueOf(operand);
    if (value === null) return null;
    sum += value;
  }
  return sum;
}

interface Above {
  readonly above: Operand;
  readonly wholes: readonly Operand[];
  readonly whole: number;
  readonly figures: Figures;
}

function describeAbove(name: RuleName, { above, wholes, whole, figures }: Above): CheckResult {
  const part = figures.find(above);
  const message = `${above.key} ${part.value} > ${whole} ${wholes.map(({ key }) => key).join(' + ')}`;
  const observations = [...part.at, ...wholes.flatMap((operand) => figures.find(operand).at)];
  return failed(name, { expected: whole, actual: part.value, message, observations });
}

/** A printed subtotal (小计) of the organizations: with the natural persons it makes the total. */
function checkSubtotals(form: Form, figures: Figures): CheckResult[] {
  const name: RuleName = { rule: `${form.id}.T3-SUB`, severity: 'error' };
  const rows = new Set<string>();
  for (const { applicant, indicator } of figures.observations)
    if (applicant === 'subtotal' && indicator !== null) rows.add(indicator);
  const results: CheckResult[] = [];
  for (const row of rows) results.push(checkSubtotal(name, row, figures));
  return results;
}

function checkSubtotal(name: RuleName, row: string, figures: Figures): CheckResult {
  const person = figures.find(operandOf(row, 'natural_person'));
  const subtotal = figures.find(operandOf(row, 'subtotal'));
  const total = figures.find(operandOf(row, 'total'));
  const read = [person, subtotal, total];
  const observations = placesOf(read);
  const unread = read.find(({ value }) => value === null);
  if (unread !== undefined) return notAssessable(name, `${unread.operand.key} ${unread.fault}`, observations);
  const expected = (person.value ?? 0) + (subtotal.value ?? 0);
  const actual = total.value ?? 0;
  const sign = actual === expected ? '=' : '≠';
  const message = `${row}@total: ${actual} ${sign} ${expected} = ${person.value} + ${subtotal.value}`;
  return (actual === expected ? passed : failed)(name, { expected, actual, message, observations });
}

function checkBlanks({ rule, most, table, cells }: Blanks, figures: Figures): CheckResult {
  const name: RuleName = { rule, severity: 'warning' };
  const observations: number[] = [];
  let empty = 0;
  for (const cell of cells) {
    if (!figures.has(cell) || figures.valueOf(cell) !== null) continue;
    empty += 1;
    for (const index of figures.find(cell).at) observations.push(index);
  }
  const message = `${empty} of ${cells.length} cells of the ${table} table hold no number; ${most} may`;
  return (empty > most ? failed : passed)(name, { expected: null, actual: empty, message, observations });
}

function checkReviewBlanks(form: Form, figures: Figures): CheckResult[] {
  const table = form.tables.find(({ layout }) => layout === 'row');
  if (table?.layout !== 'row') return [];
  const cells = table.columns.map(({ code }) => operandOf(code));
  if (!cells.some((cell) => figures.has(cell))) return [];
  return [checkBlanks({ rule: `${form.id}.T4-EMPTY`, most: MANY_BLANKS_IN_REVIEW, table: 'review', cells }, figures)];
}

interface Told {
  readonly matrix: Matrix;
  readonly figures: Figures;
  readonly claims: readonly Claim[];
}

/** Only where the prose gives a number of requests: without one a table of zeros is what most agencies have. */
function checkAllZero(form: Form, { matrix, figures, claims }: Told): CheckResult[] {
  const told = claims.find(({ indicator, value }) => value > 0 && matrix.rows.has(indicator));
  if (told === undefined) return [];
  const name: RuleName = { rule: `${form.id}.T3-ALLZERO`, severity: 'warning' };
  const expected = told.value;
  let unread = false;
  let actual = 0;
  for (const cell of matrix.cells) {
    const value = figures.valueOf(cell);
    if (value === null) unread = true;
    else if (value > actual) actual = value;
  }
  if (actual > 0) return [passed(name, { expected, actual, message: 'the request table has figures above zero' })];
  if (unread) return [notAssessable(name, 'not every cell of the request table was read')];
  const message = `every cell of the request table is 0, the prose says ${told.indicator} ${told.value}`;
  return [failed(name, { expected, actual, message })];
}
