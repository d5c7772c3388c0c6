/** What a county cannot well report, to the letter. */
import { describe, expect, it } from 'vitest';
import { checkPowers } from '../../src/checks/check-powers.js';
import { Figures } from '../../src/checks/figures.js';
import { national2014 } from '../../src/knowledge/forms/national-2014.js';
import { national2021 } from '../../src/knowledge/forms/national-2021.js';
import type { Form } from '../../src/model/form.js';
import type { Observation } from '../../src/model/record.js';
import { observe, record } from './checked-record.js';

const inRegion = (code: string | null, form: Form, observations: readonly Observation[]) => {
  const region = code === null ? null : { code, name: '' };
  const agency = { key: 'k', name: null, publisher: null, region };
  return checkPowers(record(form.id, {}, { agency }), form, new Figures(observations));
};
const inCounty = (...observations: readonly Observation[]) => inRegion('440403', national2021, observations);

describe('rules of government', () => {
  const name = { rule: 'national-2021.T2-RULE', severity: 'warning' };

  it('are reported by a county', () => {
    const message = 'regulations.in_force is 2: agencies of counties and districts make no rules of government';
    const told = { ...name, outcome: 'fail', expected: 0, actual: 2, message, observations: [2] };
    const [unread, none] = [observe('regulations.repealed', null), observe('regulations.issued', 0)];
    expect(inCounty(unread, none, observe('regulations.in_force', 2))).toEqual([told]);
  });

  it('are not, or are not known', () => {
    const message = 'no rules of government are reported';
    const [none, unread] = [observe('regulations.issued', 0), observe('regulations.in_force', null)];
    expect(inCounty(none)).toEqual([{ ...name, outcome: 'pass', expected: 0, actual: 0, message, observations: [0] }]);
    expect(inCounty(none, unread)).toEqual([
      {
        ...name,
        outcome: 'not-assessable',
        expected: null,
        actual: null,
        message: 'regulations.in_force is blank',
        observations: [0, 1],
      },
    ]);
  });

  it.each(['issued', 'repealed', 'in_force', 'newly_disclosed', 'disclosed_total'])('are counted in %s', (column) => {
    expect(inCounty(observe(`regulations.${column}`, 1))).toMatchObject([{ outcome: 'fail' }]);
  });

  it.each([[null], ['440400'], ['440000'], ['4404031'], ['14404031']])('are not asked for in %s', (code) => {
    expect(inRegion(code, national2021, [observe('regulations.issued', 2)])).toEqual([]);
  });

  it('are not asked for where the page has no such row', () => {
    expect(inCounty()).toEqual([]);
  });
});

describe('amounts', () => {
  it.each([
    ['administrative_fees.amount', national2021],
    ['fees.collected', national2014],
    ['organization.budget', national2014],
  ])('%s', (code, form) => {
    const message = `${code} is 100001 万元: so much is unlikely for a county; the unit may be another`;
    const name = { rule: `${form.id}.T2-FEE-UNIT`, severity: 'warning', outcome: 'fail', expected: null };
    const inCounty = (value: number | null, unit: string | null) =>
      inRegion('440403', form, [observe('x', 1), observe(code, value, { unit })]);
    expect(inCounty(100_001, '万元')).toEqual([{ ...name, actual: 100_001, message, observations: [1] }]);
    for (const small of [inCounty(100_000, '万元'), inCounty(100_001, '元'), inCounty(100_001, null)])
      expect(small).toEqual([]);
    expect(inCounty(null, '万元')).toEqual([]);
  });

  it('of a form that has none', () => {
    expect(inRegion('440403', national2014, [observe('administrative_fees.amount', 200_000)])).toEqual([]);
  });
});
