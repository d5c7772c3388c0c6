/** Prose against tables to the letter: the rule that a statement falls under, the figure that answers it. */
import { describe, expect, it } from 'vitest';
import { checkClaims } from '../../src/checks/check-claims.js';
import { Figures } from '../../src/checks/figures.js';
import { national2014 } from '../../src/knowledge/forms/national-2014.js';
import { national2021 } from '../../src/knowledge/forms/national-2021.js';
import type { Claim, Observation } from '../../src/model/record.js';
import { observe } from './checked-record.js';

const claim = (indicator: string, value: number, text = `${value}件`): Claim => ({
  indicator,
  value,
  text,
  section: 0,
});
const check = (form: typeof national2014 | typeof national2021 | null, one: Claim, ...printed: Observation[]) =>
  checkClaims([one], form, new Figures(printed));
const unknown = { outcome: 'not-assessable', severity: 'warning', expected: null, actual: null };

describe('the rule of a statement', () => {
  it.each([
    ['requests.received', 'X3'],
    ['requests.received.online', 'X3'],
    ['requests.carried_in', 'X2'],
    ['requests.carried_out', 'X5'],
    ['requests.answered', 'X4'],
    ['outcome.granted', 'X4'],
    ['reconsideration.total', 'X6'],
    ['litigation.total', 'X7'],
    ['proactive.items', 'X9'],
    ['training.sessions', 'X11'],
    ['fees.collected', 'X10'],
  ])('%s falls under %s', (indicator, rule) => {
    const message = `${indicator}: the page has no table`;
    const told = { ...unknown, rule: `narrative.${rule}`, message, observations: [] };
    expect(check(null, claim(indicator, 3))).toEqual([told]);
  });

  it.each([
    [0, '未收到申请', 'X8'],
    [0, '收到申请0件', 'X3'],
    [0, '收到申请０件', 'X3'],
    [3, '收到申请三件', 'X3'],
  ])('%i, said as %s', (value, text, rule) => {
    expect(check(null, claim('requests.received', value, text))[0]?.rule).toBe(`narrative.${rule}`);
  });
});

describe('the figure that answers', () => {
  const total = (indicator: string, value: number | null, change: Partial<Observation> = {}) =>
    observe(indicator, value, { applicant: 'total', ...change });

  it('is the total column of the request table', () => {
    const person = observe('requests.received', 1, { applicant: 'natural_person' });
    const message = 'requests.received@total: table 3 = 3 prose';
    const told = { outcome: 'pass', severity: 'warning', expected: 3, actual: 3, message, observations: [1] };
    expect(check(national2021, claim('requests.received', 3), person, total('requests.received', 3))).toEqual([
      { ...told, rule: 'narrative.X3' },
    ]);
  });

  it('is another one', () => {
    const message = 'requests.received: table 4 ≠ 3 prose';
    const told = { outcome: 'fail', severity: 'warning', expected: 3, actual: 4, message, observations: [0] };
    expect(check(national2014, claim('requests.received', 3), observe('requests.received', 4))).toEqual([
      { ...told, rule: 'narrative.X3' },
    ]);
  });

  it('differs by less than a rounding', () => {
    const of = (value: number) => check(national2014, claim('fees.collected', 0.3), observe('fees.collected', value));
    expect([of(0.1 + 0.2)[0]?.outcome, of(0.300002)[0]?.outcome]).toEqual(['pass', 'fail']);
  });

  it('was not read', () => {
    const message = 'prose says 3, but requests.received is blank';
    expect(check(national2014, claim('requests.received', 3), observe('requests.received', null))).toEqual([
      { ...unknown, rule: 'narrative.X3', message, observations: [0] },
    ]);
  });

  it('is none, where the form has no such row', () => {
    const message = 'prose says 3, but no.such.row is not on the page';
    expect(check(national2014, claim('no.such.row', 3))).toMatchObject([{ message, observations: [] }]);
  });

  it('is of lawsuits of both kinds together, where the form has no sum of them', () => {
    const [direct, after] = ['litigation_direct.total', 'litigation_after_reconsideration.total'];
    const message = `${direct} + ${after}: table 5 = 5 prose`;
    const [told] = check(national2021, claim('litigation.total', 5), observe(direct, 2), observe(after, 3));
    expect(told).toMatchObject({ outcome: 'pass', actual: 5, message, observations: [0, 1] });
    const [of2014] = check(national2014, claim('litigation.total', 5), observe('litigation.total', 5));
    expect(of2014).toMatchObject({ outcome: 'pass', message: 'litigation.total: table 5 = 5 prose' });
  });

  it.each([
    ['fees.collected', '元', 0.12, 'not-assessable'],
    ['fees.collected', '万元', 1200, 'pass'],
    ['fees.collected', null, 1200, 'pass'],
    ['requests.received', '条', 1200, 'pass'],
    ['fees.collected', '元', 0, 'fail'],
  ])('%s in %s against %s', (indicator, unit, value, outcome) => {
    const [told] = check(national2014, claim(indicator, value), observe(indicator, 1200, { unit }));
    expect(told?.outcome).toBe(outcome);
    if (outcome !== 'not-assessable') return;
    const message = `${indicator} is printed in ${unit}, not in the unit of the form`;
    expect(told).toMatchObject({ message, observations: [0] });
  });
});
