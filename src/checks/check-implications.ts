/**
 * Figures that demand or bound each other without being sums: both above zero or neither (G2, T2-19d), a total between
 * the largest part and their sum (A3), no result above its total (T3-LE). Not assessable while a figure is unread.
 */
import type { Form } from '../model/form.js';
import type { CheckResult } from '../model/record.js';
import { type Figures, nameOf, type Operand } from './figures.js';
import { failed, notAssessable, passed, type RuleName } from './result.js';

interface Pair {
  readonly rule: string;
  readonly form: string;
  readonly one: string;
  readonly other: string;
}

const BOTH_OR_NEITHER: readonly Pair[] = [
  { rule: 'G2', form: 'national-2014', one: 'training.sessions', other: 'training.participants' },
  { rule: 'T2-19d', form: 'national-2019', one: 'procurement.projects', other: 'procurement.amount' },
];

const CHANNELS = ['gazette', 'website', 'weibo', 'wechat', 'other'].map((code) => `proactive.channels.${code}`);
const MANY_BLANKS = 10;

export function checkImplications(form: Form, figures: Figures): CheckResult[] {
  const pairs = BOTH_OR_NEITHER.filter((pair) => pair.form === form.id).map((pair) => checkPair(pair, figures));
  const largest = form.id === 'national-2014' ? [checkLargestChannel(figures)] : [];
  return [...pairs, ...largest, ...checkMatrix(form, figures)];
}

function plain(indicator: string): Operand {
  return { indicator, applicant: null };
}

function checkPair({ rule, form, one, other }: Pair, figures: Figures): CheckResult {
  const name: RuleName = { rule: `${form}.${rule}`, severity: 'warning' };
  const [first, second] = [figures.find(plain(one)), figures.find(plain(other))];
  const observations = [...first.at, ...second.at];
  if (first.value === null) return notAssessable(name, `${one} ${first.fault}`, observations);
  if (second.value === null) return notAssessable(name, `${other} ${second.fault}`, observations);
  const compared = { expected: first.value, actual: second.value, observations };
  const message = `${one} ${first.value}, ${other} ${second.value}`;
  if (first.value > 0 === second.value > 0) return passed(name, { ...compared, message });
  return failed(name, { ...compared, message: `${message}: one is above zero, the other is not` });
}

/** The lower bound of A3: what one channel carried was disclosed. */
function checkLargestChannel(figures: Figures): CheckResult {
  const name: RuleName = { rule: 'national-2014.A3-MAX', severity: 'warning' };
  const total = figures.find(plain('proactive.items'));
  const channels = CHANNELS.map((code) => figures.find(plain(code)));
  const unread = [total, ...channels].find(({ value }) => value === null);
  const observations = [total, ...channels].flatMap(({ at }) => at);
  if (unread !== undefined) return notAssessable(name, `${nameOf(unread.operand)} ${unread.fault}`, observations);
  const expected = Math.max(...channels.map(({ value }) => value ?? 0));
  const actual = total.value ?? 0;
  const message = `proactive.items ${actual} ${actual >= expected ? '≥' : '<'} ${expected}, the largest channel`;
  return (actual >= expected ? passed : failed)(name, { expected, actual, message, observations });
}

/** Rules of the request table that go over many cells: one result each, naming the first cell that breaks it. */
function checkMatrix(form: Form, figures: Figures): CheckResult[] {
  const matrix = form.tables.find((table) => table.layout === 'matrix');
  if (matrix?.layout !== 'matrix') return [];
  const outcomes = matrix.rows.filter(({ code, group }) => code.startsWith('outcome.') && group !== true);
  const codes = outcomes.map(({ code }) => code).filter((code) => code !== 'outcome.total');
  const columns = matrix.columns.map(({ code }) => code);
  const cells = matrix.rows
    .filter(({ group }) => group !== true)
    .flatMap((row) => columns.map((applicant) => ({ indicator: row.code, applicant })));
  if (!cells.some((cell) => figures.has(cell))) return [];
  return [
    checkParts({ form, figures, codes, columns }),
    ...checkSubtotals(form, figures),
    checkBlanks(form, cells, figures),
  ];
}

interface Parts {
  readonly form: Form;
  readonly figures: Figures;
  readonly codes: readonly string[];
  readonly columns: readonly string[];
}

function checkParts({ form, figures, codes, columns }: Parts): CheckResult {
  const name: RuleName = { rule: `${form.id}.T3-LE`, severity: 'error' };
  let compared = 0;
  for (const applicant of columns) {
    const total = figures.find({ indicator: 'outcome.total', applicant });
    for (const indicator of codes) {
      const part = figures.find({ indicator, applicant });
      if (total.value === null || part.value === null) continue;
      compared += 1;
      if (part.value <= total.value) continue;
      const message = `${nameOf(part.operand)} ${part.value} > ${total.value} ${nameOf(total.operand)}`;
      return failed(name, {
        expected: total.value,
        actual: part.value,
        message,
        observations: [...part.at, ...total.at],
      });
    }
  }
  if (compared === 0) return notAssessable(name, 'no result and its total were both read');
  return passed(name, { expected: null, actual: null, message: `${compared} results are at most their total` });
}

/** A printed subtotal (小计) of the organizations: with the natural persons it makes the total. */
function checkSubtotals(form: Form, figures: Figures): CheckResult[] {
  const printed = figures.observations.filter(
    ({ applicant, indicator }) => applicant === 'subtotal' && indicator !== null,
  );
  return printed.map(({ indicator }) => {
    const name: RuleName = { rule: `${form.id}.T3-SUB`, severity: 'error' };
    const at = (applicant: string) => figures.find({ indicator: indicator ?? '', applicant });
    const [person, subtotal, total] = [at('natural_person'), at('subtotal'), at('total')];
    const observations = [person, subtotal, total].flatMap((figure) => figure.at);
    const unread = [person, subtotal, total].find(({ value }) => value === null);
    if (unread !== undefined) return notAssessable(name, `${nameOf(unread.operand)} ${unread.fault}`, observations);
    const expected = (person.value ?? 0) + (subtotal.value ?? 0);
    const actual = total.value ?? 0;
    const message = `${nameOf(total.operand)}: ${actual} ${actual === expected ? '=' : '≠'} ${expected} = ${person.value} + ${subtotal.value}`;
    return (actual === expected ? passed : failed)(name, { expected, actual, message, observations });
  });
}

function checkBlanks(form: Form, cells: readonly Operand[], figures: Figures): CheckResult {
  const name: RuleName = { rule: `${form.id}.T3-EMPTY`, severity: 'warning' };
  const empty = cells.map((cell) => figures.find(cell)).filter(({ value, at }) => value === null && at.length > 0);
  const message = `${empty.length} of ${cells.length} cells of the request table hold no number`;
  const compared = {
    expected: MANY_BLANKS,
    actual: empty.length,
    message,
    observations: empty.flatMap(({ at }) => at),
  };
  return (empty.length > MANY_BLANKS ? failed : passed)(name, compared);
}
