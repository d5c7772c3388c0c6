/** Rows of the table of clauses, one by one: titles, heads, rows of the form and rows below them. */
import { describe, expect, it } from 'vitest';
import { ClauseReader } from '../../../../src/extract/statistics/tables/clause-reader.js';
import { type Rows, type Walk, walkTables } from './walk-rows.js';

const walk = (tables: readonly Rows[], more: Partial<Walk<ClauseReader>> = {}) =>
  walkTables(tables, { Reader: ClauseReader, begin: (reader) => reader.beginTable(), ...more });
const read = (...rows: Rows) => walk([rows]);

const TITLE = '第二十条第（一）项';
const HEADS = ['本年制发件数', '本年废止件数', '现行有效件数'];
const HEAD = ['信息内容', ...HEADS];
const RULES = ['规章', '1', '2', '3'];
const DECIDED = ['信息内容', '本年处理决定数量'];
const [ISSUED, REPEALED, IN_FORCE] = ['regulations.issued', 'regulations.repealed', 'regulations.in_force'];
const NAMED = { [ISSUED]: 1, [REPEALED]: 2, [IN_FORCE]: 3 };
const UNREAD = { [ISSUED]: 'unreadable', [REPEALED]: 'unreadable', [IN_FORCE]: 'unreadable' };
const told = { table: 0, indicator: null, match: null };

describe('a row of the form', () => {
  it('is named by its label and its heads', () => {
    const { out, values, taken } = read([TITLE], HEAD, RULES);
    expect([taken, values]).toEqual([[true, true, true], NAMED]);
    expect(out.observations[1]).toEqual({
      ...{ indicator: REPEALED, applicant: null, value: 2, unit: '件', status: 'reported', raw: '2', note: null },
      ...{ label: '规章', path: [TITLE, '本年废止件数'], match: 'exact', at: { table: 0, row: 2, column: 2 } },
    });
    expect(out.trail).toEqual([
      { ...told, row: 0, label: TITLE, reading: 'title', why: 'it names a clause' },
      { ...told, row: 1, label: HEADS.join(' | '), reading: 'head', why: 'it names the columns' },
      {
        ...{ table: 0, row: 2, label: '规章', reading: 'value', indicator: 'regulations', match: 'exact' },
        why: 'its label is the form’s',
      },
    ]);
    expect(out.diagnostics).toEqual([]);
  });

  it('may be worded otherwise', () => {
    const { out } = read(HEAD, ['规范性文件', '1', '2', '3']);
    expect(out.observations.map(({ indicator, match, path }) => [indicator, match, path])).toEqual(
      ['issued', 'repealed', 'in_force'].map((code, at) => [`normative_documents.${code}`, 'alias', [HEADS[at]]]),
    );
    expect(out.trail.at(-1)).toMatchObject({ match: 'alias' });
  });

  it('is none before a title or a head', () => {
    const { taken, out } = read(RULES);
    expect([taken, out.observations, out.diagnostics]).toEqual([[false], [], []]);
  });

  it('is read in the form’s order below a title alone, and this is said', () => {
    const { values, out } = read([TITLE], RULES);
    expect(values).toEqual(NAMED);
    expect(out.observations.map(({ match, path }) => [match, path])).toEqual(Array(3).fill(['position', [TITLE]]));
    const message = "no head stands above the rows of 第二十条第(一)项; columns are taken in the form's order";
    expect(out.diagnostics).toEqual([{ code: 'head-missing', severity: 'warning', message, at: null }]);
  });

  it('keeps to the table that names it', () => {
    expect(walk([[[TITLE], HEAD], [RULES]]).taken).toEqual([true, true, false]);
    expect(walk([[[TITLE]], [RULES]]).taken).toEqual([true, false]);
  });
});

