import { describe, expect, it } from 'vitest';
import { compileKnowledge } from '../../../../src/compile-knowledge.js';
import { NO_HEAD, readColumns, readHead } from '../../../../src/extract/statistics/list/read-columns.js';
import { beginReading } from '../../../../src/extract/statistics/reading.js';
import type { Cell, Grid } from '../../../../src/model/document.js';
import { defaultKnowledge } from '../../../../src/pipeline.js';
import { byCode, readSource, table } from '../read-html.js';

const ROWS = [
  ['（一）收到申请数', '件', '7'],
  ['1.当面申请数', '件', '1'],
  ['2.传真申请数', '件', '2'],
  ['（二）申请办结数', '件', '6'],
  ['1.按时办结数', '件', '5'],
  ['2.延期办结数', '件', '1'],
];

/** Two value columns; the second counts from 800. */
function read(first: string, second: string, swapped = false) {
  const rows = ROWS.map(([label = '', unit = '', value = ''], index) => {
    const other = String(800 + index);
    return swapped ? [label, unit, other, value] : [label, unit, value, other];
  });
  return readSource(table([['统计指标', '单位', first, second], ...rows]));
}

describe('several value columns', () => {
  it('that all name their year are read by the last year', () => {
    for (const [first, second, swapped] of [
      ['2016年', '2015年', false],
      ['2015年统计数', '2016年统计数', true],
    ] as const) {
      const reading = read(first, second, swapped);
      expect(reading.form).toBe('national-2014');
      expect(byCode(reading).get('requests.received')?.value).toBe(7);
      expect(reading.observations.filter(({ value }) => value === 800).map(({ indicator }) => indicator)).toEqual([
        null,
      ]);
    }
  });

  it('that compare with another year leave the one that does not', () => {
    expect(byCode(read('本年数', '上年同期')).get('requests.received')?.value).toBe(7);
    expect(byCode(read('统计数', '同比增减')).get('requests.received')?.value).toBe(7);
  });

  it('that stand under one head in words of the page leave the sum of all', () => {
    const head =
      '<tr><td rowspan=2>统计指标<td rowspan=2>单位<td colspan=3>统计数</tr><tr><td>合计<td>市直部门<td>乡镇街道';
    const rows = ROWS.map(
      ([label, unit, value], index) => `<tr><td>${[label, unit, value, 800 + index, 900].join('<td>')}`,
    );
    const reading = readSource(`<html><body><table>${head}${rows.join('')}</table></body></html>`);
    const found = byCode(reading);
    expect([found.get('requests.received')?.value, found.get('requests.completed.extended')?.value]).toEqual([7, 1]);
    const others = reading.observations.filter(({ value }) => value !== null && value >= 800);
    expect(others.map(({ indicator }) => indicator)).toEqual(new Array(12).fill(null));
  });

  it('that say nothing of the kind are of a local form', () => {
    expect(read('市直', '县区').form).toBe('local');
    expect(read('2016年', '2016年').form).toBe('local');
  });
});

describe('a table on its side', () => {
  it('has a head of labels, which is no row of blanks: its figures are kept under their heads', () => {
    const names = ['收到申请数', '申请办结数', '申请答复数', '行政复议数量', '行政诉讼数量'];
    const reading = readSource(
      table([
        ['单位', ...names],
        ['某县审计局', '7', '6', '5', '2', '1'],
      ]),
    );
    expect(reading.observations.map(({ label, value, indicator }) => [label, value, indicator])).toEqual(
      names.map((name, index) => [name, [7, 6, 5, 2, 1][index], null]),
    );
  });
});

describe('rows side by side', () => {
  const [a, b, c, d, e, f] = ROWS;
  const HEAD = ['统计指标', '单位', '统计数'];
  const halves = [
    [...HEAD, ...HEAD],
    [...(a ?? []), ...(d ?? [])],
    [...(b ?? []), ...(e ?? [])],
    [...(c ?? []), ...(f ?? [])],
  ];

  it('are read one column of rows after the other, each cell at its place', () => {
    const found = byCode(readSource(table(halves)));
    expect(
      ['requests.received', 'requests.received.fax', 'requests.completed', 'requests.completed.extended'].map(
        (code) => [found.get(code)?.value, found.get(code)?.at],
      ),
    ).toEqual([
      [7, { table: 0, row: 0, column: 2 }],
      [2, { table: 0, row: 2, column: 2 }],
      [6, { table: 0, row: 0, column: 5 }],
      [1, { table: 0, row: 2, column: 5 }],
    ]);
  });
});

