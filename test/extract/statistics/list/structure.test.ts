import { describe, expect, it } from 'vitest';
import { compileKnowledge } from '../../../../src/compile-knowledge.js';
import { placeRows } from '../../../../src/extract/statistics/list/structure.js';
import { beginReading } from '../../../../src/extract/statistics/reading.js';
import { defaultKnowledge } from '../../../../src/pipeline.js';
import { byCode, readSource, table } from '../read-html.js';

describe('a list that 其中 opens', () => {
  it('goes on by its own numbers where the list around it does not', () => {
    const rows = [
      ['统计指标', '单位', '统计数'],
      ['（一）收到申请数', '件', '9'],
      ['（二）申请办结数', '件', '9'],
      ['（三）申请答复数', '件', '9'],
      ['（四）申请来源', '', ''],
      ['5.科研院校', '件', '1'],
      ['6.公民', '件', '8'],
      ['其中：1.律师', '件', '3'],
      ['2.科研人员', '件', '4'],
      ['3.媒体从业人员', '件', '1'],
      ['7.其他', '件', '0'],
    ];
    const found = byCode(readSource(table(rows)));
    expect(
      ['citizens', 'citizens.lawyers', 'citizens.researchers', 'citizens.journalists', 'other'].map(
        (code) => found.get(`requests.source.${code}`)?.value,
      ),
    ).toEqual([8, 3, 4, 1, 0]);
  });
});

describe('rows at the top of the form', () => {
  it('stand there without their ordinals too', () => {
    const rows = [
      ['统计指标', '单位', '统计数'],
      ['（三）申请答复数', '件', '9'],
      ['8.告知通过其他途径办理数', '件', '9'],
      ['行政复议数量', '件', '6'],
      ['（一）维持具体行政行为数', '件', '1'],
      ['（二）被依法纠错数', '件', '2'],
      ['行政诉讼数量', '件', '7'],
      ['（二）被依法纠错数', '件', '3'],
      ['（三）其他情形数', '件', '4'],
    ];
    const found = byCode(readSource(table(rows)));
    expect(
      ['reconsideration.corrected', 'litigation.corrected', 'litigation.other'].map((code) => found.get(code)?.value),
    ).toEqual([2, 3, 4]);
  });
});

const { statistics } = compileKnowledge(defaultKnowledge);

/** Labels → the place of the row above each; in brackets where nothing says so. */
function place(...texts: readonly string[]): string {
  const { cells } = beginReading(statistics);
  const rows = texts.map((text, row) => {
    const { label, found } = cells.read(text);
    const source = { table: 0, printed: row, cells: [], from: 0, dumped: false, regrouped: false };
    return { source, row, label, found, group: null, unit: null, values: [], trouble: null };
  });
  const placed = placeRows(rows);
  expect(placed.map(({ row }) => row)).toEqual(rows);
  return placed.map(({ parent, certain }) => (certain ? String(parent) : `(${parent})`)).join(' ');
}

describe('placeRows', () => {
  it.each<[string, string, readonly string[]]>([
    ['nothing', '', []],
    ['ordinals', '-1 0 1 1 0 -1 5', ['一、甲项', '（一）乙项', '1.丙项', '2.丁项', '（二）戊项', '二、己项', '1.庚项']],
    ['a lower ordinal first', '-1 -1 1', ['1.甲项', '（一）乙项', '1.丙项']],
    ['no ordinals', '(-1) (-1)', ['甲项', '乙项']],
    ['ordinals of lists only', '-1 (-1) 1', ['1.甲项', '乙项', '2.丙项']],
    ['none among numbered rows', '-1 0 (0) (0) 0', ['（一）甲项', '1.乙项', '丙项', '丁项', '2.戊项']],
    ['none before numbered rows', '(-1) 0', ['甲项', '（一）乙项']],
    ['其中', '-1 0 (0) (0) -1', ['（一）甲项', '其中：乙项', '丙项', '其中：丁项', '（二）戊项']],
    ['其中 first', '(-1) 0', ['其中：甲项', '（一）乙项']],
    ['其中 first, then rows beside it', '(-1) (-1) (-1) 2', ['其中：甲项', '乙项', '其中：丙项', '（一）丁项']],
    ['其中 and its numbers, which go on', '-1 0 0 0 -1', ['6.甲项', '其中：1.乙项', '2.丙项', '3.丁项', '7.戊项']],
    ['其中 and numbers that may be of either list', '-1 0 -1', ['1.甲项', '其中：1.乙项', '2.丙项']],
    ['其中 and a lower number', '-1 0 0 -1', ['（一）甲项', '其中：1.乙项', '2.丙项', '（二）丁项']],
    ['其中 and a number inside a list', '-1 0 1', ['（一）甲项', '其中：乙项', '其中：1.丙项']],
    ['其中 below a row without an ordinal', '-1 0 (0) 2', ['（一）甲项', '1.乙项', '丙项', '其中：丁项']],
    ['a number after another list', '-1 0 0 -1 3', ['6.甲项', '其中：1.乙项', '2.丙项', '7.丁项', '其中：1.戊项']],
    ['a number that does not go on', '-1 0 -1', ['6.甲项', '其中：1.乙项', '4.丙项']],
  ])('%s', (_, parents, labels) => {
    expect(place(...labels)).toBe(parents);
  });

  it('puts rows that the forms have at their top only there', () => {
    expect(place('（三）甲项', '8.乙项', '行政复议数量', '（一）丙项')).toBe('-1 0 (-1) 2');
    expect(place('（三）甲项', '8.乙项', '行政复议数量', '1.丙项')).toBe('-1 0 (-1) 2');
    expect(place('（三）甲项', '8.乙项', '其他', '丙项')).toBe('-1 0 (0) (0)');
    expect(place('（三）甲项', '8.乙项', '当面申请数')).toBe('-1 0 (0)');
  });
});
