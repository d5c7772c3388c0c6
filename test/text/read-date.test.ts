import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textKnowledge } from '../../src/knowledge/text/index.js';
import { readDate, readInstant } from '../../src/text/read-date.js';

const { dates } = textKnowledge;

describe('readDate and readInstant', () => {
  it.each([
    ['2017-02-24', '2017-02-24'],
    ['2010/1/2', '2010-01-02'],
    ['2017.2.24', '2017-02-24'],
    ['20170224', '2017-02-24'],
    ['２０１７－０２－２４', '2017-02-24'],
    ['[2017-02-24]', '2017-02-24'],
    ['（2017年2月24日）', '2017-02-24'],
    ['2019年3月7日', '2019-03-07'],
    ['2019 年 3 月 7 日', '2019-03-07'],
    ['二○一九年三月七日', '2019-03-07'],
    ['二0一七年二月二十日', '2017-02-20'],
    ['二O一七年十月十日', '2017-10-10'],
    ['二〇一七年十二月三十一日', '2017-12-31'],
    ['2017-02-24 星期五', '2017-02-24'],
    ['2020-02-29', '2020-02-29'],
    ['2017-02-24 13:44', '2017-02-24T13:44+08:00'],
    ['2017- 01- 13 00: 00', '2017-01-13T00:00+08:00'],
    ['2021-03-2918:26', '2021-03-29T18:26+08:00'],
    ['2017-02-24 13:44:05', '2017-02-24T13:44:05+08:00'],
    ['2017-02-24 13:44:05.0', '2017-02-24T13:44:05+08:00'],
    ['2017-02-24T13:44:05+08:00', '2017-02-24T13:44:05+08:00'],
    ['20170224134405', '2017-02-24T13:44:05+08:00'],
    ['2017年2月24日13时44分', '2017-02-24T13:44+08:00'],
    ['2017年2月24日 星期五 13:44', '2017-02-24T13:44+08:00'],
    ['2017年02月24日 8：05', '2017-02-24T08:05+08:00'],
  ])('%s', (text, instant) => {
    expect(readInstant(text, dates)).toBe(instant);
    expect(readDate(text, dates)).toBe(instant.slice(0, 10));
  });

  it.each([
    '',
    '无',
    '2017-02-30',
    '2019-02-29',
    '2017-13-01',
    '2017年2月',
    '2017',
    '17-02-24',
    '0001-01-01',
    '2017-02-24 25:00',
    '2017-2-241',
    '2017-02-24 来源',
    '见2017-02-24',
    '2O17-02-24',
    '2021-3-918:26',
    '3212000038/2017-355033',
    '2017-02-24 2017-02-25',
  ])('%j gives none', (text) => {
    expect(readInstant(text, dates)).toBeNull();
    expect(readDate(text, dates)).toBeNull();
  });

  it('reads every day of the calendar in every format', () => {
    const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year, month, dayOfMonth] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
        for (const text of [
          iso,
          iso.replaceAll('-', ''),
          `${year}年${month}月${dayOfMonth}日`,
          `${year}/${month}/${dayOfMonth}`,
        ])
          expect(readDate(text, dates)).toBe(iso);
      }),
    );
  });
});
