import { describe, expect, it } from 'vitest';
import { compileKnowledge } from '../../../../src/compile-knowledge.js';
import { beginReading } from '../../../../src/extract/statistics/reading.js';
import {
  countFigures,
  fitValues,
  mayShift,
  type Printing,
  RowFitter,
  readPrinting,
} from '../../../../src/extract/statistics/tables/fit-values.js';
import { defaultKnowledge } from '../../../../src/pipeline.js';
import { CLAUSES, REQUESTS, replaceRow } from '../later-form.js';
import { byCode, dump, readSource, table } from '../read-html.js';

const RECEIVED = '一、本年新收政府信息公开申请数量';

function received(rows: readonly (readonly string[])[], print: (rows: readonly (readonly string[])[]) => string) {
  const found = byCode(readSource(print([...CLAUSES, ...rows])));
  return ['natural_person', 'enterprise', 'other', 'total'].map(
    (applicant) => found.get(`requests.received@${applicant}`)?.value,
  );
}

const tabs = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join('\t')).join('\n');
const stripped = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join('\t').trimEnd()).join('\n');

describe('spans of labels written out as empty cells', () => {
  const blankAtEnd = replaceRow(REQUESTS, 3, [RECEIVED, '', '', '5', '6', '0', '0', '0', '', '']);
  const blankAtFront = replaceRow(REQUESTS, 3, [RECEIVED, '', '', '', '6', '0', '0', '0', '3', '9']);

  it('are told from blank values by the rows around them', () => {
    for (const print of [table, dump, tabs]) {
      expect(received(REQUESTS, print)).toEqual([201, 202, 206, 207]);
      expect(received(blankAtEnd, print)).toEqual([5, 6, null, null]);
      expect(received(blankAtFront, print)).toEqual([null, 6, 3, 9]);
    }
  });

  it('shift nothing where the blanks at the end of a line were cut off', () => {
    expect(received(blankAtEnd, stripped)).toEqual([5, 6, null, null]);
    const five = replaceRow(REQUESTS, 3, [RECEIVED, '', '', '5', '6', '', '', '', '', '']);
    expect(received(five, stripped)).toEqual([null, null, null, null]);
  });

  it('leave a row unread where no other row tells', () => {
    const head = REQUESTS.slice(0, 3);
    const alone = [...head, [RECEIVED, '', '', '5', '6', '0', '0', '0', '', '']];
    expect(received(alone, table)).toEqual([null, null, null, null]);
  });

  it('stand behind the values where the rows say so', () => {
    const behind = REQUESTS.map((row, index) => (index < 3 ? row : [...row.filter((cell) => cell !== ''), '', '']));
    expect(received(behind, dump)).toEqual([201, 202, 206, 207]);
    expect(received(replaceRow(behind, 3, [RECEIVED, '', '6', '0', '0', '0', '', '', '', '']), dump)).toEqual([
      null,
      6,
      null,
      null,
    ]);
  });
});

describe('clauses', () => {
  it('follow the layout of their table as well', () => {
    const wide = CLAUSES.map(([label = '', ...cells]) => [label, '', ...cells]);
    const blank = replaceRow(wide, 3, ['行政规范性文件', '', '7', '8', '']);
    for (const print of [table, dump, tabs]) {
      const found = byCode(readSource(print(blank)));
      expect(
        ['issued', 'repealed', 'in_force'].map((column) => found.get(`normative_documents.${column}`)?.value),
      ).toEqual([7, 8, null]);
    }
  });
});

const { statistics } = compileKnowledge(defaultKnowledge);

interface Printed {
  /** Parted by blanks, an empty cell as `_`; a cell over two columns ends in `^`. */
  readonly text: string;
  readonly count: number;
  readonly printed?: Printing;
  /** Cells of the label, before the values. */
  readonly from?: number;
}

