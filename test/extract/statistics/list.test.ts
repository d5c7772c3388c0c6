import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { national2014 } from '../../../src/knowledge/forms/national-2014.js';
import { byCode, dump, readSource, table } from './read-html.js';

const HEAD = ['统计指标', '单位', '统计数'];
const CORE = [
  HEAD,
  ['三、依申请公开情况', '', ''],
  ['（一）收到申请数', '件', '7'],
  ['1.当面申请数', '件', '1'],
  ['2.传真申请数', '件', '0'],
  ['3.网络申请数', '件', '4'],
  ['4.信函申请数', '件', '2'],
  ['（二）申请办结数', '件', '6'],
  ['1.按时办结数', '件', '5'],
  ['2.延期办结数', '件', '1'],
] as const;

function value(rows: readonly (readonly string[])[], code: string): unknown {
  const found = byCode(readSource(table(rows))).get(code);
  return found && [found.value, found.status, found.unit, found.match];
}

function withRow(at: number, row: readonly string[]): string[][] {
  const rows = CORE.map((cells) => [...cells]);
  rows.splice(at, 1, [...row]);
  return rows;
}

describe('a list form', () => {
  it('gives the same observations from an HTML table and from pipes, whatever its figures', () => {
    const rows = national2014.tables[0].rows;
    fc.assert(
      fc.property(fc.array(fc.nat(99_999), { minLength: rows.length, maxLength: rows.length }), (figures) => {
        const printed = [
          HEAD,
          ...rows.map((row, index) => [
            row.label,
            'unit' in row ? row.unit : '',
            'group' in row ? '' : String(figures[index]),
          ]),
        ];
        const html = readSource(table(printed)).observations;
        expect(readSource(dump(printed)).observations).toEqual(html);
        expect(html.map((observation) => observation.value)).toEqual(
          figures.filter((_, index) => !('group' in (rows[index] ?? {}))),
        );
      }),
      { numRuns: 25, seed: 3 },
    );
  });

  it('takes values in the order of cells, past running numbers, spans and remarks', () => {
    const rows = CORE.map((row, index) =>
      index === 0 ? ['序号', ...row, '备注'] : [String(index + 70), ...row, index === 2 ? '含上年' : ''],
    );
    expect(value(rows, 'requests.received')).toEqual([7, 'reported', '件', 'exact']);
  });

  it('reads a figure and its unit that changed places', () => {
    expect(value(withRow(2, ['（一）收到申请数', '7', '件']), 'requests.received')).toEqual([
      7,
      'reported',
      '件',
      'exact',
    ]);
  });

  it('takes a unit behind its figure for its unit, where no head says what is what', () => {
    const turned = CORE.slice(1).map(([label = '', unit = '', figure = '']) => [label, figure, unit]);
    const rows = [...turned, ['六、依申请公开信息收取的费用', '251000', '元']];
    const found = byCode(readSource(table(rows)));
    expect(found.get('fees.collected')).toMatchObject({ value: 251_000, unit: '元' });
    expect(found.get('requests.received')).toMatchObject({ value: 7, unit: '件' });
  });

  it('keeps the five kinds of cells apart', () => {
    const read = (cell: string) => value(withRow(2, ['（一）收到申请数', '件', cell]), 'requests.received');
    expect([read('0'), read(''), read('/'), read('约30'), read('1 2')]).toEqual([
      [0, 'reported', '件', 'exact'],
      [null, 'blank', '件', 'exact'],
      [null, 'placeholder', '件', 'exact'],
      [null, 'unreadable', '件', 'exact'],
      [null, 'unreadable', '件', 'exact'],
    ]);
  });

  it('says what the page does not show, and gives no value for it', () => {
    const reading = readSource(table(CORE.filter((row) => row[0] !== '2.传真申请数')));
    expect(reading.missing).toContain('requests.received.fax');
    expect(byCode(reading).has('requests.received.fax')).toBe(false);
  });

  it('tells rows of the same words by their parent, with ordinals and without', () => {
    const review = [
      ['四、行政复议数量', '件', '3'],
      ['（一）维持具体行政行为数', '件', '1'],
      ['（二）被依法纠错数', '件', '2'],
      ['五、行政诉讼数量', '件', '5'],
      ['（二）被依法纠错数', '件', '4'],
    ];
    const bare = review.map(([label = '', ...rest]) => [label.replace(/^[一-十]、|^（.）/, ''), ...rest]);
    for (const rows of [review, bare]) {
      const found = byCode(readSource(table([...CORE, ...rows])));
      expect([found.get('reconsideration.corrected')?.value, found.get('litigation.corrected')?.value]).toEqual([2, 4]);
    }
  });

  it('knows rows of a part of the form, without the group above them', () => {
    const part = CORE.filter((row) => row[1] !== '');
    expect(value(part, 'requests.received')).toEqual([7, 'reported', '件', 'exact']);
    expect(readSource(table(part.slice(1))).form).toBe('national-2014');
  });

  it('leaves a short label under a local group alone', () => {
    const rows = [
      ...CORE,
      ['十一、行政权力办件情况', '', ''],
      ['（一）行政许可', '件', '9'],
      ['（二）其他', '件', '8'],
    ];
    const reading = readSource(table(rows));
    expect(byCode(reading).has('requests.source.other')).toBe(false);
    expect(
      reading.observations.filter((row) => row.indicator === null).map((row) => [row.label, row.value, row.path]),
    ).toEqual([
      ['（一）行政许可', 9, ['十一、行政权力办件情况']],
      ['（二）其他', 8, ['十一、行政权力办件情况']],
    ]);
  });

  it('reads a label with destroyed characters as near, between its neighbours only', () => {
    expect(value(withRow(9, ['2.延期办?数', '件', '1']), 'requests.completed.extended')).toEqual([
      1,
      'reported',
      '件',
      'near',
    ]);
    expect(
      value([...CORE, ['六、举报投诉数', '件', '3'], ['2.延期办?数', '件', '9']], 'requests.completed.extended'),
    ).toEqual([1, 'reported', '件', 'exact']);
  });

  it('takes whole words that are only near for a row when the printed unit agrees', () => {
    const rows = [
      ...CORE,
      ['（一）召开政府信息公开工作会议数', '次', '1'],
      ['（二）举办各类培训班人数', '人次', '9'],
      ['（三）接受培训人员数', '人次', '9'],
    ];
    const unit = (at: number) => rows.map((row, index) => (index === at ? [row[0] ?? '', '', row[2] ?? ''] : row));
    expect([value(rows, 'training.sessions'), value(unit(11), 'training.sessions')]).toEqual([undefined, undefined]);
  });

  it('never bridges a negation or a local row in good words', () => {
    const rows = [
      ...CORE,
      ['（三）申请答复数', '件', '1'],
      ['4.同意公开的答复数', '件', '5'],
      ['主动公开政府文件数', '条', '6'],
    ];
    const found = byCode(readSource(table(rows)));
    expect([found.has('requests.answered.refused'), found.has('proactive.items')]).toEqual([false, false]);
  });

  it('knows a destroyed label by its place only when one row of the form is left there', () => {
    expect(value(withRow(4, ['\ufffd\ufffd\ufffd\ufffd', '件', '3']), 'requests.received.fax')).toEqual([
      3,
      'reported',
      '件',
      'position',
    ]);
    expect(value(withRow(4, ['\ufffd\ufffd\ufffd\ufffd', '条', '3']), 'requests.received.fax')).toBeUndefined();
  });

  it('makes no observation of a group, but one of a group that prints a number', () => {
    expect(value(CORE, 'requests')).toBeUndefined();
    expect(value(withRow(1, ['三、依申请公开情况', '件', '12']), 'requests')).toEqual([12, 'reported', '件', 'exact']);
  });

  it('goes on over a page break and skips the head printed again', () => {
    const halves = `${table(CORE.slice(0, 6))}${table([HEAD, ...CORE.slice(6)])}`;
    expect(byCode(readSource(halves)).size).toBe(8);
  });
});

