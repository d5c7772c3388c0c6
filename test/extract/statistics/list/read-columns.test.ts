import { describe, expect, it } from 'vitest';
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
