/** Which tables of no national form are statistics, and which national ones are another form still. */
import { describe, expect, it } from 'vitest';
import type { Alignment } from '../../../../src/extract/statistics/list/align-rows.js';
import type { ColumnKind } from '../../../../src/extract/statistics/list/read-columns.js';
import { isLocalVersion, recognizeLocal } from '../../../../src/extract/statistics/list/recognize-local.js';
import { body, reading } from '../blocks.js';

const HEAD = ['指标', '单位', '数量'];
const ABOUT = ['主动公开信息', '依申请答复', '行政复议', '现场咨询'];
const isLocal = (head: readonly string[], ...rows: readonly (readonly string[])[]) =>
  recognizeLocal([body([head, ...rows])], reading).length === 1;
const rows = (...labels: readonly string[]) => labels.map((label, index) => [label, '件', String(index)]);

describe('a local form', () => {
  it.each<[string, boolean, readonly string[], readonly (readonly string[])[]]>([
    ['four rows about disclosure', true, HEAD, rows(...ABOUT)],
    ['three rows', false, HEAD, rows(...ABOUT.slice(1))],
    ['four rows, one without a figure', false, HEAD, [...rows(...ABOUT.slice(1)), ['主动公开信息', '件', '']]],
    ['words for figures', false, HEAD, ABOUT.map((label) => [label, '件', '若干'])],
    ['two rows in five about disclosure', true, HEAD, rows(...ABOUT.slice(2), '甲', '乙', '丙')],
    ['one row in four about disclosure', false, HEAD, rows(...ABOUT.slice(3), '甲', '乙', '丙')],
    ['no head', false, ABOUT.slice(0, 3), rows(...ABOUT)],
    ['a head without values', false, ['指标', '单位', '备注'], rows(...ABOUT)],
    ['a head with a total', true, ['指标', '单位', '合计'], rows(...ABOUT)],
    ['a head with a sum over the years', false, ['指标', '单位', '累计'], rows(...ABOUT)],
  ])('%s: %s', (_, told, head, printed) => {
    expect(isLocal(head, ...printed)).toBe(told);
  });

  it('is told table by table', () => {
    const tables = [rows('甲', '乙'), [HEAD, ...rows(...ABOUT)], [HEAD, ...rows('甲', '乙', '丙', '丁')]].map(
      (printed, index) => body(printed, { index }),
    );
    expect(recognizeLocal(tables, reading).map(({ index }) => index)).toEqual([1]);
  });
});

describe('a national table', () => {
  /** Kinds of the value columns of each row, and whether the form knows it. */
  const isOther = (...printed: readonly (readonly [kinds: readonly ColumnKind[], isKnown: boolean])[]) =>
    isLocalVersion({
      rows: printed.map(([kinds]) => ({ row: { values: kinds.map((kind) => ({ column: { kind, head: '' } })) } })),
      entries: printed.map(([, isKnown]) => (isKnown ? {} : null)),
    } as unknown as Alignment);
  const [ONE, TWO]: readonly [readonly ColumnKind[], readonly ColumnKind[]] = [['value'], ['value', 'value']];
  const many = (count: number, row: readonly [readonly ColumnKind[], boolean]) =>
    Array.from({ length: count }, () => row);

  it('is another form where most of its rows have several values, none of them the total', () => {
    expect(isOther(...many(2, [TWO, true]), [ONE, true])).toBe(true);
    expect(isOther(...many(2, [TWO, true]), ...many(2, [ONE, true]))).toBe(false);
    expect(isOther(...many(3, [['value', 'value', 'total'], true]))).toBe(false);
    expect(isOther(...many(3, [['value', 'value', 'total', 'total'], true]))).toBe(true);
    expect(isOther(...many(3, [['value', 'cumulative'], true]))).toBe(false);
    expect(isOther(...many(3, [['total', 'total'], true]))).toBe(false);
    expect(isOther()).toBe(false);
  });

  it('is another form where it has more rows of its own than of the form’s, of which there are few', () => {
    expect(isOther(...many(3, [ONE, false]), ...many(2, [ONE, true]))).toBe(true);
    expect(isOther(...many(2, [ONE, false]), ...many(2, [ONE, true]))).toBe(false);
    expect(isOther(...many(3, [ONE, false]), ...many(2, [ONE, true]), ...many(5, [[], true]))).toBe(true);
    expect(isOther(...many(5, [[], false]), [ONE, true])).toBe(false);
    expect(isOther(...many(20, [ONE, false]), ...many(19, [ONE, true]))).toBe(true);
    expect(isOther(...many(21, [ONE, false]), ...many(20, [ONE, true]))).toBe(false);
  });
});