describe('values printed twice', () => {
  it('are one when they agree, and none when they differ', () => {
    const other = CORE.map((row) => row.map((cell) => (cell === '7' ? '9' : cell)));
    const agreed = readSource(`${table(CORE)}${table(CORE)}`);
    const differing = readSource(`${table(CORE)}${table(other)}`);
    expect(agreed.observations.map((row) => row.value)).toEqual(
      readSource(table(CORE)).observations.map((row) => row.value),
    );
    expect(byCode(differing).get('requests.received')).toMatchObject({
      value: null,
      status: 'unreadable',
      raw: '7 | 9',
    });
    expect(differing.diagnostics.map(({ code }) => code)).toContain('values-conflict');
  });

  it('are the figure beside an empty cell, and none beside a placeholder', () => {
    const beside = (text: string) => {
      const other = CORE.map((row) => row.map((cell) => (cell === '7' ? text : cell)));
      const reading = readSource(`${table(other)}${table(CORE)}`);
      const conflicts = reading.diagnostics.filter(({ code }) => code === 'values-conflict').length;
      const { value: figure, status, raw } = byCode(reading).get('requests.received') ?? {};
      return [figure, status, raw, conflicts];
    };
    expect(beside('')).toEqual([7, 'reported', '7', 0]);
    expect(beside('7.0')).toEqual([7, 'reported', '7.0', 0]);
    expect(beside('/')).toEqual([null, 'unreadable', '/ | 7', 1]);
    expect(beside('无')).toEqual([null, 'unreadable', '无 | 7', 1]);
    expect(beside('约7')).toEqual([null, 'unreadable', '约7 | 7', 1]);
  });

  it('are the filled copy where the other is an empty template', () => {
    const empty = CORE.map((row, index) => (index === 0 ? row : [row[0], row[1], '']));
    expect(byCode(readSource(`${table(empty)}${table(CORE)}`)).get('requests.received')?.value).toBe(7);
  });
});

