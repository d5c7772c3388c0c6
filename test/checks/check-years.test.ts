/** The rules between two years, to the letter: the figures that are compared, where they stand, what is said of them. */
import { describe, expect, it } from 'vitest';
import { openDatasetCheck } from '../../src/checks/check-dataset.js';
import { checkYears } from '../../src/checks/check-years.js';
import { findingOf, nameReport, operandsAt, type Report } from '../../src/checks/report-figures.js';
import type { FiledRecord } from '../../src/model/finding.js';
import { observe } from '../output/sample-record.js';
import { FORMS } from './checked-record.js';
import { AGAINST, file, open } from './filed-report.js';

const between = (rule: string, last: Report, now: Report) =>
  checkYears({ last, now }).filter((finding) => finding.rule === rule);

describe('operands', () => {
  it('are shown with all that is known of them, and left out where there is none', () => {
    const report = open(2021, { 'penalty.decisions': 3 });
    const { indicator, applicant, label, value, unit, status, raw, at } = observe('penalty.decisions', 3);
    const shown = { indicator, applicant, label, value, unit, status, raw, at };
    const told = { record: '1/2021', year: 2021, observation: 0, ...shown, unit: '件' };
    expect(operandsAt(report, [0, 1])).toEqual([{ ...told, side: 'this' }]);
    expect(operandsAt(report, [0], 'against')).toEqual([{ ...told, side: 'against' }]);
    expect(nameReport(report)).toEqual(AGAINST);
    const check = { rule: 'r', outcome: 'pass', severity: 'info', expected: 1, actual: 1, message: 'm' } as const;
    const finding = { ...check, against: null, operands: [{ ...told, side: 'this' }] };
    expect(findingOf(report.record, { ...check, observations: [0] })).toEqual(finding);
  });

  it('know the form by its name', () => {
    expect([open(2021, {}).form?.id, open(2021, {}, 'no-such-form').form, open(2021, {}, null).form]).toEqual([
      'national-2021',
      null,
      null,
    ]);
  });
});

describe('Y2: rules in force', () => {
  const former = (in_force: number | null) => open(2021, { 'regulations.in_force': in_force });
  const later = (in_force: number, issued: number | null, repealed: number | null) =>
    open(2022, { 'regulations.in_force': in_force, 'regulations.issued': issued, 'regulations.repealed': repealed });
  const sides = (in_force: number, sign: string, sum: number) =>
    `${in_force} ${sign} ${sum}: regulations.in_force of 2022 (${in_force}) ${sign} regulations.in_force of 2021 (9) + regulations.issued of 2022 (1) − regulations.repealed of 2022 (2)`;

  it.each([
    [8, 'pass', '='],
    [9, 'fail', '≠'],
  ])('%i now', (in_force, outcome, sign) => {
    const [finding] = between('years.Y2.regulations', former(9), later(in_force, 1, 2));
    expect(finding).toMatchObject({ outcome, severity: 'warning', expected: 8, actual: in_force, against: AGAINST });
    expect(finding?.message).toBe(sides(in_force, sign, 8));
    const [now, then] = ['1/2022', '1/2021'];
    expect(finding?.operands.map(({ record, side, observation }) => [record, side, observation])).toEqual([
      [now, 'this', 0],
      [then, 'against', 0],
      [now, 'this', 1],
      [now, 'this', 2],
    ]);
  });

  it('names all that was not read', () => {
    const [finding] = between('years.Y2.regulations', former(null), later(9, 1, null));
    const message = 'regulations.in_force of 2021 is blank, regulations.repealed of 2022 is blank';
    expect(finding).toMatchObject({
      outcome: 'not-assessable',
      expected: null,
      actual: null,
      message,
      against: AGAINST,
    });
    expect(finding?.operands).toHaveLength(4);
  });
});

describe('Y3: no fewer than were pending', () => {
  it.each([
    [2, 3, 'pass', '3 ≥ 2'],
    [2, 2, 'pass', '2 ≥ 2'],
    [2, 1, 'fail', '1 < 2'],
  ])('%i, then %i', (pending, total, outcome, words) => {
    const [last, now] = [
      open(2021, { 'litigation_direct.pending': pending }),
      open(2022, { 'litigation_direct.total': total }),
    ];
    const [finding] = between('years.Y3.litigation_direct', last, now);
    expect(finding).toMatchObject({ outcome, severity: 'warning', expected: pending, actual: total });
    expect(finding?.message.split(':')[0]).toBe(words);
  });
});

