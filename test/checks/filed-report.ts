/** Reports of one agency to compare: figures by indicator (`requests.received@total`), or whole observations. */
import { openReport } from '../../src/checks/report-figures.js';
import type { FiledRecord } from '../../src/model/finding.js';
import type { Observation } from '../../src/model/record.js';
import { observe, sampleRecord } from '../output/sample-record.js';
import { FORMS } from './checked-record.js';

export type Values = Readonly<Record<string, number | null>>;

export const AGENCY = { key: '1', name: '1', publisher: null, region: null };
/** How a finding names the report of 2021. */
export const AGAINST = { agency: '1', year: 2021 };

export function listObservations(values: Values): Observation[] {
  return Object.entries(values).map(([name, value]) => {
    const [indicator = '', applicant = null] = name.split('@');
    return observe(indicator, value, { applicant, unit: '件' });
  });
}

export function file(year: number | null, observations: readonly Observation[], form: string | null): FiledRecord {
  const record = sampleRecord({ id: `1/${year}`, year, agency: AGENCY, form, observations, claims: [], missing: [] });
  return { record, variant: null };
}

export function open(
  year: number | null,
  values: Values | readonly Observation[],
  form: string | null = 'national-2021',
) {
  const observations = Array.isArray(values) ? (values as readonly Observation[]) : listObservations(values as Values);
  return openReport(file(year, observations, form), FORMS);
}
