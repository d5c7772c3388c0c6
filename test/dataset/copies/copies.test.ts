import * as fs from 'node:fs';
import { join } from 'node:path';
import * as library from 'fflate';
import { parquetMetadata } from 'hyparquet';
import * as parquet from 'hyparquet-writer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ExcelCopy } from '../../../src/dataset/copies/excel-copy.js';
import { removeOtherCopies } from '../../../src/dataset/copies/open-copies.js';
import { ParquetCopy, ROW_GROUP } from '../../../src/dataset/copies/parquet-copy.js';
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

describe('a table that is too large for a workbook', () => {
  const tree = () => ({ root: folder, files: fs, pid: 1 });
  const table = sectionsTable;
  const row = table.columns.map(() => 1);

  it('has a CSV for spreadsheets and no workbook, and says so', async () => {
    const mostCells = row.length * 3;
    const copy = new ExcelCopy({ tree: tree(), table, knowledge: defaultKnowledge.tables, library, mostCells });
    copy.add([row, row, row, row]);
    await copy.finish();
    expect(copy.place()).toEqual([
      { path: 'excel/sections.csv', change: 'written' },
      { path: 'excel/sections.xlsx', change: 'omitted' },
    ]);
    expect(filesIn(folder)).toEqual(['excel/sections.csv']);
  });

  it('loses the workbook that it had', async () => {
    fill(folder, [report(A, 2016)]);
    await build(folder, { copies: ['excel'] });
    expect(removeOtherCopies(tree(), new Set(['excel/sections.csv'])).map(({ path }) => path)).toContain(
      'excel/sections.xlsx',
    );
  });
});

describe('Parquet', () => {
  const groupsOf = async (path: string) => {
    const { row_groups, num_rows } = parquetMetadata(Uint8Array.from(fs.readFileSync(join(folder, path))).buffer);
    return { rows: Number(num_rows), groups: row_groups.map(({ num_rows: rows }) => Number(rows)) };
  };

  it('has a row group for every so many rows', async () => {
    const observations = Array.from({ length: ROW_GROUP.rows + 1 }, (_, index) => observe(`i${index}`, index));
    fill(folder, [report(A, 2016, { observations }), report(A, 2017)]);
    await build(folder, { copies: ['parquet'] });
    const { rows, groups } = await groupsOf('parquet/observations.parquet');
    expect([rows, groups]).toEqual([ROW_GROUP.rows + 4, [ROW_GROUP.rows, 4]]);
  });

  it.each([
    ['cells', { rows: 100, cells: 3 * sectionsTable.columns.length, characters: 1000 }, [3, 3, 1]],
    ['characters', { rows: 100, cells: 1000, characters: 10 }, [2, 2, 2, 1]],
  ])('has one for every so many %s', async (_, limits, expected) => {
    const table = sectionsTable;
    const copy = new ParquetCopy({ tree: { root: folder, files: fs, pid: 1 }, table, library: parquet, limits });
    const row = table.columns.map(({ type, name }) =>
      type === 'string' ? (name === 'text' ? '长长长长长' : '') : 2016,
    );
    for (let count = 7; count > 0; count -= 1) copy.add([row]);
    await copy.finish();
    copy.place();
    expect(await groupsOf('parquet/sections.parquet')).toEqual({ rows: 7, groups: expected });
  });
});
