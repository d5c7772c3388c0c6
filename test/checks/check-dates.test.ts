/** Header and dates to the letter: the edges of each date, and what is said where one is not printed. */
import { describe, expect, it } from 'vitest';
import { checkDates } from '../../src/checks/check-dates.js';
import type { CheckedRecord } from '../../src/checks/result.js';
import type { Header } from '../../src/model/record.js';
import { HEADER, record } from './checked-record.js';

const SOURCE = record(null, {}).source;
const check = (rule: string, change: Partial<CheckedRecord>) =>
  checkDates(record(null, {}, change)).filter((result) => result.rule === rule);
const withHeader = (header: Partial<Header>, change: Partial<CheckedRecord> = {}) => ({
  ...change,
  header: { ...HEADER, ...header },
});
const nothing = { observations: [], expected: null, actual: null, outcome: 'not-assessable' };

describe('H1, the year of the title', () => {
  const name = { rule: 'header.H1', severity: 'error' };

  it.each([
    ['某局2016年度报告', 'pass', 2016],
    ['某局2015年度报告', 'fail', 2015],
    ['某局1999年度报告', 'fail', 1999],
    ['2016年某局2016年度报告', 'pass', 2016],
  ])('%s', (title, outcome, actual) => {
    const message = `the title says ${actual}, the report is about 2016`;
    expect(check('header.H1', { title })).toEqual([
      { ...name, outcome, expected: 2016, actual, message, observations: [] },
    ]);
  });

  it.each([
    ['某局2015、2016年度报告', 2016, 'the title names 2 years'],
    ['某局2016年度报告', null, 'the report year is not known'],
  ])('%s, of %s', (title, year, message) => {
    expect(check('header.H1', { title, year })).toEqual([{ ...name, ...nothing, message }]);
  });

  it.each(['某局年度报告', '某局第1800号报告', null])('says nothing of %s', (title) => {
    expect(check('header.H1', { title })).toEqual([]);
  });
});

describe('H2, published by the end of March', () => {
  const name = { rule: 'header.H2', severity: 'warning' };
  const early = (date: string) => `published ${date}, before the end of 2016`;

  it.each([
    ['2016-12-31', 'fail', early('2016-12-31')],
    ['2017-01-01', 'pass', 'published 2017-01-01, by 2017-03-31'],
    ['2017-03-31T23:59+08:00', 'pass', 'published 2017-03-31, by 2017-03-31'],
    ['2017-04-01', 'fail', 'published 2017-04-01, after 2017-03-31'],
  ])('%s', (publishedAt, outcome, message) => {
    const compared = { expected: '2017-03-31', actual: publishedAt.slice(0, 10), message, observations: [] };
    expect(check('header.H2', withHeader({ publishedAt }))).toEqual([{ ...name, outcome, ...compared }]);
  });

  it('takes the date of issue where none of publishing is printed', () => {
    expect(check('header.H2', withHeader({ issuedOn: '2017-04-01' }))).toMatchObject([{ actual: '2017-04-01' }]);
    const both = { issuedOn: '2017-04-01', publishedAt: '2017-02-01' };
    expect(check('header.H2', withHeader(both))).toMatchObject([{ actual: '2017-02-01' }]);
    expect(check('header.H2', withHeader({}))).toEqual([]);
  });

  it('is not known without a year', () => {
    const message = 'the report year is not known';
    expect(check('header.H2', withHeader({ issuedOn: '2017-04-01' }, { year: null }))).toEqual([
      { ...name, ...nothing, message },
    ]);
  });
});

describe('H3, the year of the index number', () => {
  it.each([
    ['3212000038/2017-355033', 'pass', '2017'],
    ['3212000038/1998-355033', 'fail', '1998'],
  ])('%s', (indexNumber, outcome, actual) => {
    const message = `the index number says ${actual}, the date of issue 2017`;
    const name = { rule: 'header.H3', severity: 'warning', observations: [] };
    expect(check('header.H3', withHeader({ indexNumber, issuedOn: '2017-02-24' }))).toEqual([
      { ...name, outcome, expected: '2017', actual, message },
    ]);
  });

  it.each([
    [null, '2017-02-24'],
    ['3212000038/2017-355033', null],
    ['3212000038/17-355033', '2017-02-24'],
    ['3212000038/20175', '2017-02-24'],
  ])('says nothing of %s issued on %s', (indexNumber, issuedOn) => {
    expect(check('header.H3', withHeader({ indexNumber, issuedOn }))).toEqual([]);
  });
});

describe('H5, no date after the retrieval', () => {
  const name = { rule: 'header.H5', severity: 'error', observations: [] };
  const fetched = (retrievedAt: string | null, header: Partial<Header>) =>
    check('header.H5', withHeader(header, { source: { ...SOURCE, retrievedAt } }));
  const onDay = (publishedAt: string) => fetched('2017-02-28T16:30:00Z', { issuedOn: '2017-02-01', publishedAt });

  it('may be the next day, which begins earlier in China', () => {
    const message = 'no date lies after the retrieval';
    expect(onDay('2017-03-01T00:30+08:00')).toEqual([
      { ...name, outcome: 'pass', expected: '2017-02-28', actual: null, message },
    ]);
  });

  it('is none that comes later', () => {
    const message = '2017-03-02 lies after the retrieval on 2017-02-28';
    const late = { ...name, outcome: 'fail', expected: '2017-02-28', actual: '2017-03-02', message };
    expect(onDay('2017-03-02')).toEqual([late]);
    expect(fetched('2017-02-28', { issuedOn: '2017-03-02' })).toEqual([late]);
  });

  it('asks nothing without a date on either side, and keeps to the day where the moment is none', () => {
    expect([fetched(null, { issuedOn: '2017-03-02' }), fetched('2017-02-28', {})]).toEqual([[], []]);
    expect(fetched('2017-02-99', { issuedOn: '2017-02-99' })).toMatchObject([{ outcome: 'pass' }]);
    expect(fetched('yesterday', { issuedOn: 'yesterday' })).toMatchObject([{ outcome: 'pass' }]);
  });
});

describe('H6, the host of the page', () => {
  const name = { rule: 'header.H6', severity: 'warning', observations: [] };
  const at = (source: Partial<CheckedRecord['source']>) => check('header.H6', { source: { ...SOURCE, ...source } });
  const copy = { outcome: 'fail', expected: 'official', message: 'the page is a copy on another host' };

  it('is official, or another, or not known', () => {
    const message = 'the page is on an official host';
    expect(at({ trust: 'official' })).toEqual([
      { ...name, outcome: 'pass', expected: 'official', actual: 'official', message },
    ]);
    expect(at({ trust: 'mirror', url: 'https://x.example/' })).toEqual([{ ...name, ...copy, actual: 'mirror' }]);
    expect(at({ trust: 'unknown', finalUrl: 'https://x.example/' })).toEqual([{ ...name, ...copy, actual: 'unknown' }]);
    expect(at({})).toEqual([{ ...name, ...nothing, message: 'the host of the page is not known' }]);
  });
});