describe('a local form', () => {
  const provincial = [
    ['指标名称', '计量单位', '代码', '本期实际', '本年累计'],
    ['甲', '乙', '丙', '1', '2'],
    ['主动公开信息数', '条', '01', '120', '300'],
    ['其中：全文电子化的主动公开信息数', '条', '02', '110', '280'],
    ['申请总数', '条', '10', '5', '12'],
    ['其中：1.当面申请数', '条', '11', '5', '12'],
    ['当面申请数', '件', '12', '4', '9'],
    ['行政复议数', '件', '32', '0', '1'],
  ];

  it('keeps every row and both value columns, and knows rows only by label and unit', () => {
    const reading = readSource(dump(provincial));
    expect([reading.form, reading.missing]).toEqual(['local', []]);
    expect(reading.observations.map((row) => row.value)).toEqual([120, 300, 110, 280, 5, 12, 5, 12, 4, 9, 0, 1]);
    expect(
      reading.observations.filter((row) => row.indicator !== null).map((row) => [row.indicator, row.label, row.value]),
    ).toEqual([['requests.received.in_person', '当面申请数', 4]]);
  });

  it('is what a national table with several value columns becomes: none of them is the total', () => {
    const rows = CORE.map((row, index) =>
      index === 0 ? ['统计指标', '单位', '区政府', '乡镇'] : [...row, row[1] === '' ? '' : '3'],
    );
    const reading = readSource(table(rows));
    expect(reading.form).toBe('local');
    expect(reading.observations.every((row) => row.indicator === null)).toBe(true);
    expect(reading.observations[0]).toMatchObject({
      label: '区政府',
      value: 7,
      path: ['三、依申请公开情况', '（一）收到申请数'],
    });
  });

  it('is not any table with a head and figures', () => {
    const rows = [
      ['项目', '单位', '数量'],
      ['办公用品', '件', '3'],
      ['车辆', '辆', '2'],
      ['会议', '次', '9'],
      ['差旅', '次', '4'],
    ];
    expect(readSource(table(rows)).form).toBeNull();
  });
});
