import { describe, expect, it } from 'vitest';
import { assembleRecord, type RecordParts } from '../../src/record/assemble-record.js';

const parts: RecordParts = {
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
  navigation: { previous: null, next: null },
  attachments: [],
  diagnostics: [],
  claims: [],
  missing: [],
  tables: [],
  observations: [],
  sections: [],
  header: {
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
  },
  form: null,
  title: null,
  agency: { key: '321200-某局', name: '某局', publisher: null, region: null },
  year: 2016,
};

describe('assembleRecord', () => {
  it('has the key order of the contract', () => {
    expect(Object.keys(assembleRecord(parts, [])).join(' ')).toBe(
      'schema id year agency title form header sections observations tables missing claims checks diagnostics attachments navigation source',
    );
    expect(assembleRecord(parts, []).id).toBe('321200-某局/2016');
  });

  it('gives no id without year or agency', () => {
    expect(assembleRecord({ ...parts, year: null }, []).id).toBeNull();
    expect(assembleRecord({ ...parts, agency: { ...parts.agency, name: null } }, []).id).toBeNull();
  });
});
