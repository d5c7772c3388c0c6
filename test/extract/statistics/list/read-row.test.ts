import { describe, expect, it } from 'vitest';
import { byCode, readSource, table } from '../read-html.js';

describe('a row of a list', () => {
  it('is named by the label beside its group, misspelt or not', () => {
    const rows = [
      ['类别', '统计指标', '单位', '统计数'],
      ['三、依申请公开情况', '（一）收到申请数', '件', '7'],
      ['（二）申请办结数', '件', '6'],
      ['（三）申请答复数', '件', '5'],
      ['（一）政府信息公开工作专门机构数', '个', '1'],
      ['九、政府信息公开会议和培训情况', '（一）召开政府信息公开工作会或专题会议数', '次', '2'],
      ['（二）举办各类培训班数', '次', '3'],
    ];
    const found = byCode(readSource(table(rows)));
    expect(found.get('training.meetings')).toMatchObject({ value: 2, match: 'near', unit: '次' });
    expect(found.has('training')).toBe(false);
  });
});