const { statistics } = compileKnowledge(defaultKnowledge);
const { cells } = beginReading(statistics);

type Printed = string | readonly [text: string, colspan: number, rowspan: number];

/** Cells at the columns that the cells before them and the spans above leave free. */
function grid(...rows: readonly (readonly Printed[])[]): Grid {
  const until: number[] = [];
  const placed = rows.map((row, at) => {
    let x = 0;
    return row.map((printed): Cell => {
      const [text, colspan, rowspan] = typeof printed === 'string' ? ([printed, 1, 1] as const) : printed;
      while ((until[x] ?? 0) > at) x++;
      const cell = { raw: text, text, start: 0, x, colspan, rowspan, head: false };
      for (const end = x + colspan; x < end; x++) until[x] = at + rowspan;
      return cell;
    });
  });
  return {
    kind: 'grid',
    start: 0,
    zone: 'plain',
    caption: null,
    rows: placed,
    width: until.length,
    links: [],
    dumped: false,
  };
}

function columnsOf(...rows: readonly (readonly Printed[])[]): string {
  const { firstRow, behindLabel, sequenced, parts } = readColumns(grid(...rows), cells);
  const behind = behindLabel?.map(({ kind }) => kind).join(' ') ?? 'none';
  return `${firstRow}: ${behind}${sequenced ? ', numbered' : ''}${parts.length > 1 ? `, at ${parts.join(' ')}` : ''}`;
}

