/** `tables/sections.csv` and `tables/checks.csv`: the prose of the reports, and what their own checks said. */
import type { FiledRecord } from '../../model/finding.js';
import type { CheckResult, Section } from '../../model/record.js';
import type { CsvCell } from '../observation-csv.js';
import { type Column, type DatasetTable, KEY, keyColumns, TO_REPORT, tableOf, within } from './table.js';

/** A part of a record with its place in the record's list. */
interface Part<Item> {
  readonly filed: FiledRecord;
  readonly item: Item;
  readonly index: number;
}

const PARAGRAPH_STEP = '\n';
const PLACE_STEP = ' ';

function partsOf<Item>(filed: FiledRecord, items: readonly Item[]): readonly Part<Item>[] {
  return items.map((item, index) => ({ filed, item, index }));
}

function column<Item>(
  name: string,
  description: string,
  cell: (item: Item) => CsvCell,
  type: Column<unknown>['type'] = 'string',
): Column<Part<Item>> {
  return { name, type, description, cell: ({ item }) => cell(item) };
}

function place<Item>(name: string): Column<Part<Item>> {
  const description = 'Place in the record, from 0';
  return { name, type: 'integer', description, key: true, cell: ({ index }) => index };
}

export const sectionsTable: DatasetTable = tableOf<Part<Section>>({
  name: 'sections',
  title: 'Sections: the prose of the reports, one row per top-level part',
  columns: [
    ...within<Part<Section>>(keyColumns),
    place<Section>('section'),
    column<Section>('number', 'Ordinal of the heading', ({ number }) => number, 'integer'),
    column<Section>('heading', 'Heading without its ordinal', ({ heading }) => heading),
    column<Section>('topic', 'What the section is about', ({ topic }) => topic),
    column<Section>('paragraphs', 'Number of paragraphs', ({ paragraphs }) => paragraphs.length, 'integer'),
    column<Section>('text', 'The paragraphs, one a line', ({ paragraphs }) => paragraphs.join(PARAGRAPH_STEP)),
  ],
  primaryKey: [...KEY, 'section'],
  foreignKeys: [TO_REPORT],
  list: (filed) => partsOf(filed, filed.record.sections),
});

export const checksTable: DatasetTable = tableOf<Part<CheckResult>>({
  name: 'checks',
  title: 'Checks: what adds up within each report and what does not',
  columns: [
    ...within<Part<CheckResult>>(keyColumns),
    place<CheckResult>('check'),
    column<CheckResult>('rule', 'The rule; its form stands before the dot', ({ rule }) => rule),
    column<CheckResult>('outcome', 'pass, fail or not-assessable', ({ outcome }) => outcome),
    column<CheckResult>('severity', 'error, warning or info', ({ severity }) => severity),
    column<CheckResult>('expected', 'What the rule asks for', ({ expected }) => expected),
    column<CheckResult>('actual', 'What the page says', ({ actual }) => actual),
    column<CheckResult>('message', 'The rule with its figures', ({ message }) => message),
    column<CheckResult>('observations', 'Places of the observations it looked at', ({ observations }) =>
      observations.join(PLACE_STEP),
    ),
  ],
  primaryKey: [...KEY, 'check'],
  foreignKeys: [TO_REPORT],
  list: (filed) => partsOf(filed, filed.record.checks),
});
