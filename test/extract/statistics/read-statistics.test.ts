/** Blocks of a page → all that is said of its statistics: form, tables, captions, what each block is used for. */
import { describe, expect, it } from 'vitest';
import { readStatistics } from '../../../src/extract/statistics/read-statistics.js';
import type { Block, Page } from '../../../src/model/document.js';
import { line, page, pipes } from './blocks.js';
import { APPLICANTS, CLAUSES, RESULTS } from './later-form.js';
import { statistics } from './statistics-tools.js';

const COLUMNS = ['统计指标', '单位', '统计数'];
const LABELS = ['收到申请数', '当面申请数', '传真申请数', '网络申请数', '信函申请数'];
const LIST = pipes([COLUMNS, ...LABELS.map((label, index) => [label, '件', String(index + 1)])], false);
const OTHER = pipes(
  [
    ['甲', '1'],
    ['乙', '2'],
  ],
  false,
);
const html = (...blocks: readonly (string | Block)[]): Page => ({ ...page(...blocks), format: 'html' });
const read = (of: Page, used: readonly number[] = []) => readStatistics(of, new Set(used), statistics);

describe('a page with a list', () => {
  const reading = read(html('某局年报', '附：政府信息公开情况统计表', '单位：件', LIST, OTHER));

  it('has its form and values, its tables and their captions', () => {
    expect(reading.form).toBe('national-2014');
    expect(reading.observations.map(({ value }) => value)).toEqual([1, 2, 3, 4, 5]);
    expect(reading.tables.map(({ index, caption, kind }) => [index, caption, kind])).toEqual([
      [0, '附：政府信息公开情况统计表', 'statistics'],
      [1, null, 'other'],
    ]);
    expect(reading.captions).toEqual(['单位：件', '附：政府信息公开情况统计表']);
    expect(reading.topics.size).toBe(0);
    expect(reading.diagnostics).toEqual([]);
    expect(reading.missing).toContain('requests.answered');
    expect(reading.candidates[0]?.form).toBe('national-2014');
    expect(reading.rows.map(({ reading: kind }) => kind)).toEqual([
      'head',
      'value',
      'value',
      'value',
      'value',
      'value',
    ]);
  });

  it('uses its blocks, and says why', () => {
    expect([...reading.uses].sort(([a], [b]) => a - b)).toEqual([
      [1, { as: 'caption', why: 'it stands over a statistics table and names it' }],
      [2, { as: 'caption', why: 'it stands over a statistics table and names it' }],
      [3, { as: 'statistics', why: 'it prints the labels of the form' }],
      [4, { as: 'table', why: 'its labels are of no form' }],
    ]);
    expect(reading.places.map(({ index, blocks, printedRows }) => [index, blocks, printedRows])).toEqual([
      [0, [3], [1, 2, 3, 4, 5]],
      [1, [4], []],
    ]);
  });

  it('takes the caption of the table itself where no line names it', () => {
    const caption = { raw: '表一', text: '表一' };
    expect(read(html('文字', { ...LIST, caption })).tables[0]?.caption).toBe('表一');
    expect(read(html('单位：件', { ...LIST, caption })).tables[0]?.caption).toBe('表一');
  });
});

describe('tables in lines of text', () => {
  const LINES = LABELS.flatMap((label, index) => [label, String(index + 1)]);

  it('are looked for where no real table is of a form', () => {
    expect(read(html(...LINES, LIST)).tables).toHaveLength(1);
    expect(read(html(...LINES, OTHER)).form).toBe('national-2014');
    expect(read(page(...LINES, LIST)).tables).toHaveLength(2);
    expect(read(html(...LINES), [0]).form).toBeNull();
  });
});

describe('a page with the tables of a later form', () => {
  const REVIEW = [RESULTS, ['1', '2', '3', '4', '10']];
  const tables = [
    CLAUSES,
    [
      ['项目', ...APPLICANTS],
      ['（一）予以公开', ...'1234567'],
    ],
    REVIEW,
  ].map((rows) => pipes(rows, false));

  it('knows what each is about, also by the line over it', () => {
    const [clauses, requests, review] = tables;
    if (!clauses || !requests || !review) throw new Error('there are three tables');
    const reading = read(html(clauses, requests, line('行政复议'), review));
    expect([...reading.topics]).toEqual([
      [0, 'proactive'],
      [1, 'requests'],
      [3, 'review'],
    ]);
    expect(reading.observations.at(-1)).toMatchObject({ indicator: 'reconsideration.total', value: 10 });
    expect(read(html(clauses, requests, OTHER, review)).observations.at(-1)?.indicator).toBe('outcome.granted');
  });
});

describe('a page without a national form', () => {
  const rows = [
    ['指标', '单位', '数量'],
    ...['主动公开信息', '依申请答复', '行政复议件', '现场咨询'].map((label) => [label, '件', '3']),
  ];

  it('may have a local one', () => {
    const reading = read(html(OTHER, pipes(rows, false)));
    expect([reading.form, reading.missing]).toEqual(['local', []]);
    expect(reading.observations.map(({ value }) => value)).toEqual([3, 3, 3, 3]);
    expect(reading.tables.map(({ kind }) => kind)).toEqual(['other', 'statistics']);
  });

  it('has none where its tables are of something else', () => {
    const reading = read(html('文字', OTHER));
    expect([reading.form, reading.observations, reading.missing, reading.rows]).toEqual([null, [], [], []]);
    expect([reading.captions, reading.candidates, reading.diagnostics]).toEqual([[], [], []]);
    expect(reading.places).toMatchObject([{ index: 0, blocks: [1], printedRows: [] }]);
  });
});

describe('what is uncertain', () => {
  const list = (...rows: readonly (readonly string[])[]) => html(pipes([COLUMNS, ...rows], false));
  const codes = (of: Page) => read(of).diagnostics.map(({ code }) => code);

  it('is told: labels that are only near', () => {
    const rows = [...LABELS, '申请办结数', '2.延期办?数'].map((label) => [label, '件', '1']);
    expect(read(list(...rows)).diagnostics).toEqual([
      {
        ...{ code: 'label-near', severity: 'warning', at: '/observations/6' },
        message: '"2.延期办?数" is read as requests.completed.extended (near match)',
      },
    ]);
  });

  it('is told: forms that the labels fit equally', () => {
    const shared = ['予以公开', '部分公开', '属于国家秘密', '重复申请', '结转下年度继续办理'];
    const of = html(
      pipes(
        shared.map((label) => [label, ...'1111111']),
        false,
      ),
    );
    const { diagnostics, candidates } = read(of);
    const [first, second] = candidates.map(({ form }) => form);
    expect(diagnostics[0]).toEqual({
      ...{ code: 'form-tie', severity: 'warning', at: '/form' },
      message: `the labels fit ${first} and ${second} equally; ${first} was taken`,
    });
    expect(codes(of)).toEqual(['form-tie', 'head-missing']);
  });

  it('is told: groups whose first row is lost, and values that come twice', () => {
    const rows = [...LABELS.slice(1), '申请办结数', '按时办结数'].map((label) => [label, '件', '1']);
    expect(codes(list(['三、依申请公开情况', '件', '3'], ...rows))).toEqual(['group-or-first-row']);
    expect(codes(list(['收到申请数', '件', '3'], ...rows, ['收到申请数', '件', '4']))).toEqual([
      'values-repeated',
      'values-conflict',
    ]);
  });
});
