/**
 * `codebook.md`: what every table, column, indicator, sum and concept means, for people to read; labels in both languages.
 * In: tables and forms as data; out: Markdown. Nothing of a record is in it.
 */
import { YEAR_RULES, type YearRule, type YearTerm } from '../checks/year-rules.js';
import type { Form, FormSum } from '../model/form.js';
import type { TableKnowledge } from '../model/table-knowledge.js';
import { type CodebookEntry, listEntries } from './tables/codebook-table.js';
import { labelColumn } from './tables/label-columns.js';
import type { TableDescription } from './tables/table.js';

export interface CodebookParts {
  /** The tables that the dataset has. */
  readonly tables: readonly TableDescription[];
  readonly forms: readonly Form[];
  readonly knowledge: TableKnowledge;
}

const WIDE = 'wide-';
const PIPE = /\|/g;
const LINE_END = /[\r\n]+/g;

const STATUSES: readonly (readonly string[])[] = [
  ['reported', 'one number stands in the cell; only then is there a value'],
  ['blank', 'the cell is empty'],
  ['placeholder', 'the cell holds a mark that stands for nothing'],
  ['unreadable', 'the cell holds something that is not one number'],
];

const OTHER_CROSS_CHECKS: readonly (readonly string[])[] = [
  ['`years.Y4`', 'warning', 'not all figures are those of the year before'],
  [
    '`years.Y5`',
    'info',
    'no figure is more than ten times that of the year before, less than a tenth of it, or gone to 0',
  ],
  ['`dataset.Y7`', 'error', 'one agency has one report for a year: the version agrees with the preferred report'],
  ['`dataset.Y8`', 'warning', 'no other agency has the same figures; only an equality makes a row'],
];

export function writeCodebookText({ tables, forms, knowledge }: CodebookParts): string {
  const parts = [
    '# Codebook',
    'Figures are in the tables only where they stand on the page. An empty cell is never a zero. `codebook.csv` and `tables/crosswalk.csv` hold the same for programs, `datapackage.json` the types and keys.',
    '## Status of an observation',
    tableIn(['status', 'meaning'], STATUSES),
    '## Tables',
    ...tables.filter(({ name }) => !name.startsWith(WIDE)).flatMap((table) => describeTable(table, knowledge)),
    ...forms.flatMap((form) => describeForm(form, listEntries([form], knowledge))),
    ...describeSeries(knowledge),
    ...describeCrossChecks(),
  ];
  return `${parts.join('\n\n')}\n`;
}

function describeTable(
  { name: table, path, title, columns, primaryKey }: TableDescription,
  knowledge: TableKnowledge,
): readonly string[] {
  return [
    `### ${path}`,
    `${title}. Key: ${primaryKey.map(code).join(', ')}.`,
    tableIn(
      ['column', 'type', 'label', 'meaning'],
      columns.map((column) => [
        code(column.name),
        column.type,
        labelColumn(table, column, knowledge),
        column.description,
      ]),
    ),
  ];
}

function describeForm(form: Form, entries: readonly CodebookEntry[]): readonly string[] {
  const [first, last] = form.years;
  const sums = form.tables.flatMap((table) => table.sums.map((sum: FormSum) => describeSum(form, sum)));
  const applicants = form.tables.flatMap((table) => (table.layout === 'matrix' ? table.columns : []));
  return [
    `## ${form.id}`,
    `${form.title} (${form.authority}), ${form.titleEn}. Columns of \`tables/${WIDE}${form.id}.csv\`; prescribed for ${first}–${last ?? ''}.`,
    tableIn(
      ['column', 'indicator', 'label', 'label in English', 'unit', 'kind', 'remark'],
      [...groupByIndicator(entries).values()].map(describeIndicator),
    ),
    ...(applicants.length === 0
      ? []
      : [
          'Applicants (the `*` of a column above):',
          tableIn(
            ['code', 'label', 'label in English'],
            applicants.map(({ code: name, label, labelEn }) => [code(name), label, labelEn]),
          ),
        ]),
    'Sums that the checks hold the form to:',
    tableIn(['rule', 'severity', 'formula'], sums),
  ];
}

