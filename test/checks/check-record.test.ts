import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CheckedRecord, checkRecord } from '../../src/checks/check-record.js';
import { national2014 } from '../../src/knowledge/forms/national-2014.js';
import type { Claim } from '../../src/model/record.js';
import { FORMS, HEADER, observe, record } from './checked-record.js';

function outcome(checked: CheckedRecord, rule: string): string[] {
  return checkRecord(checked, FORMS)
    .filter((result) => result.rule === rule)
    .map(({ outcome }) => outcome);
}

const APPLICANTS = ['natural_person', 'enterprise', 'research', 'public_welfare', 'legal_services', 'other'];

describe('sums of a list', () => {
  const C1 = {
    'requests.received': 11,
    'requests.received.in_person': 3,
    'requests.received.fax': 0,
    'requests.received.online': 8,
    'requests.received.mail': 0,
  };

  it('pass, fail, and are not assessable', () => {
    expect(outcome(record('national-2014', C1), 'national-2014.C1')).toEqual(['pass']);
    expect(outcome(record('national-2014', { ...C1, 'requests.received': 12 }), 'national-2014.C1')).toEqual(['fail']);
    expect(outcome(record('national-2014', { ...C1, 'requests.received.fax': null }), 'national-2014.C1')).toEqual([
      'not-assessable',
    ]);
  });

  it('name both figures', () => {
    const [result] = checkRecord(record('national-2014', { ...C1, 'requests.received': 12 }), FORMS).filter(
      ({ rule }) => rule === 'national-2014.C1',
    );
    expect(result).toMatchObject({ expected: 11, actual: 12, severity: 'error', observations: [0, 1, 2, 3, 4] });
    expect(result?.message).toContain('requests.received: 12 ≠ 11 = 3 + 0 + 8 + 0');
  });

  it('name the operand that is absent', () => {
    const { 'requests.received.mail': _, ...rest } = C1;
    const [result] = checkRecord(record('national-2014', rest), FORMS).filter(
      ({ rule }) => rule === 'national-2014.C1',
    );
    expect(result).toMatchObject({ outcome: 'not-assessable', message: 'requests.received.mail is not on the page' });
  });

  it('count a row that the agency added below the total', () => {
    const base = record('national-2014', { ...C1, 'requests.received': 13 });
    const extra = observe('x', 2, { indicator: null, label: '5.其他', path: ['依申请公开情况', 'requests.received'] });
    const added = { ...base, observations: [...base.observations, extra] };
    expect(outcome(added, 'national-2014.C1')).toEqual(['pass']);
  });

  it('ask nothing of local rows that are not there', () => {
    expect(outcome(record('national-2014', C1), 'national-2014.C6')).toEqual([]);
  });

  it('are not decided by a figure printed twice with different values', () => {
    const base = record('national-2014', C1);
    const twice = { ...base, observations: [...base.observations, observe('requests.received', 12)] };
    expect(outcome(twice, 'national-2014.C1')).toEqual(['not-assessable']);
    expect(outcome(twice, 'form.FORM-4')).toEqual(['fail']);
  });
});

describe('other rules of 2014', () => {
  const channels = ['gazette', 'website', 'weibo', 'wechat', 'other'];
  const items = (total: number, values: readonly number[]): Record<string, number> => ({
    'proactive.items': total,
    ...Object.fromEntries(channels.map((code, index) => [`proactive.channels.${code}`, values[index] ?? 0])),
  });

  it.each([
    [396, [0, 49, 0, 0, 347], 'pass', 'pass'],
    [350, [0, 49, 0, 0, 347], 'pass', 'pass'],
    [400, [0, 49, 0, 0, 347], 'fail', 'pass'],
    [300, [0, 49, 0, 0, 347], 'pass', 'fail'],
  ])('A3: %i of %j', (total, values, sum, largest) => {
    const checked = record('national-2014', items(total, values));
    expect(outcome(checked, 'national-2014.A3')).toEqual([sum]);
    expect(outcome(checked, 'national-2014.A3-MAX')).toEqual([largest]);
  });

  it.each([
    ['G2', { 'training.sessions': 1, 'training.participants': 8 }, 'pass'],
    ['G2', { 'training.sessions': 1, 'training.participants': 0 }, 'fail'],
    ['G2', { 'training.sessions': 1, 'training.participants': null }, 'not-assessable'],
    ['A2', { 'normative_documents.issued': 1, 'proactive.items.normative_documents': 2 }, 'fail'],
    ['C5', { 'requests.completed': 2, 'requests.answered': 2 }, 'pass'],
    ['B1', { 'response.channels.press_conferences': 0, 'response.channels.press_conferences.led': 1 }, 'fail'],
    ['G1', { 'organization.staff': 8, 'organization.staff.full_time': 0, 'organization.staff.part_time': 8 }, 'pass'],
  ])('%s %j', (rule, values, expected) => {
    expect(outcome(record('national-2014', values as Record<string, number | null>), `national-2014.${rule}`)).toEqual([
      expected,
    ]);
  });

  it('counts are whole and not negative, amounts may have decimals', () => {
    expect(outcome(record('national-2014', { complaints: 1.5 }), 'values.INT')).toEqual(['fail']);
    expect(outcome(record('national-2014', { complaints: -1 }), 'values.INT')).toEqual(['fail']);
    expect(outcome(record('national-2014', { 'fees.collected': 0.5 }), 'values.INT')).toEqual(['pass']);
    expect(outcome(record('national-2014', { 'fees.collected': null }), 'values.INT')).toEqual(['not-assessable']);
  });

  it('units are those of the form', () => {
    const checked = { ...record('national-2014', {}), observations: [observe('complaints', 1, { unit: '次' })] };
    expect(outcome(checked, 'values.U1')).toEqual(['fail']);
  });
});

