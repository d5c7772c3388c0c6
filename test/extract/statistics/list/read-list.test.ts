import { describe, expect, it } from 'vitest';
import { byCode, readSource, table } from '../read-html.js';

const HEAD = ['统计指标', '单位', '本年数', '累计'];
const ROWS = [
  ['（一）收到申请数', '件', '7', '70'],
  ['1.当面申请数', '件', '1', '10'],
  ['2.传真申请数', '件', '', '20'],
  ['3.网络申请数', '件', '4', '25'],
  ['4.信函申请数', '件', '2', '15'],
  ['（二）申请办结数', '件', '6', '60'],
  ['1.按时办结数', '件', '5', '50'],
  ['2.延期办结数', '件', '', '12'],
];

describe('a list in several tables', () => {
  it('goes on with the columns of the table before, where it prints no head', () => {
    const found = byCode(readSource(table([HEAD, ...ROWS.slice(0, 5)]) + table(ROWS.slice(5))));
    expect(found.get('requests.completed')?.value).toBe(6);
    expect(found.get('requests.completed.extended')).toMatchObject({ value: null, status: 'blank' });
  });
});

describe('a list printed one cell a line', () => {
  const groups = ['一、主动公开情况', '二、回应解读情况'];

  it('is not read where figures stand above their labels', () => {
    const labels = [groups[0], '主动公开规范性文件数', '政府公报公开政府信息数', '政府网站公开政府信息数', groups[1]];
    const lines = ['5', ...labels.flatMap((label, index) => [label, String(index + 11)]), '政策解读稿件发布数'];
    const reading = readSource(lines.join('\n'));
    expect(reading.form).toBe('national-2014');
    expect(reading.observations.every(({ value }) => value === null)).toBe(true);
    const usual = lines.slice(1).filter((_, index) => index !== 1 && index !== 9);
    expect(byCode(readSource([...usual, '9'].join('\n'))).get('proactive.channels.gazette')?.value).toBe(13);
  });
});

describe('a list whose head is lost', () => {
  it('reads no figure where its rows have several', () => {
    const rows = ROWS.map(([label = '', unit = '', value = '', sum = '']) => [label, unit, value, sum]);
    const printed = rows.map((row) => row.filter((cell) => cell !== ''));
    const found = byCode(readSource(table(printed)));
    expect(found.get('requests.received')?.value).toBeNull();
    expect(found.get('requests.received.fax')).toMatchObject({ value: null, status: 'unreadable' });
  });
});
