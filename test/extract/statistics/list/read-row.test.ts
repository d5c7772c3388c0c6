import { describe, expect, it } from 'vitest';
import { compileKnowledge } from '../../../../src/compile-knowledge.js';
import { type Column, type ColumnKind, NO_HEAD } from '../../../../src/extract/statistics/list/read-columns.js';
import { readRow } from '../../../../src/extract/statistics/list/read-row.js';
import { beginReading } from '../../../../src/extract/statistics/reading.js';
import { defaultKnowledge } from '../../../../src/pipeline.js';
import { byCode, readSource, table } from '../read-html.js';

describe('a row of a list', () => {
  it('is named by the label beside its group, misspelt or not', () => {
    const rows = [
      ['类别', '统计指标', '单位', '统计数'],
      ['三、依申请公开情况', '（一）收到申请数', '件', '7'],
      ['（二）申请办结数', '件', '6'],
      ['（三）申请答复数', '件', '5'],
      ['（一）政府信息公开工作专门机构数', '个', '1'],
      ['九、政府信息公开会议和培训情况', '（一）召开政府信息公开工作会或专题会议数', '次', '2'],
      ['（二）举办各类培训班数', '次', '3'],
    ];
    const found = byCode(readSource(table(rows)));
    expect(found.get('training.meetings')).toMatchObject({ value: 2, match: 'near', unit: '次' });
    expect(found.has('training')).toBe(false);
  });

  it('has one unit under no head: two of them are of two rows', () => {
    const rows = [
      ['（一）收到申请数', '件', '7'],
      ['（二）申请办结数', '件', '6'],
      ['七、依申请公开信息收取的费用', '万元', '2门机构数', '个', '3'],
      ['六、举报投诉数量', '万件', '2'],
      ['（三）申请答复数', '', '件', '5'],
    ];
    const found = byCode(readSource(table(rows)));
    expect(found.get('requests.received')?.value).toBe(7);
    expect(found.get('complaints')).toMatchObject({ value: 2, unit: '万件' });
    expect(found.get('requests.answered')?.value).toBe(5);
    expect(found.get('fees.collected')).toMatchObject({
      value: null,
      status: 'unreadable',
      raw: '万元 | 2门机构数 | 个 | 3',
    });
  });
});

const { statistics } = compileKnowledge(defaultKnowledge);
const column = (kind: ColumnKind, head = `head of ${kind}`): Column => ({ kind, head });
const [UNIT, VALUE, REMARK] = [column('unit'), column('value'), column('remark')];

interface Laid {
  readonly behind?: readonly Column[] | null;
  readonly sequenced?: boolean;
  readonly from?: number;
}

/** Cells of a row → what was made of it: `kind of column@place text of cell` for each value. */
function read(texts: readonly string[], { behind = null, sequenced = false, from = 0 }: Laid = {}) {
  const cells = texts.map((text, x) => ({ raw: text, text, start: 0, x, colspan: 1, rowspan: 1, head: false }));
  const source = { table: 0, printed: 4, cells, from, dumped: false, regrouped: false };
  const columns = { ...NO_HEAD, behindLabel: behind, sequenced };
  const row = readRow(source, 3, { cells: beginReading(statistics).cells, columns });
  if (row === null) return null;
  const values = row.values.map(({ cell, at, column: { kind } }) => `${kind}@${at} ${cell?.text ?? 'no cell'}`);
  return {
    label: row.label.text,
    group: row.group?.text ?? null,
    known: row.found?.entries.map((entry) => entry.row.code) ?? [],
    unit: row.unit,
    values,
    heads: row.values.map(({ column: { head } }) => head),
    trouble: row.trouble,
    row: row.row,
    isSource: row.source === source,
  };
}

const RECEIVED = '（一）收到申请数';
const GROUP = '三、依申请公开情况';
const told = (row: ReturnType<typeof read>) => [row?.label, row?.group, row?.unit, row?.values, row?.trouble];

