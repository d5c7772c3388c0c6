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

  it.each(['1', '1,', '一', '十', '1 件', '3万', '约', '1.', '1-'])('is quick on 100 KB of %j', (unit) => {
    const text = unit.repeat(100_000 / unit.length);
    expect(
      fastest(() => {
        find(text);
      }),
    ).toBeLessThan(100);
  });
});
