/** Aligned rows as observations, to the letter: value, unit, place and parents of each, and rows that are none. */
import { describe, expect, it } from 'vitest';
import { compileKnowledge } from '../../../../src/compile-knowledge.js';
import { alignRows } from '../../../../src/extract/statistics/list/align-rows.js';
import { observeRows } from '../../../../src/extract/statistics/list/observe-rows.js';
import type { Column, ColumnKind } from '../../../../src/extract/statistics/list/read-columns.js';
import type { Placed } from '../../../../src/extract/statistics/list/structure.js';
import { beginReading } from '../../../../src/extract/statistics/reading.js';
import type { FormRow, ListTable } from '../../../../src/model/form.js';
import { defaultKnowledge } from '../../../../src/pipeline.js';

const { statistics } = compileKnowledge(defaultKnowledge);

const row = (code: string, parent?: string, more: Partial<FormRow> = {}): FormRow => ({
  code,
  label: code,
  labelEn: code,
  unit: '件',
  ...(parent !== undefined && { parent }),
  ...more,
});
const TABLE: ListTable = {
  id: 'list',
  layout: 'list',
  columns: [],
  sums: [],
  rows: [
    row('group', undefined, { group: true }),
    row('total', 'group'),
    row('total.part', 'total'),
    row('bare', undefined),
    row('of another parent', 'absent'),
  ],
};

type Value = readonly [text: string | null, kind?: ColumnKind, head?: string];

interface Printed {
  readonly code?: string;
  readonly label?: string;
  readonly unit?: string | null;
  readonly values?: readonly Value[];
  readonly parent?: number;
  readonly trouble?: string;
  readonly from?: number;
}

const cellOf = (text: string, x: number) => ({
  raw: `raw ${text}`,
  text,
  start: 0,
  x,
  colspan: 1,
  rowspan: 1,
  head: false,
});

function print(printed: Printed, index: number): Placed {
  const { code, label = `label ${code ?? index}`, unit = null, values = [['3']], parent = -1, from = 0 } = printed;
  const known = TABLE.rows.find((one) => one.code === code);
  const found = known
    ? { entries: [{ form: 'own', table: TABLE, row: known, index: 0, name: 0 }], match: 'exact' as const }
    : null;
  const cells = [label, ...values.map(([text]) => text ?? '')].map(cellOf);
  const read = values.map(([text, kind = 'value', head = ''], at) => {
    const column: Column = { kind, head };
    return { cell: text === null ? null : cellOf(text, at + 1), at: at + 1, column };
  });
  const source = { table: 2, printed: 0, cells, from, dumped: false, regrouped: false };
  const text = { text: label, key: label, stem: label, ordinal: null, ofWhich: false, figure: false };
  const trouble = printed.trouble ?? null;
  return {
    parent,
    certain: parent >= 0,
    row: { source, row: index + 5, label: text, group: null, found, unit, values: read, trouble },
  };
}

function observe(printed: readonly Printed[], strict = false) {
  const alignment = alignRows(printed.map(print), TABLE, { negations: '', strict });
  return observeRows(alignment, { cells: beginReading(statistics).cells });
}

const first = (printed: Printed) => observe([printed]).observations[0];