describe('the label', () => {
  it('is a row of the form, with its group before it', () => {
    expect(read([GROUP, RECEIVED, '件', '7'])).toEqual({
      label: RECEIVED,
      group: GROUP,
      known: ['requests.received'],
      unit: '件',
      values: ['value@3 7'],
      heads: [''],
      trouble: null,
      row: 3,
      isSource: true,
    });
  });

  it.each<[string, readonly string[], string | undefined, string | null | undefined]>([
    ['none', ['7', '件', ''], undefined, undefined],
    ['no cell', [], undefined, undefined],
    ['alone', [RECEIVED], RECEIVED, null],
    ['behind figures', ['1', RECEIVED, '件', '7'], RECEIVED, null],
    ['the last words, where no form knows any', ['本地分类', '本地事项', '3'], '本地事项', '本地分类'],
    ['the row that is known, before words that are not', [RECEIVED, '本地说明', '3'], RECEIVED, null],
    ['words before the unit, whatever stands behind it', ['本地事项', '件', '7', '收到申请数'], '本地事项', null],
    ['behind an empty cell and its group', [GROUP, '', RECEIVED, '件', '7'], GROUP, null],
  ])('is %s', (_, texts, label, group) => {
    const row = read(texts);
    expect([row?.label, row?.group]).toEqual([label, group]);
  });

  it('is no number in words, where numbers run before the labels', () => {
    expect(read(['12', RECEIVED, '7'], { sequenced: true })?.label).toBe(RECEIVED);
    expect(read(['一', '本地事项', '7'], { sequenced: true })?.label).toBe('本地事项');
    expect(read(['', '本地事项', '7'], { sequenced: true })?.label).toBe('本地事项');
    expect(read(['本地事项', '7'], { sequenced: true })?.label).toBe('本地事项');
  });

  it('stands before as many cells as the head names', () => {
    const behind = [UNIT, VALUE];
    expect(told(read(['本地事项', '万条', '约三十'], { behind }))).toEqual([
      '本地事项',
      null,
      '万条',
      ['value@2 约三十'],
      null,
    ]);
    expect(read(['本地分类', '本地事项', '不详'], { behind: [VALUE] })?.label).toBe('本地事项');
    expect(read(['本地分类', '本地事项', '不详'], { behind: [] })?.label).toBe('不详');
    expect(read(['本地事项', '不详'], { behind: [UNIT, VALUE, REMARK] })?.label).toBe('不详');
    expect(read(['12', '本地事项', '不详'], { behind })?.label).toBe('不详');
  });

  it('is the row in words beside a group in a column of its own', () => {
    expect(told(read([GROUP, '本地事项', '件', '3'], { behind: [UNIT, VALUE] }))).toEqual([
      '本地事项',
      GROUP,
      '件',
      ['value@3 3'],
      null,
    ]);
    expect(read([RECEIVED, '本地事项', '件', '3'], { behind: [UNIT, VALUE] })?.label).toBe(RECEIVED);
    expect(read([GROUP, '本地事项', '件', '3'], { behind: [VALUE] })?.label).toBe(GROUP);
    expect(read([GROUP, '本地事项', '3'])?.label).toBe(GROUP);
    expect(read([GROUP, '本地事项'])?.label).toBe(GROUP);
  });

  it('has the nearest words before it as its group', () => {
    expect(read(['其他分类', GROUP, RECEIVED, '7'])?.group).toBe(GROUP);
    expect(read(['1', RECEIVED, '7'])?.group).toBeNull();
  });
});

