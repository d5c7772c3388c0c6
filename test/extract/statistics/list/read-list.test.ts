import { describe, expect, it } from 'vitest';
import { readList } from '../../../../src/extract/statistics/list/read-list.js';
import { body, pipes, reading } from '../blocks.js';
import { byCode, readSource, table } from '../read-html.js';

const HEAD = ['统计指标', '单位', '本年数', '累计'];
const ROWS = [
  ['（一）收到申请数', '件', '7', '70'],
  ['1.当面申请数', '件', '1', '10'],
  ['2.传真申请数', '件', '', '20'],
  ['3.网络申请数', '件', '4', '25'],
  ['4.信函申请数', '件', '2', '15'],
  ['（二）申请办结数', '件', '6', '60'],
  ['1.按时办结数', '件', '5', '50'],
  ['2.延期办结数', '件', '', '12'],
];

describe('a list in several tables', () => {
  it('goes on with the columns of the table before, where it prints no head', () => {
    const found = byCode(readSource(table([HEAD, ...ROWS.slice(0, 5)]) + table(ROWS.slice(5))));
    expect(found.get('requests.completed')?.value).toBe(6);
    expect(found.get('requests.completed.extended')).toMatchObject({ value: null, status: 'blank' });
  });
});

describe('a list printed one cell a line', () => {
  const groups = ['一、主动公开情况', '二、回应解读情况'];

  it('is not read where figures stand above their labels', () => {
    const labels = [groups[0], '主动公开规范性文件数', '政府公报公开政府信息数', '政府网站公开政府信息数', groups[1]];
    const lines = ['5', ...labels.flatMap((label, index) => [label, String(index + 11)]), '政策解读稿件发布数'];
    const reading = readSource(lines.join('\n'));
    expect(reading.form).toBe('national-2014');
    expect(reading.observations.every(({ value }) => value === null)).toBe(true);
    const usual = lines.slice(1).filter((_, index) => index !== 1 && index !== 9);
    expect(byCode(readSource([...usual, '9'].join('\n'))).get('proactive.channels.gazette')?.value).toBe(13);
  });
});

describe('a local form in several tables', () => {
  it('is read with those that are too short to tell, under the same heads', () => {
    const head = ['指标', '单位', '2012年度', '历年累计'];
    const short = [head, ['主动公开信息数', '条', '12', '120'], ['全文电子化的主动公开信息数', '条', '10', '100']];
    const labels = ['申请总数', '电子邮件申请数', '网上申请数', '对申请的答复总数', '否决公开答复总数'];
    const long = table([head, ...labels.map((label) => [label, '件', '1', '7'])]);
    const { form, observations } = readSource(table(short) + long);
    expect(form).toBe('local');
    expect(observations.slice(0, 4).map(({ value }) => value)).toEqual([12, 120, 10, 100]);
    const other = readSource(table([['指标', '单位', '数量'], ...short.slice(1)]) + long);
    expect(other.observations[0]?.at.table).toBe(1);
  });
});

describe('figures that stand elsewhere', () => {
  it('leave rows unread, not blank, where a dump prints column by column', () => {
    const columns = [0, 1, 2].map((at) => ROWS.map((row) => row[at] || '0'));
    const { observations } = readSource(['三、依申请公开情况', ...columns.flat()].join('\n'));
    expect(observations.map(({ status }) => status)).toEqual(ROWS.map(() => 'unreadable'));
  });

  it('leave rows unread, not blank, where they stand before the labels', () => {
    const { observations } = readSource(table(ROWS.map(([label = '', unit = '', value = '']) => [value, unit, label])));
    expect(observations).toHaveLength(ROWS.length);
    expect(observations.every(({ status }) => status === 'unreadable')).toBe(true);
  });
});

describe('a list whose head is lost', () => {
  it('reads no figure where its rows have several', () => {
    const rows = ROWS.map(([label = '', unit = '', value = '', sum = '']) => [label, unit, value, sum]);
    const printed = rows.map((row) => row.filter((cell) => cell !== ''));
    const found = byCode(readSource(table(printed)));
    expect(found.get('requests.received')?.value).toBeNull();
    expect(found.get('requests.received.fax')).toMatchObject({ value: null, status: 'unreadable' });
  });
});

