import { describe, expect, it } from 'vitest';
import type { FiledRecord } from '../../../src/model/finding.js';
import { OBSERVATION_COLUMNS } from '../../../src/output/observation-csv.js';
import { codebookTable } from '../../../src/output/tables/codebook-table.js';
import { listStaticTables, listTables } from '../../../src/output/tables/list-tables.js';
import { defaultKnowledge } from '../../../src/pipeline.js';
import { observe, sampleRecord } from '../sample-record.js';

const { forms, tables: knowledge } = defaultKnowledge;
const TABLES = listTables(forms, knowledge);
const ALL = [...TABLES, ...listStaticTables(forms, knowledge)];
const filed: FiledRecord = { record: sampleRecord(), variant: '0a1b2c3d' };

function rowsOf(name: string, { record, variant } = filed) {
  const table = TABLES.find((one) => one.name === name);
  if (table === undefined) throw new Error(name);
  return table
    .rowsOf({ record, variant })
    .map((row) => Object.fromEntries(table.columns.map((column, index) => [column.name, row[index]])));
}

describe('tables', () => {
  it('have as many cells as columns, and keys that are columns', () => {
    for (const { name, columns, primaryKey, foreignKeys, rowsOf: rows } of TABLES) {
      const names = columns.map((column) => column.name);
      expect(primaryKey.filter((key) => !names.includes(key))).toEqual([]);
      for (const { fields, table, references } of foreignKeys) {
        const other = ALL.find((one) => one.name === table);
        expect(fields.filter((field) => !names.includes(field))).toEqual([]);
        expect(references.filter((field) => !other?.columns.some((column) => column.name === field))).toEqual([]);
      }
      expect([name, ...rows(filed).map((row) => row.length)].slice(1)).toEqual(rows(filed).map(() => columns.length));
      expect(columns.filter(({ description }) => description === '')).toEqual([]);
    }
  });

  it('tell a report in one row', () => {
    expect(rowsOf('reports')).toEqual([
      expect.objectContaining({
        agency_key: '321200-青溪市审计局',
        year: 2016,
        variant: '0a1b2c3d',
        preferred: 'false',
        region_code: '321200',
        form: 'national-2014',
        categories: '其他; 公报',
        issued_on: '2017-02-24',
        sections: 3,
        observations: 3,
        reported: 2,
        blank: 1,
        unknown_rows: 0,
        conflicting: 0,
        missing: 1,
        checks_passed: 1,
        failed_warnings: 1,
        failed_errors: 0,
        url: null,
        path: 'page.html',
        trust: 'unknown',
      }),
    ]);
    const observations = [observe('a', 1), observe('a', 2), observe(null, 1)];
    const [report] = rowsOf('reports', { record: sampleRecord({ observations }), variant: null });
    expect(report).toMatchObject({ preferred: 'true', conflicting: 1, unknown_rows: 1 });
  });

  it('tell observations as the CSV of the record does', () => {
    const [first] = rowsOf('observations');
    expect(first).toMatchObject({ observation: 0, indicator: 'proactive.items', value: 396, status: 'reported' });
    expect(Object.keys(first ?? {})).toEqual(expect.arrayContaining([...OBSERVATION_COLUMNS]));
  });

  it('tell sections and checks', () => {
    expect(rowsOf('sections')[1]).toMatchObject({
      section: 1,
      number: 1,
      paragraphs: 2,
      text: '一是加强领导。\n二是加强审查。',
    });
    expect(rowsOf('checks')[1]).toMatchObject({ check: 1, rule: 'channels_sum', expected: 396, observations: '0 1' });
  });
});

describe('the codebook', () => {
  const { columns, rows, primaryKey } = codebookTable(forms, knowledge);
  const entries = rows.map((row) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index]])));

  it('maps every column of the wide tables', () => {
    for (const form of forms) {
      const wide = TABLES.find(({ name }) => name === `wide-${form.id}`);
      const own = entries.filter((entry) => entry['form'] === form.id);
      const mapped = own.flatMap((entry) => [entry['wide_column'], entry['wide_unit_column']]).filter(Boolean);
      expect(mapped).toEqual(wide?.columns.slice(5).map(({ name }) => name));
    }
  });

  it('has one row per key, and labels in both languages', () => {
    const keys = entries.map((entry) => primaryKey.map((name) => entry[name]).join(' '));
    expect(new Set(keys).size).toBe(keys.length);
    expect(entries.filter((entry) => !entry['label'] || !entry['label_en'])).toEqual([]);
    expect(entries.filter((entry) => entry['applicant'] && !entry['applicant_label_en'])).toEqual([]);
  });

  it('tells kinds and sums', () => {
    const find = (form: string, indicator: string, applicant: string | null = null) =>
      entries.find((one) => one['form'] === form && one['indicator'] === indicator && one['applicant'] === applicant);
    expect(find('national-2019', 'licensing.items_change')).toMatchObject({ kind: 'change', unit: '项' });
    expect(find('national-2019', 'procurement.amount')).toMatchObject({ kind: 'amount', unit: null });
    expect(find('national-2014', 'requests.received')).toMatchObject({
      kind: 'count',
      sums: 'national-2014.C1 national-2014.C6',
      first_year: 2014,
      last_year: 2018,
    });
    const total = find('national-2021', 'outcome.total', 'total');
    expect(total?.['sums']).toBe('national-2021.balance national-2021.outcome_total national-2021.applicant_total');
  });
});
