import { describe, expect, it } from 'vitest';
import { splitCells } from '../../../src/document/dump/split-cells.js';

const texts = (line: string, above = 0) => splitCells(line, above)?.map(({ text }) => text) ?? null;

describe('lines parted by tabs', () => {
  it('keep the empty cells at their end', () => {
    expect(texts('收到申请数\t件\t\t')).toEqual(['收到申请数', '件', '', '']);
    expect(texts('\t\t1\t')).toBeNull();
  });

  it('with one filled cell are rows below a row of as many', () => {
    expect(texts('一、主动公开情况\t\t')).toBeNull();
    expect(texts('一、主动公开情况\t\t', 3)).toEqual(['一、主动公开情况', '', '']);
    expect(texts('一、主动公开情况\t\t', 4)).toBeNull();
  });
});

describe('lines drawn between rows', () => {
  it('are rows without cells', () => {
    for (const rule of ['├──┼──┤', '┌─┬─┐', '+---+---+', '  +====+  ', '|---|---|']) expect(texts(rule)).toEqual([]);
    for (const text of ['+19', '———', '──────', '+ 1 + 2', '甲+乙']) expect(texts(text)).toBeNull();
  });
});
