import { describe, expect, it } from 'vitest';
import { compareRecords } from '../../../src/output/difference/compare-records.js';
import { observe, type RecordChanges, sampleRecord } from '../../output/sample-record.js';

const BEFORE = sampleRecord({ source: { sha256: 'a'.repeat(64) } });

function compare(changes: RecordChanges, source: RecordChanges['source'] = { sha256: 'b'.repeat(64) }) {
  return compareRecords(BEFORE, sampleRecord({ ...changes, source: { sha256: 'a'.repeat(64), ...source } }));
}

const [first, second, third] = BEFORE.observations;

describe('two records', () => {
  it('are the same whatever is known of their source, their views and their repairs', () => {
    const header = { ...BEFORE.header, viewCount: 99, entries: [] };
    expect(
      compare({ header, diagnostics: [], checks: [], claims: [] }, { url: 'https://x.example/', bytes: 1 }),
    ).toBeNull();
    expect(compare({ header: { ...header, summary: 'x' } })?.values).toEqual([]);
  });

  it.each([
    ['page', { sha256: 'b'.repeat(64) }],
    ['parser', {}],
    ['parser', { parser: 'govdisclose/9.9.9' }],
    ['both', { sha256: 'b'.repeat(64), parser: 'govdisclose/9.9.9' }],
  ])('differ by the %s: %j', (cause, source) => {
    expect(compare({ title: 'x' }, source)).toMatchObject({ cause });
  });

  it('differ in values: corrected, added, withdrawn', () => {
    const observations = [
      observe('proactive.items', 400, { label: 'relabelled' }),
      ...(third === undefined ? [] : [third]),
      observe('requests.received', 3, { applicant: 'total' }),
    ];
    expect(compare({ observations })?.values).toEqual([
      expect.objectContaining({
        change: 'corrected',
        indicator: 'proactive.items',
        before: { value: 396, unit: '条', status: 'reported', raw: '396' },
        after: { value: 400, unit: '条', status: 'reported', raw: '400' },
      }),
      expect.objectContaining({ change: 'added', indicator: 'requests.received', applicant: 'total', before: null }),
      expect.objectContaining({ change: 'withdrawn', indicator: second?.indicator, after: null }),
    ]);
  });

  it('tell a zero from a blank, a unit from another, and one unreadable text from another', () => {
    const of = (...observations: ReturnType<typeof observe>[]) => sampleRecord({ observations });
    const changes = (a: ReturnType<typeof observe>, b: ReturnType<typeof observe>) =>
      compareRecords(of(a), of(b))?.values.length ?? 0;
    expect(changes(observe('a', 0), observe('a', null))).toBe(1);
    expect(changes(observe('a', 1), observe('a', 1, { unit: '件' }))).toBe(1);
    expect(changes(observe('a', 1), observe('a', 1, { raw: '１', at: { table: 9, row: 9, column: 9 } }))).toBe(0);
    const unread = (raw: string) => observe('a', null, { status: 'unreadable', raw });
    expect([changes(unread('约5'), unread('约6')), changes(unread('约5'), unread('约5'))]).toEqual([1, 0]);
  });

  it('match rows that no form knows by their labels, and repeated ones in their order', () => {
    const own = (label: string, value: number) => observe(null, value, { label });
    const before = sampleRecord({ observations: [own('a', 1), own('a', 2), own('b', 3)] });
    const after = sampleRecord({ observations: [own('b', 3), own('a', 1), own('a', 5)] });
    expect(compareRecords(before, after)?.values).toEqual([
      expect.objectContaining({ label: 'a', change: 'corrected', after: expect.objectContaining({ value: 5 }) }),
    ]);
  });

  it('differ in fields and sections', () => {
    const sections = [
      ...BEFORE.sections.slice(0, 2),
      { number: 2, heading: '概况', topic: null, paragraphs: ['一。', '二。'] },
    ];
    const { header } = BEFORE;
    const found = compare({ form: null, header: { ...header, issuedOn: null, categories: [] }, sections });
    expect(found?.fields).toEqual([
      { field: 'form', before: 'national-2014', after: null },
      { field: 'header.categories', before: '其他; 公报', after: null },
      { field: 'header.issuedOn', before: '2017-02-24', after: null },
      { field: 'sections.2', before: '主动公开政府信息的情况\n主动公开396条。', after: '概况\n一。\n二。' },
    ]);
    expect(first).toBeDefined();
  });
});
