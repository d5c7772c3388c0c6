import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openDatasetCheck } from '../../src/checks/check-dataset.js';
import { Twins } from '../../src/checks/find-twins.js';
import { openReport } from '../../src/checks/report-figures.js';
import { YEAR_RULES } from '../../src/checks/year-rules.js';
import { national2014 } from '../../src/knowledge/forms/national-2014.js';
import { national2019 } from '../../src/knowledge/forms/national-2019.js';
import { national2021 } from '../../src/knowledge/forms/national-2021.js';
import type { FiledRecord, Finding } from '../../src/model/finding.js';
import { listIndicators } from '../../src/output/codebook.js';
import { observe, sampleRecord } from '../output/sample-record.js';

const FORMS = [national2014, national2019, national2021];
const digest = (text: string) => createHash('sha256').update(text).digest('hex');

type Values = Readonly<Record<string, number | null>>;

interface Change {
  readonly key?: string;
  readonly variant?: string;
  readonly form?: string | null;
}

function report(
  year: number,
  values: Values,
  { key = '1', variant, form = 'national-2021' }: Change = {},
): FiledRecord {
  const observations = Object.entries(values).map(([name, value]) => {
    const [indicator = '', applicant = null] = name.split('@');
    return observe(indicator, value, { applicant, unit: '件' });
  });
  const agency = { key, name: key, publisher: null, region: null };
  const record = sampleRecord({ id: `${key}/${year}`, year, agency, form, observations, claims: [], missing: [] });
  return { record, variant: variant ?? null };
}

function check(...filed: readonly FiledRecord[]): readonly Finding[] {
  const dataset = openDatasetCheck({ forms: FORMS, digest });
  return filed.flatMap((one) => dataset.check(one));
}

function outcomes(rule: string, ...filed: readonly FiledRecord[]): readonly string[] {
  return check(...filed)
    .filter((finding) => finding.rule === rule)
    .map(({ outcome }) => outcome);
}

describe('rules between years', () => {
  it('name figures that some form has', () => {
    const known = new Set(FORMS.flatMap((form) => listIndicators(form).map(({ indicator }) => indicator)));
    const terms = YEAR_RULES.flatMap(({ left, right }) => [...left, ...right]);
    expect(terms.filter(({ code }) => !known.has(code))).toEqual([]);
  });

  const out = (value: number | null): Values => ({ 'requests.carried_out@total': value });
  const into = (value: number | null): Values => ({ 'requests.carried_in@total': value });

  it.each([
    [3, 3, 'pass'],
    [3, 4, 'fail'],
    [0, 0, 'pass'],
    [null, 3, 'not-assessable'],
    [3, null, 'not-assessable'],
  ])('Y1: %s carried out, %s carried in', (before, after, expected) => {
    const found = outcomes('years.Y1', report(2021, out(before)), report(2022, into(after)));
    expect(found).toHaveLength(7);
    expect(found.at(-1)).toBe(expected);
    expect(found.slice(0, -1)).toEqual(Array(6).fill('not-assessable'));
  });

  it('Y1 names both years and both figures', () => {
    const finding = check(report(2021, out(3)), report(2022, into(4))).find(({ outcome }) => outcome === 'fail');
    expect(finding).toMatchObject({ rule: 'years.Y1', severity: 'warning', expected: 3, actual: 4 });
    expect(finding?.operands).toMatchObject([
      { record: '1/2022', indicator: 'requests.carried_in', value: 4 },
      { record: '1/2021', indicator: 'requests.carried_out', value: 3 },
    ]);
    expect(finding?.message).toContain('requests.carried_in@total of 2022 (4)');
  });

  it('holds between the forms of 2019 and 2021, and not for that of 2014', () => {
    const former = report(2020, out(3), { form: 'national-2019' });
    expect(outcomes('years.Y1', former, report(2021, into(3))).at(-1)).toBe('pass');
    expect(outcomes('years.Y1', report(2018, {}, { form: 'national-2014' }), report(2019, into(3)))).toEqual([]);
  });

  it('is not assessable where a form is not known', () => {
    expect(outcomes('years.Y1', report(2021, {}, { form: null }), report(2022, into(3)))).toEqual(['not-assessable']);
  });

  it.each([
    [{ in_force: 9 }, { in_force: 8, issued: 1, repealed: 2 }, 'pass'],
    [{ in_force: 9 }, { in_force: 9, issued: 1, repealed: 2 }, 'fail'],
    [{ in_force: 9 }, { in_force: 9, issued: 1, repealed: null }, 'not-assessable'],
  ])('Y2: %j, then %j', (before, after, expected) => {
    const of = (values: Values): Values =>
      Object.fromEntries(Object.entries(values).map(([column, value]) => [`regulations.${column}`, value]));
    expect(outcomes('years.Y2.regulations', report(2021, of(before)), report(2022, of(after)))).toEqual([expected]);
  });

  it.each([
    [2, 2, 'pass'],
    [2, 1, 'fail'],
    [null, 1, 'not-assessable'],
  ])('Y3: %s pending, then %s in all', (pending, total, expected) => {
    const pair = [
      report(2021, { 'reconsideration.pending': pending }),
      report(2022, { 'reconsideration.total': total }),
    ];
    expect(outcomes('years.Y3.reconsideration', ...pair)).toEqual([expected]);
  });

  it.each([
    [21, -2, 19, 'pass'],
    [21, -2, 21, 'fail'],
    [21, null, 21, 'not-assessable'],
  ])('T2-19c: %s items, %s, then %s', (items, change, next, expected) => {
    const form = 'national-2019';
    const before = report(2019, { 'licensing.items_last_year': items, 'licensing.items_change': change }, { form });
    const after = report(2020, { 'licensing.items_last_year': next }, { form });
    expect(outcomes('years.T2-19c.licensing', before, after)).toEqual([expected]);
    expect(outcomes('years.T2-19c.licensing', before, report(2020, {}))).toEqual([]);
  });

  it('compares no year with one that is not the next', () => {
    const found = check(report(2021, out(3)), report(2023, into(4)));
    expect(new Set(found.map(({ outcome }) => outcome))).toEqual(new Set(['not-assessable']));
    expect(found[0]?.message).toContain('no report of 2022 was read');
  });

  it('compares no two agencies, and says nothing of the first report', () => {
    expect(check(report(2021, out(3)))).toEqual([]);
    expect(check(report(2021, out(3)), report(2022, into(4), { key: '2' }))).toEqual([]);
  });
});

