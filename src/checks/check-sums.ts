/**
 * The equations and inequalities of a form → one result for each place they hold at. Never passes when an operand was
 * not read; the message names the operand.
 */
import type { Form, FormSum } from '../model/form.js';
import type { CheckResult } from '../model/record.js';
import type { Figure, Figures, Operand } from './figures.js';
import { type Instance, listSums, type SumRule } from './list-sums.js';
import { failed, notAssessable, passed } from './result.js';

/** Figures are counts or amounts with few decimals: what is smaller is a trace of binary fractions. */
const TOLERANCE = 1e-6;
const MOST_NAMED = 4;

interface Spot {
  readonly rule: SumRule;
  readonly instance: Instance;
  readonly figures: Figures;
  readonly table: number | null;
}

export function checkSums(form: Form, figures: Figures): CheckResult[] {
  const results: CheckResult[] = [];
  for (const rule of listSums(form)) checkSum(rule, figures, results);
  return results;
}

function checkSum(rule: SumRule, figures: Figures, results: CheckResult[]): void {
  let shown = false;
  for (const instance of rule.instances) {
    if (!instance.all.some((operand) => figures.has(operand))) continue;
    shown = true;
    assess({ rule, instance, figures }, results);
  }
  if (shown || rule.instances.every((instance) => instance.local.size > 0)) return;
  results.push(notAssessable(rule.name, 'none of its figures is on the page'));
}

/** Once for every table that prints the total; rows of a local form that is not used here ask for nothing. */
function assess({ rule, instance, figures }: Omit<Spot, 'table'>, results: CheckResult[]): void {
  const absent = instance.local.size === 0 ? [] : instance.all.filter((operand) => !figures.has(operand));
  if (absent.length > 0 && absent.every((operand) => instance.local.has(operand))) return;
  const [total] = instance.left;
  const tables = total === undefined ? [] : figures.tablesOf(total);
  if (tables.length === 0) results.push(assessIn({ rule, instance, figures, table: null }));
  for (const table of tables) results.push(assessIn({ rule, instance, figures, table }));
}

function assessIn(spot: Spot): CheckResult {
  const { rule, instance } = spot;
  const observations: number[] = [];
  const left = findSide(instance.left, spot, observations);
  const right = findSide(instance.right, spot, observations);
  if (left.some(isUnread) || right.some(isUnread))
    return notAssessable(rule.name, listFaults([...left, ...right]), observations);
  const actual = total(left);
  const expected = total(right);
  if (!holds(actual, rule.op, expected)) return retry(spot, { left, right, observations });
  const message = equation(instance, { left, right, sign: SIGNS[rule.op] });
  return passed(rule.name, { expected, actual, message, observations });
}

function findSide(operands: readonly Operand[], { figures, table }: Spot, observations: number[]): Figure[] {
  return operands.map((operand) => {
    const figure = figures.find(operand, table);
    for (const index of figure.at) observations.push(index);
    return figure;
  });
}

function isUnread({ value }: Figure): boolean {
  return value === null;
}

interface Sides {
  readonly left: readonly Figure[];
  readonly right: readonly Figure[];
  readonly observations: readonly number[];
}

/** A sum that does not hold may lack rows that an agency added below its total. */
function retry({ rule, instance, figures, table }: Spot, { left, right, observations }: Sides): CheckResult {
  const [actual, expected] = [total(left), total(right)];
  const extra = rule.op === '=' ? extraRows(left, table, figures) : [];
  const complete = expected + extra.reduce((sum, index) => sum + (figures.observations[index]?.value ?? 0), 0);
  const message = equation(instance, { left, right, sign: NEGATED[rule.op] });
  const all = [...observations, ...extra];
  if (extra.length === 0 || !holds(actual, '=', complete)) {
    return failed(rule.name, { expected, actual, message, observations: all });
  }
  const added = `${message}; with ${extra.length} rows that the form does not know it is ${complete}`;
  return passed(rule.name, { expected: complete, actual, message: added, observations: all });
}

const SIGNS = { '=': '=', '<=': '≤', '>=': '≥' } as const;
const NEGATED = { '=': '≠', '<=': '>', '>=': '<' } as const;

function holds(actual: number, op: FormSum['op'], expected: number): boolean {
  const difference = actual - expected;
  if (op === '=') return Math.abs(difference) < TOLERANCE;
  return op === '<=' ? difference < TOLERANCE : difference > -TOLERANCE;
}

function extraRows([first]: readonly Figure[], table: number | null, { observations }: Figures): number[] {
  const label = first === undefined ? undefined : observations[first.at[0] ?? -1]?.label;
  if (label === undefined) return [];
  return observations.flatMap(({ indicator, at, path, status }, index) => {
    const belongs = indicator === null && at.table === table && path.at(-1) === label && status === 'reported';
    return belongs ? [index] : [];
  });
}

function total(figures: readonly Figure[]): number {
  let sum = 0;
  for (const { value } of figures) sum += value ?? 0;
  return sum;
}

function listFaults(figures: readonly Figure[]): string {
  const unread = figures.filter(isUnread);
  const named = unread.slice(0, MOST_NAMED).map(({ operand, fault }) => `${operand.key} ${fault}`);
  const more = unread.length > MOST_NAMED ? [`and ${unread.length - MOST_NAMED} more`] : [];
  return [...named, ...more].join(', ');
}

interface Written {
  readonly left: readonly Figure[];
  readonly right: readonly Figure[];
  readonly sign: string;
}

/** `requests.received: 12 ≠ 11 = 3 + 0 + 8 + 0 (…)`. */
function equation({ leftNames, rightNames }: Instance, { left, right, sign }: Written): string {
  const actual = left.length > 1 ? `${join(left)} = ${total(left)}` : `${total(left)}`;
  const expected = right.length > 1 ? `${total(right)} = ${join(right)}` : `${total(right)}`;
  return `${leftNames}: ${actual} ${sign} ${expected}${rightNames === '' ? '' : ` (${rightNames})`}`;
}

function join(figures: readonly Figure[]): string {
  let text = '';
  for (const { value } of figures) text += text === '' ? `${value}` : ` + ${value}`;
  return text;
}
