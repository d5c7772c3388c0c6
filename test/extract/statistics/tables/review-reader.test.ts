import { describe, expect, it } from 'vitest';
import { CLAUSES, RESULTS } from '../later-form.js';
import { byCode, dump, readSource, table } from '../read-html.js';

const BLOCKS = ['reconsideration', 'litigation_direct', 'litigation_after_reconsideration'];
const CODES = BLOCKS.flatMap((block) =>
  ['upheld', 'corrected', 'other', 'pending', 'total'].map((result) => `${block}.${result}`),
);
const FIGURES = Array.from({ length: 15 }, (_, index) => String(301 + index));
const WANTED = FIGURES.map(Number);

function read(rows: readonly (readonly string[])[], print = table): unknown[] {
  const found = byCode(readSource(print([...CLAUSES, ...rows])));
  return CODES.map((code) => found.get(code)?.value);
}

describe('the review table', () => {
  it('may print one block to a row, under results named once', () => {
    const rows = [
      ['类型', '', ...RESULTS],
      ['行政复议', '', ...FIGURES.slice(0, 5)],
      ['行政诉讼', '未经复议直接起诉', ...FIGURES.slice(5, 10)],
      ['复议后起诉', ...FIGURES.slice(10)],
    ];
    expect(read(rows)).toEqual(WANTED);
    const plain = rows.map((row) => row.filter((cell) => cell !== ''));
    expect(read(plain, dump)).toEqual(WANTED);
  });

  it('may write its spans out as copies', () => {
    const five = (text: string) => Array.from({ length: 5 }, () => text);
    const rows = [
      [...five('行政复议'), ...five('行政诉讼'), ...five('行政诉讼')],
      [...RESULTS, ...five('未经复议直接起诉'), ...five('复议后起诉')],
      [...RESULTS, ...RESULTS, ...RESULTS],
      FIGURES,
    ];
    expect(read(rows)).toEqual(WANTED);
    expect(read(rows, dump)).toEqual(WANTED);
  });

  it('is not read where its head lost the name of a block and its row as many figures', () => {
    const head = [
      [...RESULTS, '未经复议直接起诉', '复议后起诉'],
      [...RESULTS, ...RESULTS],
    ];
    expect(read([...head, FIGURES.slice(0, 10)])).toEqual(CODES.map(() => undefined));
    expect(read([['行政复议', '行政诉讼'], ...head, FIGURES])).toEqual(WANTED);
  });

  it('is not read where its row has a cell too many, and several empty ones that may be it', () => {
    const head = [
      ['行政复议', '未经复议直接起诉', '复议后起诉'],
      [...RESULTS, ...RESULTS, ...RESULTS],
    ];
    const blank = FIGURES.map((figure, index) => (index === 12 ? '' : figure));
    expect(read([...head, ['', ...blank]])).toEqual(CODES.map(() => null));
    expect(read([...head, ['', ...FIGURES]])).toEqual(WANTED);
    const labelled = [
      ['', ...(head[0] ?? [])],
      ['', ...(head[1] ?? [])],
      ['', ...blank],
    ];
    expect(read(labelled)).toEqual(WANTED.map((figure, index) => (index === 12 ? null : figure)));
  });

  it('is not read where values run into a head stand between its own head and values', () => {
    const lines = (between: string) => ['行政复议', RESULTS.join(' | '), between, '5 | 2 | 3 | 4 | 14'].join('\n');
    const upheld = (between: string) =>
      byCode(readSource(`${dump(CLAUSES)}\n${lines(between)}`)).get('reconsideration.upheld')?.value;
    expect(upheld('23总计')).toBeUndefined();
    expect(upheld('')).toBe(5);
  });

  it('may name blocks and totals in other words', () => {
    const results = [...RESULTS.slice(0, 4), '合计'];
    const rows = [['行政复议', '未经行政复议直接起诉', '经复议后起诉'], [...results, ...results, ...results], FIGURES];
    expect(read(rows)).toEqual(WANTED);
  });

  it('may be about the block that the line over it names', () => {
    const source = BLOCKS.map((_, index) => {
      const title = ['行政复议', '行政诉讼（未经复议直接起诉）', '行政诉讼：复议后起诉'][index] ?? '';
      return `<p>${title}</p>${table([[...RESULTS], FIGURES.slice(index * 5, index * 5 + 5)])}`;
    });
    const found = byCode(readSource(table(CLAUSES) + source.join('')));
    expect(CODES.map((code) => found.get(code)?.value)).toEqual(WANTED);
  });

  it('may be written downwards', () => {
    const downwards = (text: string) => [...text].join('<br>');
    const rows = [
      ['行政复议', '未经复议直接起诉', '复议后起诉'].map(downwards),
      [...RESULTS, ...RESULTS, ...RESULTS].map(downwards),
      FIGURES,
    ];
    expect(read(rows)).toEqual(WANTED);
    const three = BLOCKS.map((_, index) =>
      table([
        [downwards(['行政复议', '未经复议直接起诉', '复议后起诉'][index] ?? '')],
        [...RESULTS],
        FIGURES.slice(index * 5, index * 5 + 5),
      ]),
    );
    const found = byCode(readSource(table(CLAUSES) + three.join('')));
    expect(CODES.map((code) => found.get(code)?.value)).toEqual(WANTED);
  });

  it('standing on end, leaves what follows a block whose name is lost', () => {
    const upright = BLOCKS.flatMap((_, block) =>
      RESULTS.map((result, index) => [
        ...(index === 0 && block !== 1 ? [['行政复议', '', '复议后起诉'][block] ?? ''] : []),
        result,
        FIGURES[block * 5 + index] ?? '',
      ]),
    );
    const wanted = WANTED.map((value, index) => (index >= 5 && index < 10 ? undefined : value));
    expect(read(upright)).toEqual(wanted);
  });

  it('may name block and result in one cell', () => {
    const head = ['行政复议', '未经复议直接起诉', '复议后起诉'].flatMap((block) =>
      RESULTS.map((result) => `${block}-${result}`),
    );
    expect(read([head, FIGURES])).toEqual(WANTED);
    const found = byCode(readSource(table(CLAUSES) + table([head, FIGURES])));
    expect(CODES.map((code) => found.get(code)?.value)).toEqual(WANTED);
  });
});

