import { describe, expect, it } from 'vitest';
import { CLAUSES, REQUESTS } from '../later-form.js';
import { byCode, readSource, table } from '../read-html.js';

describe('the request table', () => {
  it('reads rows whose label was copied into every column that it spans', () => {
    const rows = REQUESTS.map((row) =>
      row[1] === '（七）总计' ? ['三、本年度办理结果', '（七）总计', '（七）总计', ...row.slice(3)] : row,
    );
    expect(byCode(readSource(table([...CLAUSES, ...rows]))).get('outcome.total@total')?.value).toBe(237);
  });

  it('takes nothing from a table that shares its words and has another head', () => {
    const other = [
      ['公开方式', '数量'],
      ['予以公开', '901'],
      ['不予公开', '902'],
      ['总计', '903'],
    ];
    const reading = readSource(table([...CLAUSES, ...REQUESTS]) + table(other));
    const found = byCode(reading);
    expect(found.get('outcome.granted@natural_person')?.value).toBe(211);
    expect(found.get('outcome.total@natural_person')?.value).toBe(231);
    expect(reading.observations.filter(({ value }) => value === 901).map(({ indicator }) => indicator)).toEqual([null]);
  });

  it('reads nothing where figures stand above their labels', () => {
    const figures = (from: number) => Array.from({ length: 7 }, (_, index) => String(from + index));
    const lines = [
      ...REQUESTS.slice(0, 3).flat(),
      ...figures(1),
      '一、本年新收政府信息公开申请数量',
      ...figures(11),
      '二、上年结转政府信息公开申请数量',
      ...figures(21),
      '（一）予以公开',
      '（二）部分公开',
    ].filter((line) => line !== '');
    const found = byCode(readSource(lines.join('\n')));
    expect(found.get('requests.received@natural_person')?.value ?? null).toBeNull();
    expect(found.get('requests.carried_in@natural_person')?.value ?? null).toBeNull();
  });

  it('knows a misspelt row beside the group that spans it', () => {
    const rows = REQUESTS.map((row) =>
      row[2] === '1.属于国家秘密' ? ['', '（三）不予公开', '1.属于国家机密', ...row.slice(3)] : row,
    );
    expect(byCode(readSource(table([...CLAUSES, ...rows]))).get('outcome.refused.state_secret@total')).toMatchObject({
      value: 227,
      match: 'near',
    });
  });

  it('leaves a remark behind the figures, whatever cells are blank', () => {
    const head = ['项目', '自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计', ''];
    const rows = [
      ['一、本年新收政府信息公开申请数量', '', '5', '', '', '', '', '5', '含3件跨年'],
      ['（一）予以公开', '1', '2', '0', '0', '0', '0', '3', ''],
    ];
    const found = byCode(readSource(table([...CLAUSES, head, ...rows])));
    expect(
      ['natural_person', 'enterprise', 'total'].map((applicant) => found.get(`requests.received@${applicant}`)?.value),
    ).toEqual([null, 5, 5]);
  });

  it('takes no part of a group for the group', () => {
    const rows = [...REQUESTS.slice(0, 7), ['3.其他处理', '7', '0', '0', '0', '0', '0', '7']];
    const reading = readSource(table([...CLAUSES, ...rows]));
    expect(byCode(reading).has('outcome.other@total')).toBe(false);
    expect(reading.observations.filter(({ label, value }) => label === '3.其他处理' && value === 7)).toHaveLength(2);
  });
});