describe('T2-19c: items of a year', () => {
  it.each([
    [18, 'pass', '='],
    [20, 'fail', '≠'],
  ])('%i now', (actual, outcome, sign) => {
    const form = 'national-2019';
    const last = open(2019, { 'penalty.items_last_year': 20, 'penalty.items_change': -2 }, form);
    const now = open(2020, { 'penalty.items_last_year': actual }, form);
    const [finding] = between('years.T2-19c.penalty', last, now);
    expect(finding).toMatchObject({ outcome, severity: 'warning', expected: 18, actual });
    expect(finding?.message).toBe(
      `${actual} ${sign} 18: penalty.items_last_year of 2020 (${actual}) ${sign} penalty.items_last_year of 2019 (20) + penalty.items_change of 2019 (-2)`,
    );
  });
});

describe('forms', () => {
  it('have a column each for Y1', () => {
    const found = between('years.Y1', open(2021, {}), open(2022, {}));
    expect(found.map(({ message }) => message.split(' ')[0])).toEqual(
      ['natural_person', 'enterprise', 'research', 'public_welfare', 'legal_services', 'other', 'total'].map(
        (code) => `requests.carried_in@${code}`,
      ),
    );
  });

  it.each([
    [null, 'national-2021', 2021],
    ['national-2021', null, 2022],
  ])('%s and %s: one is not known', (before, after, year) => {
    const message = `the form of the report of ${year} is not known`;
    const unknown = {
      severity: 'warning',
      outcome: 'not-assessable',
      expected: null,
      actual: null,
      message,
      against: AGAINST,
    };
    expect(between('years.Y1', open(2021, {}, before), open(2022, {}, after))).toEqual([
      { rule: 'years.Y1', ...unknown, operands: [] },
    ]);
  });

  it('are both not known, or have not the figures', () => {
    expect(checkYears({ last: open(2021, {}, null), now: open(2022, {}, null) })).toEqual([]);
    const [old, late] = [open(2017, {}, 'national-2014'), open(2018, {}, 'national-2014')];
    expect(checkYears({ last: old, now: late })).toEqual([]);
    const rules = checkYears({ last: open(2019, {}, 'national-2019'), now: open(2020, {}, 'national-2019') });
    expect([...new Set(rules.map(({ rule }) => rule))]).toEqual([
      'years.Y1',
      ...['reconsideration', 'litigation_direct', 'litigation_after_reconsideration'].map((one) => `years.Y3.${one}`),
      ...['licensing', 'other_services', 'penalty', 'coercion', 'administrative_fees'].map(
        (row) => `years.T2-19c.${row}`,
      ),
    ]);
  });
});

describe('a gap of years', () => {
  const gap = (before: FiledRecord, after: FiledRecord) => {
    const dataset = openDatasetCheck({ forms: FORMS, digest: (text) => text });
    return [...dataset.check(before), ...dataset.check(after)];
  };
  const message = 'no report of 2022 was read; the last one before it is of 2021';
  const nothing = { outcome: 'not-assessable', expected: null, actual: null, message, against: null, operands: [] };

  it('names every rule that this report would have', () => {
    const found = gap(file(2021, [], 'national-2021'), file(2023, [], 'national-2021'));
    expect(found[0]).toEqual({ rule: 'years.Y1', severity: 'warning', ...nothing });
    expect(found.map(({ rule }) => rule)).toEqual([
      'years.Y1',
      'years.Y2.regulations',
      'years.Y2.normative_documents',
      ...['reconsideration', 'litigation_direct', 'litigation_after_reconsideration'].map((one) => `years.Y3.${one}`),
      'years.Y4',
    ]);
  });

  it('is asked of copies only, where the form is not known, and of nothing without a year', () => {
    const found = gap(file(2021, [], 'national-2021'), file(2023, [], null));
    expect(found).toEqual([{ rule: 'years.Y4', severity: 'warning', ...nothing }]);
    expect(gap(file(null, [], 'national-2021'), file(2023, [], 'national-2021'))).toEqual([]);
    expect(gap(file(2021, [], 'national-2021'), file(null, [], 'national-2021'))).toEqual([]);
  });
});
