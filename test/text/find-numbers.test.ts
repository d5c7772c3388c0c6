import { describe, expect, it } from 'vitest';
import { textKnowledge } from '../../src/knowledge/text/index.js';
import { findNumbers } from '../../src/text/find-numbers.js';
import { compileNumbers } from '../../src/text/read-number.js';
import { fastest } from '../fastest.js';

const numbers = compileNumbers(textKnowledge.numbers);
const find = (text: string) =>
  findNumbers(text, numbers).map(
    ({ value, unit, start, end, approximate }) =>
      `${value}${unit ?? ''}${approximate ? '~' : ''} ${text.slice(start, end)}`,
  );

describe('findNumbers', () => {
  it.each([
    ['2016年,收到申请396条,其中网络49件,退回三条,共十二件', ['396条 396条', '49件 49件', '3条 三条', '12件 十二件']],
    ['１２件；1,234条；3.5万元', ['12件 １２件', '1234条 1,234条', '3.5万元 3.5万元']],
    ['公开1.2万条,超过3万人次,3万余条', ['12000条~ 1.2万条', '30000人次~ 3万人次', '30000条~ 3万余条']],
    ['约30条，30余条，近百人，5件以上', ['30条~ 30条', '30条~ 30余条', '5件~ 5件']],
    ['收到12件来信,申请数30件', ['12件 12件', '30件 30件']],
    ['2016,收到0件', ['2016 2016', '0件 0件']],
    ['第3次会议,统一条目,〔2019〕60号,增长12.5%,几十件,12,34件', []],
    ['电话0523-86839999,12:30,2016-2-3,A4纸', []],
    ['一般情况,进一步', []],
    ['收费12.345元,12 件,三 件', ['12.345元 12.345元', '12件 12 件', '3件 三 件']],
    ['公开3万,申请3万 条', ['30000~ 3万', '30000条~ 3万 条']],
    ['约 30条,30 余条,12 余件', ['30条~ 30条', '30条~ 30 余条', '12件~ 12 余件']],
    ['第 3次会议,第　三 次会议,第 12 次,第 \u00a0 4次', []],
    ['第3、4次会议,第一和第二批,第 三 至 五次,第1、2、3、4次', []],
    ['第3次,4次;第一项12件;5、6次;第三,公开7条', ['4次 4次', '12件 12件', '5 5', '6次 6次', '7条 7条']],
    ['9007199254740993件', []],
    ['共30', ['30 30']],
  ])('%s', (text, expected) => {
    expect(find(text)).toEqual(expected);
  });

  it.each([
    ['大约30,超过30,不足30,至少30,将近30,逾30', ['30~ 30', '30~ 30', '30~ 30', '30~ 30', '30~ 30', '30~ 30']],
    ['约30,约 30,约 \u3000 30,其约30', ['30~ 30', '30~ 30', '30~ 30', '30~ 30']],
    ['30左右,30条左右,30 条 以内,30条多,30几条', ['30~ 30', '30条~ 30条', '30条~ 30 条', '30条 30条', '30条~ 30几条']],
    ['通过30条,30余 条,30余  件', ['30条 30条', '30条~ 30余 条', '30件~ 30余  件']],
    ['约定30条,大30条', ['30条 30条', '30条 30条']],
    ['30条约', ['30条 30条']],
  ])('what makes a figure rough: %s', (text, expected) => {
    expect(find(text)).toEqual(expected);
  });

  it.each([
    ['1.1万条,2亿条,3万,3万左右', ['11000条~ 1.1万条', '200000000条~ 2亿条', '30000~ 3万', '30000~ 3万左右']],
    ['1.25亿元,3.5万多件,3万 余 件', ['1.25亿元 1.25亿元', '35000件~ 3.5万多件', '30000~ 3万']],
    ['三万条,三万余条,三十,三十余,三十余件', ['30000条 三万条', '30000条~ 三万余条', '30件~ 三十余件']],
    ['十件', ['10件 十件']],
    ['数十件,几百条,十件,千件', ['10件 十件']],
  ])('scales and numerals: %s', (text, expected) => {
    expect(find(text)).toEqual(expected);
  });

  it.each([
    ['A3件', 'z3件', '_3件', '[3件', '+3件', '〔3件', ':3件', '/3件'],
    ['3a件', '3Z', '3_件', '3]件', '3〕件', '3\ufffd件', '3:5', '3/件'],
    ['1.2.3件', '3-5件', 'No.3件', '1,23件', '01,234件', '1,2345件'],
    ['12年', '12 月', '3日', '4号', '5时', '6分', '7点', '8%', '9％', '1‰', '同3件', '唯一件', '逐一件'],
  ])('are no counts: %s and their like', (...texts) => {
    expect(texts.flatMap(find)).toEqual([]);
  });

  it.each([
    ['１２', ['12 １２']],
    ['12,345件,123,456.78元', ['12345件 12,345件', '123456.78元 123,456.78元']],
    ['1,234,567件', ['1234567件 1,234,567件']],
    ['12,,收到3件', ['12 12', '3件 3件']],
    ['12,', ['12 12']],
    ['1，234件', ['1 1', '234件 234件']],
    ['１，２３４件，１，收', ['1234件 １，２３４件', '1 １']],
    ['３﹒５件,３．５件', ['3.5件 ３﹒５件', '3.5件 ３．５件']],
    ['3.件', ['3 3']],
    ['3-件,3.,3', ['3 3', '3 3', '3 3']],
    ['5', ['5 5']],
    ['年5', ['5 5']],
  ])('marks between digits: %s', (text, expected) => {
    expect(find(text)).toEqual(expected);
  });

  it('takes no figure that is longer than it looks at, nor a piece of one', () => {
    expect(find(`${'1'.repeat(31)}件`)).toEqual([]);
    expect(find(`${'1'.repeat(32)}件,2件`)).toEqual(['2件 2件']);
    expect(find(`3.${'1'.repeat(12)}件`)).toEqual([`3.${'1'.repeat(12)}件 3.${'1'.repeat(12)}件`]);
    expect(find(`3.${'1'.repeat(13)}件,2件`)).toEqual(['2件 2件']);
    expect(find(`${'一'.repeat(30)}件`)).toEqual([]);
  });

  it('looks so far for a unit, and for a word before the figure', () => {
    expect(find(`12${' '.repeat(7)}件`)).toEqual([`12件 12${' '.repeat(7)}件`]);
    expect(find(`12${' '.repeat(8)}件`)).toEqual(['12 12']);
    expect(find(`约${' '.repeat(3)}12`)).toEqual([`12~ 12`]);
    expect(find(`第${' '.repeat(23)}12件`)).toEqual([]);
  });

  it('finds so many, and no more', () => {
    expect(find('1件,'.repeat(5001))).toHaveLength(5000);
  });

  it.each(['1', '1,', '一', '十', '1 件', '3万', '约', '1.', '1-'])('is quick on 100 KB of %j', (unit) => {
    const text = unit.repeat(100_000 / unit.length);
    expect(
      fastest(() => {
        find(text);
      }),
    ).toBeLessThan(100);
  });
});
