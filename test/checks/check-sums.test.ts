/** Sums to the letter: which figures are compared, at which places, and what is said of them. The form is a small one of our own. */
import { describe, expect, it } from 'vitest';
import { checkSums } from '../../src/checks/check-sums.js';
import { Figures } from '../../src/checks/figures.js';
import type { Form, FormSum } from '../../src/model/form.js';
import type { Observation } from '../../src/model/record.js';
import { observe } from './checked-record.js';

const sum = (rule: string, op: FormSum['op'], right: readonly string[] = ['a', 'b']): FormSum => ({
  rule,
  left: ['total'],
  op,
  right,
  severity: 'error',
});

function formOf(...sums: readonly FormSum[]): Form {
  const row = (code: string, local = false) => ({ code, label: code, labelEn: code, local });
  const rows = ['total', 'a', 'b', 'c', 'd', 'e', 'f'].map((code) => row(code));
  const table = { id: 'list', layout: 'list' as const, columns: [], rows: [...rows, row('local', true)], sums };
  return { id: 'own', title: '', titleEn: '', authority: '', years: [2014, null], note: '', tables: [table] };
}

function figuresOf(values: Readonly<Record<string, number | null>>, ...more: readonly Observation[]): Figures {
  return new Figures([...Object.entries(values).map(([code, value]) => observe(code, value)), ...more]);
}

const check = (figures: Figures, ...sums: readonly FormSum[]) => checkSums(formOf(...sums), figures);
/** A row that the form does not know, below a row of the page. */
const added = (value: number, changes: Partial<Observation> = {}): Observation =>
  observe('x', value, { indicator: null, path: ['part', 'total'], ...changes });