describe('a head', () => {
  it.each<[string, readonly string[], Record<string, unknown>, readonly string[]]>([
    ['without a name for its labels', HEADS, NAMED, []],
    ['behind the title of its clause', [TITLE, ...HEADS], NAMED, []],
    [
      'in another order',
      ['信息内容', ...HEADS.slice(1), ...HEADS.slice(0, 1)],
      { [REPEALED]: 1, [IN_FORCE]: 2, [ISSUED]: 3 },
      [],
    ],
    ['with units', ['信息内容', ...HEADS.map((head) => `${head}（件）`)], NAMED, []],
    ['in other words', ['信息内容', '本年制发数量', '本年废止数量', '现行有效件'], NAMED, []],
    ['of which one column is cut', ['信息内容', '本年制', '本年废止件数', '现行有效件数'], NAMED, ['head-position']],
    [
      'of which one column is doubled',
      ['信息内容', ...HEADS.slice(0, 1), ...HEADS.slice(0, 1), '现行有效件数'],
      NAMED,
      ['head-position'],
    ],
    [
      'that says one column where the form has another',
      ['信息内容', '本年', '本年制发件数', '现行有效件数'],
      { 规章: 3 },
      ['head-ambiguous'],
    ],
  ])('%s', (_, head, values, codes) => {
    const walked = read(head, RULES);
    expect([walked.values, walked.codes]).toEqual([values, codes]);
  });

  it('says what was taken by its place, and why nothing was', () => {
    const cut = read([TITLE], ['信息内容', '本年制', '本年废止件数', '现行有效件数'], RULES).out;
    expect(cut.observations.map(({ match, path }) => [match, path])).toEqual([
      ['position', [TITLE, '本年制']],
      ['exact', [TITLE, '本年废止件数']],
      ['exact', [TITLE, '现行有效件数']],
    ]);
    expect(cut.diagnostics[0]?.message).toBe(
      "heads of 第二十条第(一)项 are cut, doubled or another clause's; columns are taken by their place",
    );
    const doubtful = read(['信息内容', '本年', '本年制发件数', '现行有效件数'], RULES).out;
    expect(doubtful.observations.map(({ indicator, match, unit, path }) => [indicator, match, unit, path])).toEqual(
      ['本年', '本年制发件数', '现行有效件数'].map((head) => [null, null, null, [head]]),
    );
    expect(doubtful.diagnostics[0]?.message).toBe(
      'heads of 第二十条第(一)项 and their places say different columns; none is named',
    );
  });

  it('may have a column more, which no form knows', () => {
    const { values, out, codes } = read([...HEAD, '备注说明'], [...RULES, '4']);
    expect([values, codes]).toEqual([{ ...NAMED, 规章: 4 }, []]);
    expect(out.observations[3]).toMatchObject({ indicator: null, match: null, unit: null, path: ['备注说明'] });
  });

  it('of another clause names no column where their numbers differ, and is taken by place where they do not', () => {
    const other = read(DECIDED, ['规章', '1']);
    expect([other.values, other.codes]).toEqual([{ 规章: 1 }, []]);
    const { values, codes } = read(['信息内容', '本年收费金额'], ['行政许可', '7']);
    expect([values, codes]).toEqual([{ 'licensing.decisions': 7 }, ['head-position']]);
  });

  it.each<[readonly string[], boolean]>([
    [['信息内容', '本年制'], true],
    [['信息内容', '本年'], false],
    [['信息内容', '本年制发件数（件）'], true],
    [['信息内容', '本年制发件数', '5'], false],
    [['信息内容', '本年制发件数', ''], true],
    [['信息内容'], false],
  ])('%j is one or not', (row, taken) => {
    expect(read(row).taken).toEqual([taken]);
  });
});

describe('the unit of a row', () => {
  it.each([
    ['本年收费金额（单位：元）', '行政事业性收费', '3', '元'],
    ['本年收费金额', '行政事业性收费（元）', '3', '元'],
    ['本年收费金额', '行政事业性收费（ 单位： 亿元 ）', '3', '亿元'],
    ['本年收费金额（单位：元）', '行政事业性收费（亿元）', '3', '元'],
    ['本年收费金额', '行政事业性收费', '3元', '元'],
    ['本年收费金额', '行政事业性收费', '3', '万元'],
    ['本年收费金额（合计）', '行政事业性收费', '3', '万元'],
  ])('%s, %s: %s', (head, label, cell, unit) => {
    expect(read(['信息内容', head], [label, cell]).out.observations[0]).toMatchObject({ value: 3, unit });
  });
});

describe('values that have no label', () => {
  it('leave the rows below them unread, up to the next head or table', () => {
    const loose = ['4', '5', '6'];
    expect(read(HEAD, loose, RULES).values).toEqual(UNREAD);
    expect(read(HEAD, ['', '', ''], RULES).values).toEqual(NAMED);
    expect(read([TITLE], loose, HEAD, RULES).values).toEqual(NAMED);
    expect(read(HEAD, loose, HEAD, RULES).values).toEqual(NAMED);
    expect(
      walk([
        [HEAD, loose],
        [HEAD, RULES],
      ]).values,
    ).toEqual(NAMED);
    expect(
      walk([
        [HEAD, loose],
        [[TITLE], RULES],
      ]).values,
    ).toEqual(NAMED);
  });
});

