import { describe, expect, it } from 'vitest';
import { REQUESTS } from '../later-form.js';
import { byCode, readSource, table } from '../read-html.js';

const read = (rows: readonly (readonly string[])[]) => readSource(table([...rows, ...REQUESTS]));

describe('clauses on their side', () => {
  const ROWS = [
    ['第二十条第（一）项', '', ''],
    ['信息内容', '规章', '行政规范性文件'],
    ['本年制发件数', '1', '2'],
    ['本年废止件数', '', '4'],
    ['现行有效件数', '5', '/'],
    ['第二十条第（八）项', '', ''],
    ['信息内容', '行政事业性收费', ''],
    ['本年收费金额（单位：元）', '3000', ''],
  ];

  it('have their rows side by side and the measures down', () => {
    const found = byCode(read(ROWS));
    expect(found.get('regulations.issued')?.value).toBe(1);
    expect(found.get('normative_documents.issued')).toMatchObject({
      value: 2,
      label: '行政规范性文件',
      path: ['第二十条第（一）项', '本年制发件数'],
    });
    expect(found.get('regulations.repealed')?.status).toBe('blank');
    expect(found.get('normative_documents.repealed')?.value).toBe(4);
    expect(found.get('normative_documents.in_force')?.status).toBe('placeholder');
    expect(found.get('administrative_fees.amount')).toMatchObject({ value: 3000, unit: '元' });
  });

  it('leave a row whose cells do not stand under the heads', () => {
    const reading = read(ROWS.map((row) => (row[0] === '本年废止件数' ? ['本年废止件数', '4'] : row)));
    expect(byCode(reading).get('regulations.repealed')).toMatchObject({ value: null, status: 'unreadable' });
    expect(byCode(reading).get('regulations.in_force')?.value).toBe(5);
    expect(reading.diagnostics.map(({ code }) => code)).toContain('row-cells');
  });
});

describe('clauses with a row to each figure', () => {
  const markup = (rows: string) => `<table><tr><td>信息内容</td><td>指标</td><td>数量</td></tr>${rows}</table>`;
  const rows = `<tr><td rowspan="3">规章</td><td>本年制发件数</td><td>1</td></tr><tr><td>本年废止件数</td><td>2</td></tr>
<tr><td>现行有效件数</td><td>3</td></tr>`;

  it('belong to the row of the form that is named last', () => {
    const fees = '<tr><td>行政事业性收费</td><td>本年收费金额（单位：万元）</td><td>7.5</td></tr>';
    const found = byCode(readSource(markup(rows + fees) + table(REQUESTS)));
    expect(found.get('regulations.repealed')?.value).toBe(2);
    expect(found.get('regulations.in_force')?.value).toBe(3);
    expect(found.get('administrative_fees.amount')).toMatchObject({ value: 7.5, unit: '万元' });
  });

  it('belong to none where a measure comes again', () => {
    const again = '<tr><td>本年制发件数</td><td>4</td></tr><tr><td>本年废止件数</td><td>5</td></tr>';
    const found = byCode(readSource(markup(rows + again) + table(REQUESTS)));
    expect([...found.keys()].filter((code) => code.startsWith('normative_documents'))).toEqual([]);
    expect(found.get('regulations.issued')?.value).toBe(1);
    expect(found.get('regulations.repealed')?.value).toBe(2);
  });
});

describe('a head of a clause that lost the name of a column', () => {
  it('keeps figures under the heads that they stand under', () => {
    const rows = (values: readonly string[]) => [
      ['第二十条第（一）项', '', '', ''],
      ['信息内容', '', '本年废止件数', '现行有效件数'],
      ['规章', ...values],
    ];
    const shifted = byCode(read(rows(['', '2', '3'])));
    expect(shifted.get('regulations.repealed')?.value).toBe(2);
    expect(shifted.get('regulations.in_force')?.value).toBe(3);
    const doubtful = byCode(read(rows(['1', '2', ''])));
    expect(doubtful.get('regulations.repealed')).toMatchObject({ value: null, status: 'unreadable' });
    expect(doubtful.get('regulations.in_force')?.value ?? null).toBeNull();
  });
});
