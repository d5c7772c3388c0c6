import { describe, expect, it } from 'vitest';
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
