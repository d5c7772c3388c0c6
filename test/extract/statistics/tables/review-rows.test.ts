import { describe, expect, it } from 'vitest';
import { ReviewReader } from '../../../../src/extract/statistics/tables/review-reader.js';
import { type Rows, type Walk, walkTables } from './walk-rows.js';

const WALK: Walk<ReviewReader> = { Reader: ReviewReader, begin: (reader) => reader.beginTable('') };
const BLOCKS = ['结果', '行政复议', '未经复议直接起诉', '复议后起诉'];

const walk = (rows: Rows, printing = {}) => walkTables([rows], { ...WALK, printing });

describe('a result across all blocks', () => {
  it('has a value of each, and is told as a row of values', () => {
    const { taken, values, out, codes } = walk([BLOCKS, ['结果维持', '1', '2', '3']]);
    expect(taken).toEqual([true, true]);
    expect(values).toEqual({
      'reconsideration.upheld': 1,
      'litigation_direct.upheld': 2,
      'litigation_after_reconsideration.upheld': 3,
    });
    expect(codes).toEqual([]);
    expect(out.trail.at(-1)).toMatchObject({ label: '结果维持', reading: 'value', indicator: null, match: null });
    expect(out.trail.at(-1)?.why).toContain('side by side');
  });

  it.each<[string, Rows[number], object]>([
    ['it lacks a cell', ['结果维持', '1', '2'], {}],
    ['it was put together from lines', ['结果维持', '1', '2', '3'], { regrouped: true }],
  ])('is left unread where %s, and that is told', (_, row, printing) => {
    const { values, codes } = walk([BLOCKS, row], printing);
    expect(Object.values(values)).toEqual(['unreadable', 'unreadable', 'unreadable']);
    expect(codes).toContain('row-cells');
  });
});

describe('a result that names its block', () => {
  it('has the one value beside it, and is told as a row of values', () => {
    const { taken, values, out } = walk([
      ['行政复议结果维持', '4'],
      ['复议后起诉结果纠正', '5'],
    ]);
    expect(taken).toEqual([true, true]);
    expect(values).toEqual({ 'reconsideration.upheld': 4, 'litigation_after_reconsideration.corrected': 5 });
    expect(out.trail.at(-1)).toMatchObject({
      reading: 'value',
      indicator: 'litigation_after_reconsideration.corrected',
      match: 'exact',
    });
    expect(out.trail.at(-1)?.why).not.toBe('');
  });
});
