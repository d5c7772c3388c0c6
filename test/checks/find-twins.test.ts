/** The same table in two agencies, to the letter: which figures are compared, what is said. */
import { describe, expect, it } from 'vitest';
import { Twins } from '../../src/checks/find-twins.js';
import type { Report } from '../../src/checks/report-figures.js';
import { observe } from '../output/sample-record.js';
import { AGAINST, AGENCY, listObservations, open, type Values } from './filed-report.js';

describe('Y8: the same table elsewhere', () => {
  const texts: string[] = [];
  const digest = (text: string) => {
    texts.push(text);
    return `0123456789abcdef${texts.length}`;
  };
  const values = (...all: readonly number[]): Values =>
    Object.fromEntries(all.map((value, index) => [`row${index}`, value]));
  const see = (twins: Twins, key: string, report: Report) =>
    twins.check({ ...report, record: { ...report.record, agency: { ...AGENCY, key } } });

  it('is told with the other report', () => {
    const report = open(2021, { 'a@total': 2, b: 3, c: 4, d: 5, e: 6, f: 0, g: null });
    const message = 'all figures are those of 1 in 2021: a table was copied, or a wrong page fetched';
    const told = {
      rule: 'dataset.Y8',
      severity: 'warning',
      outcome: 'fail',
      expected: null,
      actual: '1/2021',
      message,
    };
    const twins = new Twins(digest);
    expect([see(twins, '1', report), see(twins, '2', report)]).toEqual([
      [],
      [{ ...told, against: AGAINST, operands: [] }],
    ]);
    expect(texts[0]).toBe('a@total=2\nb@=3\nc@=4\nd@=5\ne@=6\nf@=0\n');
  });

  it.each([
    [[2, 3, 4, 5, 6], 1],
    [[2, 3, 4, 5, 5], 0],
    [[1, 2, 3, 4, 5], 0],
  ])('is told of %j', (all, found) => {
    const twins = new Twins((text) => text);
    see(twins, '1', open(2021, values(...all)));
    expect(see(twins, '2', open(2021, values(...all)))).toHaveLength(found);
  });

  it('leaves out what was not read and what the form does not know', () => {
    const twins = new Twins((text) => text.padEnd(16, ' '));
    const unread = observe('z', 9, { status: 'unreadable' });
    const rows = [...listObservations(values(2, 3, 4, 5)), unread, observe(null, 8)];
    see(twins, '1', open(2021, rows));
    expect(see(twins, '2', open(2021, rows))).toEqual([]);
  });
});
