/** Rows that no form knows, between rows that it does: near labels, and destroyed ones known by their place alone. */
import { describe, expect, it } from 'vitest';
import { alignRows } from '../../../../src/extract/statistics/list/align-rows.js';
import type { Placed } from '../../../../src/extract/statistics/list/structure.js';
import type { FormRow, ListTable } from '../../../../src/model/form.js';

const row = (code: string, label: string, more: Partial<FormRow> = {}): FormRow => ({
  code,
  label,
  labelEn: label,
  ...more,
});

function tableOf(...rows: readonly FormRow[]): ListTable {
  return { id: 'list', layout: 'list', columns: [], sums: [], rows };
}

const ROWS = [
  row('one', 'first label'),
  row('two', 'second words', { unit: 'u' }),
  row('three', 'third name'),
  row('four', 'another wording', { unit: 'u' }),
];

interface Printed {
  readonly code?: string;
  readonly label?: string;
  readonly key?: string;
  readonly unit?: string | null;
  readonly elsewhere?: true;
}

function align(printed: readonly Printed[], rows: readonly FormRow[] = ROWS) {
  const table = tableOf(...rows);
  const print = ({ code, label = 'x', key = label.replaceAll(' ', ''), unit = 'u', elsewhere }: Printed): Placed => {
    const known = rows.find((one) => one.code === code);
    const form = { form: 'own', table, index: 0, name: 0 };
    const other = { ...form, table: tableOf(...ROWS), row: row('other', 'other') };
    const entries = known ? [{ ...form, row: known }] : elsewhere ? [other] : [];
    const found = entries.length > 0 ? { entries, match: 'exact' } : null;
    const read = { text: label, key, stem: key, ordinal: null, ofWhich: false, figure: false };
    return { parent: -1, certain: false, row: { label: read, found, unit, values: [] } } as unknown as Placed;
  };
  const { entries, matches, whys } = alignRows(printed.map(print), table, { negations: '不', strict: false });
  return { codes: entries.map((entry) => entry?.code ?? null), matches, whys };
}

const codesOf = (printed: readonly Printed[], rows?: readonly FormRow[]) => align(printed, rows).codes;
const NEAR = { label: 'second wrrds' };

describe('a near label', () => {
  it('is the row between the rows around it, and says so', () => {
    const { codes, matches, whys } = align([{ code: 'one' }, NEAR, { code: 'three' }]);
    expect([codes, matches]).toEqual([
      ['one', 'two', 'three'],
      ['exact', 'near', 'exact'],
    ]);
    expect(whys[1]).toBe("its label is nearest to two's, between the rows around it");
  });

  it.each<[string, readonly Printed[], readonly (string | null)[]]>([
    ['at the top', [NEAR, { code: 'three' }], ['two', 'three']],
    ['at the end', [{ code: 'one' }, NEAR], ['one', 'two']],
    ['alone', [NEAR], ['two']],
    [
      'behind one that is unknown',
      [{ code: 'one' }, {}, NEAR, {}, { code: 'four' }],
      ['one', null, 'two', null, 'four'],
    ],
    ['behind its place', [{ code: 'three' }, NEAR], ['three', null]],
    ['before its place', [NEAR, { code: 'one' }], [null, 'one']],
    ['where it stands already', [{ code: 'two' }, NEAR], ['two', null]],
    [
      'where no row is left',
      [{ code: 'one' }, { code: 'two' }, NEAR, { code: 'three' }],
      ['one', 'two', null, 'three'],
    ],
    ['twice', [{ code: 'one' }, NEAR, NEAR, { code: 'three' }], ['one', 'two', null, 'three']],
    ['of another table', [{ code: 'one' }, { ...NEAR, elsewhere: true }], ['one', null]],
    ['that repeats a row', [{ code: 'two' }, { code: 'two', label: 'third nome' }], ['two', null]],
    ['two of them', [NEAR, { label: 'third nome' }], ['two', 'three']],
  ])('stands %s', (_, printed, codes) => {
    expect(codesOf(printed)).toEqual(codes);
  });

  it('has the unit of its row, or none is printed or asked for', () => {
    const second = (unit: string | null) => codesOf([{ code: 'one' }, { ...NEAR, unit }])[1];
    expect([second('u'), second(null), second('v')]).toEqual(['two', 'two', null]);
    expect(codesOf([{ label: 'third nome', unit: 'v' }])).toEqual(['three']);
  });

  it('is not near by what a negation sets apart', () => {
    expect(codesOf([{ label: '不third name' }])).toEqual([null]);
  });
});

describe('a destroyed label', () => {
  const GONE = { label: '\ufffd\ufffd\ufffd\ufffd', key: '' };

  it('is the only row that fits its place, and says so', () => {
    const { codes, matches, whys } = align([{ code: 'one' }, GONE, { code: 'three' }]);
    expect([codes, matches]).toEqual([
      ['one', 'two', 'three'],
      ['exact', 'position', 'exact'],
    ]);
    expect(whys[1]).toBe('its label is destroyed; two is the only row that fits its place');
  });

  it.each<[string, readonly Printed[], readonly (string | null)[]]>([
    ['at the end', [{ code: 'one' }, { code: 'two' }, { code: 'three' }, GONE], ['one', 'two', 'three', 'four']],
    ['with two rows for it', [{ code: 'one' }, GONE, { code: 'four' }], ['one', null, 'four']],
    ['beside an unknown row before it', [{ code: 'one' }, {}, GONE, { code: 'three' }], ['one', null, null, 'three']],
    ['beside an unknown row behind it', [{ code: 'one' }, GONE, {}, { code: 'three' }], ['one', null, null, 'three']],
    ['twice', [{ code: 'one' }, GONE, GONE, { code: 'three' }], ['one', null, null, 'three']],
    ['without a unit', [{ code: 'one' }, { ...GONE, unit: null }, { code: 'three' }], ['one', null, 'three']],
    ['with another unit', [{ code: 'one' }, { ...GONE, unit: 'v' }, { code: 'three' }], ['one', null, 'three']],
    [
      'where no row is left',
      [{ code: 'one' }, { code: 'two' }, GONE, { code: 'three' }],
      ['one', 'two', null, 'three'],
    ],
  ])('stands %s', (_, printed, codes) => {
    expect(codesOf(printed)).toEqual(codes);
  });

  it('at the top is the first row', () => {
    expect(codesOf([GONE, { code: 'three' }], ROWS.slice(1))).toEqual(['two', 'three']);
  });

  it.each([
    ['\ufffd', 'ab', true],
    ['\ufffd', 'abc', false],
    ['\ufffd'.repeat(7), 'abc', true],
    ['\ufffd'.repeat(6), 'abc', false],
    ['', 'ab', false],
  ])('%j with %j left of it: %s', (damage, left, isKnown) => {
    const printed = { label: `${damage}${left}`, key: left };
    expect(codesOf([{ code: 'one' }, printed, { code: 'three' }])[1]).toBe(isKnown ? 'two' : null);
  });

  it('is no local row and no group of the form', () => {
    const [one, two, three] = ROWS as [FormRow, FormRow, FormRow];
    const extra = [row('local', 'a local row', { local: true }), row('group', 'a group', { group: true })];
    expect(codesOf([{ code: 'one' }, GONE, { code: 'three' }], [one, ...extra, two, three])).toEqual([
      'one',
      'two',
      'three',
    ]);
    expect(codesOf([{ code: 'one' }, GONE, { code: 'three' }], [one, ...extra, three])).toEqual(['one', null, 'three']);
  });
});
