/** Two reports of one agency and year, to the letter. */
import { describe, expect, it } from 'vitest';
import { openDatasetCheck } from '../../src/checks/check-dataset.js';
import { checkVariant } from '../../src/checks/check-variants.js';
import { operandsAt } from '../../src/checks/report-figures.js';
import { observe } from '../output/sample-record.js';
import { FORMS } from './checked-record.js';
import { AGAINST, file, listObservations, open, type Values } from './filed-report.js';

describe('Y7: two reports of a year', () => {
  const name = { rule: 'dataset.Y7', severity: 'error' };

  it('name what differs, five of them', () => {
    const values = (value: number): Values =>
      Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((code) => [code, value]));
    const [one, other] = [open(2021, { ...values(1), same: 3 }), open(2021, { ...values(2), same: 3 })];
    const named = ['a', 'b', 'c', 'd', 'e'].map((code) => `${code} 1 and 2`).join(', ');
    expect(checkVariant(one, other)).toEqual({
      ...name,
      outcome: 'fail',
      expected: 1,
      actual: 2,
      message: `two reports of 2021 do not agree: ${named}, and 2 more`,
      against: AGAINST,
      operands: [0, 1, 2, 3, 4].flatMap((at) => [...operandsAt(one, [at], 'against'), ...operandsAt(other, [at])]),
    });
  });

  it('name five without more, and what was not read or is not there', () => {
    const values = (value: number): Values =>
      Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((code) => [code, value]));
    expect(checkVariant(open(2021, values(1)), open(2021, values(2))).message).toMatch(/e 1 and 2$/);
    const { message, expected, actual } = checkVariant(open(2021, { a: null }), open(2021, { a: 2, b: 3 }));
    expect(message).toBe('two reports of 2021 do not agree: a (is blank) and 2, b (is not on the page) and 3');
    expect([expected, actual]).toEqual([null, 2]);
  });

  it('differ in what the form does not know', () => {
    const rows = (value: number) => open(2021, [observe(null, value), observe('a', 1)]);
    const message = 'two reports of 2021 do not agree: rows that the form does not know, or the prose, differ';
    const told = { ...name, outcome: 'fail', expected: null, actual: null, message, against: AGAINST, operands: [] };
    expect(checkVariant(rows(1), rows(2))).toEqual(told);
  });

  it('are not compared where only one was read', () => {
    const message = 'the preferred report of 2021 was not read';
    const unknown = { ...name, outcome: 'not-assessable', expected: null, actual: null, message };
    expect(checkVariant(null, open(2021, {}))).toEqual({ ...unknown, against: null, operands: [] });
  });

  it('are not compared with a report of another year', () => {
    const dataset = openDatasetCheck({ forms: FORMS, digest: (text) => text });
    dataset.check(file(2020, listObservations({ a: 1 }), 'national-2021'));
    const variant = { ...file(2021, listObservations({ a: 2 }), 'national-2021'), variant: '0a1b' };
    expect(dataset.check(variant)).toMatchObject([{ outcome: 'not-assessable' }]);
  });
});