describe('readColumns', () => {
  const HEAD = ['统计指标', '单位', '统计数'];
  const BELOW = ['收到申请数', '件', '5'];
  const NAMES = ['收到申请数', '申请办结数', '申请答复数', '行政复议数量'];

  it.each<[string, readonly (readonly Printed[])[]]>([
    ['1: unit value', [HEAD, BELOW]],
    ['1: value total cumulative remark', [['指标', '数量', '合计', '累计', '备注']]],
    ['1: unit value, numbered', [['序号', ...HEAD]]],
    ['1: sequence unit value', [['统计指标', '序号', '单位', '统计数']]],
    ['1: unit value', [['某类', ...HEAD]]],
    ['1: unit value', [['本表', '单位', '统计数']]],
    ['1: unit value value', [['统计指标', '单位', '区政府', '乡镇']]],
    ['1: unit remark value', [['统计指标', '单位', '', '统计数']]],
    ['1: unit value', [[...HEAD, '', '']]],
    ['1: none, numbered', [['序号', '统计指标']]],
    ['2: unit value', [['某县统计表'], HEAD, BELOW]],
    ['8: unit value', [...Array.from({ length: 7 }, () => ['说明文字']), HEAD]],
    ['0: none', [...Array.from({ length: 8 }, () => ['说明文字']), HEAD]],
    ['0: none', [BELOW]],
    ['0: none', [['统计指标', '收到申请数', '申请办结数']]],
    ['0: none', [['备注', '说明']]],
    ['1: value', [['备注', '统计数']]],
    ['0: none', [['统计指标', '统计数', '收到情况', '办结情况']]],
    ['1: value value', [['统计指标', '统计数', '收到情况']]],
  ])('%s', (columns, rows) => {
    expect(columnsOf(...rows)).toBe(columns);
  });

  it.each<[string, readonly (readonly Printed[])[]]>([
    ['0: none', [['', ...NAMES.slice(0, 3)]]],
    ['1: value value value', [['某单位', ...NAMES.slice(0, 3)]]],
    ['1: value value value value', [['某单位', ...NAMES]]],
    ['0: none', [NAMES.slice(0, 3)]],
    ['0: none', [['某单位', ...NAMES.slice(0, 2), '某事项']]],
  ])('%s beside each other', (columns, rows) => {
    expect(columnsOf(...rows)).toBe(columns);
  });

  it.each<[string, readonly (readonly Printed[])[]]>([
    [
      '2: unit value cumulative',
      [
        [
          ['统计指标', 1, 2],
          ['单位', 1, 2],
          ['统计数', 2, 1],
        ],
        ['本年数', '累计'],
      ],
    ],
    [
      '2: unit total value value',
      [
        [
          ['统计指标', 1, 2],
          ['单位', 1, 2],
          ['统计数', 3, 1],
        ],
        ['合计', '市直', '乡镇'],
      ],
    ],
    [
      '1: unit value',
      [
        [
          ['统计指标', 1, 2],
          ['单位', 1, 2],
          ['统计数', 3, 1],
        ],
        ['合计', '市直'],
      ],
    ],
    [
      '1: unit value',
      [
        [
          ['统计指标', 1, 1],
          ['单位', 1, 1],
          ['统计数', 3, 1],
        ],
        ['合计', '收到申请数', '5'],
      ],
    ],
    [
      '3: unit value cumulative',
      [
        [
          ['统计指标', 1, 3],
          ['单位', 1, 3],
          ['统计数', 2, 1],
        ],
        [['数量', 2, 1]],
        ['本年', '累计'],
      ],
    ],
    ['1: unit value', [HEAD, []]],
    [
      '2: value cumulative remark',
      [
        [
          ['统计指标', 1, 2],
          ['统计数', 2, 1],
          ['备注', 1, 2],
        ],
        ['本年数', '累计'],
      ],
    ],
  ])('%s in several storeys', (columns, rows) => {
    expect(columnsOf(...rows)).toBe(columns);
  });

  it.each<[string, readonly Printed[]]>([
    ['1: unit cumulative value', ['统计指标', '单位', '2015年', '2016年']],
    ['1: unit value cumulative', ['统计指标', '单位', '2016年统计数', '2015年统计数']],
    ['1: unit cumulative value cumulative', ['统计指标', '单位', '2015年', '2017年', '2016年']],
    ['1: unit value value', ['统计指标', '单位', '2016年', '2016年统计数']],
    ['1: unit value value', ['统计指标', '单位', '2016年', '统计数']],
    ['1: unit value value value', ['统计指标', '单位', '2015年', '2016年', '2016年统计数']],
    ['1: unit value', ['统计指标', '单位', '2016年']],
    ['1: unit value remark', ['统计指标', '单位', '2016年', '备注']],
  ])('%s by their years', (columns, head) => {
    expect(columnsOf(head)).toBe(columns);
  });

  it.each<[string, readonly Printed[]]>([
    ['1: unit value, at 0 3', [...HEAD, ...HEAD]],
    ['1: unit value, at 0 3 6', [...HEAD, ...HEAD, ...HEAD]],
    ['1: value, at 0 2', ['统计指标', '数量', '统计指标', '数量']],
    ['1: unit value, at 0 3', [...HEAD, '统计 指标', '单位', '统计数', '']],
    ['1: unit value, at 0 4', ['统计指标', ['单位', 2, 1], '统计数', ...HEAD]],
    ['1: unit', ['统计指标', '单位', '统计指标', '单位']],
    ['1: unit value', [...HEAD, '统计指标', '单位', '数量']],
    ['1: value value', ['单位', '数量', '数量']],
  ])('%s printed again', (columns, head) => {
    expect(columnsOf(head)).toBe(columns);
  });

  it('gives one and the same where there is no head', () => {
    expect(readColumns(grid(BELOW), cells)).toBe(NO_HEAD);
    expect(NO_HEAD).toEqual({ firstRow: 0, behindLabel: null, sequenced: false, parts: [0] });
    expect(readColumns(grid([]), cells)).toBe(NO_HEAD);
  });

  it('keeps the words of a head', () => {
    expect(readColumns(grid(['统计指标', '单位', '区政府']), cells).behindLabel).toEqual([
      { kind: 'unit', head: '单位' },
      { kind: 'value', head: '区政府' },
    ]);
  });
});

describe('a head of one cell', () => {
  it.each([
    ['统计数', 'value'],
    ['统计数（件）', 'value'],
    ['计量 单位', 'unit'],
    ['2016年', 'value'],
    ['2016', 'value'],
    ['2016年度', 'value'],
    ['2016年度统计数', 'value'],
    ['2016统计数', 'value'],
    ['2016年末统计数', 'value'],
    ['截至2016年', undefined],
    ['2016年累计', undefined],
    ['2016年全市统计数', undefined],
    ['1999年', undefined],
    ['某项', undefined],
  ])('%s is %s', (text, kind) => {
    expect(readHead(text, statistics.heads)).toEqual(kind === undefined ? null : { kind, head: text });
  });
});