function place({ text: row, from = 1 }: Pick<Printed, 'text' | 'from'>) {
  const texts = row === '' ? [] : row.split(' ').map((one) => (one === '_' ? '' : one));
  return texts.map((printed, index) => {
    const [text, colspan] = printed.endsWith('^') ? [printed.slice(0, -1), 2] : [printed, 1];
    const cell = { raw: text, text, start: 0, x: from + index, colspan, rowspan: 1, head: false };
    return { cell, at: from + index };
  });
}

/** Cells printed one by one have no column of their own. */
function placeRow(row: Printed) {
  const cells = place(row);
  return row.printed === 'cells' ? cells.map(({ cell, at }) => ({ cell: { ...cell, x: 0 }, at })) : cells;
}

/** Rows of one table → the values of each, `-` for a row that has no reading; `!` behind all where none fits. */
function readTogether(...rows: readonly Printed[]): string {
  const read: string[] = [];
  let strange = false;
  const fitter = new RowFitter(beginReading(statistics).cells);
  for (const row of rows) {
    const take = (values: ReturnType<typeof place> | null, alien: boolean) => {
      read.push(values === null ? '-' : values.map(({ cell }) => cell.text || '_').join(' '));
      strange = alien;
    };
    fitter.add({ cells: placeRow(row), count: row.count, printed: row.printed ?? 'markup', take: take as never });
  }
  fitter.settle();
  const found = read.length;
  fitter.settle();
  expect(read).toHaveLength(found);
  return `${read.join(', ')}${strange ? ' !' : ''}`;
}

const of = (count: number, printed?: Printing) => (text: string, from?: number) => ({
  text,
  count,
  ...(printed !== undefined && { printed }),
  ...(from !== undefined && { from }),
});
const three = of(3);

describe('rows as long as they have columns', () => {
  it('are read as they are', () => {
    expect(readTogether(three('1 2 3'), three('_ 5 _'))).toBe('1 2 3, _ 5 _');
    expect(readTogether(three('1 2 3'), three('4 5'))).toBe('1 2 3, -');
    expect(readTogether(three('1 2'), three('4'))).toBe('-, - !');
    expect(readTogether(three(''), of(0)(''))).toBe('-,  !');
    expect(readTogether()).toBe('');
  });

  it('end in no words, where a dump may have lost a cell', () => {
    expect(readTogether(three('1 2 注释'))).toBe('1 2 注释');
    expect(readTogether(of(3, 'line')('1 2 注释'))).toBe('- !');
    expect(readTogether(of(3, 'cells')('1 2 注释'))).toBe('- !');
    expect(readTogether(of(3, 'cells')('注释 2 3'))).toBe('注释 2 3');
  });

  it('are padded where a dump cut their ends off, as far as the others go', () => {
    const line = of(3, 'line');
    expect(readTogether(line('_ 1 2 3'), line('_ 4 5'))).toBe('1 2 3, 4 5 _');
    expect(readTogether(line('1 2 3 _'), line('4 5 6'))).toBe('1 2 3, 4 5 6');
    expect(readTogether(line('_ 1 2 3'), line('4 5'))).toBe('1 2 3, -');
    expect(readTogether(line('_ 1 2 3'), of(0, 'line')('9'))).toBe('1 2 3, -');
  });
});

describe('a row of markup that lacks a cell, below one whose label has an empty cell behind it', () => {
  const row = three('_ 1 2 3');

  it('is not read where its first cell may be that empty one', () => {
    expect(readTogether(row, three('_ 4 5'))).toBe('1 2 3, -');
    expect(readTogether(row, three('? 4 5'))).toBe('1 2 3, -');
    expect(readTogether(row, three('4 5 6'))).toBe('1 2 3, 4 5 6');
  });

  it('is read where it ends as the others do, or they have no such cell', () => {
    expect(readTogether(row, three('_ 4 5', 2))).toBe('1 2 3, _ 4 5');
    expect(readTogether(three('1 2 3 _'), three('_ 4 5'))).toBe('1 2 3, _ 4 5');
    expect(readTogether(of(2)('_ 1 2'), of(1)('_'))).toBe('1 2, _');
    expect(readTogether(three('_ 4 5', 2), three('_ 6 7'))).toBe('_ 4 5, _ 6 7');
    expect(readTogether(row, of(3, 'cells')('_ 4 5'))).toBe('1 2 3, _ 4 5');
    expect(readTogether(three('_ _ _ 1 2 3'), three('_ _ 4 5'))).toBe('1 2 3, _ 4 5');
    expect(readTogether(of(3, 'line')('_ 1 2 3'), three('_ 4 5', 2))).toBe('1 2 3, _ 4 5');
  });
});

