/**
 * `codebook.md`: what every table, column, indicator, sum and concept means, for people to read; labels in both languages.
 * In: tables and forms as data; out: Markdown. Nothing of a record is in it.
 */
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

function code(text: string): string {
  return `\`${text}\``;
}

function tableIn(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replace(PIPE, '\\|').replace(LINE_END, ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
