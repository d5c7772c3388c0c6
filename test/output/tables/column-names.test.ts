import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableKnowledge } from '../../../src/knowledge/tables/index.js';
import { nameColumns } from '../../../src/output/tables/column-names.js';
import { listTables } from '../../../src/output/tables/list-tables.js';
import { listWideColumns } from '../../../src/output/tables/wide-table.js';
import { defaultKnowledge } from '../../../src/pipeline.js';

const NAME = /^[A-Za-z][A-Za-z0-9_]{0,31}$/;
const { shortWords } = tableKnowledge;

describe('names of columns', () => {
  it('are taken by R and Stata, and no two of a table are alike', () => {
    for (const { name, columns } of listTables(defaultKnowledge.forms, tableKnowledge)) {
      const names = columns.map((column) => column.name);
      expect(names.filter((one) => !NAME.test(one))).toEqual([]);
      expect([name, new Set(names.map((one) => one.toLowerCase())).size]).toEqual([name, names.length]);
    }
  });

  it('can be read: no word of the national forms is cut', () => {
    const words = new Set(Object.values(shortWords).flatMap((word) => word.split('_')));
    for (const form of defaultKnowledge.forms) {
      for (const { indicator, applicant, name } of listWideColumns(form, tableKnowledge)) {
        const spelled = `${indicator.indicator}.${applicant ?? ''}`.split(/[._]/);
        expect(name.split('_').filter((word) => !spelled.includes(word) && !words.has(word))).toEqual([]);
      }
    }
  });

  it('say the same of the same indicator in every form', () => {
    const named = new Map<string, string>();
    for (const form of defaultKnowledge.forms) {
      for (const { indicator, applicant, name } of listWideColumns(form, tableKnowledge)) {
        const code = `${indicator.indicator}@${applicant}`;
        expect(named.get(code) ?? name).toBe(name);
        named.set(code, name);
      }
    }
    expect(named.get('outcome.refused.security_stability@natural_person')).toBe('out_ref_security_person');
  });

  it.each([
    [
      ['a.b', 'a_b', 'a@b'],
      ['a_b', 'a_b_2', 'a_b_3'],
    ],
    [['year'], ['year_2']],
    [
      ['9 lives', '中文', ''],
      ['lives', 'x', 'x_2'],
    ],
    [['some_words.that_are.much_too.long_for_names'], ['so_wo_th_ar_mu_to_lo_fo_na']],
    [
      [`${'x'.repeat(40)}1`, `${'x'.repeat(40)}2`],
      ['x'.repeat(32), `${'x'.repeat(30)}_2`],
    ],
  ])('%j → %j', (codes, expected) => {
    expect([...nameColumns(codes, { shortWords, taken: ['year'] }).values()]).toEqual(expected);
  });

  it('are valid and apart for any codes, and stay when codes are added behind', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ maxLength: 60 })), fc.array(fc.string()), (codes, more) => {
        const names = [...nameColumns(codes, { shortWords, taken: ['year'] }).values()];
        expect(names.filter((name) => !NAME.test(name))).toEqual([]);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(codes.length);
        const longer = nameColumns([...codes, ...more], { shortWords, taken: ['year'] });
        expect(codes.map((code) => longer.get(code))).toEqual(names);
      }),
    );
  });
});
