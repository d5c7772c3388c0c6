/** Values that slid against their labels, to the letter: which sums are believed, and which way. The form is our own. */
import { describe, expect, it } from 'vitest';
import { checkSlidLists } from '../../src/checks/check-slid-lists.js';
import { Figures } from '../../src/checks/figures.js';
import type { Form, FormSum } from '../../src/model/form.js';
import type { Observation } from '../../src/model/record.js';
import { observe } from './checked-record.js';

const CODES = ['a', 'total', 'one', 'other', 'b', 'all', 'first', 'second', 'c'];
const sum = (rule: string, left: readonly string[], right: readonly string[], op: FormSum['op'] = '='): FormSum => ({
  rule,
  left,
  op,
  right,
  severity: 'error',
});
const SUMS = [sum('S', ['total'], ['one', 'other']), sum('T', ['all'], ['first', 'second'])];

function formOf(sums: readonly FormSum[]): Form {
  const rows = CODES.map((code) => ({ code, label: code, labelEn: code }));
  const table = { id: 'list', layout: 'list' as const, columns: [], rows, sums };
  return { id: 'own', title: '', titleEn: '', authority: '', years: [2014, null], note: '', tables: [table] };
}

const list = (values: readonly (number | null)[]) => values.map((value, index) => observe(CODES[index] ?? '', value));
const check = (observations: readonly Observation[], sums: readonly FormSum[] = SUMS) =>
  checkSlidLists(formOf(sums), new Figures(observations));
const told = (rules: string, way: string, observations: readonly number[]) => {
  const message = `${rules} would hold if every value stood one row ${way}: a shift of the values against their labels is suspected; nothing was mended`;
  const name = { rule: 'own.SHIFT', severity: 'warning', outcome: 'fail' };
  return [{ ...name, expected: null, actual: null, message, observations }];
};

describe('a sum that would hold one row off', () => {
  it.each<[string, readonly (number | null)[], string, string, readonly number[]]>([
    ['has two parts above zero', [0, 0, 5, 3, 2, 0, 0, 0, 0], 'S', 'higher', [1, 2, 3]],
    ['lies on the other side', [5, 3, 2, 0, 0, 0, 0, 0, 0], 'S', 'lower', [1, 2, 3]],
    [
      'has parts of which one is none, as another one has',
      [0, 0, 5, 5, 0, 0, 7, 7, 0],
      'S, T',
      'higher',
      [1, 2, 3, 5, 6, 7],
    ],
    ['stands with one that holds', [0, 0, 5, 3, 2, 4, 2, 2, 0], 'S', 'higher', [1, 2, 3]],
  ])('%s', (_, values, rules, way, places) => {
    expect(check(list(values))).toEqual(told(rules, way, places));
  });

  it.each<[string, readonly (number | null)[]]>([
    ['has one part above zero', [0, 0, 5, 5, 0, 0, 0, 0, 0]],
    ['is nothing', [1, 1, 0, 0, 0, 0, 0, 0, 0]],
    ['would hold both ways', [5, 3, 2, 0, 0, 4, 9, 5, 4]],
    ['lacks a value', [0, 0, 5, null, 2, 0, 0, 0, 0]],
    ['would need a value that was not read', [0, 0, 5, 3, null, 0, 0, 0, 0]],
    ['would not hold', [0, 0, 5, 3, 1, 0, 0, 0, 0]],
    ['holds', [9, 5, 3, 2, 9, 0, 0, 0, 0]],
  ])('is not believed when it %s', (_, values) => {
    expect(check(list(values))).toEqual([]);
  });

  const [slid, kept] = [
    [0, 0, 5, 3, 2],
    [0, 0, 0, 0],
  ];
  const rows = () => list([...slid, ...kept]);

  it('is not believed where a figure stands twice, or in another table', () => {
    expect(check(rows())).toHaveLength(1);
    expect(check([...rows(), observe('one', 5)])).toEqual([]);
    const at = { table: 1, row: 0, column: 1 };
    expect(check(rows().map((one, index) => (index === 2 ? { ...one, at } : one)))).toEqual([]);
    expect(check(rows().map((one, index) => (index < 5 ? { ...one, at } : one)))).toHaveLength(1);
  });

  it('takes no value of what was not read', () => {
    const unread = (place: number) =>
      rows().map((one, index) => (index === place ? { ...one, status: 'unreadable' as const } : one));
    expect([check(unread(4)), check(unread(3))]).toEqual([[], []]);
  });

  it('is a sum with one total', () => {
    expect(check(list(slid), [sum('S', ['total'], ['one', 'other'], '>=')])).toEqual([]);
    expect(check(list([0, 0, 5, 3, 2, 0]), [sum('S', ['total', 'one'], ['other', 'b'])])).toEqual([]);
  });

  it('is asked of lists only', () => {
    expect(checkSlidLists({ ...formOf(SUMS), tables: [] }, new Figures(rows()))).toEqual([]);
  });
});
