import { describe, expect, it } from 'vitest';
import { byCode, readSource } from './read-html.js';

const LINES = [
  '统计指标\t单位\t统计数',
  '（一）收到申请数\t件\t7',
  '（二）申请办结数\t件\t6',
  '（三）申请答复数\t件\t5',
  '四、行政复议数量\t件\t2',
  '（一）维持具体行政行为数\t件\t1',
  '五、行政诉讼数量',
  '（二）被依法纠错数\t件\t3',
  '（三）其他情形数\t件\t4',
];

describe('a table that a dump printed with lines between its rows', () => {
  it('is one where they are labels of the form: parents stay above their rows', () => {
    const reading = readSource(LINES.join('\n'));
    const found = byCode(reading);
    expect(reading.tables).toHaveLength(1);
    expect(found.get('litigation.corrected')?.value).toBe(3);
    expect(found.get('litigation.other')?.value).toBe(4);
    expect(found.has('reconsideration.corrected')).toBe(false);
  });

  it('ends at any other line', () => {
    const text = LINES.map((line, index) => (index === 6 ? '以下为诉讼情况' : line));
    expect(readSource(text.join('\n')).tables).toHaveLength(2);
  });
});
