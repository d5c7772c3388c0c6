/** Values collected over the rows of a page, to the letter. */
import { describe, expect, it } from 'vitest';
import { beginReading } from '../../../../src/extract/statistics/reading.js';
import { Collected, type Target } from '../../../../src/extract/statistics/tables/observing.js';
import { statistics } from '../statistics-tools.js';

const collect = () => new Collected(beginReading(statistics).cells);
const source = (table: number, printed: number) => ({
  table,
  printed,
  cells: [],
  from: 0,
  dumped: false,
  regrouped: false,
});
const place = (text: string, at: number) => ({
  at,
  cell: { raw: `raw ${text}`, text, start: 0, x: at, colspan: 1, rowspan: 1, head: false },
});
const TARGET: Target = {
  indicator: 'a.b',
  applicant: 'total',
  unit: '件',
  signed: false,
  label: 'label',
  path: ['above'],
  match: 'alias',
};
const { signed: _, ...NAMED } = TARGET;
const AT = { table: 2, row: 5, column: 3 };
const row = { reading: 'value', indicator: null, match: null, why: '' } as const;

describe('a value', () => {
  it('is read with its note, and its own unit before that of its column', () => {
    const out = collect();
    out.observe(source(2, 5), place('12条（注）', 3), TARGET);
    out.observe(source(2, 5), place('7', 4), TARGET);
    const read = { ...NAMED, status: 'reported', at: AT };
    expect(out.observations).toEqual([
      { ...read, value: 12, unit: '条', note: '（注）', raw: 'raw 12条（注）' },
      { ...read, value: 7, note: null, raw: 'raw 7', at: { ...AT, column: 4 } },
    ]);
    expect([...out.shown]).toEqual(['a.b']);
  });

  it('has a sign only where changes are counted', () => {
    const out = collect();
    out.observe(source(2, 5), place('-3', 3), TARGET);
    out.observe(source(2, 5), place('-3', 3), { ...TARGET, signed: true });
    expect(out.observations.map(({ value, status }) => [value, status])).toEqual([
      [null, 'unreadable'],
      [-3, 'reported'],
    ]);
  });

  it('of no indicator shows none', () => {
    const out = collect();
    out.observe(source(2, 5), place('7', 3), { ...TARGET, indicator: null });
    expect(out.shown.size).toBe(0);
  });
});

describe('cells that could not be told apart', () => {
  it.each([
    [['1', '', '2'], 'unreadable', 'raw 1 | raw  | raw 2'],
    [['', ' '], 'blank', 'raw  | raw  '],
  ])('%j are %s', (texts, status, raw) => {
    const out = collect();
    out.leave(
      source(2, 5),
      texts.map((text, index) => place(text, index + 3)),
      TARGET,
    );
    expect(out.observations).toEqual([{ ...NAMED, value: null, status, note: null, raw, at: AT }]);
    expect([...out.shown]).toEqual(['a.b']);
  });

  it('may be none', () => {
    const out = collect();
    out.leave(source(2, 5), [], TARGET);
    expect(out.observations).toMatchObject([{ status: 'blank', raw: '', at: { ...AT, column: 0 } }]);
  });
});

describe('rows', () => {
  it('are counted from the first below the head, table by table', () => {
    const out = collect();
    out.observe(source(0, 4), place('7', 1), TARGET);
    out.trace(source(0, 4), 'other table', row);
    out.trace(source(1, 2), 'head', { ...row, reading: 'head' });
    out.trace(source(1, 3), 'title', { ...row, reading: 'title' });
    out.trace(source(1, 4), 'group', { ...row, reading: 'group' });
    for (const printed of [5, 6]) {
      out.observe(source(1, printed), place('7', 1), TARGET);
      out.trace(source(1, printed), 'row', row);
    }
    expect(out.countBelowHead(1, 8)).toEqual([4, 5, 6, 7]);
    expect(out.observations.map(({ at }) => [at.table, at.row])).toEqual([
      [0, 4],
      [1, 1],
      [1, 2],
    ]);
    expect(out.countBelowHead(3, 8)).toEqual([]);
  });

  it('are counted from the first, whatever was traced later', () => {
    const out = collect();
    out.trace(source(1, 5), 'row', row);
    out.trace(source(1, 3), 'row', row);
    out.trace(source(1, 4), 'row', row);
    expect(out.countBelowHead(1, 5)).toEqual([3, 4]);
  });

  it('leave a trail, and what is reported', () => {
    const out = collect();
    const read = { reading: 'value', indicator: 'a', match: 'exact', why: 'so' } as const;
    out.trace(source(2, 5), 'label', read);
    out.report('code', 'message');
    expect(out.trail).toEqual([{ table: 2, row: 5, label: 'label', ...read }]);
    expect(out.diagnostics).toEqual([{ code: 'code', severity: 'warning', message: 'message', at: null }]);
  });
});