describe('what is said of the review table', () => {
  const HEAD = [
    ['行政复议', '行政诉讼'],
    ['未经复议直接起诉', '复议后起诉'],
    [...RESULTS, ...RESULTS, ...RESULTS],
  ];
  const NAMES = ['行政复议', '未经复议直接起诉', '复议后起诉'];
  const all = (...rows: readonly (readonly string[])[]) => readSource(table([...CLAUSES, ...rows]));
  const values = (reading: ReturnType<typeof readSource>) =>
    reading.observations.filter(({ indicator }) => CODES.includes(indicator ?? ''));
  const trail = (reading: ReturnType<typeof readSource>) =>
    reading.rows.slice(CLAUSES.length).map(({ label, reading: kind, why }) => `${kind} ${label}: ${why}`);

  it('names result, block and place', () => {
    const reading = all(...HEAD, FIGURES);
    expect(values(reading)).toEqual(
      CODES.map((indicator, index) => ({
        indicator,
        applicant: null,
        value: 301 + index,
        unit: '件',
        status: 'reported',
        raw: String(301 + index),
        note: null,
        label: RESULTS[index % 5],
        path: [NAMES[Math.floor(index / 5)]],
        match: 'exact',
        at: { table: 0, row: 9, column: index },
      })),
    );
    expect(trail(reading)).toEqual([
      'head 行政复议: it names the results',
      'head 未经复议直接起诉 | 复议后起诉: it names the results',
      `head ${[...RESULTS, ...RESULTS, ...RESULTS].join(' | ')}: it names the results`,
      'value : it stands under the results',
    ]);
    expect(reading.missing.filter((code) => CODES.includes(code))).toEqual([]);
    expect(reading.diagnostics).toEqual([]);
  });

  it('names block and result in one cell, or the block before its row', () => {
    const pairs = NAMES.flatMap((block) => RESULTS.map((result) => `${block}-${result}`));
    const paired = all(pairs, FIGURES);
    expect(values(paired)[5]).toMatchObject({
      label: '未经复议直接起诉-结果维持',
      path: [],
      match: 'exact',
      unit: '件',
    });
    expect(trail(paired)).toEqual([
      `head ${pairs.join(' | ')}: it names the results`,
      'value : it stands under the results',
    ]);
    const blocks = all(
      ['类型', ...RESULTS],
      ...NAMES.map((name, index) => [name, ...FIGURES.slice(index * 5, index * 5 + 5)]),
    );
    expect(values(blocks)[5]).toMatchObject({ label: '结果维持', path: ['未经复议直接起诉'], match: 'exact' });
    expect(trail(blocks).slice(1)).toEqual(NAMES.map((name) => `value ${name}: it names its block`));
  });

  it('standing on end names each result', () => {
    const reading = all(...RESULTS.map((result, index) => (index === 0 ? ['行政复议', result, '1'] : [result, '2'])));
    expect(values(reading).map(({ value, path }) => `${value} ${path}`)).toEqual([
      '1 行政复议',
      ...Array(4).fill('2 行政复议'),
    ]);
    expect(reading.rows.at(-1)).toMatchObject({ label: '总计', reading: 'value', indicator: 'reconsideration.total' });
    expect(reading.missing).toContain('litigation_direct.total');
  });

  it('standing on end keeps two figures beside a result as printed', () => {
    const reading = all(['行政复议', '结果维持', '1', '2'], ['结果纠正', '', '3']);
    expect(values(reading).map(({ value, status, raw }) => `${value} ${status} ${raw}`)).toEqual([
      'null unreadable 1 | 2',
      '3 reported 3',
    ]);
  });

  it('keeps a row with other cells than the head has results as printed, and says so', () => {
    const reading = all(...HEAD, FIGURES.slice(0, 14));
    expect(values(reading).map(({ status }) => status)).toEqual(Array(15).fill('unreadable'));
    expect(values(reading)[0]?.raw).toBe(FIGURES.slice(0, 14).join(' | '));
    expect(reading.diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['row-cells', 'the review table has 14 cells under 15 columns; none is read'],
    ]);
  });

  it('reads nothing under a head that lacks a result, and says so', () => {
    const reading = all(...HEAD.slice(0, 2), [...RESULTS, ...RESULTS, ...RESULTS.slice(1)], FIGURES);
    expect(values(reading)).toEqual([]);
    expect(reading.diagnostics.map(({ code, message }) => [code, message])).toContainEqual([
      'review-head',
      'the head of the review table does not name its blocks and results; it is not read',
    ]);
  });

  it('takes no note below it for a row, and no empty row behind its figures', () => {
    const under = all(...HEAD, FIGURES, ['7', '8'], Array(15).fill(''));
    expect(values(under).map(({ value }) => value)).toEqual(WANTED);
    const empty = all(...HEAD, Array(15).fill(''));
    expect(values(empty).map(({ status }) => status)).toEqual(Array(15).fill('blank'));
  });

  it('may come twice, each under its own head', () => {
    const reading = all(...HEAD, FIGURES, ...HEAD, FIGURES);
    expect(values(reading).map(({ value }) => value)).toEqual(WANTED);
    expect(reading.diagnostics.map(({ code }) => code)).toEqual(['values-repeated']);
  });
});