describe('values under a head', () => {
  const behind = [UNIT, VALUE];

  it.each<[string, readonly string[], readonly Column[], string | null, readonly string[], string | null]>([
    ['as the head has them', ['件', '7'], behind, '件', ['value@2 7'], null],
    ['unit and figure changed places', ['7', '件'], behind, '件', ['value@1 7'], null],
    ['two figures', ['7', '8'], behind, null, ['value@2 8'], null],
    ['figure first, as the head has it', ['7', '件'], [VALUE, UNIT], '件', ['value@1 7'], null],
    ['figure and words', ['7', '万条'], behind, null, ['value@2 万条'], null],
    ['two units', ['件', '件'], behind, '件', ['value@2 件'], null],
    ['an empty unit', ['', '7'], behind, null, ['value@2 7'], null],
    ['a unit that is not known', ['万条', '7'], behind, '万条', ['value@2 7'], null],
    ['words too long for a unit', ['一二三四五六七八九条', '7'], behind, null, ['value@2 7'], null],
    ['words as long as a unit may be', ['本地计量单位一种', '7'], behind, '本地计量单位一种', ['value@2 7'], null],
    ['empty cells more', ['件', '7', '', ''], behind, '件', ['value@2 7'], null],
    ['figures more', ['件', '7', '8'], behind, null, [], 'more cells than columns'],
    ['changed places, and empty cells more', ['7', '件', ''], behind, '件', ['value@1 7'], null],
    ['no unit', ['7'], behind, null, ['value@1 7'], null],
    ['no figure', ['件'], behind, '件', ['value@2 no cell'], null],
    ['nothing', [], behind, null, ['value@1 no cell'], null],
  ])('%s: %j', (_, rest, columns, unit, values, trouble) => {
    const row = read([RECEIVED, ...rest], { behind: columns });
    expect([row?.unit, row?.values, row?.trouble]).toEqual([unit, values, trouble]);
  });

  const [total, since] = [column('total'), column('cumulative')];

  it.each<[string, readonly string[], readonly Column[], readonly string[], string | null]>([
    ['all', ['件', '7', '9', '好'], [UNIT, VALUE, since, REMARK], ['value@2 7', 'cumulative@3 9'], null],
    ['a total', ['3', '4', '7'], [VALUE, VALUE, total], ['value@1 3', 'value@2 4', 'total@3 7'], null],
    ['no unit', ['7', '9'], [UNIT, VALUE, since], ['value@1 7', 'cumulative@2 9'], null],
    ['no figures', ['件'], [UNIT, VALUE, since], ['value@2 no cell', 'cumulative@3 no cell'], null],
    ['nothing', [], [UNIT, VALUE, since], ['value@1 no cell', 'cumulative@2 no cell'], null],
    ['one figure of two', ['件', '7'], [UNIT, VALUE, since], [], 'fewer cells than columns'],
    ['one figure of three', ['7'], [VALUE, VALUE, total], [], 'fewer cells than columns'],
    ['no remark', ['件', '7', '9'], [UNIT, VALUE, since, REMARK], ['value@2 7', 'cumulative@3 9'], null],
    ['neither remark nor unit', ['7', '9'], [UNIT, VALUE, since, REMARK], ['value@1 7', 'cumulative@2 9'], null],
    ['no remark behind one figure', ['件', '7'], [UNIT, VALUE, REMARK], ['value@2 7'], null],
    ['no remark, changed places', ['7', '件'], [UNIT, VALUE, REMARK], ['value@1 7'], null],
    ['no remark behind a unit that is not known', ['万条', '7'], [UNIT, VALUE, REMARK], ['value@2 7'], null],
    ['no remarks', ['7', '9'], [VALUE, since, REMARK, REMARK], ['value@1 7', 'cumulative@2 9'], null],
    ['neither remark nor second figure', ['件', '7'], [UNIT, VALUE, since, REMARK], [], 'fewer cells than columns'],
    ['a remark before the figure, which stands first', ['7', '件'], [REMARK, VALUE], ['value@2 件'], null],
    ['only columns without figures', ['件'], [UNIT, REMARK], [], null],
  ])('several: %s, %j', (_, rest, columns, values, trouble) => {
    const row = read([RECEIVED, ...rest], { behind: columns });
    expect([row?.values, row?.trouble]).toEqual([values, trouble]);
  });

  it('keep their heads', () => {
    const heads = (rest: readonly string[], columns: readonly Column[] | null) =>
      read([RECEIVED, ...rest], { behind: columns })?.heads;
    expect(heads(['7'], [UNIT, VALUE])).toEqual(['head of value']);
    expect(heads(['件', '7', '9'], [UNIT, VALUE, since])).toEqual(['head of value', 'head of cumulative']);
    expect([heads(['7'], null), heads([], null), heads([''], null)]).toEqual([[''], [''], ['']]);
  });

  it('count their places from the first cell of the printed row', () => {
    expect(read([GROUP, RECEIVED, '件', '7'], { behind, from: 10 })?.values).toEqual(['value@13 7']);
  });
});

describe('values under no head', () => {
  const several = 'several figures under no head';

  it.each<[readonly string[], string | null, readonly string[], string | null]>([
    [['件', '7'], '件', ['value@2 7'], null],
    [['7'], null, ['value@1 7'], null],
    [[], null, ['value@1 no cell'], null],
    [[''], null, ['value@1 '], null],
    [['件'], '件', [], null],
    [['件', ''], '件', ['value@2 '], null],
    [['7', '件'], '件', ['value@1 7'], null],
    [['', '7', '元'], '元', ['value@2 7'], null],
    [['件', '7', '元'], '件', ['value@2 7'], null],
    [['万条', '7'], '万条', ['value@2 7'], null],
    [['7', '说明如下'], null, ['value@1 7'], null],
    [['', '7'], null, ['value@2 7'], null],
    [['件', '几十'], '件', ['value@2 几十'], null],
    [['7', '8'], null, [], several],
    [['件', '7', '', '8'], null, [], several],
    [['7', ''], null, ['value@1 7'], null],
  ])('%j', (rest, unit, values, trouble) => {
    const row = read([RECEIVED, ...rest]);
    expect([row?.unit, row?.values, row?.trouble]).toEqual([unit, values, trouble]);
  });
});
