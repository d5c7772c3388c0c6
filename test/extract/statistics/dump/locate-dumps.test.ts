/** Where a table printed one cell a line begins and ends, and how many labels make it one. */
import { describe, expect, it } from 'vitest';
import { locateDumps } from '../../../../src/extract/statistics/dump/locate-dumps.js';
import type { Block } from '../../../../src/model/document.js';
import { line, page, pipes, reading } from '../blocks.js';

/** Tables → their rows and the lines that they were made of. */
function locate(...lines: readonly (string | Block)[]) {
  return locateDumps(page(...lines), new Set(), reading).map(({ grid, blocks }) => ({
    rows: grid.rows.map((row) => row.map(({ text }) => text).join(' ')),
    lines: `${blocks[0]}-${blocks.at(-1)}`,
  }));
}

const FIVE = ['收到申请数', '当面申请数', '传真申请数', '网络申请数', '信函申请数'];
const FILLED = FIVE.flatMap((label, index) => [label, String(index + 1)]);
const ROWS = FIVE.map((label, index) => `${label} ${index + 1}`);
const TWELVE = [
  ...FIVE,
  '申请办结数',
  '按时办结数',
  '延期办结数',
  '申请答复数',
  '同意公开答复数',
  '同意部分公开答复数',
  '不同意公开答复数',
];

describe('lines with labels of a form', () => {
  it('are a table from the first label to the last value', () => {
    expect(locate('某局年报', '如下', ...FILLED, '特此说明', '某局')).toEqual([{ rows: ROWS, lines: '2-11' }]);
    const [table] = locateDumps(
      page(line('如下'), line(FIVE[0] ?? '', { start: 9 }), ...FILLED.slice(1)),
      new Set(),
      reading,
    );
    expect(table?.grid).toMatchObject({ kind: 'grid', start: 9, zone: 'plain', width: 2, dumped: true, links: [] });
  });

  it('are five at least where values stand behind them, else twelve, each counted once', () => {
    expect(locate(...FILLED.slice(0, 8))).toEqual([]);
    expect(locate(...FILLED.slice(0, 8), ...FILLED.slice(0, 2))).toEqual([]);
    expect(locate(...TWELVE)).toEqual([{ rows: TWELVE, lines: '0-11' }]);
    expect(locate(...TWELVE.slice(0, 11))).toEqual([]);
  });

  it('take in what stands over their first head', () => {
    const [found] = locate(
      '如下',
      '勾稽关系为',
      '申请人情况',
      '自然人',
      '总计',
      '予以公开',
      '1',
      '1',
      '部分公开',
      '2',
      '2',
      '重复申请',
      '3',
      '3',
    );
    expect(found).toMatchObject({ lines: '1-13' });
    expect(locate('勾稽关系为', '如下', ...FILLED)).toMatchObject([{ lines: '2-11' }]);
  });

  it('go on with rows of the page’s own, as long as values stand behind their labels', () => {
    expect(locate(...FILLED, '本地事项', '7', '另一事项', '8')).toMatchObject([{ lines: '0-13' }]);
    expect(locate(...FILLED, '本地事项', '其中', '7', '以上数据')).toMatchObject([{ lines: '0-12' }]);
    expect(locate(...FILLED, '一些', '文字', '然后', '7')).toMatchObject([{ lines: '0-9' }]);
    expect(locate(...FILLED, '一些', '文字', '7', '另外', '文字', '8')).toMatchObject([{ lines: '0-15' }]);
  });

  it('are parted by headings, which stay text', () => {
    const heading = '三、收到和处理政府信息公开申请情况';
    const later = ['予以公开', '1', '部分公开', '2'];
    expect(locate(...FILLED, heading, ...later)).toEqual([
      { rows: ROWS, lines: '0-9' },
      { rows: ['予以公开 1', '部分公开 2'], lines: '11-14' },
    ]);
    expect(locate(...FILLED, heading, '予以公开', '部分公开')).toMatchObject([{ lines: '0-9' }]);
    expect(locate(...FILLED, heading, '某局')).toMatchObject([{ lines: '0-9' }]);
    expect(locate(...TWELVE, heading, '予以公开')).toHaveLength(2);
  });

  it('may be broken, run together, or printed with bars', () => {
    const broken = ['收到申\n请数', '1', '当面申请数 2', ...FILLED.slice(4)];
    expect(locate(...broken)).toHaveLength(1);
    expect(locate(pipes(FILLED.map((text) => [text])))).toEqual([{ rows: ROWS, lines: '0-0' }]);
    expect(locateDumps(page(...FILLED), new Set([0]), reading)).toEqual([]);
  });
});