describe('rows with more cells than columns', () => {
  it.each<[string, readonly Printed[], string]>([
    ['behind the label', [three('1 2 3 _'), three('4 _ _ _')], '1 2 3, 4 _ _'],
    ['at the end', [three('_ 1 2 3'), three('_ _ _ 4')], '1 2 3, _ _ 4'],
    ['in a column of their own', [three('_ 1 2 3 _'), three('_ _ 4 _ _')], '1 2 3, _ 4 _'],
    ['behind labels of different length', [three('_ 1 2 3', 1), three('4 _ 5', 2)], '1 2 3, 4 _ 5'],
    ['in two ways that read alike', [three('_ _ _ _')], '_ _ _'],
    ['in two ways that differ', [three('_ 1 2 _')], '- !'],
    ['in two ways, of which the rows around leave one', [three('_ 1 2 _'), three('_ 3 4 5')], '1 2 _, 3 4 5'],
    ['in ways that do not agree, each read that has only one', [three('1 2 3 _'), three('_ 4 5 6')], '1 2 3, 4 5 6'],
    ['in ways that do not agree, with words', [three('1 2 3 _'), three('_ 注释 5 6')], '1 2 3, -'],
    [
      'in ways that do not agree, one in several',
      [three('1 2 3 _'), three('_ 4 5 6'), three('_ 7 8 _')],
      '1 2 3, 4 5 6, -',
    ],
    ['at the end, whatever they are', [three('_ 1 2 3'), three('_ _ 注释 5 6')], '1 2 3, 注释 5 6'],
    ['beside one that cannot be read', [three('_ 1 2 _'), three('_ 3 4 5'), three('1 2 3 4')], '1 2 _, 3 4 5, -'],
    ['with too many figures', [three('1 2 3 4'), three('1 2 3 _')], '-, 1 2 3'],
    ['with marks of lost blanks', [three('? 1 2 3'), three('_ 4 5 6')], '1 2 3, 4 5 6'],
    ['of different tables', [three('_ 1 2 3'), of(0)('9 9')], '1 2 3, -'],
  ])('stand %s', (_, rows, expected) => {
    expect(readTogether(...rows)).toBe(expected);
  });

  it('leave remarks at their end out', () => {
    expect(readTogether(three('1 2 3 注释'), three('4 5 6 _'))).toBe('1 2 3, 4 5 6');
    expect(readTogether(three('1 2 3 注释'), three('_ 5 6 _'))).toBe('1 2 3, _ 5 6');
    expect(readTogether(three('1 2 3 7'), three('4 5 6 _'))).toBe('-, 4 5 6');
    expect(readTogether(three('1 2 3 注释'), three('4 5 6 7'))).toBe('-, - !');
    expect(readTogether(three('1 2 3 注释'), three('4 5 6'))).toBe('1 2 3, 4 5 6');
    expect(readTogether(three('1 2 3 注释'), three('4 5 6^'))).toBe('-, 4 5 6');
    expect(readTogether(three('1 2 3 注释'), three('4 5 注解', 2))).toBe('-, - !');
    const cells = of(3, 'cells');
    expect(readTogether(cells('1 2 3 注释'), cells('4 5 6'))).toBe('1 2 3, 4 5 6');
    expect(readTogether(three('1 2 3 注释'), of(0)('9 9'))).toBe('1 2 3, -');
  });

  it('have all moved where a shorter row ends in a blank', () => {
    expect(readTogether(three('1 2 3 _'), three('4 5 _'))).toBe('1 2 3, -');
    expect(readTogether(three('1 2 3 _'), three('4 5 6'))).toBe('1 2 3, 4 5 6');
    expect(readTogether(three('1 2 3 _'), of(2)('4 _'))).toBe('1 2 3, 4 _');
    const line = of(3, 'line');
    expect(readTogether(line('1 2 3 _'), line('4 5 _'))).toBe('1 2 3, 4 5 _');
    const cells = of(3, 'cells');
    expect(readTogether(cells('1 2 3 _'), cells('4 5 ?'))).toBe('1 2 3, -');
  });
});

