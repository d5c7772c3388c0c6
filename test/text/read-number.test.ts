import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textKnowledge } from '../../src/knowledge/text/index.js';
import { readNumeral } from '../../src/text/numeral.js';
import { compileNumbers, readNumber } from '../../src/text/read-number.js';
import { fastest } from '../fastest.js';

const numbers = compileNumbers(textKnowledge.numbers);
const read = (text: string, signed = false) => readNumber(text, numbers, { signed });

describe('readNumber', () => {
  it.each([
    ['12', 12],
    ['１２', 12],
    ['1２', 12],
    [' 0 ', 0],
    ['0。', 0],
    ['0.00', 0],
    ['007', 7],
    ['1,234', 1234],
    ['１，２３４', 1234],
    ['1,234,567.5', 1_234_567.5],
    ['12\u200b', 12],
    ['十', 10],
    ['十二', 12],
    ['一百零五', 105],
    ['一万零三十', 10_030],
    ['叁', 3],
    ['壹佰贰拾', 120],
    ['二〇', 20],
    ['二○一六', 2016],
    ['○', 0],
    ['零', 0],
    ['三万', 30_000],
    ['1\ufe525', 1.5],
    ['9007199254740991', 9_007_199_254_740_991],
    ['12345678901234.5', 12_345_678_901_234.5],
    [`12${' '.repeat(398)}`, 12],
  ])('%j is %d', (text, value) => {
    expect(read(text)).toEqual({ status: 'reported', value, unit: null, note: null });
  });

  it.each([
    ['12条', 12, '条', null],
    ['3 件', 3, '件', null],
    ['251000元', 251_000, '元', null],
    ['477.35万元', 477.35, '万元', null],
    ['8人次', 8, '人次', null],
    ['两件', 2, '件', null],
    ['12(万元)', 12, '万元', null],
    ['22（其中修订 16 件）', 22, null, '（其中修订 16 件）'],
    ['12（来信3件）', 12, null, '（来信3件）'],
    ['12(含3件结转)。', 12, null, '(含3件结转)'],
    ['12件（其中：当面3件，网络9件）', 12, '件', '（其中：当面3件，网络9件）'],
    ['12[³]', 12, null, '[³]'],
    ['12件（¹²）', 12, '件', '（¹²）'],
    ['12【注】件', 12, '件', '【注】'],
    ['12【注】 件', 12, '件', '【注】'],
    ['12件 （来信3件）', 12, '件', '（来信3件）'],
    ['12( 万元 )', 12, '万元', null],
    ['12件（条）', 12, '件', '（条）'],
  ])('%j has its unit and note', (text, value, unit, note) => {
    expect(read(text)).toEqual({ status: 'reported', value, unit, note });
  });

  it.each(['', ' ', '?', '??  ？', '\u3000', '\u200b', '____', ' '.repeat(500)])('%j is blank', (text) => {
    expect(read(text)).toEqual({ status: 'blank', value: null, unit: null, note: null });
  });

  it.each([
    '-',
    '--',
    '----',
    '—',
    '——',
    '— —',
    '/',
    '／',
    '\\',
    '无',
    '无。',
    ' 无 ',
    '空',
    '未统计',
    '－',
    '─',
    '没有',
    'N/A',
  ])('%j is a placeholder', (text) => {
    expect(read(text, true)).toEqual({ status: 'placeholder', value: null, unit: null, note: null });
  });

  it.each([
    '3.5万',
    '3万',
    '3万条',
    '约30',
    '10余',
    '>5',
    '≥5',
    '1 2',
    '1\n2',
    '12,34',
    '1,2345',
    '0,123',
    '1.2.3',
    '1e3',
    '0x10',
    '9007199254740993',
    '12345678901234567890',
    '0.1234567890123456',
    '①3',
    '3①',
    '3²',
    '12\ufffd',
    '1\ue001',
    '12（\ufffd）',
    '12?',
    '?12',
    '.5',
    '5.',
    '10%',
    '1/2',
    '1-2',
    '12*',
    '二三',
    '一百五',
    '十百',
    '十余件',
    '50（约）',
    '2O',
    '3件以上',
    '(3)',
    '12）',
    '12（3',
    '12（含（3）件）',
    '件',
    '第3',
    '3月',
    '2019年',
    '1 234',
    "1'234",
    '+',
    '∞',
    'NaN',
    'Infinity',
    '12条条',
    '12件（注）件',
    '12（来信3件）后',
    '12【注】件后',
    `12${' '.repeat(399)}`,
    '****',
    '+-3',
    '12³',
    '12³[¹]',
    '[³]',
  ])('%j is unreadable', (text) => {
    expect(read(text, true)).toEqual({ status: 'unreadable', value: null, unit: null, note: null });
  });

  it.each([
    ['-3', -3],
    ['－3', -3],
    ['−3', -3],
    ['- 3', -3],
    ['减3', -3],
    ['减少3', -3],
    ['负2', -2],
    ['+2', 2],
    ['＋2', 2],
    ['增2', 2],
    ['+1,036', 1036],
    ['-0', 0],
    ['减十二', -12],
  ])('%j is %d where changes are counted, unreadable elsewhere', (text, value) => {
    expect(read(text, true)).toMatchObject({ status: 'reported', value });
    expect(read(text, false).status).toBe('unreadable');
  });

  it('reads back every integer in every way of writing it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999_999 }), (value) => {
        for (const text of [`${value}`, value.toLocaleString('en-US'), `${value}件`, ` ${value}\u3000`])
          expect(read(text)).toMatchObject({ status: 'reported', value });
      }),
    );
  });

  it('has a value exactly when it is reported, on any text', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9０-９,.，条件万元十百两约余无?（）()\- +①\ufffd]{0,10}$/), (text) => {
        const { status, value } = read(text, true);
        expect(value !== null).toBe(status === 'reported');
        if (value !== null) expect(Number.isFinite(value)).toBe(true);
      }),
    );
  });

  it.each(['1', '1,', '1,111', '十', '(', '（1', '?', ' ', '-', '1 ', '万', '1.'])(
    'is quick on 100 KB of %j',
    (unit) => {
      const text = unit.repeat(100_000 / unit.length);
      expect(
        fastest(() => {
          read(text);
        }),
      ).toBeLessThan(50);
    },
  );
});

describe('readNumeral', () => {
  it.each([
    ['二十一', 21],
    ['一千零五', 1005],
    ['一千五百', 1500],
    ['二万三千四百五十六', 23_456],
    ['一亿零三万', 100_030_000],
    ['两千', 2000],
    ['拾', 10],
  ])('%s is %d', (text, value) => {
    expect(readNumeral(text, textKnowledge.numbers)).toBe(value);
  });

  it.each(['', '二三', '百', '十十', '百十', '零五', '一百零', '万', '一千五', '二十三四', '一万五'])(
    '%j is no numeral',
    (text) => {
      const value = readNumeral(text, textKnowledge.numbers);
      expect(text === '' ? 0 : value).toBe(text === '' ? 0 : null);
    },
  );
});
