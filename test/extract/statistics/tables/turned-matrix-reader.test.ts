import { describe, expect, it } from 'vitest';
import { CLAUSES, REQUESTS } from '../later-form.js';
import { byCode, readSource, table } from '../read-html.js';

const ACROSS = [
  '一、本年新收政府信息公开申请数量',
  '（一）予以公开',
  '1.属于国家秘密',
  '（七）总计',
  '四、结转下年度继续办理',
];
const DOWN = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'];
const rows = DOWN.map((applicant, down) => [applicant, ...ACROSS.map((_, across) => `${down + 1}${across + 1}`)]);

const STOREYS = `<tr><td rowspan="3">申请人</td><td rowspan="3">一、本年新收政府信息公开申请数量</td>
<td rowspan="3">二、上年结转政府信息公开申请数量</td><td colspan="4">三、本年度办理结果</td><td rowspan="3">四、结转下年度继续办理</td><td rowspan="3">备注</td></tr>
<tr><td rowspan="2">（一）予以公开</td><td colspan="2">（三）不予公开</td><td rowspan="2">（七）总计</td></tr>
<tr><td>1.属于国家秘密</td><td>8.属于行政查询事项</td></tr>`;

function readStoreys(cells: readonly string[]) {
  const row = cells.map((cell) => `<td>${cell}</td>`).join('');
  return readSource(`${table(CLAUSES)}<table>${STOREYS}<tr>${row}</tr></table>`);
}

describe('a request table on its side', () => {
  it('has outcomes across and applicants down', () => {
    const reading = readSource(table([...CLAUSES, ['项目', ...ACROSS], ...rows]));
    const found = byCode(reading);
    expect(found.get('requests.received@natural_person')?.value).toBe(11);
    expect(found.get('outcome.granted@other')).toMatchObject({ value: 62, label: '（一）予以公开', match: 'exact' });
    expect(found.get('outcome.total@total')?.value).toBe(74);
    expect(found.get('requests.carried_out@legal_services')).toMatchObject({ value: 55, unit: '件' });
    expect(reading.missing).not.toContain('outcome.refused.state_secret');
  });

  it('may name its outcomes in storeys, and print columns of its own', () => {
    const found = byCode(readStoreys(['自然人', '1', '1', '2', '', '/', '5', '6', '无']));
    expect(found.get('outcome.granted@natural_person')?.value).toBe(2);
    expect(found.get('outcome.refused.state_secret@natural_person')).toMatchObject({
      status: 'blank',
      path: ['三、本年度办理结果', '（三）不予公开'],
    });
    expect(found.get('outcome.refused.inquiry@natural_person')?.status).toBe('placeholder');
    expect(found.get('outcome.total@natural_person')?.value).toBe(5);
    expect(found.get('requests.carried_out@natural_person')?.value).toBe(6);
  });

  it('leaves a row that lacks a cell, or has one too many', () => {
    for (const cells of [
      ['自然人', '1', '1', '2', '3', '4', '5'],
      ['自然人', '1', '1', '2', '3', '4', '5', '6', '7', '8'],
    ]) {
      const reading = readStoreys(cells);
      expect(reading.observations.filter(({ applicant, value }) => applicant && value !== null)).toEqual([]);
      expect(byCode(reading).get('outcome.total@natural_person')?.status).toBe('unreadable');
      expect(reading.diagnostics.map(({ code }) => code)).toContain('row-cells');
    }
  });

  it('leaves all where an outcome is named twice', () => {
    const head = ['项目', ...ACROSS.slice(0, 4), '（一）予以公开'];
    const found = byCode(readSource(table([...CLAUSES, head, ...rows])));
    expect(found.get('outcome.total@total')?.value ?? null).toBeNull();
  });

  it('leaves all where storeys of its head hide an outcome', () => {
    const hidden = STOREYS.replace('<tr><td>1.属于国家秘密', '<tr><td></td><td></td><td>1.属于国家秘密');
    const row = ['自然人', '1', '1', '2', '3', '4', '5', '6', '7'].map((cell) => `<td>${cell}</td>`).join('');
    const reading = readSource(`${table(CLAUSES)}<table>${hidden}<tr>${row}</tr></table>`);
    expect(byCode(reading).get('outcome.refused.state_secret@natural_person')?.value ?? null).toBeNull();
    expect(byCode(reading).get('requests.carried_out@natural_person')?.value ?? null).toBeNull();
  });

  it('does not change how an upright one below it is read', () => {
    const side = table([...CLAUSES, ['项目', ...ACROSS], ...rows.slice(0, 1)]);
    const found = byCode(readSource(side + table(REQUESTS.slice(1))));
    expect(found.get('outcome.granted@enterprise')?.value).toBe(212);
  });
});
