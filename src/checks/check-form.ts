/** The form of the page against the form prescribed for its year (FORM-1): agencies do use an old one. */
import type { Form } from '../model/form.js';
import type { CheckResult } from '../model/record.js';
import { type CheckedRecord, failed, notAssessable, passed, type RuleName } from './result.js';

const NAME: RuleName = { rule: 'form.FORM-1', severity: 'warning' };

export function checkForm({ form, year }: CheckedRecord, forms: readonly Form[]): CheckResult {
  if (form === null) return notAssessable(NAME, 'the page shows no table of a known form');
  if (year === null) return notAssessable(NAME, 'the report year is not known');
  const due = forms.find(({ years: [first, last] }) => year >= first && (last === null || year <= last));
  if (due === undefined) return notAssessable(NAME, `no form is prescribed for ${year}`);
  const message = `the form is ${form}; for ${year} it is ${due.id}`;
  return (form === due.id ? passed : failed)(NAME, { expected: due.id, actual: form, message });
}
