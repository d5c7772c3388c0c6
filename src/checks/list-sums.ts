/**
 * A form → its equations and inequalities, laid out over the places they hold at: once, for every applicant, or for
 * every row. Made once per form.
 */
import type { Form, FormSum, FormTable } from '../model/form.js';
import { EXTRA_SUMS } from './extra-sums.js';
import { type Operand, operandOf } from './figures.js';
import type { RuleName } from './result.js';

export interface Instance {
  readonly left: readonly Operand[];
  readonly right: readonly Operand[];
  readonly all: readonly Operand[];
  /** Operands that only agencies of some places print. */
  readonly local: ReadonlySet<Operand>;
  /** Names of both sides, for messages. */
  readonly leftNames: string;
  readonly rightNames: string;
}

export interface SumRule {
  readonly name: RuleName;
  readonly op: FormSum['op'];
  readonly instances: readonly Instance[];
}

const known = new WeakMap<Form, readonly SumRule[]>();

export function listSums(form: Form): readonly SumRule[] {
  const rules = known.get(form) ?? layOut(form);
  known.set(form, rules);
  return rules;
}

/** The form's own sums, then those that no form prints; a rule of the form wins over one of the same name. */
function layOut(form: Form): SumRule[] {
  const own = new Set(form.tables.flatMap((table) => table.sums.map(({ rule }) => rule)));
  const extra = (EXTRA_SUMS[form.id] ?? []).filter(({ rule }) => !own.has(rule));
  const [first] = form.tables;
  const tables = form.tables.flatMap((table) => table.sums.map((sum) => [table, sum] as const));
  const others = first === undefined ? [] : extra.map((sum) => [first, sum] as const);
  const local = localCodes(form);
  return [...tables, ...others].map(([table, sum]) => ({
    name: { rule: `${form.id}.${sum.rule}`, severity: sum.severity },
    op: sum.op,
    instances: sidesOf(table, sum).map(([left, right]) => describe(left, right, local)),
  }));
}

function describe(left: readonly Operand[], right: readonly Operand[], local: ReadonlySet<string>): Instance {
  const all = [...left, ...right];
  const names = (side: readonly Operand[]): string => side.map(({ key }) => key).join(' + ');
  const leftNames = names(left);
  const rightNames = names(right);
  return {
    left,
    right,
    all,
    local: new Set(all.filter(({ indicator }) => local.has(indicator))),
    leftNames,
    rightNames,
  };
}

type Sides = readonly [left: readonly Operand[], right: readonly Operand[]];

/** For rows, `left` and `right` name columns. */
function sidesOf(table: FormTable, { left, right, forEach }: FormSum): Sides[] {
  if (forEach === undefined || table.layout !== 'matrix') return [[down(left, null), down(right, null)]];
  if (forEach === 'applicant') return table.columns.map(({ code }) => [down(left, code), down(right, code)]);
  const rows = table.rows.filter(({ group }) => group !== true);
  return rows.map(({ code }) => [across(left, code), across(right, code)]);
}

function down(indicators: readonly string[], applicant: string | null): Operand[] {
  return indicators.map((indicator) => operandOf(indicator, applicant));
}

function across(applicants: readonly string[], indicator: string): Operand[] {
  return applicants.map((applicant) => operandOf(indicator, applicant));
}

function localCodes(form: Form): ReadonlySet<string> {
  const rows = form.tables.flatMap((table) => (table.layout === 'list' || table.layout === 'matrix' ? table.rows : []));
  return new Set(rows.filter(({ local }) => local === true).map(({ code }) => code));
}
