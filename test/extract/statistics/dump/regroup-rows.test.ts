import { describe, expect, it } from 'vitest';
import { byCode, readSource } from '../read-html.js';

const HEAD = ['序号', '统计指标', '单位', '统计数'];
const ROWS = [
  ['（一）收到申请数', '件', '71'],
  ['1.当面申请数', '件', '31'],
  ['2.传真申请数', '件', ''],
  ['3.网络申请数', '件', '24'],
  ['4.信函申请数', '件', ''],
  ['（二）申请办结数', '件', '66'],
];
const CODES = ['', '.in_person', '.fax', '.online', '.mail'].map((code) => `requests.received${code}`);

function read(from: number, options: { again?: number; head?: boolean } = {}): unknown[] {
  const { again, head = true } = options;
  const rows = ROWS.map((row, index) => [...(index === again ? HEAD : []), String(from + index), ...row]);
  const lines = [...(head ? HEAD : []), ...rows.flat()].filter((cell) => cell !== '');
  const found = byCode(readSource(lines.join('\n')));
  return CODES.map((code) => found.get(code)?.value ?? null);
}

describe('running numbers printed one cell a line', () => {
  it('are no values, whatever number they begin with and wherever the head is printed again', () => {
    const wanted = [71, 31, null, 24, null];
    expect(read(1)).toEqual(wanted);
    expect(read(38)).toEqual(wanted);
    expect(read(1, { again: 3 })).toEqual(wanted);
  });
});