describe('checkSums', () => {
  it('says what it compared', () => {
    expect(check(figuresOf({ total: 3, a: 1, b: 2 }), sum('S', '='))).toEqual([
      {
        rule: 'own.S',
        outcome: 'pass',
        severity: 'error',
        expected: 3,
        actual: 3,
        message: 'total: 3 = 3 = 1 + 2 (a + b)',
        observations: [0, 1, 2],
      },
    ]);
    expect(check(figuresOf({ total: 4, a: 1, b: 2 }), sum('S', '='))).toEqual([
      {
        rule: 'own.S',
        outcome: 'fail',
        severity: 'error',
        expected: 3,
        actual: 4,
        message: 'total: 4 ≠ 3 = 1 + 2 (a + b)',
        observations: [0, 1, 2],
      },
    ]);
  });

  it('writes both sides out where both add up', () => {
    const two: FormSum = { ...sum('S', '='), left: ['a', 'b'], right: ['c', 'd'] };
    const [result] = check(figuresOf({ a: 1, b: 4, c: 2, d: 2 }), two);
    expect(result).toMatchObject({ outcome: 'fail', actual: 5, expected: 4 });
    expect(result?.message).toBe('a + b: 1 + 4 = 5 ≠ 4 = 2 + 2 (c + d)');
  });

  it.each([
    ['=', 3, 'pass', '3 = 3'],
    ['=', 2, 'fail', '2 ≠ 3'],
    ['=', 4, 'fail', '4 ≠ 3'],
    ['<=', 3, 'pass', '3 ≤ 3'],
    ['<=', 2, 'pass', '2 ≤ 3'],
    ['<=', 4, 'fail', '4 > 3'],
    ['>=', 3, 'pass', '3 ≥ 3'],
    ['>=', 4, 'pass', '4 ≥ 3'],
    ['>=', 2, 'fail', '2 < 3'],
    ['=', 3.000_01, 'fail', '3.00001 ≠ 3'],
    ['<=', 3.000_01, 'fail', '3.00001 > 3'],
    ['>=', 2.999_99, 'fail', '2.99999 < 3'],
  ] as const)('%s with %d: %s', (op, total, outcome, shown) => {
    const [result] = check(figuresOf({ total, a: 1, b: 2 }), sum('S', op));
    expect(result?.outcome).toBe(outcome);
    expect(result?.message).toContain(`total: ${shown} = 1 + 2`);
  });

  it.each(['=', '<=', '>='] as const)('%s takes no trace of binary fractions for a difference', (op) => {
    expect(check(figuresOf({ total: 0.3, a: 0.1, b: 0.2 }), sum('S', op))[0]?.outcome).toBe('pass');
    expect(check(figuresOf({ total: 0.1 + 0.2, a: 0.3, b: 0 }), sum('S', op))[0]?.outcome).toBe('pass');
  });

  it('is not assessable while a figure of either side was not read, and names them', () => {
    const left = check(figuresOf({ total: null, a: 1, b: 2 }), sum('S', '='));
    expect(left).toMatchObject([
      { outcome: 'not-assessable', expected: null, actual: null, message: 'total is blank' },
    ]);
    const right = check(figuresOf({ total: 3, a: null }), sum('S', '='));
    expect(right).toMatchObject([{ message: 'a is blank, b is not on the page', observations: [0, 1] }]);
    const four = check(figuresOf({ total: 3 }), sum('S', '=', ['a', 'b', 'c', 'd']));
    expect(four[0]?.message).not.toContain('more');
    const six = check(figuresOf({ total: 3 }), sum('S', '=', ['a', 'b', 'c', 'd', 'e', 'f']));
    expect(six[0]?.message).toBe(
      `${['a', 'b', 'c', 'd'].map((code) => `${code} is not on the page`).join(', ')}, and 2 more`,
    );
  });

  it('says once that none of its figures is there, and nothing of rows that only some places print', () => {
    expect(check(figuresOf({ c: 1 }), sum('S', '='))).toMatchObject([
      { outcome: 'not-assessable', message: 'none of its figures is on the page', observations: [] },
    ]);
    const local = sum('L', '=', ['a', 'local']);
    expect(check(figuresOf({ c: 1 }), local)).toEqual([]);
    expect(check(figuresOf({ total: 3, a: 1 }), local)).toEqual([]);
    expect(check(figuresOf({ total: 3, local: 2 }), local)).toMatchObject([{ message: 'a is not on the page' }]);
    expect(check(figuresOf({ total: 3, a: 1, local: 2 }), local)).toMatchObject([{ outcome: 'pass' }]);
  });

  it('is not assessable while one figure of several on a side was not read, or the total is not there', () => {
    const two: FormSum = { ...sum('S', '='), left: ['a', 'b'], right: ['c'] };
    expect(check(figuresOf({ a: 1, b: null, c: 1 }), two)).toMatchObject([{ message: 'b is blank' }]);
    expect(check(figuresOf({ a: 1, b: 2 }), sum('S', '='))).toMatchObject([{ message: 'total is not on the page' }]);
    const local = sum('L', '=', ['a', 'local']);
    expect(check(figuresOf({ total: 3 }), local)).toMatchObject([
      { message: 'a is not on the page, local is not on the page' },
    ]);
  });

  it('writes out no sum of one figure, and no names where there are none', () => {
    expect(check(figuresOf({ total: 3, a: 3 }), sum('S', '=', ['a']))[0]?.message).toBe('total: 3 = 3 (a)');
    expect(check(figuresOf({ total: 3 }), sum('S', '>=', []))[0]?.message).toBe('total: 3 ≥ 0');
  });

  it('holds in each table that prints the total', () => {
    const at = (table: number) => ({ at: { table, row: 0, column: 1 } });
    const second = [observe('total', 3, at(1)), observe('a', 1, at(1)), observe('b', 1, at(1))];
    const results = check(figuresOf({ total: 3, a: 1, b: 2 }, ...second), sum('S', '='));
    expect(results.map(({ outcome, observations }) => [outcome, observations])).toEqual([
      ['pass', [0, 1, 2]],
      ['fail', [3, 4, 5]],
    ]);
  });

  describe('with rows that an agency added', () => {
    const base = { total: 5, a: 1, b: 2 };

    it('passes where they make it whole, and says so', () => {
      const [result] = check(figuresOf(base, added(1), added(1)), sum('S', '='));
      expect(result).toMatchObject({ outcome: 'pass', expected: 5, actual: 5, observations: [0, 1, 2, 3, 4] });
      expect(result?.message).toBe('total: 5 ≠ 3 = 1 + 2 (a + b); with 2 rows that the form does not know it is 5');
    });

    it('counts rows however deep their total stands', () => {
      const deep = added(2, { path: ['part', 'of', 'total'] });
      expect(check(figuresOf(base, deep), sum('S', '='))).toMatchObject([{ outcome: 'pass', expected: 5 }]);
    });

    it('fails where they do not, with them among the figures', () => {
      const [result] = check(figuresOf(base, added(1)), sum('S', '='));
      expect(result).toMatchObject({ outcome: 'fail', expected: 3, actual: 5, observations: [0, 1, 2, 3] });
    });

    it.each([
      ['of another table', { at: { table: 1, row: 0, column: 1 } }],
      ['below another row', { path: ['total', 'part'] }],
      ['that was not read', { status: 'unreadable' as const }],
      ['that the form knows', { indicator: 'c' }],
    ])('does not count a row %s', (_, changes) => {
      const [result] = check(figuresOf(base, added(2, changes)), sum('S', '='));
      expect(result).toMatchObject({ outcome: 'fail', observations: [0, 1, 2] });
    });

    it('does not ask for them where no sum is equal', () => {
      const [result] = check(figuresOf({ total: 1, a: 1, b: 2 }, added(-2)), sum('S', '>='));
      expect(result).toMatchObject({ outcome: 'fail', observations: [0, 1, 2] });
    });
  });
});
