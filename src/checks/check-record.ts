/**
 * A record and the forms → results of every rule that one record allows: the form's own sums, bounds, units, prose
 * against table, dates and parts. A rule never passes with a figure that was not read. Years against each other are
 * checked over a dataset, not here.
 */
import type { Form } from '../model/form.js';
import type { CheckResult } from '../model/record.js';
import { checkClaims } from './check-claims.js';
import { checkDates } from './check-dates.js';
import { checkForm } from './check-form.js';
import { checkGroups } from './check-groups.js';
import { checkImplications } from './check-implications.js';
import { checkMatrix } from './check-matrix.js';
import { checkMisreadings } from './check-misreadings.js';
import { checkPowers } from './check-powers.js';
import { checkSections } from './check-sections.js';
import { checkSums } from './check-sums.js';
import { checkValues } from './check-values.js';
import { Figures } from './figures.js';
import type { CheckedRecord } from './result.js';

export type { CheckedRecord } from './result.js';

export function checkRecord(record: CheckedRecord, forms: readonly Form[]): CheckResult[] {
  const form = forms.find(({ id }) => id === record.form) ?? null;
  const figures = new Figures(record.observations);
  const ofForm =
    form === null
      ? []
      : [
          ...checkSums(form, figures),
          ...checkGroups(form, figures),
          ...checkImplications(form, figures),
          ...checkMatrix(form, figures, record.claims),
          ...checkMisreadings(form, figures),
          ...checkPowers(record, form, figures),
        ];
  return [
    checkForm(record, forms),
    ...ofForm,
    ...checkValues(form, figures),
    ...checkClaims(record.claims, form, figures),
    ...checkDates(record),
    ...checkSections(record),
  ];
}
