/**
 * What an agency below the rank of a prefecture cannot well report: rules of government (规章, T2-RULE), and amounts so
 * large in 万元 that they must be 元 (T2-FEE-UNIT). The rank is that of the region's code; without one there is no result.
 */
import type { Form } from '../model/form.js';
import type { CheckResult } from '../model/record.js';
import { type Figures, operandOf, placesOf } from './figures.js';
import { traitsOf } from './form-units.js';
import { type CheckedRecord, failed, notAssessable, passed, type RuleName } from './result.js';

/** Codes of provinces and prefectures end in zeros. */
const COUNTY = /^\d{4}(?!00)\d\d$/;
const REGULATIONS = ['issued', 'repealed', 'in_force', 'newly_disclosed', 'disclosed_total'].map((column) =>
  operandOf(`regulations.${column}`),
);
const AMOUNTS = ['administrative_fees.amount', 'fees.collected', 'organization.budget'].map((code) => operandOf(code));
/** In the unit of the forms, ten thousands of yuan. */
const LARGE = 100_000;

export function checkPowers({ agency }: CheckedRecord, form: Form, figures: Figures): CheckResult[] {
  if (!COUNTY.test(agency.region?.code ?? '')) return [];
  return [...checkRegulations(form, figures), ...checkAmounts(form, figures)];
}

function checkRegulations(form: Form, figures: Figures): CheckResult[] {
  const name: RuleName = { rule: `${form.id}.T2-RULE`, severity: 'warning' };
  const shown = REGULATIONS.filter((operand) => figures.has(operand)).map((operand) => figures.find(operand));
  if (shown.length === 0) return [];
  const observations = placesOf(shown);
  const above = shown.find(({ value }) => (value ?? 0) > 0);
  if (above !== undefined) {
    const message = `${above.operand.key} is ${above.value}: agencies of counties and districts make no rules of government`;
    return [failed(name, { expected: 0, actual: above.value, message, observations: above.at })];
  }
  const unread = shown.find(({ value }) => value === null);
  if (unread !== undefined) return [notAssessable(name, `${unread.operand.key} ${unread.fault}`, observations)];
  const message = 'no rules of government are reported';
  return [passed(name, { expected: 0, actual: 0, message, observations })];
}

function checkAmounts(form: Form, figures: Figures): CheckResult[] {
  const name: RuleName = { rule: `${form.id}.T2-FEE-UNIT`, severity: 'warning' };
  const traits = traitsOf(form);
  const shown = AMOUNTS.filter((operand) => figures.has(operand)).map((operand) => figures.find(operand));
  const inUnit = shown.filter(({ operand, unit }) => unit !== null && unit === traits.get(operand.indicator)?.unit);
  return inUnit.flatMap(({ operand, value, unit, at }) => {
    if (value === null || value <= LARGE) return [];
    const message = `${operand.key} is ${value} ${unit}: so much is unlikely for a county; the unit may be another`;
    return [failed(name, { expected: null, actual: value, message, observations: at })];
  });
}