describe('sums of the request table', () => {
  const row = (indicator: string, values: readonly (number | null)[]): Record<string, number | null> =>
    Object.fromEntries([...APPLICANTS, 'total'].map((code, index) => [`${indicator}@${code}`, values[index] ?? null]));

  it('hold for every applicant and every row', () => {
    const values = {
      ...row('requests.received', [3, 1, 0, 0, 0, 0, 4]),
      ...row('requests.carried_in', [1, 0, 0, 0, 0, 0, 1]),
      ...row('outcome.total', [4, 1, 0, 0, 0, 0, 5]),
      ...row('requests.carried_out', [0, 0, 0, 0, 0, 0, 0]),
    };
    const checked = record('national-2021', values);
    expect(outcome(checked, 'national-2021.balance')).toEqual(Array(7).fill('pass'));
    expect(outcome(checked, 'national-2021.applicant_total')).toEqual(Array(4).fill('pass'));
    const broken = record('national-2021', { ...values, 'requests.received@total': 5 });
    expect(outcome(broken, 'national-2021.balance').filter((one) => one === 'fail')).toHaveLength(1);
    expect(outcome(broken, 'national-2021.applicant_total').filter((one) => one === 'fail')).toHaveLength(1);
  });

  it('take no blank for zero', () => {
    const values = { ...row('requests.received', [3, null, null, null, null, null, 3]) };
    expect(outcome(record('national-2019', values), 'national-2019.applicant_total')).toEqual(['not-assessable']);
  });

  it('compare a printed subtotal and a printed group', () => {
    const values = {
      'requests.received@natural_person': 1,
      'requests.received@subtotal': 2,
      'requests.received@total': 4,
    };
    expect(outcome(record('national-2021', values), 'national-2021.T3-SUB')).toEqual(['fail']);
    const group = {
      'outcome.unavailable@total': 3,
      'outcome.unavailable.not_held@total': 1,
      'outcome.unavailable.needs_creation@total': 1,
      'outcome.unavailable.unclear@total': 1,
    };
    expect(outcome(record('national-2021', group), 'national-2021.GRP')).toEqual(['pass']);
  });

  it('ask no total of a group over its applicants', () => {
    const values = row('outcome.other', [3, 1, 0, 0, 0, 0, 9]);
    expect(outcome(record('national-2021', values), 'national-2021.applicant_total')).toEqual(['not-assessable']);
  });

  it('keep every result below its total', () => {
    const values = { 'outcome.total@total': 1, 'outcome.granted@total': 2 };
    expect(outcome(record('national-2021', values), 'national-2021.T3-LE')).toEqual(['fail']);
  });

  it('add up reviews', () => {
    const values = Object.fromEntries(
      ['upheld', 'corrected', 'other', 'pending', 'total'].map((code, index) => [
        `reconsideration.${code}`,
        [1, 0, 0, 2, 3][index] ?? 0,
      ]),
    );
    expect(outcome(record('national-2021', values), 'national-2021.sum_reconsideration')).toEqual(['pass']);
  });

  it('let a signed change fall, but not below nothing', () => {
    const values = { 'licensing.items_last_year': 21, 'licensing.items_change': -22 };
    expect(outcome(record('national-2019', values), 'national-2019.T2-19b.licensing')).toEqual(['fail']);
    expect(outcome(record('national-2019', values), 'values.INT')).toEqual(['pass']);
  });
});

