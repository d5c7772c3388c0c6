/**
 * Rules that failed and the forms → their formulas as codes, so that the page can write them in words. In: rule ids
 * (`national-2021.balance`); out: both sides, the sign between them and the place of the form. Rules that are no sum have none.
 */
import type { Form } from '../../model/form.js';

export interface Formula {
  readonly form: number;
  readonly left: readonly string[];
  readonly op: string;
  readonly right: readonly string[];
}

export function describeRules(rules: readonly string[], forms: readonly Form[]): readonly (Formula | null)[] {
  const formulas = new Map<string, Formula>();
  for (const [form, { id, tables }] of forms.entries()) {
    for (const { rule, left, op, right } of tables.flatMap(({ sums }) => sums)) {
      formulas.set(`${id}.${rule}`, { form, left, op, right });
    }
  }
  return rules.map((rule) => formulas.get(rule) ?? null);
}
