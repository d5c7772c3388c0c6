/** Rules over the cells of the request and review tables, to the letter: groups, bounds, subtotals, blanks, a table of zeros. */
import { describe, expect, it } from 'vitest';
import { checkGroups } from '../../src/checks/check-groups.js';
import { checkMatrix } from '../../src/checks/check-matrix.js';
import { Figures } from '../../src/checks/figures.js';
import { national2014 } from '../../src/knowledge/forms/national-2014.js';
import { national2021 } from '../../src/knowledge/forms/national-2021.js';
import type { FormTable } from '../../src/model/form.js';
import type { Claim } from '../../src/model/record.js';
import { record } from './checked-record.js';

const figuresOf = (values: Record<string, number | null>) => new Figures(record('national-2021', values).observations);
const check = (values: Record<string, number | null>, claims: readonly Claim[] = []) =>
  checkMatrix(national2021, figuresOf(values), claims);
const ruleOf = (rule: string, ...args: Parameters<typeof check>) =>
  check(...args).filter((result) => result.rule === `national-2021.${rule}`);

const TABLES: readonly FormTable[] = national2021.tables;
const matrix = TABLES.find(({ layout }) => layout === 'matrix');
if (matrix?.layout !== 'matrix') throw new Error('the form has a request table');
const CELLS = matrix.rows
  .filter(({ group }) => group !== true)
  .flatMap(({ code }) => matrix.columns.map((column) => `${code}@${column.code}`));
const every = (value: number | null) => Object.fromEntries(CELLS.map((cell) => [cell, value]));
const review = TABLES.find(({ layout }) => layout === 'row');
if (review?.layout !== 'row') throw new Error('the form has a review table');
const REVIEW = review.columns.map(({ code }) => code);

describe('a printed group', () => {
  const group = {
    'outcome.unavailable@total': 6,
    'outcome.unavailable.not_held@total': 1,
    'outcome.unavailable.needs_creation@total': 2,
    'outcome.unavailable.unclear@total': 3,
  };

  it('is the sum of its rows, for its applicant', () => {
    expect(checkGroups(national2021, figuresOf(group))).toEqual([
      {
        rule: 'national-2021.GRP',
        outcome: 'pass',
        severity: 'error',
        expected: 6,
        actual: 6,
        message: 'outcome.unavailable@total: 6 = 6 = 1 + 2 + 3',
        observations: [0, 1, 2, 3],
      },
    ]);
    const wrong = checkGroups(national2021, figuresOf({ ...group, 'outcome.unavailable@total': 7 }));
    expect(wrong).toMatchObject([{ outcome: 'fail', expected: 6, actual: 7 }]);
    expect(wrong[0]?.message).toBe('outcome.unavailable@total: 7 ≠ 6 = 1 + 2 + 3');
  });

  it('is not assessed where a row was not read, and not at all where it prints no number', () => {
    const blank = { ...group, 'outcome.unavailable.needs_creation@total': null };
    expect(checkGroups(national2021, figuresOf(blank))).toMatchObject([
      {
        outcome: 'not-assessable',
        message: 'outcome.unavailable.needs_creation@total is blank',
        observations: [0, 1, 2, 3],
      },
    ]);
    expect(checkGroups(national2021, figuresOf({ ...group, 'outcome.unavailable@total': null }))).toEqual([]);
    expect(checkGroups(national2014, figuresOf(group))).toEqual([]);
    const [printed] = record('national-2021', { 'outcome.unavailable@total': 3 }).observations;
    if (printed === undefined) throw new Error('the record has its figure');
    expect(checkGroups(national2021, new Figures([{ ...printed, status: 'unreadable' }]))).toEqual([]);
    expect(checkGroups(national2021, new Figures([{ ...printed, value: null }]))).toEqual([]);
    expect(checkGroups(national2021, figuresOf({ 'outcome@total': 3 }))).toEqual([]);
  });
});

describe('parts of the request table', () => {
  it('are at most their whole', () => {
    const values = { 'outcome.total@total': 2, 'outcome.granted@total': 2, 'outcome.partly_granted@total': 1 };
    expect(ruleOf('T3-LE', values)).toMatchObject([
      {
        outcome: 'pass',
        severity: 'error',
        expected: null,
        actual: null,
        message: '2 figures are at most their whole',
      },
    ]);
    expect(ruleOf('T3-LE', { ...values, 'outcome.granted@total': 3 })).toMatchObject([
      {
        outcome: 'fail',
        expected: 2,
        actual: 3,
        message: 'outcome.granted@total 3 > 2 outcome.total@total',
        observations: [1, 0],
      },
    ]);
  });

  it('are at most what came in', () => {
    const values = { 'requests.received@total': 2, 'requests.carried_in@total': 1, 'outcome.total@total': 3 };
    expect(ruleOf('T3-LE', values)).toMatchObject([{ outcome: 'pass', message: '1 figures are at most their whole' }]);
    expect(ruleOf('T3-LE', { ...values, 'requests.carried_out@total': 4 })).toMatchObject([
      { outcome: 'fail', expected: 3, actual: 4, observations: [3, 0, 1] },
    ]);
  });

  it('are not compared with what was not read', () => {
    const message = 'no result and its total were both read';
    expect(ruleOf('T3-LE', { 'outcome.granted@total': 2 })).toMatchObject([{ outcome: 'not-assessable', message }]);
    const half = { 'requests.received@total': 0, 'requests.carried_in@total': null, 'outcome.total@total': 3 };
    expect(ruleOf('T3-LE', half)).toMatchObject([{ outcome: 'not-assessable', message }]);
  });
});