describe('prose against table', () => {
  const claim = (indicator: string, value: number, text = `${value}`): Claim => ({
    indicator,
    value,
    text,
    section: 0,
  });
  const check = (form: string, values: Record<string, number | null>, one: Claim) =>
    checkRecord(record(form, values, { claims: [one] }), FORMS).filter(({ rule }) => rule.startsWith('narrative'));

  it.each([
    ['national-2014', { 'proactive.items': 396 }, claim('proactive.items', 396), 'narrative.X9', 'pass'],
    ['national-2014', { 'proactive.items': 369 }, claim('proactive.items', 396), 'narrative.X9', 'fail'],
    ['national-2014', { 'proactive.items': null }, claim('proactive.items', 396), 'narrative.X9', 'not-assessable'],
    ['national-2014', { 'requests.received': 0 }, claim('requests.received', 0, 'none'), 'narrative.X8', 'pass'],
    ['national-2021', { 'requests.received@total': 3 }, claim('requests.received', 3), 'narrative.X3', 'pass'],
    [
      'national-2021',
      { 'litigation_direct.total': 1, 'litigation_after_reconsideration.total': 1 },
      claim('litigation.total', 2),
      'narrative.X7',
      'pass',
    ],
  ])('%s %j', (form, values, one, rule, expected) => {
    const [result] = check(form, values as Record<string, number | null>, one);
    expect([result?.rule, result?.outcome, result?.severity]).toEqual([rule, expected, 'warning']);
  });

  it('compares no amounts in different units', () => {
    const base = record('national-2014', {}, { claims: [claim('fees.collected', 0.12)] });
    const checked = { ...base, observations: [observe('fees.collected', 1200, { unit: '元' })] };
    expect(outcome(checked, 'narrative.X10')).toEqual(['not-assessable']);
  });
});

describe('dates, form and parts', () => {
  it.each([
    ['header.H1', { title: '某局2016年度报告' }, ['pass']],
    ['header.H1', { title: '某局2015年度报告' }, ['fail']],
    ['header.H1', { title: null }, []],
    ['header.H2', { header: { ...HEADER, publishedAt: '2017-02-24T13:44+08:00' } }, ['pass']],
    ['header.H2', { header: { ...HEADER, publishedAt: '2017-07-01' } }, ['fail']],
    ['header.H2', { header: { ...HEADER, publishedAt: '2016-12-25' } }, ['fail']],
    ['header.H3', { header: { ...HEADER, indexNumber: '3212000038/2017-355033', issuedOn: '2017-02-24' } }, ['pass']],
    ['header.H3', { header: { ...HEADER, indexNumber: '3212000038/2018-355033', issuedOn: '2017-02-24' } }, ['fail']],
    ['form.FORM-1', { form: 'national-2014' }, ['pass']],
    ['form.FORM-1', { form: 'national-2019' }, ['fail']],
    ['form.FORM-1', { form: 'national-2019', year: null }, ['not-assessable']],
    ['form.FORM-1', { form: null }, ['not-assessable']],
  ])('%s %j', (rule, change, expected) => {
    expect(outcome(record(null, {}, change as Partial<CheckedRecord>), rule)).toEqual(expected);
  });

  it.each([
    ['统计期限自2016年1月1日起至2016年12月31日止', ['pass']],
    ['统计期限自2015年1月1日起至12月31日止', ['fail']],
    ['2016年我局主动公开信息', []],
  ])('X16: %s', (text, expected) => {
    const sections = [{ number: null, heading: null, topic: null, paragraphs: [text] }];
    expect(outcome(record(null, {}, { sections }), 'narrative.X16')).toEqual(expected);
  });
});

describe('any figures at all', () => {
  const codes = national2014.tables[0].rows.map(({ code }) => code);
  const figure = fc.option(fc.integer({ min: -5, max: 50 }), { nil: null });

  it('never pass on an unread operand, never throw', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...codes), figure), (values) => {
        const checked = record('national-2014', values);
        for (const result of checkRecord(checked, FORMS)) {
          if (result.outcome !== 'pass' || !result.rule.startsWith('national-')) continue;
          expect(result.observations.every((index) => checked.observations[index]?.status === 'reported')).toBe(true);
          expect(result.observations.length).toBeGreaterThan(1);
        }
      }),
    );
  });
});
