/** Units that a cell or a bracket prints, and nothing else. */
import { describe, expect, it } from 'vitest';
import { readUnit } from '../../../src/extract/statistics/read-unit.js';

const UNITS = new Set(['件', '人次', '万元']);
const WIDE = '万'.repeat(4);

describe('readUnit', () => {
  it.each([
    ['件', '件'],
    [' 人次 ', '人次'],
    ['(件)', '件'],
    ['（件）', '件'],
    ['[件]', '件'],
    ['【件】', '件'],
    ['（ 万元 ）', '万元'],
    ['（ \u3000件\t)', '件'],
    [`（${' '.repeat(9)}件${' '.repeat(9)}）`, '件'],
  ])('%j is %s', (printed, unit) => {
    expect(readUnit(printed, UNITS)).toBe(unit);
  });

  it.each([
    '',
    '条',
    '件数',
    '3件',
    '（件',
    '件）',
    '单位（件）',
    '（件）数',
    '（）',
    '（3件）',
    '（（件））',
    '万（元）',
    '（万）元',
  ])('%j is none', (printed) => {
    expect(readUnit(printed, UNITS)).toBeNull();
  });

  it('may be of four characters in brackets, and of any number without', () => {
    expect(readUnit(`（${WIDE}）`, new Set([WIDE]))).toBe(WIDE);
    expect(readUnit(`（${WIDE}元）`, new Set([`${WIDE}元`]))).toBeNull();
    expect(readUnit(`${WIDE}元`, new Set([`${WIDE}元`]))).toBe(`${WIDE}元`);
  });
});
