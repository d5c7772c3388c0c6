import { describe, expect, it } from 'vitest';
import { classifyToken, regroupRows } from '../../../../src/extract/statistics/dump/regroup-rows.js';
import { reading, tokens } from '../blocks.js';
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

describe('a line is', () => {
  it.each<[string, ReturnType<typeof classifyToken>]>([
    ['', 'blank'],
    [' \u3000', 'blank'],
    ['12', 'value'],
    ['/', 'value'],
    ['十二', 'value'],
    ['减3', 'value'],
    ['约30余件', 'value'],
    ['约30件申请由上级机关统一办理', 'label'],
    ['结果维持', 'head'],
    ['自然人', 'head'],
    ['统计数', 'head'],
    ['2016年', 'head'],
    ['信息内容', 'head'],
    ['（七）总计', 'label'],
    ['件', 'unit'],
    ['万元', 'unit'],
    ['收到申请数', 'label'],
    ['危及“三安全一稳定”', 'label'],
    ['本地事项', 'label'],
  ])('%j: %s', (text, kind) => {
    const [token] = tokens(text);
    if (token === undefined) throw new Error('one token was made');
    expect(classifyToken(token.cell, reading)).toBe(kind);
  });
});

describe('regroupRows', () => {
  const regroup = (texts: string) =>
    regroupRows(tokens(...texts.split(' ').map((text) => (text === '·' ? '' : text))), reading)
      .map((row) => row.map(({ text }) => (text === '' ? '·' : text)).join(' '))
      .join(' / ');

  it.each<[string, string]>([
    ['收到申请数 件 7 当面申请数 件 1', '收到申请数 件 7 / 当面申请数 件 1'],
    ['收到申请数 当面申请数 件 1', '收到申请数 / 当面申请数 件 1'],
    ['收到申请数 · 7 当面申请数', '收到申请数 · 7 / 当面申请数'],
    ['7 8 收到申请数 9', '7 8 / 收到申请数 9'],
    ['统计指标 单位 统计数 收到申请数 7', '统计指标 单位 统计数 / 收到申请数 7'],
    ['统计指标 · 统计数 收到申请数 7', '统计指标 · 统计数 / 收到申请数 7'],
    ['结果维持 结果纠正 其他结果 1 2 3', '结果维持 结果纠正 其他结果 / 1 2 3'],
    ['行政复议 结果维持 1 结果纠正 2', '行政复议 / 结果维持 1 / 结果纠正 2'],
    ['行政复议 结果维持 · 1 结果纠正 ·', '行政复议 / 结果维持 · 1 / 结果纠正 ·'],
    ['行政复议 结果维持 · · · · 结果纠正 2', '行政复议 / 结果维持 · · · · / 结果纠正 2'],
    ['行政复议 结果维持 · · · · · 结果纠正 2', '行政复议 结果维持 · · · · · / 结果纠正 2'],
    ['行政复议 结果维持 · · · · · 1 结果纠正 2', '行政复议 / 结果维持 · · · · · 1 / 结果纠正 2'],
    ['行政复议 结果维持 1 2 结果纠正 2', '行政复议 结果维持 / 1 2 / 结果纠正 2'],
    ['予以公开 1 2 总计 3 4', '予以公开 1 2 / 总计 3 4'],
    ['自然人 其他 总计 予以公开 1 2 3', '自然人 其他 总计 / 予以公开 1 2 3'],
    ['行政许可 行政检查 14 3', '行政许可 行政检查 14 3'],
    ['行政许可 5 行政检查 14', '行政许可 5 / 行政检查 14'],
    ['行政许可 行政处罚 14', '行政许可 / 行政处罚 14'],
    ['行政许可 甲项 乙项 14', '行政许可 甲项 / 乙项 14'],
    ['收到申请数 甲项 14', '收到申请数 / 甲项 14'],
    ['甲项 乙项 14', '甲项 / 乙项 14'],
  ])('%s', (lines, rows) => {
    expect(regroup(lines)).toBe(rows);
  });

  const HEADS = '序号 统计指标 统计数';

  it.each<[string, string]>([
    ['1 收到申请数 7 2 当面申请数 3', '1 收到申请数 7 / 2 当面申请数 3'],
    ['38 收到申请数 7 40 当面申请数 3', '38 收到申请数 7 / 40 当面申请数 3'],
    ['1 收到申请数 7 4 当面申请数 3', '1 收到申请数 7 / 4 当面申请数 3'],
    ['1 收到申请数 7 5 当面申请数 3', '1 收到申请数 7 5 / 当面申请数 3'],
    ['1 收到申请数 7 1 当面申请数 3', '1 收到申请数 7 1 / 当面申请数 3'],
    ['1 收到申请数 7 2 · 当面申请数 3', '1 收到申请数 7 · / 2 当面申请数 3'],
    ['1 2 收到申请数 7', '1 2 / 收到申请数 7'],
    ['1 收到申请数 7 2 其他 件 3', '1 收到申请数 7 / 2 其他 件 3'],
    ['甲 收到申请数 7', '甲 / 收到申请数 7'],
    ['1.5 收到申请数 7', '1.5 / 收到申请数 7'],
    ['1 收到申请数 7 2 其他 3 3 当面申请数 4', '1 收到申请数 7 / 2 其他 3 / 3 当面申请数 4'],
  ])('behind a head of running numbers: %s', (lines, rows) => {
    expect(regroup(`${HEADS} ${lines}`)).toBe(`${HEADS} / ${rows}`);
  });

  it('takes no figure for a running number below another head', () => {
    expect(regroup('统计指标 统计数 1 收到申请数 7 2 当面申请数 3')).toBe(
      '统计指标 统计数 / 1 / 收到申请数 7 2 / 当面申请数 3',
    );
    expect(regroup(`${HEADS} 1 收到申请数 7 统计指标 统计数 2 当面申请数 3`)).toBe(
      `${HEADS} / 1 收到申请数 7 / 统计指标 统计数 / 2 / 当面申请数 3`,
    );
  });

  it('puts behind its label whatever the line told to be a value', () => {
    const [label, figure] = tokens('收到申请数', '当面申请数');
    if (label === undefined || figure === undefined) throw new Error('two tokens were made');
    const rows = regroupRows([label, { ...figure, isValue: true }], reading);
    expect(rows.map((row) => row.length)).toEqual([2]);
  });
});