describe('fitValues', () => {
  const values = (text: string, count: number) =>
    fitValues(place({ text }), count, beginReading(statistics).cells)
      ?.map(({ cell }) => cell.text || '_')
      .join(' ') ?? null;

  it.each([
    ['1 2 3', 3, '1 2 3'],
    ['1 2', 3, null],
    ['_ 1', 1, '1'],
    ['1 _', 1, '1'],
    ['_ _', 1, '_'],
    ['1 2', 1, null],
    ['_ 1 2', 2, '1 2'],
    ['_ 1 _', 2, null],
    ['_ 1 1 _', 2, '1 1'],
    ['_ 1 _ 1 _', 3, '1 _ 1'],
    ['? 1', 1, '1'],
    ['_ _ _ ?', 2, null],
    ['', 0, ''],
  ])('%j for %i: %j', (text, count, expected) => {
    expect(values(text, count)).toBe(expected);
  });
});

describe('readPrinting', () => {
  it.each([
    [false, false, 'markup'],
    [true, false, 'line'],
    [true, true, 'cells'],
    [false, true, 'cells'],
  ])('dumped %s, regrouped %s: %s', (dumped, regrouped, printing) => {
    expect(readPrinting({ dumped, regrouped })).toBe(printing);
  });
});
describe('a row whose figures may have moved', () => {
  const remarked = REQUESTS.map((row, index) => [...row, index === 1 ? '备注' : '']);

  it('is not read where a remark has filled it up', () => {
    const moved = replaceRow(remarked, 3, [RECEIVED, '', '', '5', '6', '0', '0', '0', '9', '含3件跨年']);
    expect(received(remarked.map(dropSpans), table)).toEqual([201, 202, 206, 207]);
    expect(received(moved.map(dropSpans), table)).toEqual([null, null, null, null]);
    const whole = replaceRow(remarked, 3, [RECEIVED, '', '', '5', '6', '0', '0', '0', '3', '9', '含3件跨年']);
    expect(received(whole.map(dropSpans), table)).toEqual([5, 6, 3, 9]);
  });

  it('is not read where it has a cell more than all others and several empty ones', () => {
    const rows = REQUESTS.map(dropSpans);
    const with3 = (row: readonly string[]) => received(replaceRow(rows, 3, row), table);
    expect(with3([RECEIVED, '', '5', '6', '0', '0', '', '3', '9'])).toEqual([null, null, null, null]);
    expect(with3([RECEIVED, '5', '6', '0', '0', '', '3', '9', ''])).toEqual([null, null, null, null]);
    expect(with3([RECEIVED, '', '5', '6', '0', '0', '0', '3', '9'])).toEqual([5, 6, 3, 9]);
    // Whichever of them is too many, the figures stand where they stand.
    expect(with3([RECEIVED, '5', '6', '0', '0', '0', '3', '', ''])).toEqual([5, 6, 3, null]);
  });

  it('is not read below no head, where another row has more figures than the form has columns', () => {
    const rows = REQUESTS.slice(3).map(dropSpans);
    expect(received(rows, table)).toEqual([201, 202, 206, 207]);
    const wider = rows.map((row, index) => (index === 0 ? [...row, ''] : [...row, '250']));
    const none = [undefined, undefined, undefined, undefined];
    expect(received(wider, table)).toEqual(none);
    const oneRemark = rows.map((row, index) => [...row, index === 1 ? '含3件跨年' : '']);
    expect(received(oneRemark, table)).toEqual([201, 202, 206, 207]);
  });

  it('is not read where most rows have more figures than the head has columns, and is where one has', () => {
    const head = ['项目', '自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'];
    const rows = REQUESTS.slice(3).map(dropSpans);
    const fewWider = rows.map((row, index) => [...row, index === 3 ? '250' : '']);
    expect(received([head, ...fewWider], table)).toEqual([201, 202, 206, 207]);
    const mostWider = rows.map((row, index) =>
      index === 0 ? ['', ...row.slice(0, 1), '', ...row.slice(1)] : [...row, '250'],
    );
    expect(received([head, ...mostWider], table)).toEqual([null, null, null, null]);
  });
});