describe('a value', () => {
  it('is that of its row, with all that is printed', () => {
    const { observations, trail } = observe([{ code: 'bare', values: [['12（来信3）']] }]);
    expect(observations).toEqual([
      {
        indicator: 'bare',
        applicant: null,
        value: 12,
        unit: '件',
        status: 'reported',
        raw: 'raw 12（来信3）',
        note: '（来信3）',
        label: 'label bare',
        path: [],
        match: 'exact',
        at: { table: 2, row: 5, column: 1 },
      },
    ]);
    expect(trail).toEqual([
      {
        table: 2,
        row: 5,
        label: 'label bare',
        reading: 'value',
        indicator: 'bare',
        match: 'exact',
        why: "its label is the form's (exact)",
      },
    ]);
  });

  it('of a row that the form does not know has no indicator', () => {
    const { observations, trail } = observe([{ label: '本地事项' }]);
    expect(observations).toMatchObject([{ indicator: null, value: 3, unit: null, label: '本地事项', match: null }]);
    expect(trail).toMatchObject([{ reading: 'value', indicator: null, match: null, why: 'the form has no such row' }]);
  });

  it('of a row that came before is a repetition of it', () => {
    const { observations } = observe([{ code: 'bare' }, { code: 'bare', values: [['4']] }]);
    expect(observations[1]).toMatchObject({ indicator: 'bare', value: 4, unit: '件', match: null });
  });

  it('was dropped, is blank or cannot be read', () => {
    expect(first({ code: 'bare', values: [[null]] })).toMatchObject({ value: null, status: 'blank', raw: '' });
    expect(first({ code: 'bare', values: [['']] })).toMatchObject({ value: null, status: 'blank', raw: 'raw ' });
    expect(first({ code: 'bare', values: [['约30']] })).toMatchObject({ value: null, status: 'unreadable' });
    expect(first({ code: 'bare', values: [['无']] })).toMatchObject({ value: null, status: 'placeholder' });
  });
});

describe('the unit', () => {
  it.each<[string, Printed, string | null]>([
    ['of the figure comes first', { code: 'bare', unit: '条', values: [['3次', 'value', '数量（人）']] }, '次'],
    ['of the row comes then', { code: 'bare', unit: '条', values: [['3', 'value', '数量（人）']] }, '条'],
    ['of the head comes then', { code: 'bare', label: '数（次）', values: [['3', 'value', '数量（人）']] }, '人'],
    ['of the label comes then', { code: 'bare', label: '数（次）', values: [['3', 'value', '数量']] }, '次'],
    ['of the form comes last', { code: 'bare', label: '数' }, '件'],
    ['may stand behind its name', { code: 'bare', label: '数（单位：次）' }, '次'],
    ['may have four characters', { code: 'bare', label: '数（单位：批次）' }, '批次'],
    ['may have blanks behind it', { code: 'bare', label: '数（次 \u3000）' }, '次'],
    ['may have blanks', { code: 'bare', label: '数( 单位 : 次 )' }, '次'],
    ['is no other word', { code: 'bare', label: '数（其中）' }, '件'],
    ['is no long word', { code: 'bare', label: '数（一二三次数）' }, '件'],
    ['is none of the form’s for a row of its own', { label: '数' }, null],
  ])('%s', (_, printed, unit) => {
    expect(first(printed)?.unit).toBe(unit);
  });
});

describe('several values', () => {
  const values = (...all: readonly Value[]) =>
    observe([{ code: 'bare', values: all }]).observations.map(({ indicator, label, path, match, at }) =>
      [indicator, label, path.join('/'), match, at.column].join(' '),
    );

  it.each<[string, readonly Value[], readonly string[]]>([
    [
      'of one year and of several',
      [
        ['3', 'value', 'now'],
        ['9', 'cumulative', 'since'],
      ],
      ['bare label bare  exact 1', ' since label bare  2'],
    ],
    [
      'of several years first',
      [
        ['9', 'cumulative', 'since'],
        ['3', 'value', 'now'],
      ],
      [' since label bare  1', 'bare label bare  exact 2'],
    ],
    [
      'with their total',
      [
        ['1', 'value', 'a'],
        ['2', 'value', 'b'],
        ['3', 'total', 'all'],
      ],
      [' a label bare  1', ' b label bare  2', 'bare label bare  exact 3'],
    ],
    [
      'with equal claims',
      [
        ['1', 'value', 'a\nb'],
        ['2', 'value', 'c'],
      ],
      [' a b label bare  1', ' c label bare  2'],
    ],
    [
      'with two totals',
      [
        ['1', 'total', 'a'],
        ['2', 'total', 'b'],
      ],
      [' a label bare  1', ' b label bare  2'],
    ],
    [
      'of other years only',
      [
        ['1', 'cumulative', 'a'],
        ['2', 'cumulative', 'b'],
      ],
      [' a label bare  1', ' b label bare  2'],
    ],
    ['of other years, one', [['1', 'cumulative', 'a']], ['bare label bare  exact 1']],
  ])('%s', (_, all, expected) => {
    expect(values(...all)).toEqual(expected);
  });

  it('without a head have its row alone above them', () => {
    const { observations } = observe([{ code: 'group' }, { code: 'total', values: [['1'], ['2']] }]);
    expect(observations.slice(1).map(({ label, path }) => [label, path])).toEqual([
      ['', ['label group', 'label total']],
      ['', ['label group', 'label total']],
    ]);
  });
});

