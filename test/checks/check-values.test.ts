/** Single figures to the letter: what counts as whole, which units are compared, what is said of figures printed twice. */
import { describe, expect, it } from 'vitest';
import { checkValues } from '../../src/checks/check-values.js';
import { Figures } from '../../src/checks/figures.js';
import { national2014 } from '../../src/knowledge/forms/national-2014.js';
import { national2019 } from '../../src/knowledge/forms/national-2019.js';
import type { Form } from '../../src/model/form.js';
import type { Observation } from '../../src/model/record.js';
import { observe } from './checked-record.js';

const check = (observations: readonly Observation[], form: Form | null = national2014) =>
  checkValues(form, new Figures(observations));
const unknown = (value: number) => observe('x', value, { indicator: null });
const COUNTS = { rule: 'values.INT', severity: 'error' };
const UNITS = { rule: 'values.U1', severity: 'warning' };
const whole = (count: number) => {
  const message = `${count} figures are whole and not negative`;
  return { ...COUNTS, outcome: 'pass', expected: null, actual: null, message, observations: [] };
};
const notWhole = (indicator: string, value: number, observations: readonly number[]) => {
  const message = `${indicator} is ${value}: a count must be whole and not negative`;
  return { ...COUNTS, outcome: 'fail', expected: null, actual: value, message, observations };
};

describe('counts', () => {
  it.each<[string, readonly Observation[], readonly unknown[]]>([
    ['whole ones and 0, without those that were not read', [observe('complaints', 0), observe('a', null)], [whole(1)]],
    ['rows that the form does not know', [unknown(1.5), observe('no.such.row', -2)], [whole(2)]],
    ['amounts', [observe('fees.collected', 0.5), observe('fees.collected', 0)], [whole(2)]],
    ['one that is not whole', [observe('a', 1), observe('complaints', 1.5)], [notWhole('complaints', 1.5, [1])]],
    ['a negative amount', [observe('fees.collected', -0.5)], [notWhole('fees.collected', -0.5, [0])]],
    [
      'each one that is wrong',
      [observe('complaints', -1), observe('requests.received', 0.5)],
      [notWhole('complaints', -1, [0]), notWhole('requests.received', 0.5, [1])],
    ],
  ])('%s', (_, observations, expected) => {
    expect(check(observations).filter(({ rule }) => rule === 'values.INT')).toEqual(expected);
  });

  it('changes, which may fall but are whole', () => {
    const change = (value: number) => check([observe('licensing.items_change', value)], national2019);
    expect(change(-3)).toEqual([whole(1)]);
    expect(change(-0.5)).toEqual([notWhole('licensing.items_change', -0.5, [0])]);
  });

  it('of which none was read', () => {
    const message = 'no figure was read';
    const none = { ...COUNTS, outcome: 'not-assessable', expected: null, actual: null, message, observations: [] };
    expect(check([observe('complaints', null)])).toEqual([none]);
    expect(check([], null)).toEqual([none]);
  });

  it('are asked nothing where the form is not known', () => {
    expect(check([observe('complaints', 1.5, { unit: '次' })], null)).toEqual([whole(1)]);
  });
});

describe('units', () => {
  const units = (...observations: readonly Observation[]) =>
    check(observations).filter(({ rule }) => rule === 'values.U1');

  it('are those of the form', () => {
    const message = '2 units are those of the form';
    const same = { ...UNITS, outcome: 'pass', expected: null, actual: null, message, observations: [] };
    const [one, other] = [observe('complaints', 1, { unit: '件' }), observe('fees.collected', 1, { unit: '万元' })];
    expect(units(one, observe('requests.received', 2), other)).toEqual([same]);
  });

  it('are others, each with its place', () => {
    const [right, wrong] = [observe('complaints', 1, { unit: '件' }), observe('fees.collected', 1, { unit: '元' })];
    const message = 'fees.collected is printed in 元; the form has 万元';
    const other = { ...UNITS, outcome: 'fail', expected: '万元', actual: '元', message, observations: [1] };
    expect(units(right, wrong)).toEqual([other]);
  });

  it('are not asked of rows that are unknown, not read or without one', () => {
    const unread = observe('complaints', null, { unit: '次' });
    expect(units(unread, observe('no.such.row', 1, { unit: '次' }), observe('complaints', 1))).toEqual([]);
    expect(units(observe('x', 1, { indicator: null, unit: '次' }))).toEqual([]);
  });
});

describe('figures printed twice', () => {
  const repeated = (...values: readonly (number | null)[]) =>
    check(values.map((value) => observe('complaints', value))).filter(({ rule }) => rule === 'form.FORM-4');

  it('with different values', () => {
    const message = 'complaints is printed 4 times with different values: 1, 2';
    const told = { rule: 'form.FORM-4', severity: 'warning', outcome: 'fail', expected: 1, actual: 2, message };
    expect(repeated(1, 2, null, 1)).toEqual([{ ...told, observations: [0, 1, 2, 3] }]);
  });

  it('with one value, or read once', () => {
    expect([repeated(1, 1), repeated(1, null), repeated(null, null)]).toEqual([[], [], []]);
  });
});
