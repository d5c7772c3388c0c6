/** Values that a page prints more than once: which is kept, when none is, and what is told. */
import { describe, expect, it } from 'vitest';
import { settleRepeats } from '../../../src/extract/statistics/settle-repeats.js';
import type { Observation } from '../../../src/model/record.js';

interface Years {
  readonly tables: ReadonlyMap<number, string>;
  readonly report: string | null;
}

const ONE_YEAR: Years = { tables: new Map(), report: null };

function observe(indicator: string | null, value: number | null, change: Partial<Observation> = {}): Observation {
  return {
    indicator,
    applicant: null,
    value,
    unit: null,
    status: value === null ? 'blank' : 'reported',
    raw: value === null ? '' : `${value}`,
    note: null,
    label: indicator ?? 'unknown',
    path: [],
    match: indicator === null ? null : 'exact',
    at: { table: 0, row: 0, column: 1 },
    ...change,
  };
}

const inTable = (table: number, row = 0) => ({ at: { table, row, column: 1 } });
const settle = (observations: readonly Observation[], years = ONE_YEAR) => settleRepeats(observations, years);
const repeated = (count: number) => ({
  code: 'values-repeated',
  severity: 'info',
  message: `${count} values stand on the page more than once and were taken once`,
  at: '/observations',
});
const conflict = (count: number, named: string) => ({
  code: 'values-conflict',
  severity: 'warning',
  message: `the page prints different values for ${count} cells (${named}); they are left unread`,
  at: '/observations',
});

describe('values that stand once', () => {
  it('are kept as they are', () => {
    const all = [observe('a', 1), observe('a', 1, { applicant: 'x' }), observe('b', null), observe(null, 1)];
    expect(settle([...all, observe(null, 2)])).toEqual({ observations: [...all, observe(null, 2)], diagnostics: [] });
    expect(settle([])).toEqual({ observations: [], diagnostics: [] });
  });
});

describe('copies', () => {
  it('that agree are one, the first', () => {
    const [first, other] = [observe('a', 1), observe('b', 2)];
    expect(settle([first, other, observe('a', 1, inTable(1)), observe('a', 1, inTable(2))])).toEqual({
      observations: [first, other],
      diagnostics: [repeated(2)],
    });
  });

  it('are of one applicant', () => {
    const [first, other] = [observe('a', 1, { applicant: 'x' }), observe('a', 2, { applicant: 'y' })];
    expect(settle([first, other, observe('a', 2, { applicant: 'y', ...inTable(1) })])).toEqual({
      observations: [first, other],
      diagnostics: [repeated(1)],
    });
  });

  it.each<[string, Observation, Observation, number]>([
    ['filled, beside an empty one', observe('a', null), observe('a', 3, inTable(1)), 1],
    ['empty behind a filled one', observe('a', 3), observe('a', null, inTable(1)), 0],
    ['that has a mark, beside an empty one', observe('a', null), observe('a', null, { status: 'placeholder' }), 1],
    ['both empty', observe('a', null), observe('a', null, inTable(1)), 0],
    ['that cannot be read, beside an empty one', observe('a', null), observe('a', null, { status: 'unreadable' }), 1],
  ])('%s', (_, one, other, chosen) => {
    expect(settle([one, other])).toEqual({ observations: [[one, other][chosen]], diagnostics: [repeated(1)] });
  });

  it.each<[string, Observation, Observation, string]>([
    ['two numbers', observe('a', 3), observe('a', 4, inTable(1)), '3 | 4'],
    [
      'a number and one that cannot be read',
      observe('a', null, { status: 'unreadable', raw: '3?' }),
      observe('a', 3, inTable(1)),
      '3? | 3',
    ],
    [
      'a number and a mark that says there is none',
      observe('a', null, { status: 'placeholder', raw: '/' }),
      observe('a', 3, inTable(1)),
      '/ | 3',
    ],
  ])('that differ leave no value: %s', (_, one, other, raw) => {
    const { observations, diagnostics } = settle([one, other]);
    const chosen = [one, other].find(({ status }) => status === 'reported');
    expect(observations).toEqual([{ ...chosen, value: null, status: 'unreadable', raw }]);
    expect(diagnostics).toEqual([repeated(1), conflict(1, 'a')]);
  });

  it('that cannot be read either are no conflict', () => {
    const unread = () => observe('a', null, { status: 'unreadable' });
    expect(settle([unread(), unread()]).diagnostics).toEqual([repeated(1)]);
  });

  it('that differ are named, five of them', () => {
    const print = (codes: readonly string[]) => [1, 2].flatMap((value) => codes.map((code) => observe(code, value)));
    const five = ['a', 'b', 'c', 'd', 'e'];
    expect(settle(print(five)).diagnostics[1]).toEqual(conflict(5, 'a, b, c, d, e'));
    expect(settle(print([...five, 'f'])).diagnostics[1]).toEqual(conflict(6, 'a, b, c, d, e, …'));
    const applicant = [1, 2].map((value) => observe('a', value, { applicant: 'x' }));
    expect(settle(applicant).diagnostics[1]).toEqual(conflict(1, 'a of x'));
  });
});

describe('a row that is only near', () => {
  const doubtful = observe('a', 5, { match: 'near', ...inTable(0, 1) });

  it('gives way to one that prints the label', () => {
    expect(settle([doubtful, observe('a', 3)])).toEqual({
      observations: [{ ...doubtful, indicator: null, match: null }, observe('a', 3)],
      diagnostics: [],
    });
  });

  it('stays where there is none', () => {
    expect(settle([doubtful, observe('b', 3)]).observations).toEqual([doubtful, observe('b', 3)]);
    const unknown = observe(null, 3, { ...inTable(0, 2) });
    expect(settle([doubtful, unknown]).observations[0]).toBe(doubtful);
  });
});

describe('tables of earlier years', () => {
  const years = (report: string | null, ...tables: readonly (readonly [number, string])[]): Years => ({
    report,
    tables: new Map(tables),
  });
  const [old, late] = [observe('a', 3, inTable(0)), observe('a', 4, inTable(1))];
  const dropped = (count: number) => ({
    code: 'values-of-earlier-year',
    severity: 'info',
    message: `${count} values stand in tables of an earlier year beside those of the report's; they are kept without indicator`,
    at: '/observations',
  });

  it.each<[string, Years]>([
    ['beside one of the report', years('2016', [0, '2015'])],
    ['beside a later one', years(null, [0, '2015'], [1, '2016'])],
    ['beside a later one that has the year of the report', years('2016', [0, '2015'], [1, '2016'])],
  ])('give way %s', (_, named) => {
    const observations = [{ ...old, indicator: null, match: null }, late];
    expect(settle([old, late], named)).toEqual({ observations, diagnostics: [dropped(1)] });
  });

  it.each<[string, Years]>([
    ['of one year', years('2016', [0, '2016'], [1, '2016'])],
    ['without a year', years(null)],
    ['of which one has no year, nor has the report', years(null, [0, '2015'])],
  ])('are compared where they are none: %s', (_, named) => {
    expect(settle([old, late], named).diagnostics.map(({ code }) => code)).toEqual([
      'values-repeated',
      'values-conflict',
    ]);
  });

  it('keep what stands in them alone, and what no form knows', () => {
    const [alone, unknown] = [observe('b', 1, inTable(0)), observe(null, 9, inTable(0, 7))];
    const { observations, diagnostics } = settle([alone, unknown, old, late], years('2016', [0, '2015']));
    expect(observations.slice(0, 2)).toEqual([alone, unknown]);
    expect(diagnostics).toEqual([dropped(1)]);
  });
});
