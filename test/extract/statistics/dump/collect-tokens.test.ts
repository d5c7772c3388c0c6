/** Which lines are cells of a table printed one cell a line, and what ends a run of them. */
import { describe, expect, it } from 'vitest';
import { collectRuns, isColumn } from '../../../../src/extract/statistics/dump/collect-tokens.js';
import type { Block } from '../../../../src/model/document.js';
import { line, page, pipes } from '../blocks.js';

const collect = (blocks: readonly (string | Block)[], used: readonly number[] = []) =>
  collectRuns(page(...blocks), new Set(used)).map((run) => run.map(({ block, cell }) => `${block} ${cell.text}`));

describe('lines of one cell', () => {
  it('are a run', () => {
    expect(collect(['甲', '乙', '12'])).toEqual([['0 甲', '1 乙', '2 12']]);
    expect(collect([])).toEqual([]);
  });

  it.each<[string, string | Block, boolean]>([
    ['a line with a link', line('二', { links: [{ href: '/', raw: '二', text: '二' }] }), true],
    ['a line of the frame', line('二', { zone: 'chrome' }), true],
    ['a line of the content', line('二', { zone: 'content' }), false],
    ['a line that is long', '二'.repeat(160), false],
    ['a line that is too long', '二'.repeat(161), true],
    ['a line of two sentences', '二。三', true],
    ['a line of one sentence', '二。', false],
    ['a table', pipes([['二']], false), true],
    ['a row of several cells', pipes([['二', '三']]), true],
    ['a picture', { kind: 'figure', start: 0, zone: 'plain', media: 'image', src: '', alt: '' }, true],
  ])('%s ends them or not', (_, block, ends) => {
    expect(collect(['甲', block, '乙'])).toHaveLength(ends ? 2 : 1);
  });

  it('that were read otherwise end them', () => {
    expect(collect(['甲', '乙', '丙'], [1])).toEqual([['0 甲'], ['2 丙']]);
    expect(collect(['甲', '乙', '丙'], [0, 2])).toEqual([['1 乙']]);
  });

  it('may have bars: the one behind a line ends its cell, further ones are empty cells', () => {
    const bar = pipes([['']]);
    expect(collect(['甲', bar, '乙'])).toEqual([['0 甲', '2 乙']]);
    expect(collect(['甲', bar, bar, '乙'])).toEqual([['0 甲', '2 ', '3 乙']]);
    expect(collect(['甲', pipes([[''], ['12']]), '乙'])).toEqual([['0 甲', '1 12', '2 乙']]);
    expect(collect([bar, '乙'])).toEqual([['0 ', '1 乙']]);
    expect(collect(['甲', pipes([['乙']])])).toEqual([['0 甲', '1 乙']]);
    expect(collect(['甲', pipes([['', '']])])).toEqual([['0 甲', '1 ', '1 ']]);
  });
});

describe('rows of pipes', () => {
  it.each<[readonly (readonly string[])[], boolean]>([
    [[['甲'], ['乙']], true],
    [
      [
        ['甲', ''],
        ['', ''],
      ],
      true,
    ],
    [[['甲'], ['乙'], ['丙'], ['丁', '1'], ['戊', '2']], true],
    [[['甲'], ['丁', '1']], false],
  ])('%j are a column of cells or not', (rows, told) => {
    expect(isColumn(pipes(rows))).toBe(told);
    expect(isColumn(pipes(rows, false))).toBe(false);
  });
});
