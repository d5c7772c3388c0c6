/** Records to check: figures by indicator (`requests.received@total`), everything else empty or as handed in. */
import type { CheckedRecord } from '../../src/checks/check-record.js';
import { national2014 } from '../../src/knowledge/forms/national-2014.js';
import { national2019 } from '../../src/knowledge/forms/national-2019.js';
import { national2021 } from '../../src/knowledge/forms/national-2021.js';
import type { Header, Observation } from '../../src/model/record.js';

export const FORMS = [national2014, national2019, national2021];

export const HEADER: Header = {
  indexNumber: null,
  categories: [],
  publisher: null,
  issuedOn: null,
  documentNumber: null,
  validity: null,
  contentSource: null,
  publishedAt: null,
  keywords: null,
  summary: null,
  viewCount: null,
  entries: [],
};

export function observe(indicator: string, value: number | null, change: Partial<Observation> = {}): Observation {
  const status = value === null ? 'blank' : 'reported';
  const at = { table: 0, row: 0, column: 1 };
  const printed = {
    unit: null,
    raw: String(value ?? ''),
    note: null,
    label: indicator,
    path: [],
    match: 'exact' as const,
    at,
  };
  return { indicator, applicant: null, value, status, ...printed, ...change };
}

export function record(
  form: string | null,
  values: Record<string, number | null>,
  change: Partial<CheckedRecord> = {},
): CheckedRecord {
  const observations = Object.entries(values).map(([key, value]) => {
    const [indicator = '', applicant = null] = key.split('@');
    return observe(indicator, value, { applicant });
  });
  return {
    year: 2016,
    agency: { key: 'k', name: null, publisher: null, region: null },
    title: null,
    form,
    header: HEADER,
    sections: [],
    observations,
    tables: [],
    missing: [],
    claims: [],
    diagnostics: [],
    attachments: [],
    navigation: { previous: null, next: null },
    source: {
      url: null,
      finalUrl: null,
      path: null,
      retrievedAt: null,
      sha256: '',
      bytes: 0,
      charset: 'utf-8',
      charsetFrom: 'proof',
      script: 'simplified',
      trust: 'unknown',
      archive: null,
      parser: '',
    },
    ...change,
  };
}
