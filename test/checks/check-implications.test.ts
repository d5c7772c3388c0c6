/** Figures that demand or bound each other, to the letter. */
import { describe, expect, it } from 'vitest';
import { checkImplications } from '../../src/checks/check-implications.js';
import { Figures } from '../../src/checks/figures.js';
import { national2014 } from '../../src/knowledge/forms/national-2014.js';
import { national2019 } from '../../src/knowledge/forms/national-2019.js';
import { national2021 } from '../../src/knowledge/forms/national-2021.js';
import type { Form } from '../../src/model/form.js';
import { observe } from './checked-record.js';

type Values = Readonly<Record<string, number | null>>;

const check = (form: Form, values: Values) =>
  checkImplications(form, new Figures(Object.entries(values).map(([code, value]) => observe(code, value))));

describe('both or neither', () => {
  const name = { rule: 'national-2019.T2-19d', severity: 'warning' };
  const [one, other] = ['procurement.projects', 'procurement.amount'];

  it.each<[number | null, number | null, object]>([
    [0, 0, { outcome: 'pass', expected: 0, actual: 0, message: `${one} 0, ${other} 0`, observations: [0, 1] }],
    [2, 5, { outcome: 'pass', expected: 2, actual: 5, message: `${one} 2, ${other} 5`, observations: [0, 1] }],
    [
      2,
      0,
      {
        outcome: 'fail',
        expected: 2,
        actual: 0,
        message: `${one} 2, ${other} 0: one is above zero, the other is not`,
        observations: [0, 1],
      },
    ],
    [
      null,
      0,
      { outcome: 'not-assessable', expected: null, actual: null, message: `${one} is blank`, observations: [0, 1] },
    ],
    [
      0,
      null,
      { outcome: 'not-assessable', expected: null, actual: null, message: `${other} is blank`, observations: [0, 1] },
    ],
  ])('%s and %s', (first, second, expected) => {
    expect(check(national2019, { [one]: first, [other]: second })).toEqual([{ ...name, ...expected }]);
  });

  it('is asked of the form that has the figures', () => {
    expect(check(national2021, {})).toEqual([]);
    expect(check(national2014, {}).map(({ rule }) => rule)).toEqual(['national-2014.G2', 'national-2014.A3-MAX']);
    const message = 'training.participants is not on the page';
    expect(check(national2014, { 'training.sessions': 1 })[0]).toMatchObject({ message, observations: [0] });
  });
});

describe('the largest channel', () => {
  const items = (total: number | null, website: number | null): Values => ({
    'proactive.items': total,
    ...Object.fromEntries(
      ['gazette', 'website', 'weibo', 'wechat', 'other'].map((code) => [
        `proactive.channels.${code}`,
        code === 'website' ? website : 1,
      ]),
    ),
  });
  const largest = (total: number | null, website: number | null) => check(national2014, items(total, website))[1];
  const name = { rule: 'national-2014.A3-MAX', severity: 'warning', observations: [0, 1, 2, 3, 4, 5] };

  it.each([
    [8, 7, 'pass', 'proactive.items 8 ≥ 7, the largest channel'],
    [7, 7, 'pass', 'proactive.items 7 ≥ 7, the largest channel'],
    [6, 7, 'fail', 'proactive.items 6 < 7, the largest channel'],
  ])('%i in all, %i on the site', (actual, expected, outcome, message) => {
    expect(largest(actual, expected)).toEqual({ ...name, outcome, expected, actual, message });
  });

  it.each([
    [null, 7, 'proactive.items is blank'],
    [8, null, 'proactive.channels.website is blank'],
  ])('is not known of %s in all, %s on the site', (total, website, message) => {
    const unknown = { ...name, outcome: 'not-assessable', expected: null, actual: null, message };
    expect(largest(total, website)).toEqual(unknown);
  });
});
