/** Block and result → the column of the review table. */
import { describe, expect, it } from 'vitest';
import { cellOfLine } from '../../../../src/extract/statistics/cell-of-line.js';
import { aimAt, readPairs } from '../../../../src/extract/statistics/tables/review-targets.js';
import { wordsOf } from '../../../../src/extract/statistics/tables/words-of-form.js';
import { reading } from '../blocks.js';

const form = reading.forms.find(({ id }) => id === 'national-2021');
if (form === undefined) throw new Error('there is a form of 2021');
const words = wordsOf(form);
const cell = (text: string, at = 0) => ({
  ...{ at, label: reading.cells.read(text).label, cell: cellOfLine({ raw: text, text, start: 0 }) },
});
const RESULTS = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
const target = { applicant: null, unit: '件', signed: false, match: 'exact' };

describe('a result below its block', () => {
  it('is a column of the form, or none', () => {
    const block = { group: '行政复议', text: '行政\n复议' };
    const known = { ...target, indicator: 'reconsideration.upheld', label: '结果维持', path: ['行政\n复议'] };
    expect(aimAt(words, block, cell('结果维持'))).toEqual(known);
    expect(aimAt(words, block, cell('结果\n维持'))).toEqual(known);
    expect(aimAt(words, block, cell('某结果'))).toEqual({ ...known, indicator: null, label: '某结果', match: null });
    expect(aimAt(words, { group: '某事', text: '某事' }, cell('结果维持'))).toMatchObject({
      indicator: null,
      path: ['某事'],
    });
  });
});

describe('a result beside its block in one cell', () => {
  const pairs = (...texts: readonly string[]) => readPairs(words, texts.map(cell));
  const of = (block: string) => RESULTS.map((result) => `${block}-${result}`);

  it('is one where every cell names both', () => {
    expect(pairs(...of('行政复议'))?.[1]).toEqual({
      ...{ ...target, indicator: 'reconsideration.corrected', label: '行政复议-结果纠正', path: [] },
    });
    expect(pairs(...of('行政复议'), ...of('复议后起诉'))?.map(({ indicator }) => indicator)).toHaveLength(10);
    expect(pairs(...of('未经复议直接起诉'))?.at(-1)?.indicator).toBe('litigation_direct.total');
  });

  it.each<[string, readonly string[]]>([
    ['a cell names no block', [...of('行政复议'), '结果维持']],
    ['a cell names no result', [...of('行政复议'), '行政复议']],
    ['they are fewer than the results of a block', of('行政复议').slice(1)],
    ['there are none', []],
  ])('is none where %s', (_, texts) => {
    expect(pairs(...texts)).toBeNull();
  });
});
