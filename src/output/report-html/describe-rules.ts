/**
 * Rules that failed and the forms → their formulas as codes, so that the page can write them in words. In: rule ids
 * (`national-2021.balance`, `years.Y1`); out: both sides, the sign between them and the place of the form whose words they are
 * told in. Rules that are no sum have none.
 */
import { YEAR_RULES, type YearTerm } from '../../checks/year-rules.js';
import type { Form } from '../../model/form.js';
import { listIndicators } from '../codebook.js';

/** A code; or one of the report before, or one that is taken away. */
export type FormulaTerm = string | readonly [code: string, year: YearTerm['year'], isMinus: boolean];

export interface Formula {
  readonly form: number;
  readonly left: readonly FormulaTerm[];
  readonly op: string;
  readonly right: readonly FormulaTerm[];
}

export function describeRules(rules: readonly string[], forms: readonly Form[]): readonly (Formula | null)[] {
  const formulas = new Map<string, Formula>();
  for (const [form, { id, tables }] of forms.entries()) {
    for (const { rule, left, op, right } of tables.flatMap(({ sums }) => sums)) {
      formulas.set(`${id}.${rule}`, { form, left, op, right });
    }
  }
  for (const { rule, left, op, right } of YEAR_RULES) {
    const codes = [...left, ...right].map(({ code }) => code);
    const form = forms.findLastIndex((one) => hasAll(one, codes));
    formulas.set(rule, { form, left: left.map(termOf), op, right: right.map(termOf) });
  }
  return rules.map((rule) => formulas.get(rule) ?? null);
}

function hasAll(form: Form, codes: readonly string[]): boolean {
  const known = new Set(listIndicators(form).map(({ indicator }) => indicator));
  return codes.every((code) => known.has(code));
}

function termOf({ code, year, minus }: YearTerm): FormulaTerm {
  return year === 'this' && minus === undefined ? code : [code, year, minus === true];
}
