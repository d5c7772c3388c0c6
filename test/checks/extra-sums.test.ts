/** Relations that no form prints, rule by rule: figures that hold, the nearest that do not, and how it is said. */
import { describe, expect, it } from 'vitest';
import { checkSums } from '../../src/checks/check-sums.js';
import { Figures } from '../../src/checks/figures.js';
import { FORMS, observe } from './checked-record.js';

type Values = Readonly<Record<string, number>>;

function check(id: string, rule: string, values: Values) {
  const figures = new Figures(Object.entries(values).map(([code, value]) => observe(code, value)));
  const form = FORMS.find((one) => one.id === id);
  return form === undefined ? [] : checkSums(form, figures).filter((result) => result.rule === `${id}.${rule}`);
}

const below = (row: string): Values => ({ [`${row}.disclosed_total`]: 2, [`${row}.newly_disclosed`]: 3 });
const fallen = (row: string): Values => ({ [`${row}.items_last_year`]: 2, [`${row}.items_change`]: -3 });
const issued = (row: string): Values => ({ [`${row}.in_force`]: 1, [`${row}.repealed`]: 1, [`${row}.issued`]: 3 });

const RULES: readonly (readonly [form: string, rule: string, severity: string, values: Values, words: string])[] = [
  [
    'national-2014',
    'A2',
    'warning',
    { 'normative_documents.issued': 2, 'proactive.items.normative_documents': 3 },
    'normative_documents.issued: 2 < 3 (proactive.items.normative_documents)',
  ],
  [
    'national-2014',
    'C5b',
    'warning',
    { 'requests.received': 2, 'requests.completed': 3 },
    'requests.received: 2 < 3 (requests.completed)',
  ],
  ...['regulations', 'normative_documents'].map(
    (row) =>
      [
        'national-2019',
        `T2-19a.${row}`,
        'warning',
        below(row),
        `${row}.disclosed_total: 2 < 3 (${row}.newly_disclosed)`,
      ] as const,
  ),
  ...['licensing', 'other_services', 'penalty', 'coercion', 'administrative_fees'].map(
    (row) => ['national-2019', `T2-19b.${row}`, 'error', fallen(row), ''] as const,
  ),
  ...['regulations', 'normative_documents'].map(
    (row) => ['national-2021', `T2-EFF.${row}`, 'warning', issued(row), ''] as const,
  ),
];

describe('a rule that no form prints', () => {
  it.each(RULES)('%s.%s', (form, rule, severity, values, words) => {
    const [broken, ...others] = check(form, rule, values);
    expect([broken?.outcome, broken?.severity, others]).toEqual(['fail', severity, []]);
    expect(broken?.observations).toEqual(Object.keys(values).map((_, index) => index));
    if (words !== '') expect(broken?.message).toBe(words);
    const [first = ''] = Object.keys(values);
    const kept = (more: number) => check(form, rule, { ...values, [first]: (values[first] ?? 0) + more })[0]?.outcome;
    expect([kept(1), kept(2)]).toEqual(['pass', 'pass']);
  });

  it('C5: answered is completed', () => {
    const C5 = (completed: number) =>
      check('national-2014', 'C5', { 'requests.completed': completed, 'requests.answered': 2 })[0];
    expect([C5(1)?.outcome, C5(2)?.outcome, C5(3)?.outcome]).toEqual(['fail', 'pass', 'fail']);
    expect([C5(3)?.severity, C5(3)?.observations]).toEqual(['warning', [0, 1]]);
  });
});
