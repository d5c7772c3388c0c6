/** Rows of a page against rows of a form, one rule at a time: by label, by parent, by what was read last, or not at all. */
import { describe, expect, it } from 'vitest';
import { alignRows } from '../../../../src/extract/statistics/list/align-rows.js';
import type { Placed } from '../../../../src/extract/statistics/list/structure.js';
import type { FormRow, ListTable } from '../../../../src/model/form.js';

const row = (code: string, parent?: string, more: Partial<FormRow> = {}): FormRow => ({
  code,
  label: code,
  labelEn: code,
  ...(parent !== undefined && { parent }),
  ...more,
});

const TABLE: ListTable = {
  id: 'list',
  layout: 'list',
  columns: [],
  sums: [],
  rows: [
    row('first', undefined, { unit: 'u' }),
    row('first.other', 'first'),
    row('second'),
    row('second.part', 'second'),
    row('second.part.other', 'second.part'),
    row('second.other', 'second'),
    row('group', undefined, { group: true, unit: 'u' }),
  ],
};
const OTHER: ListTable = { ...TABLE, id: 'other' };

interface Printed {
  /** Rows of the form whose label it has; of another table where they begin with a dash. */
  readonly codes?: readonly string[];
  readonly key?: string;
  readonly parent?: number;
  readonly certain?: boolean;
  readonly match?: 'exact' | 'alias';
  readonly unit?: string | null;
}

/** A row of the page as far as the alignment looks at it. */
function print({ codes = [], key = 'a label that tells', parent = -1, certain = false, ...more }: Printed): Placed {
  const entries = codes.map((code) => {
    const table = code.startsWith('-') ? OTHER : TABLE;
    const found = table.rows.find((one) => one.code === code.replace('-', ''));
    return { form: 'own', table, row: found ?? row(code), index: 0, name: 0 };
  });
  const found = codes.length === 0 ? null : { entries, match: more.match ?? 'exact' };
  const label = { text: key, key };
  return { parent, certain, row: { label, found, unit: more.unit ?? null, values: [] } } as unknown as Placed;
}

function align(printed: readonly Printed[], strict = false) {
  const { entries, matches, whys, repeated } = alignRows(printed.map(print), TABLE, { negations: '', strict });
  return { codes: entries.map((entry) => entry?.code ?? null), matches, whys, repeated: [...repeated] };
}

const codesOf = (...args: Parameters<typeof align>) => align(...args).codes;
const OTHERS = ['first.other', 'second.other'];

