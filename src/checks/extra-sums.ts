/**
 * Relations between figures that usually hold though no form prints them, as data in the forms' own notation. A rule of
 * the same name in the form's data wins. Names are those of the rule list in the documentation.
 */
import type { FormSum } from '../model/form.js';

export const EXTRA_SUMS: Readonly<Record<string, readonly FormSum[]>> = {
  'national-2014': [
    {
      rule: 'A2',
      left: ['normative_documents.issued'],
      op: '>=',
      right: ['proactive.items.normative_documents'],
      severity: 'warning',
    },
    { rule: 'C5', left: ['requests.completed'], op: '=', right: ['requests.answered'], severity: 'warning' },
    { rule: 'C5b', left: ['requests.received'], op: '>=', right: ['requests.completed'], severity: 'warning' },
  ],
  'national-2019': [
    ...['regulations', 'normative_documents'].map(
      (row): FormSum => ({
        rule: `T2-19a.${row}`,
        left: [`${row}.disclosed_total`],
        op: '>=',
        right: [`${row}.newly_disclosed`],
        severity: 'warning',
      }),
    ),
    ...['licensing', 'other_services', 'penalty', 'coercion', 'administrative_fees'].map(
      (row): FormSum => ({
        rule: `T2-19b.${row}`,
        left: [`${row}.items_last_year`, `${row}.items_change`],
        op: '>=',
        right: [],
        severity: 'error',
      }),
    ),
  ],
  'national-2021': ['regulations', 'normative_documents'].map(
    (row): FormSum => ({
      rule: `T2-EFF.${row}`,
      left: [`${row}.in_force`, `${row}.repealed`],
      op: '>=',
      right: [`${row}.issued`],
      severity: 'warning',
    }),
  ),
};