describe('cells that are not as many as the columns', () => {
  it.each<[string, readonly string[], Record<string, unknown>]>([
    ['a span written out between them', ['1', '2', '', '3'], NAMED],
    ['a span written out behind them', ['1', '2', '3', ''], NAMED],
    ['words among them', ['1', '', '详见附件', '3'], UNREAD],
    ['one too few', ['1', '2'], UNREAD],
    ['one too many', ['1', '2', '3', '4'], UNREAD],
    ['none', [], { [ISSUED]: 'blank', [REPEALED]: 'blank', [IN_FORCE]: 'blank' }],
  ])('%s', (_, cells, values) => {
    expect(read(HEAD, ['规章', ...cells]).values).toEqual(values);
  });

  it('are told', () => {
    const { out } = read(HEAD, ['规章', '1', '2']);
    const message = '"规章" has 2 cells under 3 columns; none is read';
    expect(out.diagnostics).toEqual([{ code: 'row-cells', severity: 'warning', message, at: null }]);
    expect(out.observations[2]).toMatchObject({ raw: '1 | 2', at: { column: 1 } });
  });
});

describe('a row below a row of the form', () => {
  const paths = (...rows: Rows) => read(...rows).out.observations.map(({ label, path }) => [label, path]);
  const LICENSING = ['行政许可', '5'];
  const [OWN, CHECKS] = ['第二十条第（五）项', ['行政检查', '14']];

  it('keeps its values, its head and its parents', () => {
    const { out, taken } = read([OWN], DECIDED, LICENSING, ['行政检查', '减3']);
    expect(taken).toEqual([true, true, true, true]);
    expect(out.observations[1]).toEqual({
      ...{ indicator: null, applicant: null, value: -3, unit: null, status: 'reported', raw: '减3', note: null },
      ...{ label: '行政检查', path: [OWN, '行政许可', '本年处理决定数量'], match: null },
      at: { table: 0, row: 3, column: 1 },
    });
    expect(out.trail).toHaveLength(4);
    expect(out.trail.at(-1)).toEqual({
      ...{ ...told, row: 3, label: '行政检查', reading: 'value', why: 'the form has no such row' },
    });
  });

  it('has the parent that stands beside it or above it, below the same title and head', () => {
    expect(paths(DECIDED, ['行政许可', '行政检查', '14'])).toEqual([['行政检查', ['行政许可', '本年处理决定数量']]]);
    expect(paths(DECIDED, ['行政许可', '某类', '行政检查', '14'])).toEqual([['行政检查', ['本年处理决定数量']]]);
    expect(paths(DECIDED, LICENSING, DECIDED, CHECKS)[1]).toEqual(['行政检查', ['本年处理决定数量']]);
    expect(paths(DECIDED, LICENSING, [OWN], CHECKS)[1]).toEqual(['行政检查', [OWN, '本年处理决定数量']]);
    const apart = walk([
      [DECIDED, LICENSING],
      [DECIDED, CHECKS],
    ]).out.observations;
    expect(apart[1]).toMatchObject({ label: '行政检查', path: ['本年处理决定数量'] });
  });

  it.each<[readonly string[], readonly unknown[]]>([
    [['14', '', ''], [14]],
    [
      ['14', '', '15'],
      [14, 'blank', 15],
    ],
    [[''], ['blank']],
    [[], []],
  ])('with the cells %j', (cells, values) => {
    const { out, taken } = read(DECIDED, ['行政检查', ...cells]);
    const { observations } = out;
    expect(taken).toEqual([true, cells.length > 0]);
    expect(observations.map(({ value, status }) => value ?? status)).toEqual(values);
  });

  it('has no path where no head stands over its values, and is none without heads', () => {
    expect(paths(DECIDED, ['行政检查', '14', '15'])).toEqual([
      ['行政检查', ['本年处理决定数量']],
      ['行政检查', []],
    ]);
    expect(read([OWN], CHECKS).taken).toEqual([true, false]);
    expect(read(DECIDED, ['14']).taken).toEqual([true, false]);
  });
});

describe('changes of the year', () => {
  it('have a sign in the form of 2019', () => {
    const head = ['信息内容', '上一年项目数量', '本年增/减', '处理决定数量'];
    const { values } = walk([[head, ['行政许可', '21', '-3', '-3']]], { form: 'national-2019' });
    expect(values).toEqual({
      'licensing.items_last_year': 21,
      'licensing.items_change': -3,
      'licensing.decisions': 'unreadable',
    });
  });
});
