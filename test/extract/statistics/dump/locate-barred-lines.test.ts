import { describe, expect, it } from 'vitest';
import { byCode, readSource } from '../read-html.js';

const ROWS = [
  '| 统计指标 | 单位 | 统计数 |',
  '|---|---|---|',
  '| （一）收到申请数 | 件 | 7 |',
  '| 1.当面申请数 | 件 |  |',
  '| 2.传真申请数 | 件 | / |',
  '| （二）申请办结数 | 件 | 6 |',
  '| 1.按时办结数 | 件 | 5 |',
  '| 2.延期办结数 | 件 | 1 |',
];

const page = (body: string) => `<html><head><meta charset="utf-8"></head><body><div>${body}</div></body></html>`;

describe('a table printed with bars in the text of a page', () => {
  it.each([
    ['a paragraph to each row', ROWS.map((row) => `<p>${row}</p>`).join('\n')],
    ['a line break behind each row', `<p>${ROWS.join('<br>')}</p>`],
    ['full-width bars', ROWS.map((row) => `<p>${row.replaceAll('|', '｜')}</p>`).join('')],
  ])('is read: %s', (_, body) => {
    const reading = readSource(page(body));
    const found = byCode(reading);
    expect(reading.tables).toHaveLength(1);
    expect(found.get('requests.received')).toMatchObject({ value: 7, unit: '件', at: { row: 0, column: 2 } });
    expect(found.get('requests.received.in_person')?.status).toBe('blank');
    expect(found.get('requests.received.fax')?.status).toBe('placeholder');
    expect(found.get('requests.completed.extended')?.value).toBe(1);
  });

  it('is none without labels of a form: trails and footers have bars too', () => {
    const lines = ['首页 | 公开 | 年报', '联系我们 | 网站地图', '版权 | 备案 | 电话'];
    const reading = readSource(page(lines.map((line) => `<p>${line}</p>`).join('')));
    expect(reading.tables).toEqual([]);
    expect(reading.uses.size).toBe(0);
  });
});

describe('a table drawn with lines', () => {
  it.each([
    ['boxes', '┌──┬──┬──┐', '├──┼──┼──┤', '│'],
    ['signs', '+---+---+---+', '+---+---+---+', '|'],
  ])('is read as one: %s', (_, edge, rule, bar) => {
    const rows = ROWS.filter((_, index) => index !== 1).map((row) => row.replaceAll('|', bar));
    const reading = readSource(page(`<pre>${edge}\n${rows.join(`\n${rule}\n`)}\n${edge}</pre>`));
    expect(reading.tables).toHaveLength(1);
    expect(reading.tables[0]?.rows).toHaveLength(7);
    expect(byCode(reading).get('requests.completed')?.value).toBe(6);
  });
});

describe('a list printed in lines of text', () => {
  it.each([
    ['a colon', '：'],
    ['leaders', '…………'],
    ['dots', '......'],
  ])('is read with %s between label and figure', (_, between) => {
    const lines = ROWS.slice(2).map((row) => row.split('|').map((cell) => cell.trim()));
    const text = lines.map(([, label = '', unit = '', value = '']) => `${label}${between}${value || '0'}${unit}`);
    const found = byCode(readSource(page(text.map((line) => `<p>${line}</p>`).join(''))));
    expect(found.get('requests.received')?.value).toBe(7);
    expect(found.get('requests.completed.on_time')?.value).toBe(5);
  });
});
