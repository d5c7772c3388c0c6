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
