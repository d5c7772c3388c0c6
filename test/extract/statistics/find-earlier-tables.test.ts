import { describe, expect, it } from 'vitest';
import { findYears } from '../../../src/extract/statistics/find-earlier-tables.js';
import type { Block } from '../../../src/model/document.js';
import { body, line, page as pageOf, pipes, reading } from './blocks.js';
import { CLAUSES } from './later-form.js';
import { byCode, readSource, table } from './read-html.js';

const EARLIER = CLAUSES.map((row) => row.map((cell) => (/^\d+$/.test(cell) ? `9${cell}` : cell)));

function page(body: string): string {
  return `<html><head><title>青阳县水务局2021年政府信息公开工作年度报告</title></head><body><h1>2021年年度报告</h1>${body}</body></html>`;
}

function issued(body: string): unknown {
  return byCode(readSource(page(body))).get('normative_documents.issued')?.value;
}

const inner = (rows: readonly (readonly string[])[]) => /<table>.*<\/table>/.exec(table(rows))?.[0] ?? '';

describe('tables of an earlier year', () => {
  it('give way to those of the report, and keep their rows', () => {
    const body = `${inner(CLAUSES)}<p>附：2020年数据（对照）</p>${inner(EARLIER)}`;
    expect(issued(body)).toBe(104);
    const reading = readSource(page(body));
    expect(reading.diagnostics.map(({ code }) => code)).toContain('values-of-earlier-year');
    expect(reading.observations.find(({ value }) => value === 9104)?.indicator).toBeNull();
    expect(issued(`<p>2020年情况表</p>${inner(EARLIER)}<p>2021年情况表</p>${inner(CLAUSES)}`)).toBe(104);
  });

  it('stand where nothing stands against them: the year over a table may be left from last year', () => {
    expect(issued(`<p>2020年情况表</p>${inner(CLAUSES)}`)).toBe(104);
  });

  it('are not told where no line names a year', () => {
    expect(issued(`${inner(CLAUSES)}<p>附：对照数据</p>${inner(EARLIER)}`)).toBeNull();
    expect(issued(`${inner(CLAUSES)}<p>发布日期：2020-01-20</p>${inner(EARLIER)}`)).toBeNull();
  });
});

describe('findYears', () => {
  const TABLE = pipes([['甲']]);

  /** Blocks of a page, its tables among them → the year of each table. */
  function find(blocks: readonly (string | Block)[], title = '') {
    const places = blocks.flatMap((block, at) => (block === TABLE ? [at] : []));
    const tables = places.map((block, index) => body([['甲']], { index, block }));
    const page = { ...pageOf(...blocks), title: title === '' ? null : { raw: title, text: title } };
    const years = findYears(page, tables, reading.isHeading);
    return { report: years.report, tables: tables.map(({ index }) => years.tables.get(index) ?? null) };
  }
  const years = (...blocks: readonly (string | Block)[]) => find(blocks).tables;

  it.each<[string, string | null]>([
    ['2020年数据', '2020'],
    ['附：2020年数据', '2020'],
    ['2020', '2020'],
    ['2020-01-20', null],
    ['2020/1', null],
    ['2020.1.20', null],
    ['12020年', null],
    ['2020120', null],
    ['-2020', null],
    ['1999年数据', null],
    ['数据', null],
    ['2020年'.padEnd(60, '字'), '2020'],
    ['2020年'.padEnd(61, '字'), null],
  ])('reads a line over a table: %j, %s', (text, year) => {
    expect(years(text, TABLE)).toEqual([year]);
  });

  it('reads the nearest of three lines, up to a heading or another block', () => {
    expect(years('2019年', '2020年', TABLE)).toEqual(['2020']);
    expect(years('2020年', '甲', '乙', TABLE)).toEqual(['2020']);
    expect(years('2020年', '甲', '乙', '丙', TABLE)).toEqual([null]);
    expect(years('2020年', '二、主动公开政府信息情况', TABLE)).toEqual([null]);
    expect(years('2020年主动公开政府信息情况', TABLE)).toEqual(['2020']);
    expect(years('2020年', line('字'.repeat(61)), TABLE)).toEqual([null]);
    const picture: Block = { kind: 'figure', start: 0, zone: 'plain', media: 'image', src: '', alt: '' };
    expect(years('2020年', picture, TABLE)).toEqual([null]);
  });

  it('goes on with the year of the table above, where no line and no section stands between', () => {
    expect(years('2020年', TABLE, TABLE, '甲', TABLE)).toEqual(['2020', '2020', '2020']);
    expect(years('2020年', TABLE, '2021年', TABLE)).toEqual(['2020', '2021']);
    expect(years('2020年', TABLE, '二、主动公开政府信息情况', TABLE)).toEqual(['2020', null]);
    expect(years('甲', TABLE, '乙', TABLE)).toEqual([null, null]);
    expect(years(TABLE)).toEqual([null]);
  });

  it('takes the caption of a table before the lines over it', () => {
    const caption = { raw: '2018年', text: '2018年' };
    const table = body([['甲']], { block: 1, grid: { ...TABLE, caption } });
    expect(findYears(pageOf('2020年', TABLE), [table], reading.isHeading).tables.get(0)).toBe('2018');
  });

  it('reads the year of the report from the title and the headings before the first table', () => {
    const report = (title: string, ...blocks: readonly (string | Block)[]) => find([...blocks, TABLE], title).report;
    const head = (text: string) => line(text, { level: 2 });
    expect(report('2021年度报告')).toBe('2021');
    expect(report('2021年度报告', head('2020年度报告'))).toBeNull();
    expect(report('2021年度报告', head('2021年度报告'), '2020年')).toBe('2021');
    expect(report('', head('某报告'), head('2021年度报告'))).toBe('2021');
    expect(report('', '2021年度报告', '2020年')).toBe('2021');
    expect(report('', '某报告', '2020年')).toBeNull();
    expect(report('', '2020年', head('2021年度报告'))).toBe('2021');
    expect(report('')).toBeNull();
    expect(find([TABLE, head('2020年度')], '2021年').report).toBe('2021');
    expect(find(['2021年']).report).toBeNull();
    expect(find([TABLE, '2021年']).report).toBeNull();
  });
});
