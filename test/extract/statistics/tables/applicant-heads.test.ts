import { describe, expect, it } from 'vitest';
import { APPLICANTS, CLAUSES } from '../later-form.js';
import { byCode, readSource, table } from '../read-html.js';

const LABELS = ['一、本年新收政府信息公开申请数量', '（一）予以公开', '（七）总计', '四、结转下年度继续办理'];

/** A flat head, and rows that count from 1 in every column. */
function read(head: readonly string[], options: { behind?: readonly string[]; before?: readonly string[] } = {}) {
  const { behind = [], before = [] } = options;
  const figures = head.length - 1 - behind.length - before.length;
  const rows = LABELS.map((label, index) => [
    label,
    ...before,
    ...Array.from({ length: figures }, (_, column) => String((index + 1) * 100 + column)),
    ...behind,
  ]);
  return readSource(table([...CLAUSES, head, ...rows]));
}

function columns(reading: ReturnType<typeof readSource>): Record<string, unknown> {
  const found = reading.observations.filter(
    ({ indicator, value }) => indicator === 'requests.received' && value !== null,
  );
  return Object.fromEntries(found.map(({ applicant, value }) => [applicant ?? '', value]));
}

const ALL = {
  natural_person: 100,
  enterprise: 101,
  research: 102,
  public_welfare: 103,
  legal_services: 104,
  other: 105,
  total: 106,
};

describe('the head of the request table', () => {
  it('may say 合计 for the total, and means a subtotal where 总计 stands beside it', () => {
    expect(columns(read(['项目', ...APPLICANTS.slice(0, 6), '合计']))).toEqual(ALL);
    const { total, ...others } = ALL;
    expect(columns(read(['项目', ...APPLICANTS.slice(0, 6), '合计', '总计']))).toEqual({
      ...others,
      subtotal: total,
      total: 107,
    });
  });

  it('may have columns that hold no figures', () => {
    expect(columns(read(['项目', '单位', ...APPLICANTS], { before: ['件'] }))).toEqual(ALL);
    expect(columns(read(['项目', '序号', ...APPLICANTS], { before: ['1'] }))).toEqual(ALL);
    expect(columns(read(['项目', ...APPLICANTS, '备注'], { behind: [''] }))).toEqual(ALL);
    expect(columns(read(['项目', ...APPLICANTS, '备注'], { behind: ['含跨年件'] }))).toEqual(ALL);
    expect(columns(read(['项目', ...APPLICANTS, '备注'], { behind: ['含3件跨年'] }))).toEqual(ALL);
  });

  it('may abbreviate, as long as each head shares its words with one applicant', () => {
    expect(columns(read(['项目', '自然人', '企业', '科研', '公益组织', '法律服务', '其他', '总计']))).toEqual(ALL);
    const reading = read(['项目', '自然人', '企业', '科研', '公益组织', '律所', '其他', '总计']);
    expect(columns(reading)).toEqual({});
    expect(reading.diagnostics.map(({ code }) => code)).toContain('head-unknown');
  });

  it('may name fewer applicants, or organizations as one', () => {
    expect(columns(read(['项目', '自然人', '商业企业', '科研机构', '其他', '总计']))).toEqual({
      natural_person: 100,
      enterprise: 101,
      research: 102,
      other: 103,
      total: 104,
    });
    expect(columns(read(['项目', '自然人', '法人或其他组织', '总计']))).toEqual({
      natural_person: 100,
      subtotal: 101,
      total: 102,
    });
  });

  it('names nothing when a row has more figures than it has columns', () => {
    const [label = ''] = LABELS;
    const rows = [
      [label, '1', '', '', '', '', '', '1'],
      [LABELS[1] ?? '', '1', '2', '3'],
    ];
    const found = byCode(
      readSource(
        table([...CLAUSES, ['项目', '自然人', '其他', '总计'], ...rows, [LABELS[2] ?? '', '1', '2', '3', '4']]),
      ),
    );
    expect(found.get('outcome.granted@natural_person')).toMatchObject({ value: null, status: 'unreadable' });
  });

  it('may print both storeys in one cell', () => {
    const [first = '', ...others] = APPLICANTS;
    const merged = [first, ...others.slice(0, 5).map((name) => `法人或其他组织-${name}`), '总计'];
    expect(columns(read(['项目', ...merged]))).toEqual(ALL);
  });
});

describe('columns beside the applicants', () => {
  const head = (beside: { before?: string; behind?: string; total?: boolean }) => {
    const own = (text?: string) => (text === undefined ? '' : `<td rowspan="3">${text}</td>`);
    return `<tr><td rowspan="3" colspan="3">（勾稽关系）</td>${own(beside.before)}<td colspan="7">申请人情况</td>${own(beside.behind)}</tr>
<tr><td rowspan="2">自然人</td><td colspan="5">法人或其他组织</td>${beside.total === false ? '' : '<td rowspan="2">总计</td>'}</tr>
<tr><td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td></tr>`;
  };
  const row = (label: string, values: readonly string[]) =>
    `<tr><td colspan="3">${label}</td>${values.map((value) => `<td>${value}</td>`).join('')}</tr>`;
  const read = (above: string, values: readonly string[]) =>
    byCode(
      readSource(
        `${table(CLAUSES)}<table>${above}${['一、本年新收政府信息公开申请数量', '（一）予以公开', '四、结转下年度继续办理'].map((label) => row(label, values)).join('')}</table>`,
      ),
    );

  it('hold figures that are none of theirs', () => {
    for (const behind of ['比上年增减', '占比（%）', '满意率']) {
      const found = read(head({ behind }), ['1', '2', '3', '4', '5', '6', '7', '8']);
      expect(found.get('outcome.granted@natural_person')?.value).toBe(1);
      expect(found.get('outcome.granted@total')?.value).toBe(7);
    }
    expect(
      read(head({ before: '单位' }), ['件', '1', '2', '3', '4', '5', '6', '7']).get('outcome.granted@total')?.value,
    ).toBe(7);
  });

  it('leave a row that lacks a figure', () => {
    const found = read(head({ behind: '比上年增减' }), ['1', '2', '3', '4', '5', '6', '7']);
    expect(found.get('outcome.granted@natural_person')?.value ?? null).toBeNull();
  });

  it('are never taken for the total that the head lacks', () => {
    const found = read(head({ behind: '比上年增减', total: false }), ['1', '2', '3', '4', '5', '6', '8']);
    expect(found.get('outcome.granted@other')?.value).toBe(6);
    expect(found.get('outcome.granted@total')?.value ?? null).toBeNull();
  });
});
