/** What we write, opened by programs that we did not write: every row, every cell, whatever the text. */
import * as fs from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COPY_KINDS } from '../../src/dataset/copies/table-copy.js';
import { MOST_CHARACTERS } from '../../src/output/spreadsheet-cells.js';
import { temporaryFolder } from '../cli/captured-environment.js';
import { build, filesIn, fill, readExactCsv, report } from '../dataset/dataset-folder.js';
import { describeWith, TOOLS } from '../debian-tools.js';
import { observe } from '../output/sample-record.js';

const [A, B] = ['110000-甲局', '320000-乙局'];
const FORMULA = "=cmd|'x'!A1";
const NASTY = 'a"b,c;\td\ne\u2028\u202e\ufefff';
const LONG = `${'长'.repeat(40_000)}完`;
/** Comma, quote, UTF-8, from the first line. */
const UTF8_CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1';
const folder = temporaryFolder();
const script = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const table = (name: string) => readExactCsv(fs.readFileSync(join(folder, 'tables', `${name}.csv`), 'utf8'));
const tables = (): readonly string[] => filesIn(join(folder, 'tables')).map((name) => name.replace('.csv', ''));

beforeAll(async () => {
  const section = (...paragraphs: readonly string[]) => ({ number: 1, heading: NASTY, topic: null, paragraphs });
  fill(folder, [
    report(A, 2016, { title: FORMULA, sections: [section(LONG), section('-5', NASTY)] }),
    report(A, 2017, {
      observations: [
        observe('proactive.items', 0.5, { raw: '-', label: NASTY }),
        observe('requests.received', 1234567, { raw: '＝1234567' }),
        observe('fees.collected', 25.1, { unit: '万元' }),
        observe(null, null, { raw: '@x' }),
      ],
    }),
    report(B, 2016, { observations: [observe('proactive.items', 1)] }),
    report(B, 2016, { observations: [observe('proactive.items', 2)], source: { trust: 'official' } }),
    report(B, 2021, { form: 'national-2021', observations: [observe('requests.received', 2, { applicant: 'total' })] }),
  ]);
  await build(folder, { copies: COPY_KINDS });
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

describe('Parquet', () => {
  it('has the cells of the tables, typed', async () => {
    for (const name of tables()) {
      const bytes = fs.readFileSync(join(folder, 'parquet', `${name}.parquet`));
      const file = Uint8Array.from(bytes).buffer;
      const rows = await parquetReadObjects({ file });
      const asText = rows.map((row) =>
        Object.fromEntries(Object.entries(row).map(([column, value]) => [column, textOf(value)])),
      );
      expect(asText).toEqual(table(name));
    }
  });

  it('is read by DuckDB, as the CSV is, to the same rows and the types that the schema names', async () => {
    const connection = await (await DuckDBInstance.create()).connect();
    const ask = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson();
    for (const name of tables()) {
      const parquet = `read_parquet('${join(folder, 'parquet', `${name}.parquet`)}')`;
      const csv = `read_csv('${join(folder, 'tables', `${name}.csv`)}', all_varchar = true, max_line_size = 1000000)`;
      const [counts] = await ask(`SELECT (SELECT count(*) FROM ${parquet}), (SELECT count(*) FROM ${csv})`);
      expect([name, counts]).toEqual([name, [String(table(name).length), String(table(name).length)]]);
    }
    const reports = `read_parquet('${join(folder, 'parquet/reports.parquet')}')`;
    const types = await ask(
      `SELECT column_name, column_type FROM (DESCRIBE SELECT year, variant, preferred, issued_on, bytes FROM ${reports})`,
    );
    expect(types).toEqual([
      ['year', 'INTEGER'],
      ['variant', 'VARCHAR'],
      ['preferred', 'BOOLEAN'],
      ['issued_on', 'DATE'],
      ['bytes', 'BIGINT'],
    ]);
    const values = `read_parquet('${join(folder, 'parquet/observations.parquet')}')`;
    expect(await ask(`SELECT sum(value), count(value), count(*) FROM ${values}`)).toEqual([[1235042.6, '8', '10']]);
    expect(await ask(`SELECT count(*) FROM ${reports} WHERE title = '${FORMULA.replaceAll("'", "''")}'`)).toEqual([
      ['1'],
    ]);
  });
});

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return value === null || value === undefined ? '' : String(value);
}

describeWith('csv of Python', TOOLS.python, ({ run }) => {
  it('reads every table to the same rows', () => {
    for (const name of tables()) {
      const [head = [], ...rows] = JSON.parse(
        run([script('read_csv.py'), join(folder, 'tables', `${name}.csv`)], folder),
      );
      expect(Object.keys(table(name)[0] ?? {})).toEqual(head);
      expect(rows).toEqual(table(name).map((row) => Object.values(row)));
    }
  });

  it('finds in the copies for spreadsheets no text that begins a formula, and none that is too long', () => {
    for (const name of tables()) {
      const path = join(folder, 'excel', `${name}.csv`);
      expect(fs.readFileSync(path).subarray(0, 3)).toEqual(Buffer.from('\ufeff'));
      const rows: readonly string[][] = JSON.parse(run([script('read_csv.py'), path], folder));
      expect(rows.flat().filter((cell) => /^[\s"]*[=+@＝＋＠]|^-(?!\d)/.test(cell))).toEqual([]);
      expect(rows.flat().filter((cell) => cell.length > MOST_CHARACTERS)).toEqual([]);
      expect(rows).toHaveLength(table(name).length + 2);
    }
    const reports: readonly string[][] = JSON.parse(
      run([script('read_csv.py'), join(folder, 'excel/reports.csv')], folder),
    );
    expect(reports.flat()).toContain(`'${FORMULA}`);
    expect(reports[0]?.slice(0, 3)).toEqual(['\ufeff机关键', '年度', '版本']);
  });
});

describeWith('a workbook', TOOLS.python, ({ run }) => {
  const read = (name: string) =>
    JSON.parse(run([script('read_xlsx.py'), join(folder, 'excel', `${name}.xlsx`)], folder));

  it('has frozen heads, texts that are texts, numbers that are numbers, and no formula', () => {
    const { title, rows, pane, formulas } = read('reports');
    expect([title, formulas]).toEqual(['报告', 0]);
    expect(pane).toMatchObject({ state: 'frozen', xSplit: '2', ySplit: '2' });
    expect(rows[0].A1).toEqual(['text', '机关键']);
    expect(rows[1].A2).toEqual(['text', 'agency_key']);
    const cells = Object.values(rows[2]);
    expect(cells).toContainEqual(['text', FORMULA]);
    expect(rows[2].B3).toEqual(['number', '2016']);
    expect(rows).toHaveLength(table('reports').length + 2);
  });

  it('names the columns of the wide tables as the form does', () => {
    const { rows } = read('wide-national-2021');
    expect(Object.values(rows[0])).toContainEqual(['text', '予以公开/自然人']);
  });

  it('cuts what no cell holds, and says where the rest is', () => {
    const { rows } = read('sections');
    const texts = rows.flatMap((row: Record<string, [string, string]>) => Object.values(row).map(([, text]) => text));
    const cut = texts.filter((text: string | null) => text?.endsWith('全文见 tables/sections.csv'));
    expect(cut.map((text: string) => text.length)).toEqual([MOST_CHARACTERS]);
  });
});

describeWith('pandas', TOOLS.pandas, ({ run }) => {
  it('reads tables and workbooks alike', () => {
    const shapes = JSON.parse(run([script('read_pandas.py'), folder], folder));
    expect(shapes.observations).toEqual([10, 19]);
    expect(shapes.reports[0]).toBe(5);
  });
});

describeWith('R', TOOLS.r, ({ run }) => {
  it('loads the dataset with its own script', () => {
    const lines = run(['--vanilla', script('read_dataset.R'), folder], folder)
      .split('\n')
      .map((line) => line.trim());
    expect(lines).toEqual(
      expect.arrayContaining([
        `reports ${table('reports').length} ${Object.keys(table('reports')[0] ?? {}).length}`,
        'observations 10 19',
        `codebook ${readExactCsv(fs.readFileSync(join(folder, 'codebook.csv'), 'utf8')).length} 17`,
        'label The figure; empty unless all its indicators were reported',
        'types integer logical Date numeric',
        'variants 4 1',
        'sum 1235042.6',
        'title 1',
      ]),
    );
  });
});

describeWith('LibreOffice', TOOLS.office, ({ run }) => {
  it('opens a workbook and gives back its texts and numbers', () => {
    const out = join(folder, 'converted');
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    run([profile, '--headless', '--convert-to', UTF8_CSV, '--outdir', out, join(folder, 'excel/reports.xlsx')], folder);
    const text = fs.readFileSync(join(out, 'reports.csv'), 'utf8');
    expect(text).toContain(FORMULA);
    expect(text).toContain('机关键');
    fs.rmSync(out, { recursive: true });
    fs.rmSync(join(folder, 'profile'), { recursive: true, force: true });
  });
});
