import { describe, expect, it } from 'vitest';
import { locateBarredLines } from '../../../../src/extract/statistics/dump/locate-barred-lines.js';
import type { Block } from '../../../../src/model/document.js';
import { line, page as pageOf, reading } from '../blocks.js';
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

describe('locateBarredLines', () => {
  const locate = (lines: readonly (string | Block)[], used: readonly number[] = []) =>
    locateBarredLines(pageOf(...lines), new Set(used), reading.cells).map(({ grid, blocks }) => ({
      rows: grid.rows.map((row) => row.map(({ text }) => text)),
      blocks,
    }));
  const THREE = ['| 收到申请数 | 7 |', '| 当面申请数 | 1 |', '| 某项 | 2 |'];
  const ROWS = [
    ['收到申请数', '7'],
    ['当面申请数', '1'],
    ['某项', '2'],
  ];

  it('takes three rows with two labels of a form', () => {
    expect(locate(THREE)).toEqual([{ rows: ROWS, blocks: [0, 1, 2] }]);
    expect(locate(THREE.slice(0, 2))).toEqual([]);
    expect(locate(['| 收到申请数 | 7 |', '| 甲 | 1 |', '| 乙 | 2 |'])).toEqual([]);
    expect(locate(['如下：', ...THREE, '以上', ...THREE])).toMatchObject([
      { blocks: [1, 2, 3] },
      { blocks: [5, 6, 7] },
    ]);
    expect(locate(THREE, [1])).toEqual([]);
  });

  it('counts no rule between rows, and holds it all the same', () => {
    const [first = '', second = '', third = ''] = THREE;
    expect(locate([first, '|---|---|', second, third])).toEqual([{ rows: ROWS, blocks: [0, 1, 2, 3] }]);
    expect(locate([first, '|---|---|', second])).toEqual([]);
  });

  it.each<[string, string | Block]>([
    ['a link', line('| 当面申请数 | 1 |', { links: [{ href: '/', raw: '1', text: '1' }] })],
    ['the frame of the page', line('| 当面申请数 | 1 |', { zone: 'chrome' })],
    ['a line of one cell', '| 当面申请数 |'],
    ['a line without bars', '当面申请数 1'],
    ['a line that is too long', `| 当面申请数 | ${'1'.repeat(990)} |`],
    ['a picture', { kind: 'figure', start: 0, zone: 'plain', media: 'image', src: '', alt: '' }],
  ])('is cut by %s', (_, cut) => {
    const [first = '', , third = ''] = THREE;
    expect(locate([first, cut, third])).toEqual([]);
  });

  it('places its cells, as they were printed', () => {
    const printed = line('| 收到申请数 | 7 | |', { raw: '| 收到 申请数 |７| |', start: 5 });
    const [table] = locateBarredLines(pageOf(printed, ...THREE.slice(1)), new Set(), reading.cells);
    expect(table?.grid).toMatchObject({ start: 5, width: 3, dumped: true, caption: null, links: [], zone: 'plain' });
    expect(table?.grid.rows[0]).toMatchObject([
      { raw: '收到 申请数', text: '收到申请数', x: 0, start: 5, colspan: 1, rowspan: 1, head: false },
      { raw: '７', text: '7', x: 1 },
      { raw: '', text: '', x: 2 },
    ]);
    const other = line('| 收到申请数 | 7 |', { raw: '收到申请数' });
    const [parted] = locateBarredLines(pageOf(other, ...THREE.slice(1)), new Set(), reading.cells);
    expect(parted?.grid.rows[0]?.map(({ raw }) => raw)).toEqual(['收到申请数', '7']);
  });
});
