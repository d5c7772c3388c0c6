import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRecord } from '../../src/checks/check-record.js';
import { findJoin, findRotation, findSurplus } from '../../src/checks/repair-row.js';
import { national2014 } from '../../src/knowledge/forms/national-2014.js';
import { national2021 } from '../../src/knowledge/forms/national-2021.js';
import type { Claim, Observation } from '../../src/model/record.js';
import { observe, type RecordChanges, sampleRecord } from '../output/sample-record.js';

const FORMS = [national2014, national2021];
const COLUMNS = national2021.tables[1].columns.map(({ code }) => code);
const ROWS = national2021.tables[1].rows.filter((row) => !('group' in row)).map(({ code }) => code);

function check(changes: RecordChanges, rule: string) {
  return checkRecord(sampleRecord({ claims: [], ...changes }), FORMS).filter((result) => result.rule === rule);
}

function row(values: readonly (number | null)[], raw?: string): Observation[] {
  return values.map((value, index) =>
    observe('requests.received', value, {
      applicant: COLUMNS[index] ?? '',
      unit: '件',
      ...(raw !== undefined && { raw, status: 'unreadable' }),
    }),
  );
}

const NOTHING = Array.from({ length: 7 }, () => null);

describe('a row of the request table that one change would mend', () => {
  it.each<[string, readonly (number | null)[], readonly string[]]>([
    ['adds up', [3, 1, 0, 0, 0, 0, 4], []],
    ['is all zero', [0, 0, 0, 0, 0, 0, 0], []],
    ['is plainly wrong', [3, 1, 0, 0, 0, 0, 9], []],
    ['has 12 split in two', [1, 2, 0, 0, 0, 0, 12], ['SPLIT']],
    ['has its total split in two', [12, 0, 3, 0, 0, 1, 5], ['SPLIT']],
    ['stands one column to the left, its last cell lost', [3, 1, 0, 0, 0, 4, null], ['SHIFT']],
    ['stands one column to the left', [1, 0, 0, 0, 0, 1, 0], ['SHIFT']],
    ['has its total first', [9, 3, 1, 0, 5, 0, 0], ['SHIFT']],
    ['lacks a part', [3, null, 0, 0, 0, 0, 4], []],
  ])('%s: %j', (_, values, expected) => {
    const changes = { form: 'national-2021', observations: row(values) };
    const found = ['SPLIT', 'SHIFT'].filter((name) => check(changes, `national-2021.T3-${name}`).length > 0);
    expect(found).toEqual(expected);
  });

  it('names what would mend it, and mends nothing', () => {
    const observations = row([1, 2, 0, 0, 0, 0, 12]);
    const [result] = check({ form: 'national-2021', observations }, 'national-2021.T3-SPLIT');
    expect(result).toMatchObject({ outcome: 'fail', severity: 'warning', expected: 3, actual: 12 });
    expect(result?.message).toContain('1 and 2 joined to 12');
    expect(result?.message).toContain('natural_person and enterprise');
    expect(result?.message).toContain('nothing was mended');
    expect(result?.observations).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it.each([
    ['1 | 2 | 3 | 0 | 0 | 0 | 0 | 15', 'national-2021.T3-SPLIT'],
    ['88 | 12 | 3 | 0 | 0 | 0 | 0 | 15', 'national-2021.T3-SHIFT'],
    ['12 | 3 | 0 | 0 | 0 | 0 | 15 | 88', 'national-2021.T3-SHIFT'],
  ])('looks into cells that could not be told apart: %s', (raw, rule) => {
    const changes = { form: 'national-2021', observations: row(NOTHING, raw) };
    expect(check(changes, rule)).toHaveLength(1);
  });

  it('leaves alone what has another number of cells, or other text in them', () => {
    for (const raw of ['1 | 2 | 3', '1 | 2 | x | 0 | 0 | 0 | 0 | 15', '12']) {
      const changes = { form: 'national-2021', observations: row(NOTHING, raw) };
      expect(check(changes, 'national-2021.T3-SPLIT')).toEqual([]);
    }
  });

  const count = fc.integer({ min: 0, max: 40 });
  const parts = fc.array(count, { minLength: 6, maxLength: 6 });

  it('is never a row that adds up', () => {
    fc.assert(
      fc.property(parts, (values) => {
        const total = values.reduce((sum, value) => sum + value, 0);
        const changes = { form: 'national-2021', observations: row([...values, total]) };
        expect(check(changes, 'national-2021.T3-SPLIT')).toEqual([]);
        expect(check(changes, 'national-2021.T3-SHIFT')).toEqual([]);
      }),
    );
  });

  it('is found whenever its values moved to the left', () => {
    fc.assert(
      fc.property(parts, (values) => {
        const total = values.slice(1).reduce((sum, value) => sum + value, 0);
        fc.pre(total > 0);
        expect(findRotation([...values.slice(1), total, null])).toBe(5);
      }),
    );
  });

  it('is mended in one way only, or not at all', () => {
    expect(findSurplus([5, 5, 0, 5, 5])).toBeNull();
    expect(findJoin([0, 3, 30])).toBeNull();
    expect(findRotation([0, 0, 0, 0, 0, 0, null])).toBeNull();
  });
});

describe('a list whose values slid', () => {
  const codes = [
    'requests.received',
    'requests.received.in_person',
    'requests.received.fax',
    'requests.received.online',
    'requests.received.mail',
    'requests.completed',
  ];
  const list = (values: readonly number[]) => codes.map((code, index) => observe(code, values[index] ?? null));

  it('is suspected when every value one row off makes the sum hold', () => {
    const found = check({ observations: list([0, 11, 3, 0, 8, 0]) }, 'national-2014.SHIFT');
    expect(found).toMatchObject([{ outcome: 'fail', severity: 'warning' }]);
    expect(found[0]?.message).toContain('C1 would hold if every value stood one row higher');
  });

  it.each([
    ['holds', [11, 3, 0, 8, 0, 11]],
    ['fails for another reason', [12, 3, 0, 8, 0, 12]],
    ['would hold by chance', [0, 3, 0, 3, 0, 0]],
  ])('is not suspected when the sum %s', (_, values) => {
    expect(check({ observations: list(values) }, 'national-2014.SHIFT')).toEqual([]);
  });
});

describe('the request table as a whole', () => {
  const claim: Claim = { indicator: 'requests.received', value: 5, text: '收到申请5件', section: 0 };
  const all = (value: number | null) =>
    ROWS.flatMap((code) => COLUMNS.map((applicant) => observe(code, value, { applicant, unit: '件' })));
  const some = (changes: Readonly<Record<string, number | null>>) =>
    all(0).map((one) => {
      const value = changes[`${one.indicator}@${one.applicant}`];
      return value === undefined ? one : { ...one, value, status: value === null ? ('blank' as const) : one.status };
    });

  it.each<[string, Observation[], readonly Claim[], readonly string[]]>([
    ['zeros, and no word of requests', all(0), [], []],
    ['zeros under prose with requests', all(0), [claim], ['fail']],
    ['figures', some({ 'requests.received@total': 5 }), [claim], ['pass']],
    ['a blank among zeros', some({ 'requests.received@total': null }), [claim], ['not-assessable']],
  ])('T3-ALLZERO: %s', (_, observations, claims, expected) => {
    const found = check({ form: 'national-2021', observations, claims }, 'national-2021.T3-ALLZERO');
    expect(found.map(({ outcome }) => outcome)).toEqual(expected);
  });

  it('T3-LE: no more goes out or is left than came in', () => {
    const observations = some({ 'requests.received@total': 2, 'requests.carried_out@total': 3 });
    const [result] = check({ form: 'national-2021', observations }, 'national-2021.T3-LE');
    expect(result).toMatchObject({ outcome: 'fail', severity: 'error', expected: 2, actual: 3 });
    expect(result?.message).toBe(
      'requests.carried_out@total 3 > 2 requests.received@total + requests.carried_in@total',
    );
  });

  it('T4-EMPTY: counts cells of the review table without a number', () => {
    const codes = national2021.tables[2].columns.map(({ code }) => code);
    const table = (blanks: number) => codes.map((code, index) => observe(code, index < blanks ? null : 0));
    const outcome = (blanks: number) =>
      check({ form: 'national-2021', observations: table(blanks) }, 'national-2021.T4-EMPTY').map((one) => one.outcome);
    expect([outcome(5), outcome(6)]).toEqual([['pass'], ['fail']]);
  });
});

describe('powers of a county', () => {
  const agency = (code: string) => ({ key: 'k', name: null, publisher: null, region: { code, name: '某地' } });

  it.each([
    ['440403', 2, ['fail']],
    ['440403', 0, ['pass']],
    ['440403', null, ['not-assessable']],
    ['440400', 2, []],
    ['440000', 2, []],
  ])('T2-RULE: %s has %s', (code, value, expected) => {
    const observations = [observe('regulations.in_force', value)];
    const found = check({ form: 'national-2021', agency: agency(code), observations }, 'national-2021.T2-RULE');
    expect(found.map(({ outcome }) => outcome)).toEqual(expected);
  });

  it.each([
    [200_000, '万元', 1],
    [99_000, '万元', 0],
    [200_000, '元', 0],
    [200_000, null, 0],
  ])('T2-FEE-UNIT: %s %s', (value, unit, expected) => {
    const observations = [observe('administrative_fees.amount', value, { unit })];
    const changes = { form: 'national-2021', agency: agency('440403'), observations };
    expect(check(changes, 'national-2021.T2-FEE-UNIT')).toHaveLength(expected);
  });
});

describe('what is said of a row', () => {
  const all = [0, 1, 2, 3, 4, 5, 6];
  const said = (name: string, expected: number | null, actual: number | null, why: string) => ({
    rule: `national-2021.T3-${name}`,
    severity: 'warning',
    outcome: 'fail',
    expected,
    actual,
    message: `requests.received: ${why}; nothing was mended`,
    observations: all,
  });
  const told = (observations: readonly Observation[]) =>
    ['SPLIT', 'SHIFT'].flatMap((name) => check({ form: 'national-2021', observations }, `national-2021.T3-${name}`));
  const split = (one: number, other: number) =>
    `with ${one} and ${other} joined to ${one}${other} the row adds up: a cell split in two is suspected`;
  const surplus = (value: number, end: string) =>
    `without ${value}, the ${end} of 8 cells, the row adds up: a shift by one column is suspected`;
  const shift = (applicant: string) =>
    `the total of the row seems to stand under ${applicant}: a shift by one column is suspected`;

  it.each<[readonly (number | null)[], readonly object[]]>([
    [[3, 1, 0, 0, 0, 4, null], [said('SHIFT', 8, null, shift('other'))]],
    [[9, 3, 1, 0, 5, 0, 0], [said('SHIFT', 18, 0, shift('natural_person'))]],
    [[3, 1, 2, 0, 0, 0, 15], [said('SPLIT', 6, 15, `${split(1, 2)} (enterprise and research)`)]],
    [[3, null, 0, 0, 0, 0, 4], []],
    [[1, 2, null, 0, 0, 0, 12], []],
  ])('%j', (values, expected) => {
    expect(told(row(values))).toEqual(expected);
  });

  it.each<[string, readonly object[]]>([
    ['1 | 2 | 3 | 0 | 0 | 0 | 0 | 15', [said('SPLIT', null, null, split(1, 2))]],
    ['88 | 12 | 3 | 0 | 0 | 0 | 0 | 15', [said('SHIFT', null, null, surplus(88, 'first'))]],
    [' 12 | 3 | 0 | 0 | 0 | 0 | 15 | 88 ', [said('SHIFT', null, null, surplus(88, 'last'))]],
    ['12345678 | 12 | 3 | 0 | 0 | 0 | 0 | 15', []],
    ['1234567 | 12 | 3 | 0 | 0 | 0 | 0 | 15', [said('SHIFT', null, null, surplus(1234567, 'first'))]],
    ['88 | 12 | 3 | 0 | 0 | 0 | 0 | 15 | 0', []],
    ['1 | 2 | 12', []],
    ['88 | 12 | -3 | 0 | 0 | 0 | 0 | 9', []],
  ])('%s, not told apart', (raw, expected) => {
    expect(told(row(NOTHING, raw))).toEqual(expected);
  });

  it('of cells that say different things, nothing', () => {
    const cells = row(NOTHING, '88 | 12 | 3 | 0 | 0 | 0 | 0 | 15');
    expect(told(cells.map((cell, index) => (index === 3 ? { ...cell, raw: '0' } : cell)))).toEqual([]);
  });

  it('whose total is not on the page, as of one whose total is blank', () => {
    expect(told(row([3, 1, 0, 0, 0, 4]))).toMatchObject([{ expected: 8, actual: null, observations: all.slice(0, 6) }]);
  });

  it('that is a group, nothing', () => {
    const observations = row([1, 2, 0, 0, 0, 0, 12]).map((one) => ({ ...one, indicator: 'outcome.other' }));
    expect(told(observations)).toEqual([]);
  });

  it('that is not on the page, or of a form without such rows, nothing', () => {
    expect([told([]), check({ observations: row([3, 1, 0, 0, 0, 4, 0]) }, 'national-2014.T3-SHIFT')]).toEqual([[], []]);
  });
});
