import * as fs from 'node:fs';
import { join } from 'node:path';
import { parquetMetadata } from 'hyparquet';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { ExcelCopy } from '../../../src/dataset/copies/excel-copy.js';
import { ROW_GROUP } from '../../../src/dataset/copies/parquet-copy.js';
import { MOST_SHEET_CELLS } from '../../../src/dataset/copies/table-copy.js';
import { sectionsTable } from '../../../src/output/tables/text-tables.js';
import { defaultKnowledge } from '../../../src/pipeline.js';
import { temporaryFolder } from '../../cli/captured-environment.js';
import { observe } from '../../output/sample-record.js';
import { build, contentOf, filesIn, fill, report } from '../dataset-folder.js';

let folder = '';
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

const [A, B] = ['110000-甲局', '320000-乙局'];
const hashes = () => contentOf(folder);

describe('copies of tables', () => {
  it('are there when asked for, beside tables that are the same', async () => {
    fill(folder, [report(A, 2016)]);
    await build(folder);
    const plain = contentOf(folder);
    await build(folder, { copies: ['excel', 'parquet'] });
    expect(hashes()).toMatchObject(plain);
    for (const name of filesIn(join(folder, 'tables')).map((file) => file.replace('.csv', ''))) {
      const copies = [`excel/${name}.csv`, `excel/${name}.xlsx`, `parquet/${name}.parquet`];
      expect(copies.filter((copy) => !fs.existsSync(join(folder, copy)))).toEqual([]);
    }
  });

  it('are the same bytes each time, and not touched when nothing changed', async () => {
    fill(folder, [report(A, 2016)]);
    await build(folder, { copies: ['excel', 'parquet'] });
    const before = hashes();
    const again = await build(folder, { copies: ['excel', 'parquet'] });
    expect(again?.files.filter(({ change }) => change !== 'unchanged')).toEqual([]);
    fs.rmSync(join(folder, 'excel'), { recursive: true });
    await build(folder, { copies: ['excel', 'parquet'] });
    expect(hashes()).toEqual(before);
  });

  it('that are there are renewed without being asked for, and go with their table', async () => {
    fill(folder, [report(A, 2016)]);
    await build(folder, { copies: ['excel', 'parquet'] });
    fs.writeFileSync(join(folder, 'excel/mine.xlsx'), 'mine');
    fill(folder, [report(B, 2021, { form: 'national-2021' })]);
    fs.rmSync(join(folder, 'records', A), { recursive: true });
    const built = await build(folder);
    expect(hashes()['excel/reports.csv']).toContain(B);
    expect(built?.files.filter(({ change }) => change === 'removed').map(({ path }) => path)).toEqual([
      'tables/wide-national-2014.csv',
      'excel/wide-national-2014.csv',
      'excel/wide-national-2014.xlsx',
      'parquet/wide-national-2014.parquet',
    ]);
    expect(fs.readFileSync(join(folder, 'excel/mine.xlsx'), 'utf8')).toBe('mine');
  });

  it('leave nothing half written behind when there is nothing to write', async () => {
    fill(folder, []);
    expect(await build(folder, { copies: ['excel', 'parquet'] })).toBeNull();
    expect(contentOf(folder)).toEqual({});
  });
});

describe('a table that is too large for a sheet', () => {
  it('has a CSV for spreadsheets and no workbook', async () => {
    const tree = { root: folder, files: fs, pid: 1 };
    const table = sectionsTable;
    const copy = new ExcelCopy({ tree, table, knowledge: defaultKnowledge.tables, writeWorkbook });
    const row = table.columns.map(() => 1);
    const rows = Array.from({ length: Math.ceil(MOST_SHEET_CELLS / row.length) + 1 }, () => row);
    copy.add(rows);
    await copy.finish();
    expect(copy.place().map(({ path }) => path)).toEqual(['excel/sections.csv']);
  });
});

describe('Parquet', () => {
  it('has a row group for every so many rows', async () => {
    const observations = Array.from({ length: ROW_GROUP + 1 }, (_, index) => observe(`i${index}`, index));
    fill(folder, [report(A, 2016, { observations }), report(A, 2017)]);
    await build(folder, { copies: ['parquet'] });
    const bytes = fs.readFileSync(join(folder, 'parquet/observations.parquet'));
    const { row_groups, num_rows } = parquetMetadata(Uint8Array.from(bytes).buffer);
    expect(num_rows).toBe(BigInt(ROW_GROUP + 4));
    expect(row_groups.length).toBe(2);
  });
});