describe('Y4 and Y5: a report like the one before', () => {
  const five = (value: number | null, last: number | null = 4): Values => ({
    'penalty.decisions': 1,
    'coercion.decisions': 2,
    'licensing.decisions': 3,
    'requests.received@total': last,
    'regulations.issued': value,
  });

  it.each([
    ['the same', five(7), five(7), 'fail'],
    ['one figure differs', five(7), five(8), 'pass'],
    ['one was read in one year only', five(7), five(null), 'not-assessable'],
    [
      'read in neither year',
      { ...five(null), 'regulations.repealed': 5 },
      { ...five(null), 'regulations.repealed': 5 },
      'fail',
    ],
    ['few figures', { 'penalty.decisions': 1 }, { 'penalty.decisions': 1 }, 'not-assessable'],
  ])('%s', (_, before, after, expected) => {
    expect(outcomes('years.Y4', report(2021, before), report(2022, after))).toEqual([expected]);
  });

  it('does not call empty tables copies', () => {
    const zeros = Object.fromEntries(Object.keys(five(0)).map((key) => [key, 0]));
    expect(outcomes('years.Y4', report(2021, zeros), report(2022, zeros))).toEqual(['not-assessable']);
  });

  it.each([
    [100, 1001, 'fail'],
    [100, 1000, 'pass'],
    [100, 0, 'fail'],
    [3, 0, 'pass'],
    [1, 9, 'pass'],
    [null, 9, 'not-assessable'],
  ])('%s, then %s', (before, after, expected) => {
    const pair = [report(2021, { 'penalty.decisions': before }), report(2022, { 'penalty.decisions': after })];
    expect(outcomes('years.Y5', ...pair)).toEqual([expected]);
  });
});

describe('Y7: variants of one year', () => {
  const values: Values = { 'penalty.decisions': 3, 'coercion.decisions': 1 };

  it('conflict with the preferred report, an error that names the figures', () => {
    const other = report(2021, { ...values, 'penalty.decisions': 4 }, { variant: '0a1b2c3d' });
    const [finding] = check(report(2021, values), other);
    expect(finding).toMatchObject({ rule: 'dataset.Y7', outcome: 'fail', severity: 'error', expected: 3, actual: 4 });
    expect(finding?.message).toBe('two reports of 2021 do not agree: penalty.decisions 3 and 4');
  });

  it('take no part in other rules', () => {
    const other = report(2021, { 'requests.carried_out@total': 9 }, { variant: '0a1b2c3d' });
    const found = check(
      report(2021, { 'requests.carried_out@total': 3 }),
      other,
      report(2022, { 'requests.carried_in@total': 3 }),
    );
    expect(found.filter(({ rule }) => rule === 'years.Y1').at(-1)?.outcome).toBe('pass');
  });

  it('are not assessable without the preferred report', () => {
    expect(outcomes('dataset.Y7', report(2021, values, { variant: '0a1b2c3d' }))).toEqual(['not-assessable']);
  });
});

describe('Y8: the same table in two agencies', () => {
  const many: Values = Object.fromEntries(
    ['penalty', 'coercion', 'licensing'].map((row, index) => [`${row}.decisions`, 20 + index]),
  );
  const full: Values = { ...many, 'requests.received@total': 7, 'regulations.issued': 9 };

  it('names the other agency', () => {
    const [finding] = check(report(2021, full), report(2021, full, { key: '2' }));
    expect(finding).toMatchObject({ rule: 'dataset.Y8', outcome: 'fail', severity: 'warning', actual: '1/2021' });
  });

  it('says nothing of tables with few different figures, other figures, or of one agency', () => {
    expect(outcomes('dataset.Y8', report(2021, many), report(2021, many, { key: '2' }))).toEqual([]);
    const other = { ...full, 'penalty.decisions': 99 };
    expect(outcomes('dataset.Y8', report(2021, full), report(2021, other, { key: '2' }))).toEqual([]);
    expect(outcomes('dataset.Y8', report(2021, full), report(2022, full))).toEqual([]);
  });

  it('remembers only so many reports', () => {
    const twins = new Twins(digest, 1);
    const see = (values: Values, key: string) => twins.check(openReport(report(2021, values, { key }), FORMS));
    see(full, '1');
    see({ ...full, 'penalty.decisions': 99 }, '2');
    expect(see(full, '3')).toEqual([]);
    expect(see(full, '4')).toHaveLength(1);
  });
});
