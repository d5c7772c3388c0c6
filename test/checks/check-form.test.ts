/** The form of a page against the one of its year, and the units of its figures, to the letter. */
import { describe, expect, it } from 'vitest';
import { checkForm } from '../../src/checks/check-form.js';
import { traitsOf } from '../../src/checks/form-units.js';
import { national2014 } from '../../src/knowledge/forms/national-2014.js';
import { national2021 } from '../../src/knowledge/forms/national-2021.js';
import { FORMS, record } from './checked-record.js';

const name = { rule: 'form.FORM-1', severity: 'warning', observations: [] };
const check = (form: string | null, year: number | null) => checkForm(record(form, {}, { year }), FORMS);

describe('FORM-1', () => {
  it.each([
    ['national-2014', 2014, 'pass', 'national-2014'],
    ['national-2014', 2018, 'pass', 'national-2014'],
    ['national-2014', 2019, 'fail', 'national-2019'],
    ['national-2019', 2020, 'pass', 'national-2019'],
    ['national-2021', 2021, 'pass', 'national-2021'],
    ['national-2019', 2030, 'fail', 'national-2021'],
  ])('%s in %i', (actual, year, outcome, expected) => {
    const message = `the form is ${actual}; for ${year} it is ${expected}`;
    expect(check(actual, year)).toEqual({ ...name, outcome, expected, actual, message });
  });

  it.each([
    [null, 2016, 'the page shows no table of a known form'],
    ['national-2014', null, 'the report year is not known'],
    ['national-2014', 1990, 'no form is prescribed for 1990'],
  ])('%s in %s is not assessable', (form, year, message) => {
    expect(check(form, year)).toEqual({ ...name, outcome: 'not-assessable', expected: null, actual: null, message });
  });
});

describe('traitsOf', () => {
  it.each([
    ['national-2014', 'complaints', { unit: '件', signed: false, amount: false, byApplicant: false }],
    ['national-2014', 'fees.collected', { unit: '万元', signed: false, amount: true, byApplicant: false }],
    ['national-2014', 'organization.budget', { unit: '万元', signed: false, amount: true, byApplicant: false }],
    ['national-2021', 'requests.received', { unit: '件', signed: false, amount: false, byApplicant: true }],
    ['national-2021', 'reconsideration.total', { unit: '件', signed: false, amount: false, byApplicant: false }],
    ['national-2019', 'licensing.items_change', { unit: null, signed: true, amount: false, byApplicant: false }],
    ['national-2019', 'procurement.amount', { unit: null, signed: false, amount: true, byApplicant: false }],
    ['national-2021', 'administrative_fees.amount', { unit: null, signed: false, amount: true, byApplicant: false }],
  ])('of %s: %s', (id, code, { unit, ...traits }) => {
    const found = FORMS.flatMap((form) => (form.id === id ? [traitsOf(form).get(code)] : []))[0];
    expect(found).toMatchObject(unit === null ? traits : { unit, ...traits });
  });

  it('knows no row of another form', () => {
    expect([traitsOf(national2021).has('complaints'), traitsOf(national2014).has('licensing.items_change')]).toEqual([
      false,
      false,
    ]);
  });
});
