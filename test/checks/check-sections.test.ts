/** The parts of a report to the letter: an empty part, numbers out of order, the period stated. */
import { describe, expect, it } from 'vitest';
import { checkSections } from '../../src/checks/check-sections.js';
import type { Section, Topic } from '../../src/model/record.js';
import { record } from './checked-record.js';

const part = (number: number | null, topic: Topic | null, ...paragraphs: readonly string[]): Section => ({
  number,
  heading: null,
  topic,
  paragraphs,
});
const check = (rule: string, sections: readonly Section[], year: number | null = 2016) =>
  checkSections(record(null, {}, { sections, year })).filter((result) => result.rule === rule);

describe('X14, the part on problems', () => {
  it.each([
    [['一二三四五', '六七八九十'], 'pass', 10],
    [['一二三四', '六七八九十'], 'fail', 9],
    [[], 'fail', 0],
  ])('%j', (paragraphs, outcome, actual) => {
    const message = `the part on problems has ${actual} characters; 10 would be few`;
    const name = { rule: 'narrative.X14', severity: 'info', observations: [] };
    expect(check('narrative.X14', [part(1, 'overview', '短'), part(2, 'problems', ...paragraphs)])).toEqual([
      { ...name, outcome, expected: null, actual, message },
    ]);
  });

  it('is not asked for where there is none', () => {
    expect(check('narrative.X14', [part(1, 'overview', '短'), part(2, null)])).toEqual([]);
  });
});

describe('X15, the numbers of the parts', () => {
  it.each([
    [[1, null, 2, 3], 'pass', '1 2 3', '1 2 3'],
    [[1, 3], 'fail', '1 3', '1 2'],
    [[2], 'fail', '2', '1'],
  ])('%j', (numbers, outcome, actual, expected) => {
    const name = { rule: 'narrative.X15', severity: 'info', observations: [] };
    const sections = numbers.map((number) => part(number, null));
    expect(check('narrative.X15', sections)).toEqual([
      { ...name, outcome, expected, actual, message: `the parts are numbered ${actual}` },
    ]);
  });

  it('are not asked for where there are none', () => {
    expect(check('narrative.X15', [part(null, 'overview')])).toEqual([]);
  });
});

describe('X16, the period', () => {
  const name = { rule: 'narrative.X16', severity: 'error', observations: [] };
  const period = (year: number | null, ...texts: readonly string[]) =>
    check(
      'narrative.X16',
      texts.map((text) => part(null, null, text)),
      year,
    );
  const whole = (year: number) => `自${year}年1月1日起至${year}年12月31日止`;

  it.each([
    [whole(2016), 'pass', 2016],
    ['2016年01月01日至12月31日', 'pass', 2016],
    ['2016年1月1日至12月30日', 'pass', 2016],
    ['2016.1.1-2016.12.31', 'pass', 2016],
    ['2016年 1月 1日起，至2016年 12月 31日', 'pass', 2016],
    [whole(1999), 'fail', 1999],
    ['2015年1月1日起至12月31日', 'fail', 2015],
    ['1998年1月1日起至1998年12月31日', 'fail', 1998],
  ])('%s', (text, outcome, actual) => {
    const message = `the period stated is ${actual}, the report is about 2016`;
    expect(period(2016, text)).toEqual([{ ...name, outcome, expected: 2016, actual, message }]);
  });

  it('is not known where two are named, or the year of the report is not', () => {
    const unknown = { ...name, outcome: 'not-assessable', expected: null, actual: null };
    const two = { ...unknown, message: 'periods of 2 years are named' };
    expect(period(2016, whole(2016), whole(2015))).toEqual([two]);
    expect(period(2016, `${whole(2015)}，${whole(2016)}`)).toEqual([two]);
    expect(period(2016, '2015年1月1日起至2016年12月31日')).toEqual([two]);
    expect(period(null, whole(2016))).toEqual([{ ...unknown, message: 'the report year is not known' }]);
  });

  it.each(['2016年1月5日至12月31日', '2016年1月1日至6月30日', '2016年12月', '至12月31日'])('is none: %s', (text) => {
    expect(period(2016, text)).toEqual([]);
  });

  it('is found in every paragraph, from its beginning', () => {
    expect(period(2016, whole(2016), '', whole(2016))).toMatchObject([{ outcome: 'pass' }]);
  });
});