function groupByIndicator(entries: readonly CodebookEntry[]): ReadonlyMap<string, readonly CodebookEntry[]> {
  const groups = new Map<string, CodebookEntry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.indicator.indicator);
    if (group === undefined) groups.set(entry.indicator.indicator, [entry]);
    else group.push(entry);
  }
  return groups;
}

function describeIndicator(entries: readonly CodebookEntry[]): readonly string[] {
  const [first] = entries;
  if (first === undefined) return [];
  const { indicator, unitName, kind } = first;
  const name = entries.length === 1 ? first.name : `${commonStart(entries.map((entry) => entry.name))}*`;
  const remark = indicator.local ? 'added by agencies' : unitName === null ? '' : `unit in ${code(unitName)}`;
  return [
    code(name),
    code(indicator.indicator),
    indicator.label,
    indicator.label_en,
    indicator.unit ?? '',
    kind,
    remark,
  ];
}

function commonStart(names: readonly string[]): string {
  const [first = '', ...others] = names;
  let length = first.length;
  for (const name of others) while (!name.startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, length);
}

function describeSum(form: Form, { rule, left, op, right, severity, forEach }: FormSum): readonly string[] {
  const side = (codes: readonly string[]): string => codes.map(code).join(' + ');
  const each = forEach === undefined ? '' : forEach === 'row' ? ' (each row)' : ' (each applicant)';
  return [code(`${form.id}.${rule}`), severity, `${side(left)} ${op} ${side(right)}${each}`];
}

function describeSeries({ concepts, breaks }: TableKnowledge): readonly string[] {
  return [
    '## Series',
    'Concepts of `tables/series.csv`. A value is there only where every indicator it is made of was reported. A break stands with the first form after it.',
    tableIn(
      ['concept', 'label', 'label in English', 'unit', 'form', 'made of', 'quality', 'break'],
      concepts.flatMap(({ code: name, label, labelEn, unit, sources }) =>
        sources.map(({ form, parts, quality, note, break: gap }) => [
          code(name),
          label,
          labelEn,
          unit,
          form,
          parts.map(code).join(' + '),
          note === undefined ? quality : `${quality}: ${note}`,
          gap ?? '',
        ]),
      ),
    ),
    '### Breaks',
    tableIn(
      ['break', 'what changed'],
      breaks.map(({ code: name, description }) => [name, description]),
    ),
  ];
}

/** Of `cross-checks.csv`; the sums within a report stand with its form. */
function describeCrossChecks(): readonly string[] {
  const rows = YEAR_RULES.map((rule) => [code(rule.rule), rule.severity, describeYearRule(rule)]);
  return [
    '## Cross-checks',
    'What `tables/cross-checks.csv` holds reports to; the year before is the preferred report of the same agency. A rule that the form has no figures for gives no row.',
    tableIn(['rule', 'severity', 'formula'], [...rows, ...OTHER_CROSS_CHECKS]),
  ];
}

function describeYearRule({ left, op, right, forEach }: YearRule): string {
  const each = forEach === undefined ? '' : ' (each applicant)';
  return `${describeTerms(left)} ${op} ${describeTerms(right)}${each}`;
}

function describeTerms(terms: readonly YearTerm[]): string {
  return terms
    .map(({ code: name, year, minus }, index) => {
      const sign = index === 0 ? '' : minus ? ' − ' : ' + ';
      return `${sign}${code(name)}${year === 'last' ? ' of the year before' : ''}`;
    })
    .join('');
}

function code(text: string): string {
  return `\`${text}\``;
}

function tableIn(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replace(PIPE, '\\|').replace(LINE_END, ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
