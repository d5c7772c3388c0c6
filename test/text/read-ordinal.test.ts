import { describe, expect, it } from 'vitest';
import { textKnowledge } from '../../src/knowledge/text/index.js';
import { compileOrdinals, readOrdinal } from '../../src/text/read-ordinal.js';
import { fastest } from '../fastest.js';

const ordinals = compileOrdinals(textKnowledge.ordinals);
const read = (text: string) => readOrdinal(text, ordinals);

describe('readOrdinal', () => {
  it.each([
    ['一、概述', 1, 1, '一、', '概述'],
    ['一 、 概述', 1, 1, '一 、', '概述'],
    ['一．概述', 1, 1, '一．', '概述'],
    ['十一、行政权力', 11, 1, '十一、', '行政权力'],
    ['二十一、其他', 21, 1, '二十一、', '其他'],
    ['二 十、其他', 20, 1, '二 十、', '其他'],
    ['第一，加强领导', 1, 1, '第一，', '加强领导'],
    ['一、一般公共预算', 1, 1, '一、', '一般公共预算'],
    ['壹、总体', 1, 1, '壹、', '总体'],
    ['（一）收到申请数', 1, 2, '（一）', '收到申请数'],
    ['( 一)、收到', 1, 2, '( 一)、', '收到'],
    ['（十二）其他', 12, 2, '（十二）', '其他'],
    ['㈠ 总体', 1, 2, '㈠', '总体'],
    ['1.政府公报', 1, 3, '1.', '政府公报'],
    ['1、政府公报', 1, 3, '1、', '政府公报'],
    ['1． 政府公报', 1, 3, '1．', '政府公报'],
    ['1﹒政府公报', 1, 3, '1﹒', '政府公报'],
    ['１２．其他', 12, 3, '１２．', '其他'],
    ['1.2016年以来', 1, 3, '1.', '2016年以来'],
    ['⒈总体', 1, 3, '⒈', '总体'],
    ['1) 总体', 1, 4, '1)', '总体'],
    ['（1）总体', 1, 4, '（1）', '总体'],
    ['⑵总体', 2, 4, '⑵', '总体'],
    ['①总体', 1, 5, '①', '总体'],
    ['\u3000 三、总体', 3, 1, '三、', '总体'],
    ['十、', 10, 1, '十、', ''],
  ] as const)('%s', (text, number, level, printed, rest) => {
    expect(read(text)).toEqual({ number, level, printed, rest });
  });

  it.each([
    '',
    '2016年度',
    '1.5万',
    '12.3',
    '12月',
    '3.15消费者权益',
    '一是加强',
    '第一季度',
    '第一',
    '一审一核',
    '一、二季度',
    '二、三产业',
    '第一、第二批',
    '一般',
    '二〇一九年',
    '（2016）',
    '（2016年）',
    '（一',
    '第二十条第（一）项',
    '1..2',
    '0.5',
    '0、无',
    '概述',
    ')依申请',
    '100.其他',
    '１．５万',
  ])('%j has none', (text) => {
    expect(read(text)).toBeNull();
  });

  it.each(['一、', '(', '（一', '1﹒', ' ', '十', '1 ', '第', '一 ', '①'])('is quick on 100 KB of %j', (unit) => {
    const text = unit.repeat(100_000 / unit.length);
    expect(
      fastest(() => {
        for (let at = 0; at < 10; at += 1) read(text);
      }),
    ).toBeLessThan(50);
  });
});