describe('a printed subtotal', () => {
  const values = {
    'requests.received@natural_person': 1,
    'requests.received@subtotal': 2,
    'requests.received@total': 3,
  };

  it('makes the total together with the natural persons', () => {
    expect(ruleOf('T3-SUB', values)).toMatchObject([
      {
        outcome: 'pass',
        severity: 'error',
        expected: 3,
        actual: 3,
        message: 'requests.received@total: 3 = 3 = 1 + 2',
        observations: [0, 1, 2],
      },
    ]);
    expect(ruleOf('T3-SUB', { ...values, 'requests.received@total': 4 })).toMatchObject([
      { outcome: 'fail', expected: 3, actual: 4, message: 'requests.received@total: 4 ≠ 3 = 1 + 2' },
    ]);
  });

  it('is asked for once a row, and only where it is printed', () => {
    const two = { ...values, 'outcome.total@subtotal': 1 };
    expect(ruleOf('T3-SUB', two).map(({ outcome }) => outcome)).toEqual(['pass', 'not-assessable']);
    expect(ruleOf('T3-SUB', two)[1]?.message).toBe('outcome.total@natural_person is not on the page');
    expect(ruleOf('T3-SUB', { 'requests.received@total': 3 })).toEqual([]);
    const [one] = record('national-2021', { 'requests.received@subtotal': 2 }).observations;
    if (one === undefined) throw new Error('the record has its figure');
    const unknown = new Figures([
      { ...one, indicator: null },
      { ...one, applicant: 'total' },
    ]);
    expect(checkMatrix(national2021, unknown).map(({ rule }) => rule)).not.toContain('national-2021.T3-SUB');
  });
});

describe('cells without a number', () => {
  const blank = (cells: readonly string[], count: number, value: number | null) =>
    Object.fromEntries(cells.map((cell, index) => [cell, index < count ? null : value]));

  it.each([
    [0, 'pass'],
    [10, 'pass'],
    [11, 'fail'],
  ])('%i of the request table: %s', (count, outcome) => {
    const [result] = ruleOf('T3-EMPTY', blank(CELLS, count, 1));
    expect(result).toMatchObject({ outcome, severity: 'warning', expected: null, actual: count });
    expect(result?.observations).toEqual(Array.from({ length: count }, (_, index) => index));
    expect(result?.message).toBe(`${count} of ${CELLS.length} cells of the request table hold no number; 10 may`);
  });

  it.each([
    [5, 'pass'],
    [6, 'fail'],
  ])('%i of the review table: %s', (count, outcome) => {
    const [result] = ruleOf('T4-EMPTY', blank(REVIEW, count, 0));
    expect(result).toMatchObject({ outcome, actual: count });
    expect(result?.message).toContain('cells of the review table');
  });

  it('are not looked for in tables that are not there', () => {
    expect(check({ complaints: 1 })).toEqual([]);
    expect(check({ [REVIEW[0] ?? '']: 1 }).map(({ rule }) => rule)).toEqual(['national-2021.T4-EMPTY']);
    expect(checkMatrix(national2014, figuresOf({ 'requests.received': 1 }))).toEqual([]);
  });
});

describe('a request table of zeros', () => {
  const told = (value: number, indicator = 'requests.received'): Claim => ({ indicator, value, text: '', section: 0 });

  it('fails under prose that tells of requests', () => {
    expect(ruleOf('T3-ALLZERO', every(0), [told(5)])).toMatchObject([
      {
        outcome: 'fail',
        severity: 'warning',
        expected: 5,
        actual: 0,
        message: 'every cell of the request table is 0, the prose says requests.received 5',
      },
    ]);
  });

  it('is nothing where the prose tells of none, or of something else', () => {
    expect(check(every(0)).map(({ rule }) => rule)).toEqual(['national-2021.T3-LE', 'national-2021.T3-EMPTY']);
    expect(ruleOf('T3-ALLZERO', every(0), [told(0), told(3, 'proactive.items')])).toEqual([]);
  });

  it('is none where a cell is above zero, and not known where one was not read', () => {
    const [first = '', second = ''] = CELLS;
    expect(ruleOf('T3-ALLZERO', { ...every(0), [first]: 2, [second]: 1 }, [told(5)])).toMatchObject([
      { outcome: 'pass', expected: 5, actual: 2, message: 'the request table has figures above zero' },
    ]);
    expect(ruleOf('T3-ALLZERO', { ...every(0), [first]: null }, [told(5)])).toMatchObject([
      { outcome: 'not-assessable', message: 'not every cell of the request table was read' },
    ]);
    expect(ruleOf('T3-ALLZERO', { ...every(null), [first]: 1 }, [told(5)])).toMatchObject([{ outcome: 'pass' }]);
  });
});