describe('readList', () => {
  const form = reading.forms.flatMap(({ tables }) => tables).find((table) => table.layout === 'list');
  if (form === undefined) throw new Error('there is a form that is a list');
  type Rows = readonly (readonly string[])[];
  const read = (...tables: readonly Rows[]) =>
    readList(
      tables.map((rows, index) => body(rows, { index, block: index })),
      { form, local: false },
      reading,
    );
  const valuesOf = ({ observations }: ReturnType<typeof readList>) =>
    observations.map(({ label, value, status }) => `${label} ${value ?? status}`);
  const COLUMNS = ['统计指标', '单位', '统计数'];
  const RECEIVED = ['收到申请数', '件', '7'];
  const ANSWERED = ['申请答复数', '件', '5'];

  it('tells heads, also printed again, and legends from rows', () => {
    const list = read([['统计表'], COLUMNS, ['甲', '乙', '1'], RECEIVED, COLUMNS, ANSWERED, ['甲', '乙', '三个字']]);
    const head = { table: 0, reading: 'head', indicator: null, match: null, why: 'it names the columns' };
    expect(list.trail.slice(0, 4)).toEqual([
      { ...head, row: 0, label: '统计表' },
      { ...head, row: 1, label: '统计指标' },
      { ...head, row: 2, label: '甲' },
      { ...head, row: 4, label: '统计指标' },
    ]);
    expect(list.printedRows.get(0)).toEqual([3, 5, 6]);
    expect(list.observations.map(({ at }) => at.row)).toEqual([0, 1, 2]);
    expect(list.diagnostics).toEqual([]);
  });

  it('lists what is missing: no groups, no rows that are local', () => {
    const { missing, local } = read([COLUMNS, RECEIVED]);
    expect(local).toBe(false);
    expect(missing).toContain('requests.answered');
    for (const code of ['requests.received', 'requests']) expect(missing).not.toContain(code);
    const localRows = form.rows.filter((row) => row.local).map(({ code }) => code);
    expect(localRows.filter((code) => missing.includes(code))).toEqual([]);
    expect(readList([body([COLUMNS, RECEIVED])], { form, local: true }, reading).missing).toEqual([]);
  });

  it('is local where its columns are of another form', () => {
    const list = read([
      ['统计指标', '单位', '区政府', '乡镇'],
      ['收到申请数', '件', '7', '8'],
      ['申请答复数', '件', '5', '6'],
    ]);
    expect([list.local, list.missing]).toEqual([true, []]);
    expect(list.observations.map(({ indicator, value }) => [indicator, value])).toEqual(
      [7, 8, 5, 6].map((value) => [null, value]),
    );
  });

  it('keeps columns from one table to the next, until another head comes', () => {
    expect(
      valuesOf(
        read(
          [
            ['序号', ...COLUMNS],
            ['1', ...RECEIVED],
          ],
          [['2', ...ANSWERED]],
        ),
      ),
    ).toEqual(['收到申请数 7', '申请答复数 5']);
    const other = read(
      [COLUMNS, RECEIVED],
      [
        ['统计指标', '统计数', '累计'],
        ['申请答复数', '5', '50'],
      ],
    );
    expect(other.observations.map(({ indicator, value }) => [indicator, value])).toEqual([
      ['requests.received', 7],
      ['requests.answered', 5],
      [null, 50],
    ]);
    const second = read([['标题'], COLUMNS, RECEIVED], [ANSWERED, ['申请办结数', '件', '6']]);
    expect(second.printedRows).toEqual(
      new Map([
        [0, [2]],
        [1, [0, 1]],
      ]),
    );
  });

  it('reads rows side by side, each at its place', () => {
    const list = read([
      [...COLUMNS, ...COLUMNS],
      [...RECEIVED, ...ANSWERED],
      ['当面申请数', '件', '1', '', '', ''],
    ]);
    expect(list.observations.map(({ label, value, at }) => [label, value, at.row, at.column])).toEqual([
      ['收到申请数', 7, 0, 2],
      ['当面申请数', 1, 1, 2],
      ['申请答复数', 5, 0, 5],
    ]);
  });

  it('makes a row of the group that spans rows', () => {
    const rows = [
      ['类别', ...COLUMNS],
      ['三、依申请公开情况', '（一）收到申请数', '件', '7'],
      ['（二）申请办结数', '件', '6'],
    ];
    const { trail, observations } = read(rows);
    expect(trail.slice(1).map(({ label, reading: kind, indicator }) => `${label} ${kind} ${indicator}`)).toEqual([
      '三、依申请公开情况 group requests',
      '（一）收到申请数 value requests.received',
      '（二）申请办结数 value requests.completed',
    ]);
    expect(observations.map(({ path }) => path)).toEqual([['三、依申请公开情况'], ['三、依申请公开情况']]);
  });

  it('reads no single figure under no head, where more than a quarter of the rows have several', () => {
    const several = ['申请办结数', '件', '6', '60'];
    const lone = [
      RECEIVED,
      ANSWERED,
      ['当面申请数', '件', '1'],
      ['传真申请数', '件', '2'],
      ['网络申请数', '件', '3'],
      ['信函申请数', '件', '4'],
    ];
    const twice = ['按时办结数', '件', '5', '50'];
    const whys = ({ trail }: ReturnType<typeof readList>) => new Set(trail.map(({ why }) => why));
    expect(valuesOf(read([...lone, several])).filter((text) => text.endsWith('unreadable'))).toEqual([
      '申请办结数 unreadable',
    ]);
    expect(valuesOf(read([...lone, several, twice])).filter((text) => text.endsWith('unreadable'))).toHaveLength(2);
    expect(valuesOf(read([RECEIVED, ANSWERED, several]))[0]).toBe('收到申请数 7');
    const left = read([...lone.slice(1), several, twice]);
    expect(valuesOf(left).every((text) => text.endsWith('unreadable'))).toBe(true);
    expect(whys(left)).toEqual(new Set(['several figures under no head']));
    expect(valuesOf(read([COLUMNS, ...lone.slice(1), several, twice]))[0]).toBe('申请答复数 5');
  });

  const regrouped = (rows: Rows, above: readonly Rows[] = []) =>
    readList(
      [
        ...above.map((table, index) => body(table, { index, block: index })),
        body([], { index: above.length, block: above.length, grid: pipes(rows), regrouped: true }),
      ],
      { form, local: false },
      reading,
    );

  it('reads nothing of lines under no head, where running numbers stood in the table above', () => {
    const numbered = [
      ['序号', ...COLUMNS],
      ['1', ...RECEIVED],
    ];
    const list = regrouped([ANSWERED], [numbered]);
    expect(list.observations.map(({ value }) => value)).toEqual([7, null]);
    expect(list.trail.at(-1)?.why).toBe('running numbers cannot be told from values');
    expect(valuesOf(regrouped([ANSWERED], [[COLUMNS, RECEIVED]]))).toEqual(['收到申请数 7', '申请答复数 5']);
  });

  it('reads nothing of lines of which every group has a figure, and the last row none', () => {
    const [first, second] = [
      ['一、主动公开情况', '5'],
      ['二、回应解读情况', '9'],
    ];
    const items = ['主动公开政府信息数', '7'];
    const above = regrouped([first, items, second, ['政策解读稿件发布数', '']]);
    expect(above.observations.every(({ value }) => value === null)).toBe(true);
    expect(above.trail.at(-1)?.why).toBe('figures stand above their labels');
    const values = (...rows: Rows) => regrouped(rows).observations.filter(({ value }) => value !== null).length;
    expect(values(first, items, second, ['政策解读稿件发布数', '3'])).toBe(4);
    expect(values(first, items, ['政策解读稿件发布数', ''])).toBe(2);
    expect(values(first, items, ['二、回应解读情况', ''], ['政策解读稿件发布数', ''])).toBe(2);
  });

  it('ends with its five thousandth row', () => {
    const rows = Array.from({ length: 2600 }, (_, index) => [`某项${'甲乙丙丁'.charAt(index % 4)}`, '件', '1']);
    expect(read([COLUMNS, ...rows], rows.slice(0, 2400)).observations).toHaveLength(5000);
    expect(read([COLUMNS, ...rows], rows).observations).toHaveLength(5000);
  });
});
