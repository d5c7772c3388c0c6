import { describe, expect, it } from 'vitest';
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
