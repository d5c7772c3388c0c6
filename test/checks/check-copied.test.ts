/** A report like the one before, or of another size, to the letter. */
import { describe, expect, it } from 'vitest';
import { checkCopied } from '../../src/checks/check-copied.js';
import { operandsAt, type Report } from '../../src/checks/report-figures.js';
import type { Observation } from '../../src/model/record.js';
import { observe } from '../output/sample-record.js';
import { AGAINST, listObservations, open, type Values } from './filed-report.js';

function both(indicator: string, change: Partial<Observation>): [Observation, Observation] {
  return [observe(indicator, 10, change), observe(indicator, 1000, change)];
}

describe('Y4 and Y5', () => {
  const five: Values = {
    'penalty.decisions': 1,
    'coercion.decisions': 2,
    'licensing.decisions': 3,
    'requests.received@total': 4,
    'regulations.issued': 7,
  };
  const copied = (before: Report, after: Report) => checkCopied({ last: before, now: after });
  const Y4 = { rule: 'years.Y4', severity: 'warning', against: AGAINST, expected: null };
  const Y5 = { rule: 'years.Y5', severity: 'info', against: AGAINST };

  it('name a copy and a size that is kept', () => {
    expect(copied(open(2021, five), open(2022, five))).toEqual([
      {
        ...Y4,
        outcome: 'fail',
        actual: 5,
        message: 'all 5 figures are the same in 2021 and 2022: the report may be a copy',
        operands: [],
      },
      { ...Y5, outcome: 'pass', expected: null, actual: null, message: '5 figures keep their size', operands: [] },
    ]);
  });

  it('count what was read twice, though some of it is 0', () => {
    const values = { ...five, 'penalty.decisions': 0, 'regulations.repealed': null };
    const message = 'all 5 figures are the same in 2021 and 2022: the report may be a copy';
    expect(copied(open(2021, values), open(2022, values))[0]).toMatchObject({ outcome: 'fail', actual: 5, message });
  });

  it('name the figure that differs', () => {
    const [last, now] = [open(2021, five), open(2022, { ...five, 'coercion.decisions': 3 })];
    expect(copied(last, now)[0]).toEqual({
      ...Y4,
      outcome: 'pass',
      actual: 5,
      message: 'coercion.decisions was 2 and is 3',
      operands: [...operandsAt(last, [1], 'against'), ...operandsAt(now, [1])],
    });
  });

  it.each<[string, Values, Values, string]>([
    ['few', { 'penalty.decisions': 1 }, { 'penalty.decisions': 1 }, 'only 1 figures were read in both reports'],
    ['none', {}, {}, 'only 0 figures were read in both reports'],
    [
      'one read once',
      { ...five, 'regulations.repealed': 5 },
      { ...five, 'regulations.repealed': null },
      'the figures that were read are the same, but some were read in one report only',
    ],
    [
      'one read the other time only',
      { ...five, 'regulations.repealed': null },
      { ...five, 'regulations.repealed': 5 },
      'the figures that were read are the same, but some were read in one report only',
    ],
    [
      'four read twice, one once',
      { ...five, 'coercion.decisions': null },
      five,
      'only 4 figures were read in both reports',
    ],
    [
      'nothing but zeros',
      Object.fromEntries(Object.keys(five).map((key) => [key, 0])),
      Object.fromEntries(Object.keys(five).map((key) => [key, 0])),
      'all 5 figures are 0 in both reports',
    ],
  ])('cannot tell a copy: %s', (_, before, after, message) => {
    const unknown = { ...Y4, outcome: 'not-assessable', actual: null, message, operands: [] };
    expect(copied(open(2021, before), open(2022, after))[0]).toEqual(unknown);
  });

  it('compare no two forms, and no figure that stands twice or in one report', () => {
    const message = 'the two reports use different forms';
    expect(copied(open(2021, five), open(2022, five, 'national-2019'))[0]).toMatchObject({ message });
    const twice = [...listObservations(five), observe('penalty.decisions', 9, { unit: '件' })];
    const found = [copied(open(2021, five), open(2022, twice)), copied(open(2021, twice), open(2022, five))];
    expect(found.map(([first]) => first?.message)).toEqual([
      'only 4 figures were read in both reports',
      'only 4 figures were read in both reports',
    ]);
    const unknown = [observe(null, 1), ...listObservations(five)];
    expect(copied(open(2021, unknown), open(2022, unknown))[0]).toMatchObject({ actual: 5 });
  });

  it('take no figure that has a value and was not read', () => {
    const unread = listObservations(five).map((one, index) =>
      index === 0 ? { ...one, status: 'unreadable' as const } : one,
    );
    const message = 'only 4 figures were read in both reports';
    expect(copied(open(2021, unread), open(2022, unread))[0]).toMatchObject({ message });
  });

  it.each([
    [10, 0, true],
    [0, 10, false],
    [9, 0, false],
    [10, 100, false],
    [10, 101, true],
    [101, 10, true],
    [0, 0, false],
    [1, 11, true],
  ])('%i, then %i', (expected, actual, jumps) => {
    const [last, now] = [open(2021, { 'penalty.decisions': expected }), open(2022, { 'penalty.decisions': actual })];
    const message = jumps
      ? `penalty.decisions was ${expected} in 2021 and is ${actual} in 2022`
      : '1 figures keep their size';
    const operands = [...operandsAt(last, [0], 'against'), ...operandsAt(now, [0])];
    expect(copied(last, now).slice(1)).toEqual([
      jumps
        ? { ...Y5, outcome: 'fail', expected, actual, message, operands }
        : { ...Y5, outcome: 'pass', expected: null, actual: null, message, operands: [] },
    ]);
  });

  it.each<[string, Observation, Observation]>([
    ['one kind of applicant', ...both('requests.received', { applicant: 'other' })],
    ['another unit', observe('penalty.decisions', 10, { unit: '件' }), observe('penalty.decisions', 1000)],
    ['not read', observe('penalty.decisions', null), observe('penalty.decisions', 1000)],
  ])('ask no size of %s', (_, before, after) => {
    const found = copied(open(2021, [before]), open(2022, [after])).slice(1);
    const message = 'no figure was read in both reports';
    expect(found).toEqual([{ ...Y5, outcome: 'not-assessable', expected: null, actual: null, message, operands: [] }]);
  });

  it('ask no size of changes, where the form tells them', () => {
    const [before, after] = both('licensing.items_change', {});
    const size = (form: string | null) => copied(open(2021, [before], form), open(2022, [after], form))[1]?.outcome;
    expect([size('national-2019'), size(null)]).toEqual(['not-assessable', 'fail']);
  });

  it('name every figure that changed its size', () => {
    const values = (one: number, other: number) => ({ 'penalty.decisions': one, 'coercion.decisions': other });
    expect(copied(open(2021, values(10, 20)), open(2022, values(1000, 0))).slice(1)).toHaveLength(2);
  });
});
