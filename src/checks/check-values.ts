/**
 * Single figures: counts are whole and not negative (INT), units are those of the form (U1), a figure printed twice has
 * one value (FORM-4). A rule without a single figure to look at is not assessable.
 */
import type { Form } from '../model/form.js';
import type { CheckResult, Observation } from '../model/record.js';
import type { Figures } from './figures.js';
import { type IndicatorTraits, traitsOf } from './form-units.js';
import { failed, notAssessable, passed, type RuleName } from './result.js';

const COUNTS: RuleName = { rule: 'values.INT', severity: 'error' };
const UNITS: RuleName = { rule: 'values.U1', severity: 'warning' };
const REPEATED: RuleName = { rule: 'form.FORM-4', severity: 'warning' };

const NOTHING = { indicator: null, unit: null, status: null };

export function checkValues(form: Form | null, figures: Figures): CheckResult[] {
  const traits = form === null ? new Map<string, IndicatorTraits>() : traitsOf(form);
  return [...checkCounts(figures, traits), ...checkUnits(figures, traits), ...checkRepeated(figures)];
}

function checkCounts({ observations }: Figures, traits: ReadonlyMap<string, IndicatorTraits>): CheckResult[] {
  let read = 0;
  const faults: CheckResult[] = [];
  for (let index = 0; index < observations.length; index++) {
    const observation = observations[index];
    if (observation === undefined || observation.value === null) continue;
    read += 1;
    if (isCount(observation.value)) continue;
    const trait = observation.indicator === null ? undefined : traits.get(observation.indicator);
    if (trait && !isPlausible(observation.value, trait)) faults.push(describeCount(observation, index));
  }
  if (read === 0) return [notAssessable(COUNTS, 'no figure was read')];
  if (faults.length > 0) return faults;
  return [passed(COUNTS, { expected: null, actual: null, message: `${read} figures are whole and not negative` })];
}

/** What every figure may be; nearly all are. */
function isCount(value: number): boolean {
  return value >= 0 && Number.isInteger(value);
}

function isPlausible(value: number, { signed, amount }: IndicatorTraits): boolean {
  return (signed || value >= 0) && (amount || Number.isInteger(value));
}

function describeCount({ indicator, value }: Observation, index: number): CheckResult {
  const message = `${indicator} is ${value}: a count must be whole and not negative`;
  return failed(COUNTS, { expected: null, actual: value, message, observations: [index] });
}

function checkUnits({ observations }: Figures, traits: ReadonlyMap<string, IndicatorTraits>): CheckResult[] {
  let compared = 0;
  const faults: CheckResult[] = [];
  for (let index = 0; index < observations.length; index++) {
    const { indicator, unit, status } = observations[index] ?? NOTHING;
    if (indicator === null || unit === null || status !== 'reported') continue;
    const own = traits.get(indicator)?.unit ?? null;
    if (own === null) continue;
    compared += 1;
    if (unit === own) continue;
    const message = `${indicator} is printed in ${unit}; the form has ${own}`;
    faults.push(failed(UNITS, { expected: own, actual: unit, message, observations: [index] }));
  }
  if (compared === 0) return [];
  if (faults.length > 0) return faults;
  return [passed(UNITS, { expected: null, actual: null, message: `${compared} units are those of the form` })];
}

function checkRepeated(figures: Figures): CheckResult[] {
  return figures.repeated().flatMap((indices) => {
    const printed = indices.map((index) => figures.observations[index]);
    const values = [...new Set(printed.flatMap((one) => (one === undefined || one.value === null ? [] : [one.value])))];
    if (values.length < 2) return [];
    const message = `${printed[0]?.indicator} is printed ${indices.length} times with different values: ${values.join(', ')}`;
    return [
      failed(REPEATED, { expected: values[0] ?? null, actual: values[1] ?? null, message, observations: indices }),
    ];
  });
}
