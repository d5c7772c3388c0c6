/** Cells of a row as labels and values: what is a label, where the values begin. */
import { describe, expect, it } from 'vitest';
import { beginReading } from '../../../../src/extract/statistics/reading.js';
import { classifyCells } from '../../../../src/extract/statistics/tables/classify-cells.js';
import { statistics } from '../statistics-tools.js';

const RECEIVED = '一、本年新收政府信息公开申请数量';

function classify(...texts: readonly string[]) {
  const cells = texts.map((text, x) => ({ raw: text, text, start: 0, x, colspan: 1, rowspan: 1, head: false }));
  const { cells: all, labels, values } = classifyCells(cells, beginReading(statistics).cells);
  expect(all).toBe(cells);
  return [labels.map(({ cell, at }) => `${cell.text}@${at}`), values.map(({ cell, at }) => `${cell.text}@${at}`)];
}

describe('classifyCells', () => {
  it.each<[string, readonly string[], readonly string[], readonly string[]]>([
    ['label and values', [RECEIVED, '1', '', '3'], [`${RECEIVED}@0`], ['1@1', '@2', '3@3']],
    ['labels', ['三、本年度办理结果', '（一）予以公开', '1'], ['三、本年度办理结果@0', '（一）予以公开@1'], ['1@2']],
    ['no label', ['1', '', '3'], [], ['1@0', '@1', '3@2']],
    ['nothing', [], [], []],
    ['a running number before the label', ['1', RECEIVED, '5'], [`${RECEIVED}@1`], ['5@2']],
    [
      'two numbers before words that no form knows',
      ['1', '2', '本地事项', '5'],
      [],
      ['1@0', '2@1', '本地事项@2', '5@3'],
    ],
    ['two numbers before a row of the form', ['1', '2', RECEIVED, '5'], [`${RECEIVED}@2`], ['5@3']],
    ['words behind figures', ['本地事项', '5', '说明情况'], ['本地事项@0'], ['5@1', '说明情况@2']],
    ['a row of the form behind figures', ['本地事项', '5', RECEIVED, '7'], ['本地事项@0', `${RECEIVED}@2`], ['7@3']],
    ['words behind an empty cell', ['本地分类', '', '本地事项', '5'], ['本地分类@0', '本地事项@2'], ['5@3']],
    ['a unit', ['本地事项', '件', '5'], ['本地事项@0'], ['件@1', '5@2']],
    [
      'a figure in words',
      ['本地事项', '十二', '减3', '约30', '几十', '无'],
      ['本地事项@0'],
      ['十二@1', '减3@2', '约30@3', '几十@4', '无@5'],
    ],
    ['a figure with words behind it', ['本地事项', '12（含3件）', '说明'], ['本地事项@0'], ['12（含3件）@1', '说明@2']],
    ['a figure behind blanks', ['本地事项', ' \u300012', '说明'], ['本地事项@0'], [' \u300012@1', '说明@2']],
    ['marks', ['—', '本地事项', '/'], ['本地事项@1'], ['/@2']],
    ['digits at the edges', ['本地事项', '0', '说明'], ['本地事项@0'], ['0@1', '说明@2']],
    ['nines', ['本地事项', '9', '说明'], ['本地事项@0'], ['9@1', '说明@2']],
    ['marks that are no digits', ['本地事项', '/', ':', '说明'], ['本地事项@0', '说明@3'], []],
  ])('%s', (_, texts, labels, values) => {
    expect(classify(...texts)).toEqual([labels, values]);
  });
});
