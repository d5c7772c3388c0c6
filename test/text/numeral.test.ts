/** Numerals that are well-formed, and what one character makes of them: each refusal has a neighbour that is read. */
import { describe, expect, it } from 'vitest';
import { textKnowledge } from '../../src/knowledge/text/index.js';
import { readNumeral } from '../../src/text/numeral.js';

const read = (run: string) => readNumeral(run, textKnowledge.numbers);

describe('readNumeral', () => {
  it.each([
    ['〇', 0],
    ['三', 3],
    ['二〇〇', 200],
    ['二〇一九', 2019],
    ['一零五', 105],
    ['一〇〇〇〇〇〇〇〇〇〇〇〇〇〇', 100_000_000_000_000],
  ])('reads %s as digits in their places: %d', (run, value) => {
    expect(read(run)).toBe(value);
  });

  it.each(['〇一', '零五', '一〇〇〇〇〇〇〇〇〇〇〇〇〇〇〇', '二三', '三三三'])('%s has no places', (run) => {
    expect(read(run)).toBeNull();
  });

  it.each([
    ['十', 10],
    ['十五', 15],
    ['二十', 20],
    ['一百一十', 110],
    ['一百二十五', 125],
    ['一百零五', 105],
    ['一千一百', 1100],
    ['一千零五', 1005],
    ['一千零五十', 1050],
    ['一千零五十三', 1053],
    ['九千九百九十九', 9999],
    ['十万', 100_000],
    ['十二万三千', 123_000],
    ['一万零五', 10_005],
    ['三万五百', 30_500],
    ['三万零五百', 30_500],
    ['一万二千零三', 12_003],
    ['一千万', 10_000_000],
    ['一亿零二万', 100_020_000],
    ['一亿二千万', 120_000_000],
    ['两百', 200],
    ['贰仟零壹拾', 2010],
  ])('%s is %d', (run, value) => {
    expect(read(run)).toBe(value);
  });

  it.each([
    // A digit behind a digit, a zero behind a digit or a zero, a zero at the end.
    '二十三四',
    '一百二零',
    '一百零零五',
    '一百零',
    '一万零',
    '一千零五十零',
    // Multipliers that do not fall, or lack their digit.
    '百',
    '千五百',
    '十十',
    '五十百',
    '一百一千',
    '一百二百',
    '二百十',
    '一千零十',
    // A digit that leaves open what it counts.
    '一百五',
    '一千五',
    '一万五',
    '一千一百五',
    '一亿二万',
    // Scales without a number, or that do not fall.
    '万',
    '零万',
    '一万万',
    '一亿亿',
    '一万亿',
    '二万三亿',
    '一万零三亿',
    '一万零一万',
    // No numeral at all.
    '三条',
    '条',
    '三3',
  ])('%s is none', (run) => {
    expect(read(run)).toBeNull();
  });
});