/** As a page prints it: label cells with spans, none of them written out. */
function dropSpans(row: readonly string[]): readonly string[] {
  const figures = row.findIndex((cell) => /^\d+$/.test(cell));
  return row.filter((cell, index) => cell !== '' || (figures >= 0 && index > figures));
}

describe('the one row with a cell more than columns', () => {
  it.each<[string, readonly Printed[], string]>([
    ['whose first value stands before those of the others', [three('1 2 3'), three('_ 4 _ 5')], '1 2 3, -'],
    ['whose first value stands below theirs', [three('1 2 3', 2), three('_ 4 _ 5')], '1 2 3, 4 _ 5'],
    [
      'whose first value stands below some of theirs',
      [three('1 2 3', 2), three('6 7 8'), three('_ 4 _ 5')],
      '1 2 3, 6 7 8, -',
    ],
    ['that ends in an empty cell', [three('1 2 3'), three('4 _ 5 _')], '1 2 3, -'],
    ['that has no other empty cell', [three('1 2 3'), three('4 5 6 _')], '1 2 3, 4 5 6'],
    ['beside a row of another table', [of(2)('1 2', 2), three('_ 4 _ 5')], '1 2, -'],
    ['beside another such row', [three('_ 7 _ 8'), three('_ 4 _ 5')], '7 _ 8, 4 _ 5'],
    ['beside a row that cannot be read', [three('1 2 3', 2), three('', 2), three('_ 4 _ 5')], '1 2 3, -, 4 _ 5'],
  ])('%s', (_, rows, expected) => {
    expect(readTogether(...rows)).toBe(expected);
  });
});

describe('rows with more figures than columns', () => {
  const [more, other] = [three('1 2 3 4'), three('5 6 7 8')];

  it.each<[string, readonly Printed[], string]>([
    ['most of them', [more, other, three('1 2 3')], '-, -, - !'],
    ['half of them', [more, other, three('1 2 3'), three('4 5 6')], '-, -, 1 2 3, 4 5 6'],
    ['most of them, beside a row without columns', [more, other, three('1 2 3'), of(0)('9')], '-, -, -,  !'],
    ['most of them, under several heads', [more, of(2)('5 6 7'), three('1 2 3')], '-, -, 1 2 3'],
    ['one of them, beside rows that do not agree', [more, three('1 2 3 _'), three('_ 4 5 6')], '-, -, - !'],
  ])('%s', (_, rows, expected) => {
    expect(readTogether(...rows)).toBe(expected);
  });

  const { cells: reader } = beginReading(statistics);

  it.each([
    ['1 2 3', 3],
    ['_ 1 _ 2 _', 3],
    ['注释 1', 1],
    ['1 2 注释', 2],
    ['_ 注释', 0],
    ['', 0],
  ])('are counted: %j has %i', (text, count) => {
    expect(countFigures(place({ text }), reader)).toBe(count);
  });

  it.each([
    ['1 2 3', 3, false],
    ['_ 1 _ 2', 3, true],
    ['1 _ 2 _', 3, true],
    ['_ 1 2 _', 2, false],
    ['_ 1 2 _', 3, true],
    ['1 2 _ _', 3, false],
    ['_ _ 1', 2, false],
    ['1 _ 2', 2, false],
    ['_ ? _', 2, false],
  ])('may stand elsewhere: %j for %i, %s', (text, count, told) => {
    expect(mayShift(place({ text }), count, reader)).toBe(told);
  });
});
