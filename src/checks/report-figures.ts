/** A record → its figures for look-up, its form, and the operands that a finding shows. Made once per record. */
import type { ComparedReport, FiledRecord, Finding, FindingOperand } from '../model/finding.js';
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

/** Figures of the report that is checked, or of the one that it is compared with. */
export function operandsAt(
  { record: { id, year, observations } }: Pick<Report, 'record'>,
  places: readonly number[],
  side: FindingOperand['side'] = 'this',
): FindingOperand[] {
  return places.flatMap((place) => {
    const found = observations[place];
    return found === undefined ? [] : [{ record: id, year, side, observation: place, ...figureIn(found) }];
  });
}

function figureIn({ indicator, applicant, label, value, unit, status, raw, at }: Observation) {
  return { indicator, applicant, label, value, unit, status, raw, at };
}

export function nameReport({ record: { agency, year } }: Pick<Report, 'record'>): ComparedReport {
  return { agency: agency.key, year };
}

/** A check of one record, its figures written out. */
export function findingOf(record: DisclosureRecord, { observations, ...check }: CheckResult): Finding {
  return { ...check, against: null, operands: operandsAt({ record }, observations) };
}
