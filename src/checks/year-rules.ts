/**
 * Relations between the reports of two years that follow each other, as data. A rule holds where both forms have its
 * figures; names are those of the rule list in the documentation.
 */
import type { Severity } from '../model/text.js';

/** A figure of this year's report, or of the one before it. */
export interface YearTerm {
  readonly code: string;
  readonly year: 'this' | 'last';
  /** Taken away instead of added. */
  readonly minus?: true;
}

export interface YearRule {
  readonly rule: string;
  readonly severity: Severity;
  readonly left: readonly YearTerm[];
  readonly op: '=' | '>=';
  readonly right: readonly YearTerm[];
  /** Once for every column of the request table. */
  readonly forEach?: 'applicant';
}

const now = (code: string): YearTerm => ({ code, year: 'this' });
const before = (code: string): YearTerm => ({ code, year: 'last' });

export const YEAR_RULES: readonly YearRule[] = [
  {
    rule: 'years.Y1',
    severity: 'warning',
    left: [now('requests.carried_in')],
    op: '=',
    right: [before('requests.carried_out')],
    forEach: 'applicant',
  },
  ...['regulations', 'normative_documents'].map(
    (row): YearRule => ({
      rule: `years.Y2.${row}`,
      severity: 'warning',
      left: [now(`${row}.in_force`)],
      op: '=',
      right: [before(`${row}.in_force`), now(`${row}.issued`), { ...now(`${row}.repealed`), minus: true }],
    }),
  ),
  ...['reconsideration', 'litigation_direct', 'litigation_after_reconsideration'].map(
    (block): YearRule => ({
      rule: `years.Y3.${block}`,
      severity: 'warning',
      left: [now(`${block}.total`)],
      op: '>=',
      right: [before(`${block}.pending`)],
    }),
  ),
  ...['licensing', 'other_services', 'penalty', 'coercion', 'administrative_fees'].map(
    (row): YearRule => ({
      rule: `years.T2-19c.${row}`,
      severity: 'warning',
      left: [now(`${row}.items_last_year`)],
      op: '=',
      right: [before(`${row}.items_last_year`), before(`${row}.items_change`)],
    }),
  ),
];