describe('a group', () => {
  const EMPTY = { values: [['']] as const };

  it.each<[string, readonly Printed[], number]>([
    ['of the form, empty', [{ code: 'group', ...EMPTY }], 0],
    ['of the form, with a figure', [{ code: 'group' }], 1],
    ['of the form, with what cannot be read', [{ code: 'group', values: [['约3']] }], 1],
    ['a row of the form, empty', [{ code: 'bare', ...EMPTY }], 1],
    ['without values', [{ code: 'bare', values: [] }], 0],
    ['unknown, above a row of its own', [EMPTY, { parent: 0, values: [] }], 0],
    [
      'unknown, with a unit',
      [
        { ...EMPTY, unit: '件' },
        { parent: 0, values: [] },
      ],
      1,
    ],
    ['unknown, above no row of its own', [EMPTY, { values: [] }], 1],
    ['unknown, at the end', [EMPTY], 1],
  ])('%s', (_, printed, count) => {
    const { observations, trail } = observe(printed);
    expect([observations.length, trail[0]?.reading]).toEqual([count, count === 0 ? 'group' : 'value']);
  });
});

describe('parents', () => {
  const rows: readonly Printed[] = [{ code: 'group' }, { code: 'total' }, { code: 'total.part' }];

  it('are those of the form, as the page prints them', () => {
    expect(observe(rows).observations.map(({ path }) => path)).toEqual([
      [],
      ['label group'],
      ['label group', 'label total'],
    ]);
    expect(observe([{ code: 'group' }, { code: 'total.part' }]).observations[1]?.path).toEqual(['label group']);
    expect(first({ code: 'of another parent' })?.path).toEqual([]);
  });

  it('are those of the page, for rows that no form knows and forms of no authority', () => {
    const own: readonly Printed[] = [{}, { parent: 0 }, { parent: 1 }];
    expect(observe(own).observations.map(({ path }) => path)).toEqual([[], ['label 0'], ['label 0', 'label 1']]);
    const local = observe([{ label: '本地' }, { code: 'bare', unit: '件', parent: 0 }], true);
    expect(local.observations[1]).toMatchObject({ indicator: 'bare', path: ['本地'] });
  });
});

describe('a row whose values cannot be told apart', () => {
  it('keeps its cells as printed, and has no value', () => {
    const printed = { code: 'total', unit: '次', trouble: 'too many', from: 4, values: [['1'], ['2']] as const };
    const { observations, trail } = observe([{ code: 'group' }, printed]);
    expect(observations[1]).toEqual({
      indicator: 'total',
      applicant: null,
      value: null,
      unit: '次',
      status: 'unreadable',
      raw: 'raw 1 | raw 2',
      note: null,
      label: 'label total',
      path: ['label group'],
      match: 'exact',
      at: { table: 2, row: 6, column: 5 },
    });
    expect(trail[1]).toMatchObject({ reading: 'value', why: 'too many' });
  });

  it('keeps what stands behind its label only', () => {
    const source = { code: 'bare', trouble: 't', values: [['件'], ['3'], ['4']] as const };
    const { raw, at } = first(source) ?? {};
    expect([raw, at?.column]).toEqual(['raw 件 | raw 3 | raw 4', 1]);
  });

  it('has the unit of the form, or none', () => {
    expect(first({ code: 'bare', trouble: 't' })).toMatchObject({ unit: '件', indicator: 'bare' });
    expect(first({ label: '本地', trouble: 't' })).toMatchObject({ unit: null, indicator: null, match: null });
  });

  it('repeats a row', () => {
    const [, again] = observe([{ code: 'bare' }, { code: 'bare', trouble: 't' }]).observations;
    expect(again).toMatchObject({ indicator: 'bare', unit: '件', match: null });
  });
});
