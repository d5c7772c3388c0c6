/**
 * `codebook.csv`: one row per indicator and applicant of each form: its column in the wide table, labels in both languages,
 * unit, years, what a cell can be, and the sums it takes part in. In: forms as data; out: a table without records.
 */
import type { Form, FormSum } from '../../model/form.js';
import type { TableKnowledge } from '../../model/table-knowledge.js';
import type { ValueStatus } from '../../model/text.js';
import type { CsvCell } from '../observation-csv.js';
import { type Column, type StaticTable, staticTable, truth } from './table.js';
import { isAmount, listWideColumns, type WideColumn } from './wide-table.js';

export interface CodebookEntry extends WideColumn {
  readonly form: Form;
  readonly kind: 'count' | 'change' | 'amount';
  /** Names of the form's sums that it is part of, as the checks name them. */
  readonly sums: readonly string[];
}

const STATUSES: readonly ValueStatus[] = ['reported', 'blank', 'placeholder', 'unreadable'];
const STEP = ' ';

const column = (name: string, description: string, cell: (entry: CodebookEntry) => CsvCell): Column<CodebookEntry> => ({
  name,
  type: 'string',
  description,
  cell,
});

const columns: readonly Column<CodebookEntry>[] = [
  column('form', 'The statutory form', ({ form }) => form.id),
  column('indicator', 'Code of the indicator', ({ indicator }) => indicator.indicator),
  {
    ...column('applicant', 'Code of the applicant; empty where there is none', ({ applicant }) => applicant),
    key: true,
  },
  column('form_table', 'Table of the form', ({ indicator }) => indicator.table),
  column('wide_column', 'Column of the number in the wide table of the form', ({ name }) => name),
  column('wide_unit_column', 'Column of its unit there; amounts only', ({ unitName }) => unitName),
  column('label', 'Label by the form', ({ indicator }) => indicator.label),
  column('label_en', 'Label in English', ({ indicator }) => indicator.label_en),
  column('applicant_label', 'Label of the applicant by the form', ({ applicantLabel }) => applicantLabel),
  column('applicant_label_en', 'Label of the applicant in English', ({ applicantLabelEn }) => applicantLabelEn),
  column('unit', 'Unit by the form; empty where it prints none', ({ indicator }) => indicator.unit),
  column('kind', 'count, change (may be negative) or amount (of money)', ({ kind }) => kind),
  {
    ...column('local', 'True for rows that agencies add to the form', ({ indicator }) => truth(indicator.local)),
    type: 'boolean',
  },
  { ...column('first_year', 'First year that the form was prescribed for', ({ form }) => form.years[0]), type: 'year' },
  {
    ...column('last_year', 'Last year that it was prescribed for; empty: until now', ({ form }) => form.years[1]),
    type: 'year',
  },
  column('statuses', 'What a cell can be; only reported has a number', () => STATUSES.join(STEP)),
  column('sums', 'Sums of the form that it takes part in', ({ sums }) => sums.join(STEP) || null),
];

export function codebookTable(forms: readonly Form[], knowledge: TableKnowledge): StaticTable {
  return staticTable<CodebookEntry>({
    name: 'codebook',
    path: 'codebook.csv',
    title: 'Codebook: the indicators of the forms and their columns in the wide tables',
    columns,
    primaryKey: ['form', 'indicator', 'applicant'],
    foreignKeys: [],
    rows: listEntries(forms, knowledge),
  });
}

export function listEntries(forms: readonly Form[], knowledge: TableKnowledge): readonly CodebookEntry[] {
  return forms.flatMap((form) => {
    const signed = signedCodes(form);
    return listWideColumns(form, knowledge).map((wide): CodebookEntry => {
      const amount = isAmount(wide.indicator, knowledge.moneyUnits);
      const change = signed.has(wide.indicator.indicator);
      return {
        ...wide,
        form,
        kind: amount ? 'amount' : change ? 'change' : 'count',
        sums: sumsOf(form, wide),
      };
    });
  });
}

function signedCodes(form: Form): ReadonlySet<string> {
  const clauses = form.tables.flatMap((table) => (table.layout === 'clauses' ? table.clauses : []));
  return new Set(
    clauses.flatMap(({ rows, columns: heads }) =>
      rows.flatMap((row) => heads.filter(({ signed }) => signed === true).map(({ code }) => `${row.code}.${code}`)),
    ),
  );
}

/** A sum over the applicants of a row names applicants; all others name indicators. */
function sumsOf(form: Form, { indicator, applicant }: WideColumn): readonly string[] {
  const table = form.tables.find(({ id }) => id === indicator.table);
  const sums: readonly FormSum[] = table?.sums ?? [];
  return sums
    .filter(({ left, right, forEach }) => {
      const code = forEach === 'row' ? applicant : indicator.indicator;
      return code !== null && [...left, ...right].includes(code);
    })
    .map(({ rule }) => `${form.id}.${rule}`);
}
