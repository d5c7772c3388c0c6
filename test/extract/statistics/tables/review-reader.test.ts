import { describe, expect, it } from 'vitest';
import { ReviewReader } from '../../../../src/extract/statistics/tables/review-reader.js';
import { CLAUSES, RESULTS } from '../later-form.js';
import { byCode, dump, readSource, table } from '../read-html.js';
import { type Rows, type Walk, walkTables } from './walk-rows.js';

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

describe('ReviewReader', () => {
  const walk = (tables: readonly Rows[], titles: readonly string[] = [], more: Partial<Walk<ReviewReader>> = {}) =>
    walkTables(tables, {
      Reader: ReviewReader,
      begin: (reader, table) => reader.beginTable(titles[table] ?? ''),
      ...more,
    });
  const rows = (...printed: Rows) => walk([printed]);
  const FIVE = ['1', '2', '3', '4', '10'];
  const [FIRST, SECOND, THIRD] = [['行政复议'], ['未经复议直接起诉'], ['复议后起诉']];
  const BLOCK_ROWS = [...FIRST, ...SECOND, ...THIRD];
  const named = (block: string, values: readonly unknown[] = [1, 2, 3, 4, 10]) =>
    Object.fromEntries(
      ['upheld', 'corrected', 'other', 'pending', 'total'].map((result, at) => [`${block}.${result}`, values[at]]),
    );
  const RECONSIDERED = named('reconsideration');
  const DIRECT = named('litigation_direct');
  const UNREAD = named('reconsideration', Array(5).fill('unreadable'));

  it.each<[string, Rows, Record<string, unknown>, readonly string[]]>([
    ['results without a block', [RESULTS, FIVE], {}, ['review-head']],
    ['figures without a head', [FIVE], {}, []],
    ['a head without figures', [FIRST, RESULTS], {}, []],
    ['a block and its results', [FIRST, RESULTS, FIVE], RECONSIDERED, []],
    ['too few figures', [FIRST, RESULTS, ['1', '2']], {}, []],
    ['fewer figures than results', [FIRST, RESULTS, ['1', '2', '3']], UNREAD, ['row-cells']],
    ['a block twice', [['行政复议', '行政复议'], RESULTS, FIVE], RECONSIDERED, []],
    ['a result twice', [FIRST, ['结果维持', ...RESULTS.slice(0, 4)], FIVE], {}, ['review-head']],
    ['results in two rows', [FIRST, RESULTS.slice(0, 2), RESULTS.slice(2), FIVE], RECONSIDERED, []],
    ['results copied downwards', [FIRST, RESULTS, RESULTS, FIVE], RECONSIDERED, []],
    ['a word before the figures', [FIRST, RESULTS, ['件数', ...FIVE]], RECONSIDERED, []],
    ['a result before the figures', [FIRST, RESULTS, ['总计', ...FIVE]], RECONSIDERED, []],
    [
      'empty cells for figures',
      [FIRST, RESULTS, Array(5).fill('')],
      named('reconsideration', Array(5).fill('blank')),
      [],
    ],
    ['empty cells behind the figures', [FIRST, RESULTS, FIVE, Array(5).fill('')], RECONSIDERED, []],
    ['one of several cells empty behind the figures', [FIRST, RESULTS, FIVE, ['7', '', '']], UNREAD, ['row-cells']],
    ['two heads', [FIRST, RESULTS, FIVE, SECOND, RESULTS, FIVE], { ...RECONSIDERED, ...DIRECT }, []],
  ])('%s', (_, printed, values, codes) => {
    const walked = rows(...printed);
    expect([walked.values, walked.codes]).toEqual([values, codes]);
  });

  it.each<[string, readonly string[], boolean]>([
    ['figures run into a result', ['23总计'], false],
    ['a result that figures follow', ['总计23'], true],
    ['words with figures', ['共23个'], true],
    ['a result in other words', ['年度总计'], true],
    ['such figures beside others', ['某', '23总计'], false],
  ])('is read below its head or not: %s', (_, between, isRead) => {
    expect(rows(FIRST, RESULTS, between, FIVE).values).toEqual(isRead ? RECONSIDERED : {});
  });

  it('forgets what ran into a head when the next one begins', () => {
    expect(rows(FIRST, RESULTS, FIVE, ['23总计'], SECOND, RESULTS, FIVE).values).toEqual({
      ...RECONSIDERED,
      ...DIRECT,
    });
    expect(
      walk([
        [FIRST, RESULTS, ['23总计']],
        [SECOND, RESULTS, FIVE],
      ]).values,
    ).toEqual(DIRECT);
    expect(walk([[FIRST, RESULTS], [FIVE]]).values).toEqual({});
    expect(walk([[FIRST], [RESULTS, FIVE]]).values).toEqual({});
  });

  it.each<[string, Rows, Record<string, unknown>]>([
    ['one for each block', [RESULTS, [...FIRST, ...FIVE], [...SECOND, ...FIVE]], { ...RECONSIDERED, ...DIRECT }],
    ['with the kind beside it', [RESULTS, ['行政诉讼', ...SECOND, ...FIVE]], DIRECT],
    ['with too many words beside it', [RESULTS, ['一', '行政诉讼', '某某', ...SECOND, ...FIVE]], {}],
    ['without figures', [RESULTS, [...FIRST, ...Array(5).fill('')]], {}],
    ['of two blocks', [RESULTS, [...FIRST, ...SECOND, ...FIVE]], {}],
    ['before any results', [[...FIRST, ...FIVE]], {}],
    ['under some of the results', [RESULTS.slice(1), [...FIRST, ...FIVE]], {}],
    ['with a cell too few', [RESULTS, [...FIRST, ...FIVE.slice(1)]], UNREAD],
  ])('rows of blocks: %s', (_, printed, values) => {
    expect(rows(...printed).values).toEqual(values);
  });

  const upright = (...printed: Rows) => rows(...printed).values;

  it('standing on end: each row is of the block named last', () => {
    const [upheld, corrected] = [
      ['结果维持', '1'],
      ['结果纠正', '2'],
    ];
    const both = { 'reconsideration.upheld': 1, 'reconsideration.corrected': 2 };
    expect(upright([...FIRST, ...upheld], corrected)).toEqual(both);
    expect(upright(FIRST, upheld, corrected)).toEqual(both);
    expect(upright(FIRST, upheld, SECOND, corrected)).toEqual({
      'reconsideration.upheld': 1,
      'litigation_direct.corrected': 2,
    });
    expect(upright([...FIRST, ...upheld], [...SECOND, '结果维持', '3'])).toEqual({
      'reconsideration.upheld': 1,
      'litigation_direct.upheld': 3,
    });
    expect(walk([[upheld, corrected]], ['行政复议']).values).toEqual(both);
    expect(walk([[FIRST, upheld], [corrected]]).taken).toEqual([true, true, false]);
    expect(walk([[upheld]]).taken).toEqual([false]);
    expect(rows([...FIRST, ...upheld]).out.trail).toEqual([
      {
        ...{ table: 0, row: 0, label: '结果维持', reading: 'value', indicator: 'reconsideration.upheld' },
        ...{ match: 'exact', why: 'its label is the form’s' },
      },
    ]);
  });

  it('standing on end: nothing is read of a block whose name is lost', () => {
    const once = { 'reconsideration.upheld': 1 };
    const upheld = [...FIRST, '结果维持', '1'];
    expect(upright(upheld, ['结果维持', '2'], ['结果纠正', '3'])).toEqual(once);
    expect(rows(upheld, ['结果维持', '2']).taken).toEqual([true, false]);
    const broken = ['以下是另外一些行政复议的结果'];
    expect(upright(upheld, broken, ['结果纠正', '3'])).toEqual(once);
    expect(upright(upheld, ['以下是另外一些事项的结果'], ['结果纠正', '3'])).toMatchObject({
      'reconsideration.corrected': 3,
    });
    expect(upright(upheld, broken, [...SECOND, '结果纠正', '3'])).toEqual({
      ...once,
      'litigation_direct.corrected': 3,
    });
    expect(walk([[upheld, broken], [[...FIRST, '结果纠正', '3']]]).values).toMatchObject({
      'reconsideration.corrected': 3,
    });
  });

  it('standing on end: a result is one only before its values and behind all other words', () => {
    expect(upright([...FIRST, '结果维持', '某项', '1'])).toEqual({});
    expect(rows([...FIRST, '结果维持']).out.trail).toMatchObject([{ reading: 'head', label: '行政复议 | 结果维持' }]);
    expect(upright([...FIRST, '结果维持'])).toEqual({});
  });

  it.each<[string, Rows, readonly string[]]>([
    [
      'beside the kind',
      [
        ['行政复议', '行政诉讼'],
        [...SECOND, ...THIRD],
      ],
      [...BLOCK_ROWS],
    ],
    [
      'behind the kind',
      [
        ['行政诉讼', '行政复议'],
        [...SECOND, ...THIRD],
      ],
      [...SECOND, ...THIRD, ...FIRST],
    ],
    [
      'each with its kind',
      [['行政诉讼（未经复议直接起诉）', '行政复议', '行政诉讼（复议后起诉）']],
      [...SECOND, ...FIRST, ...THIRD],
    ],
    ['all in a row', [[...THIRD, ...FIRST, ...SECOND]], [...THIRD, ...FIRST, ...SECOND]],
  ])('reads blocks in the order of the head: %s', (_, head, order) => {
    const { out } = rows(...head, [...RESULTS, ...RESULTS, ...RESULTS], FIGURES);
    const blocks = out.observations.filter((__, index) => index % 5 === 0);
    const codes: Record<string, string> = { 行政复议: 'reconsideration', 未经复议直接起诉: 'litigation_direct' };
    expect(blocks.map(({ indicator }) => indicator)).toEqual(
      order.map((block) => `${codes[block] ?? 'litigation_after_reconsideration'}.upheld`),
    );
    expect(out.observations.map(({ value }) => value)).toEqual(WANTED);
  });

  it.each<[string, NonNullable<Walk<ReviewReader>['printing']>, readonly string[], readonly unknown[] | null]>([
    ['markup', {}, ['1', '2', '3', '4', ''], [1, 2, 3, 4, 'blank']],
    ['a dump', { dumped: true }, ['1', '2', '3', '4', ''], [1, 2, 3, 4, 'blank']],
    ['a dump, with a bar more', { dumped: true }, ['1', '2', '3', '4', '', ''], null],
    ['a dump, full, with a bar more', { dumped: true }, ['1', '2', '3', '4', '5', ''], [1, 2, 3, 4, 5]],
    ['a dump, with an empty cell among them', { dumped: true }, ['1', '', '3', '4', '5', ''], [1, 'blank', 3, 4, 5]],
    ['a cell a line', { dumped: true, regrouped: true }, ['1', '2', '3', '4', ''], null],
    ['a cell a line, full', { dumped: true, regrouped: true }, ['1', '2', '3', '4', '5'], [1, 2, 3, 4, 5]],
    ['markup, with a cell more', {}, ['1', '2', '3', '4', '5', ''], [1, 2, 3, 4, 5]],
    ['markup, with a cell more and one that is empty', {}, ['1', '', '3', '4', '5', ''], null],
    ['markup, with a cell before and one that is empty', {}, ['', '1', '', '3', '4', '5'], null],
  ])('of a row without a label, as %s', (_, printing, cells, values) => {
    const read = walk([[FIRST, RESULTS, cells]], [], { printing }).values;
    expect(read).toEqual(values === null ? UNREAD : named('reconsideration', values));
  });

  it('lists what it did not show', () => {
    const { out } = rows(FIRST, RESULTS, FIVE);
    expect([...out.shown].sort()).toEqual(Object.keys(RECONSIDERED).sort());
  });
});
