/**
 * The equations and inequalities that a form states as data → one result for each place they hold at: once, for every
 * applicant, or for every row. Never passes when an operand was not read; the message names the operand.
 */
import type { Form, FormRow, FormSum, FormTable } from '../model/form.js';
import type { CheckResult } from '../model/record.js';
import { EXTRA_SUMS } from './extra-sums.js';
import { type Figure, type Figures, nameOf, type Operand } from './figures.js';
import { failed, notAssessable, passed, type RuleName } from './result.js';

interface Instance {
  readonly left: readonly Operand[];
  readonly right: readonly Operand[];
}

interface Rule {
  readonly name: RuleName;
  readonly sum: FormSum;
  readonly local: ReadonlySet<string>;
}

/** Figures are counts or amounts with few decimals: what is smaller is a trace of binary fractions. */
const TOLERANCE = 1e-6;

export function checkSums(form: Form, figures: Figures): CheckResult[] {
  const own = form.tables.flatMap((table) => table.sums.flatMap((sum) => checkSum(table, sum, { form, figures })));
  const known = new Set(form.tables.flatMap((table) => table.sums.map(({ rule }) => rule)));
  const extra = (EXTRA_SUMS[form.id] ?? []).filter(({ rule }) => !known.has(rule));
  const [first] = form.tables;
  return first === undefined ? own : [...own, ...extra.flatMap((sum) => checkSum(first, sum, { form, figures }))];
}

function checkSum(table: FormTable, sum: FormSum, { form, figures }: { form: Form; figures: Figures }): CheckResult[] {
  const name = { rule: `${form.id}.${sum.rule}`, severity: sum.severity };
  const rule = { name, sum, local: localCodes(form) };
  const instances = instancesOf(table, sum);
  const shown = instances.filter((instance) => operandsOf(instance).some((operand) => figures.has(operand)));
  if (shown.length === 0) {
    const local = instances.every((instance) =>
      operandsOf(instance).some(({ indicator }) => rule.local.has(indicator)),
    );
    return local ? [] : [notAssessable(name, 'none of its figures is on the page')];
  }
  return shown.flatMap((instance) => assess(rule, instance, figures));
}

function operandsOf({ left, right }: Instance): Operand[] {
  return [...left, ...right];
}

/** The places a sum holds at. For rows, `left` and `right` name columns. */
function instancesOf(table: FormTable, { left, right, forEach }: FormSum): Instance[] {
  if (forEach === undefined || table.layout !== 'matrix') {
    const plain = (codes: readonly string[]): Operand[] => codes.map((indicator) => ({ indicator, applicant: null }));
    return [{ left: plain(left), right: plain(right) }];
  }
  if (forEach === 'applicant')
    return table.columns.map(({ code }) => ({ left: down(left, code), right: down(right, code) }));
  const rows = table.rows.filter((row: FormRow) => row.group !== true);
  return rows.map(({ code }) => ({ left: across(left, code), right: across(right, code) }));
}

function down(indicators: readonly string[], applicant: string): Operand[] {
  return indicators.map((indicator) => ({ indicator, applicant }));
}

function across(applicants: readonly string[], indicator: string): Operand[] {
  return applicants.map((applicant) => ({ indicator, applicant }));
}

function localCodes(form: Form): ReadonlySet<string> {
  const rows = form.tables.flatMap((table) => (table.layout === 'list' || table.layout === 'matrix' ? table.rows : []));
  return new Set(rows.filter((row) => row.local === true).map(({ code }) => code));
}

/** Once for every table that prints the total; rows of a local form that is not used here ask for nothing. */
function assess(rule: Rule, instance: Instance, figures: Figures): CheckResult[] {
  const absent = operandsOf(instance).filter((operand) => !figures.has(operand));
  const lacksLocal = absent.length > 0 && absent.every(({ indicator }) => rule.local.has(indicator));
  if (lacksLocal) return [];
  const [total] = instance.left;
  const tables = total === undefined ? [] : figures.tablesOf(total);
  return (tables.length === 0 ? [null] : tables).map((table) => assessIn(rule, instance, { figures, table }));
}

function assessIn(
  { name, sum }: Rule,
  instance: Instance,
  { figures, table }: { figures: Figures; table: number | null },
): CheckResult {
  const left = instance.left.map((operand) => figures.find(operand, table));
  const right = instance.right.map((operand) => figures.find(operand, table));
  const observations = [...left, ...right].flatMap(({ at }) => at);
  const missing = [...left, ...right].filter(({ value }) => value === null);
  if (missing.length > 0) return notAssessable(name, listFaults(missing), observations);
  const [actual, expected] = [total(left), total(right)];
  if (holds(actual, sum.op, expected))
    return passed(name, { expected, actual, message: equation(left, right, sum.op), observations });
  const extra = sum.op === '=' ? extraRows(left, table, figures) : [];
  const withExtra = expected + extra.reduce((value, index) => value + (figures.observations[index]?.value ?? 0), 0);
  const all = [...observations, ...extra];
  if (extra.length > 0 && holds(actual, '=', withExtra)) {
    const message = `${equation(left, right, '≠')}; with ${extra.length} rows that the form does not know it is ${withExtra}`;
    return passed(name, { expected: withExtra, actual, message, observations: all });
  }
  return failed(name, { expected, actual, message: equation(left, right, NEGATED[sum.op]), observations: all });
}

const NEGATED = { '=': '≠', '<=': '>', '>=': '<' } as const;

function holds(actual: number, op: FormSum['op'], expected: number): boolean {
  const difference = actual - expected;
  if (op === '=') return Math.abs(difference) < TOLERANCE;
  return op === '<=' ? difference < TOLERANCE : difference > -TOLERANCE;
}

/** Rows under the total that an agency added: they belong to its parts. */
function extraRows([first]: readonly Figure[], table: number | null, { observations }: Figures): number[] {
  const label = first === undefined ? undefined : observations[first.at[0] ?? -1]?.label;
  if (label === undefined) return [];
  return observations.flatMap(({ indicator, at, path, status }, index) => {
    const belongs = indicator === null && at.table === table && path.at(-1) === label && status === 'reported';
    return belongs ? [index] : [];
  });
}

function total(figures: readonly Figure[]): number {
  return figures.reduce((sum, { value }) => sum + (value ?? 0), 0);
}

function listFaults(figures: readonly Figure[]): string {
  const named = figures.slice(0, 4).map(({ operand, fault }) => `${nameOf(operand)} ${fault}`);
  const more = figures.length > 4 ? [`and ${figures.length - 4} more`] : [];
  return [...named, ...more].join(', ');
}

/** `requests.received 12 ≠ 11 = 3 + 0 + 8 + 0`. */
function equation(left: readonly Figure[], right: readonly Figure[], sign: string): string {
  const names = left.map(({ operand }) => nameOf(operand)).join(' + ');
  const values = (side: readonly Figure[]): string => side.map(({ value }) => value).join(' + ');
  const actual = left.length > 1 ? `${values(left)} = ${total(left)}` : `${total(left)}`;
  const expected = right.length > 1 ? `${total(right)} = ${values(right)}` : `${total(right)}`;
  return `${names}: ${actual} ${sign} ${expected} (${right.map(({ operand }) => nameOf(operand)).join(' + ')})`;
}
