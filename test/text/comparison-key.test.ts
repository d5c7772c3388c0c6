import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparisonKey, stemKey } from '../../src/text/comparison-key.js';
import { fastest } from '../fastest.js';

describe('comparisonKey', () => {
  it.each([
    ['主动公开政府信息数', '主动公开政府信息数'],
    ['统 计 指 标：', '统计指标'],
    ['（一）主动公开政府信息数 (不同渠道计1条)', '一主动公开政府信息数不同渠道计1条'],
    ['3﹒政务微博名称:???? ,公开政府信息数', '3政务微博名称公开政府信息数'],
    ['①3项', '3项'],
    ['面积m²', '面积m'],
    ['㈠总体', '总体'],
    ['ＡＢｃ１２', 'abc12'],
    ['OA系统', 'oa系统'],
    ['⽉报', '月报'],
    ['二〇一六', '二〇一六'],
    ['危及“三安全一稳定”', '危及三安全一稳定'],
    ['', ''],
    ['?', ''],
  ])('%j → %j', (text, key) => {
    expect(comparisonKey(text)).toBe(key);
  });

  it('is the key of itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const key = comparisonKey(text);
        expect(comparisonKey(key)).toBe(key);
      }),
    );
  });

  it.each(['(', ' ', '（a', '①', '公', 'ａ'])('is quick on 100 KB of %j', (unit) => {
    const text = unit.repeat(100_000 / unit.length);
    expect(
      fastest(() => {
        comparisonKey(text);
        stemKey(text);
      }),
    ).toBeLessThan(50);
  });
});

describe('stemKey', () => {
  it.each([
    ['主动公开政府信息数（不同渠道计1条）', '主动公开政府信息数'],
    ['（一）收到申请数(件)', '一收到申请数'],
    ['不是《条例》所指政府信息', '不是条例所指政府信息'],
    ['专项经费【万元】', '专项经费'],
    ['其他', '其他'],
  ])('%s → %s', (text, key) => {
    expect(stemKey(text)).toBe(key);
  });
});
