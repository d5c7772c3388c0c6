/** A record → its figures for look-up, its form, and the operands that a finding shows. Made once per record. */
import type { FiledRecord, Finding, FindingOperand } from '../model/finding.js';
import type { Form } from '../model/form.js';
import type { CheckResult, DisclosureRecord, Observation } from '../model/record.js';
import { Figures } from './figures.js';

export interface Report {
  readonly record: DisclosureRecord;
  readonly variant: string | null;
  readonly form: Form | null;
  readonly figures: Figures;
}

export function openReport({ record, variant }: FiledRecord, forms: readonly Form[]): Report {
  const form = forms.find(({ id }) => id === record.form) ?? null;
  return { record, variant, form, figures: new Figures(record.observations) };
}

export function operandsAt({ record }: Pick<Report, 'record'>, places: readonly number[]): FindingOperand[] {
  return places.flatMap((place) => {
    const observation = record.observations[place];
    return observation === undefined ? [] : [operandIn(record, observation)];
  });
}

function operandIn({ id, year }: DisclosureRecord, observation: Observation): FindingOperand {
  const { indicator, applicant, label, value, unit, status, raw, at } = observation;
  return { record: id, year, indicator, applicant, label, value, unit, status, raw, at };
}

/** A check of one record, its figures written out. */
export function findingOf(record: DisclosureRecord, { observations, ...check }: CheckResult): Finding {
  return { ...check, operands: operandsAt({ record }, observations) };
}