describe('alignRows', () => {
  it('knows a row by its label, and says how', () => {
    const { codes, matches, whys } = align([
      { codes: ['first'] },
      { codes: ['second'], match: 'alias' },
      { key: '\ue000' },
      { codes: ['-first'] },
    ]);
    expect(codes).toEqual(['first', 'second', null, null]);
    expect(matches).toEqual(['exact', 'alias', null, null]);
    expect(whys).toEqual([
      "its label is the form's (exact)",
      "its label is the form's (alias)",
      'the form has no such row',
      'the form has no such row',
    ]);
  });

  it('does not count rows of other tables with the same label', () => {
    expect(codesOf([{ codes: ['second.part', '-second.part'] }])).toEqual(['second.part']);
    expect(codesOf([{ codes: ['-first.other', 'second.part'] }])).toEqual(['second.part']);
  });

  it('tells a row that comes twice, and reads on from there', () => {
    const { codes, whys, repeated } = align([
      { codes: ['first'] },
      { codes: ['second'] },
      { codes: ['first'] },
      { codes: OTHERS, key: 'other' },
    ]);
    expect(codes).toEqual(['first', 'second', null, 'first.other']);
    expect(repeated).toEqual([[2, 'first']]);
    expect(whys[2]).toBe('first was given by an earlier row');
  });

  it('tells rows of one label apart by the parent that is printed', () => {
    const parents = [{ codes: ['first'] }, { codes: ['second'] }];
    const under = (parent: number) => ({ codes: OTHERS, key: 'other', parent, certain: true });
    expect(codesOf([...parents, under(0)])).toEqual(['first', 'second', 'first.other']);
    expect(codesOf([...parents, under(1), under(0)])).toEqual(['first', 'second', 'second.other', 'first.other']);
  });

  it('counts a parent of the parent, and no other', () => {
    const rows = [{ codes: ['second'] }, { codes: ['second.part'], parent: 0, certain: true }];
    const below = { codes: OTHERS, key: 'other', parent: 1, certain: true };
    expect(codesOf([...rows, below])).toEqual(['second', 'second.part', 'second.other']);
    const deep = { codes: ['second.part.other', 'first.other'], key: 'other', parent: 0, certain: true };
    expect(codesOf([{ codes: ['second'] }, deep])).toEqual(['second', null]);
    expect(align([{ codes: ['second'] }, deep]).whys[1]).toBe('the form has its label under another parent only');
  });

  it('tells them apart by what was read last, where nothing is printed', () => {
    const other = { codes: OTHERS, key: 'other' };
    expect(codesOf([{ codes: ['first'] }, other, { codes: ['second'] }, other])).toEqual([
      'first',
      'first.other',
      'second',
      'second.other',
    ]);
    expect(codesOf([{ codes: ['second'] }, { codes: ['second.part'] }, other])).toEqual([
      'second',
      'second.part',
      'second.other',
    ]);
    expect(codesOf([other])).toEqual([null]);
    // A top row that is surely one has nothing above it but what was read last.
    expect(codesOf([{ codes: ['first'] }, { ...other, certain: true }])).toEqual(['first', 'first.other']);
  });

  it('takes the parent that was read last, and neither where two have the same claim', () => {
    const nested = { codes: ['second.part.other', 'second.other'], key: 'other' };
    expect(codesOf([{ codes: ['second'] }, { codes: ['second.part'] }, nested])).toEqual([
      'second',
      'second.part',
      'second.part.other',
    ]);
    const unread = align([{ codes: ['second.part'], key: 'a part that tells' }, nested]);
    expect(unread.codes).toEqual(['second.part', 'second.part.other']);
    const siblings = ['second.part', 'second.other'];
    const both = align([{ codes: ['second'] }, { codes: siblings, key: 'part' }]);
    expect(both.codes).toEqual(['second', null]);
    expect(both.whys[1]).toBe('its label fits second.part and second.other');
  });

  it.each([
    ['four', null],
    ['fives', null],
    ['sixsix', 'second.part'],
  ])('under a row of its own, %j is %s', (key, code) => {
    const rows = [{ codes: ['-first'] }, { codes: ['second.part'], key, parent: 0, certain: true }];
    expect(codesOf(rows)).toEqual([null, code]);
  });

  it('under no row of its own, five characters tell, and fewer do not', () => {
    expect(codesOf([{ codes: ['second.part'], key: 'fives' }])).toEqual(['second.part']);
    expect(codesOf([{ codes: ['second.part'], key: 'fives', certain: true }])).toEqual(['second.part']);
    expect(codesOf([{ codes: ['second.part'], key: 'four' }])).toEqual([null]);
    expect(codesOf([{ codes: ['first'], key: 'four' }])).toEqual(['first']);
    expect(codesOf([{ codes: ['first'] }, { codes: ['second.part'], key: 'fives', parent: 0, certain: true }])).toEqual(
      ['first', 'second.part'],
    );
  });
});

describe('a table of no national form', () => {
  const strictly = (...printed: readonly Printed[]) => align(printed, true);

  it('gives a row where label and unit are the national form’s to the letter', () => {
    const { codes, matches, whys } = strictly({ codes: ['first'], unit: 'u' });
    expect([codes, matches, whys]).toEqual([['first'], ['exact'], ["label and unit are the national form's"]]);
  });

  it.each([
    ['another unit', { codes: ['first'], unit: 'v' }],
    ['no unit', { codes: ['first'] }],
    ['another wording', { codes: ['first'], unit: 'u', match: 'alias' as const }],
    ['a group', { codes: ['group'], unit: 'u' }],
    ['two rows', { codes: ['first', 'group'], unit: 'u' }],
    ['a row of another table', { codes: ['-first'], unit: 'u' }],
    ['no row', { unit: 'u' }],
  ])('gives none for %s', (_, printed: Printed) => {
    expect(strictly(printed).codes).toEqual([null]);
  });

  it('gives it once', () => {
    const twice = strictly({ codes: ['first'], unit: 'u' }, { codes: ['first', '-first'], unit: 'u' });
    expect(twice.codes).toEqual(['first', null]);
  });
});
