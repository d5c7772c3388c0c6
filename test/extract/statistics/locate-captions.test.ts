/** Lines above a table that belong to it. */
import { describe, expect, it } from 'vitest';
import { locateCaptions } from '../../../src/extract/statistics/locate-captions.js';
import type { Block } from '../../../src/model/document.js';
import { page, pipes, reading } from './blocks.js';

const locate = (...above: readonly (string | Block)[]) =>
  locateCaptions(page(...above, pipes([['甲']]), '统计表'), above.length, reading.words);
const texts = (...above: readonly (string | Block)[]) => locate(...above).map(({ text }) => text);

describe('lines above a table', () => {
  it.each<[string, boolean | null]>([
    ['附：政府信息公开情况统计表', true],
    ['政府信息公开情况统计表（2016年度）', true],
    ['？ 政府信息公开情况统计表', true],
    ['统计表共有八个字符以内', true],
    ['统计表以下还有九个字符九', null],
    ['统计表如下。', null],
    ['统计表如下！', null],
    ['一'.repeat(57).concat('统计表'), true],
    ['一'.repeat(58).concat('统计表'), null],
    ['填报单位：某局', false],
    ['单位：件', false],
    ['（单位：件）', false],
    ['第二十条第（一）项', false],
    ['本单位：件', null],
    ['本列数据的勾稽关系为：第一项加第二项之和', false],
    ['单位：件。', null],
    [`单位：${'件'.repeat(58)}`, null],
    ['一、主动公开情况', null],
  ])('%j names it, speaks of it or is none: %s', (text, names) => {
    const found = locate('以下文字', text);
    expect(found.map((caption) => [caption.block, caption.names])).toEqual(names === null ? [] : [[1, names]]);
  });

  it('are taken upwards, without what the damage of blanks left, as far as they go on and four lines at most', () => {
    expect(texts('统计表', '单位：件')).toEqual(['单位：件', '统计表']);
    expect(texts('统计表', '文字', '单位：件')).toEqual(['单位：件']);
    expect(texts('统计表', '?', ' ', '单位：件')).toEqual(['单位：件', '统计表']);
    expect(texts('统计表', '?', '?', '?', '单位：件')).toEqual(['单位：件']);
    expect(texts('统计表', pipes([['甲']]), '单位：件')).toEqual(['单位：件']);
    expect(texts()).toEqual([]);
    expect(texts('?? 统计表')).toEqual(['统计表']);
  });
});
