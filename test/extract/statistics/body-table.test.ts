import { describe, expect, it } from 'vitest';
import { locateTables, recordTable } from '../../../src/extract/statistics/body-table.js';
import type { Block, Page } from '../../../src/model/document.js';
import { body, line, page, pipes, reading } from './blocks.js';
import { byCode, readSource } from './read-html.js';

const LINES = [
  '统计指标\t单位\t统计数',
  '（一）收到申请数\t件\t7',
  '（二）申请办结数\t件\t6',
  '（三）申请答复数\t件\t5',
  '四、行政复议数量\t件\t2',
  '（一）维持具体行政行为数\t件\t1',
  '五、行政诉讼数量',
  '（二）被依法纠错数\t件\t3',
  '（三）其他情形数\t件\t4',
];

describe('a table that a dump printed with lines between its rows', () => {
  it('is one where they are labels of the form: parents stay above their rows', () => {
    const reading = readSource(LINES.join('\n'));
    const found = byCode(reading);
    expect(reading.tables).toHaveLength(1);
    expect(found.get('litigation.corrected')?.value).toBe(3);
    expect(found.get('litigation.other')?.value).toBe(4);
    expect(found.has('reconsideration.corrected')).toBe(false);
  });

  it('ends at any other line', () => {
    const text = LINES.map((line, index) => (index === 6 ? '以下为诉讼情况' : line));
    expect(readSource(text.join('\n')).tables).toHaveLength(2);
  });
});

describe('locateTables', () => {
  const LABELS = ['收到申请数', '当面申请数', '传真申请数', '网络申请数', '信函申请数'];
  const LINES = LABELS.flatMap((label) => [label, '7']);
  const BARS = LABELS.map((label) => `| ${label} | 7 |`);
  const TABLE = pipes(
    [
      ['甲', '1'],
      ['乙', '2'],
    ],
    false,
  );
  const html = (...blocks: readonly (string | Block)[]): Page => ({ ...page(...blocks), format: 'html' });

  function locate(of: Page, { used = [], dumps = true }: { used?: readonly number[]; dumps?: boolean } = {}) {
    return locateTables(of, { used: new Set(used), reading, dumps }).map(
      ({ index, block, blocks, regrouped }) =>
        `${index}: ${block}${blocks.length > 1 ? `-${blocks.at(-1)}` : ''}${regrouped ? ' of lines' : ''}`,
    );
  }

  it('numbers the tables of a page, and leaves those of its frame and of the header', () => {
    expect(locate(page('文字', TABLE, { ...TABLE, zone: 'chrome' }, TABLE, TABLE), { used: [3] })).toEqual([
      '0: 1',
      '1: 4',
    ]);
    expect(locate(page('文字'))).toEqual([]);
  });

  it('finds tables in lines of text, where they are looked for', () => {
    expect(locate(page(TABLE, ...LINES, TABLE))).toEqual(['0: 0', '1: 1-10 of lines', '2: 11']);
    expect(locate(page(TABLE, ...LINES, TABLE), { dumps: false })).toEqual(['0: 0', '1: 11']);
    expect(locate(html(...BARS, ...LINES))).toEqual(['0: 0-4', '1: 5-14 of lines']);
    expect(locate(html(...BARS), { used: [0, 1, 2] })).toEqual([]);
  });

  it('finds several tables in one grid of lines, parted by headings', () => {
    const heading = '三、收到和处理政府信息公开申请情况';
    const column = pipes([...LINES, heading, '予以公开', '1'].map((text) => [text]));
    expect(locate(page(column))).toEqual(['0: 0 of lines', '1: 0 of lines']);
  });

  it('joins the parts of a dump where lines between them are labels of the form, three at most', () => {
    const rows = (from: number) => pipes(LABELS.slice(from, from + 2).map((label) => [label, '7', '8']));
    const parts = (...between: readonly (string | Block)[]) => locate(page(rows(0), ...between, rows(2)));
    expect(parts('申请办结数')).toEqual(['0: 0-2']);
    expect(parts('申请办结数', '按时办结数', '延期办结数')).toEqual(['0: 0-4']);
    expect(parts('申请办结数', '按时办结数', '延期办结数', '申请答复数')).toHaveLength(2);
    expect(parts('申请办结数', '文字')).toHaveLength(2);
    expect(parts()).toHaveLength(2);
    expect(parts({ kind: 'figure', start: 0, zone: 'plain', media: 'image', src: '', alt: '' })).toHaveLength(2);
    expect(locate(page(TABLE, '申请办结数', rows(0)))).toEqual(['0: 0', '1: 2']);
    expect(locate(page(rows(0), '申请办结数', TABLE, rows(0)))).toEqual(['0: 0', '1: 2', '2: 3']);
    expect(locate(page(rows(0), '申请办结数', rows(2), TABLE))).toEqual(['0: 0-2', '1: 3']);
  });

  it('keeps of such parts all that they have', () => {
    const link = { href: '/', raw: '甲', text: '甲' };
    const above = { ...pipes([['收到申请数', '7', '8']]), width: 3, links: [link] };
    const below = { ...pipes([['当面申请数', '1', '2', '3']]), width: 4 };
    const [joined, ...others] = locateTables(page(above, line('申请办结数'), below), {
      used: new Set(),
      reading,
      dumps: true,
    });
    expect(others).toEqual([]);
    expect(joined).toMatchObject({
      index: 0,
      block: 0,
      blocks: [0, 1, 2],
      regrouped: false,
      grid: { width: 4, links: [link] },
    });
    expect(joined?.grid.rows.map((row) => row.map(({ text }) => text).join(' '))).toEqual([
      '收到申请数 7 8',
      '申请办结数',
      '当面申请数 1 2 3',
    ]);
  });
});

describe('recordTable', () => {
  it('keeps cells as printed', () => {
    const [row = []] = pipes([['甲']]).rows;
    const grid = { ...pipes([]), rows: [row.map((cell) => ({ ...cell, raw: ' 甲 ' }))] };
    const table = body([], { index: 3, grid });
    expect(recordTable(table, { caption: '统计表', statistics: true })).toEqual({
      index: 3,
      caption: '统计表',
      kind: 'statistics',
      rows: [[' 甲 ']],
    });
    expect(recordTable(table, { caption: null, statistics: false })).toMatchObject({ caption: null, kind: 'other' });
  });
});
