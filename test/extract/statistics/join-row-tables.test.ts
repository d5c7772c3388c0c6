import { describe, expect, it } from 'vitest';
import { CLAUSES, REQUESTS } from './later-form.js';
import { byCode, readSource } from './read-html.js';

const apart = (rows: readonly (readonly string[])[]) =>
  rows.map((row) => `<table><tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr></table>`).join('\n');
const page = (body: string) => `<html><head><meta charset="utf-8"></head><body>${body}</body></html>`;

describe('a page with a table for each row', () => {
  it('is read as if it had one', () => {
    const clauses = CLAUSES.map((row) => (row[0]?.startsWith('第二十条') ? row.slice(0, 1) : row));
    const reading = readSource(page(`${apart(clauses)}<h2>三、收到和处理政府信息公开申请情况</h2>${apart(REQUESTS)}`));
    const found = byCode(reading);
    expect(reading.tables).toHaveLength(2);
    expect(found.get('normative_documents.in_force')?.value).toBe(106);
    expect(found.get('coercion.decisions')?.value).toBe(109);
    expect(found.get('requests.received@total')?.value).toBe(207);
    expect(found.get('outcome.refused.state_secret@natural_person')?.value).toBe(221);
  });

  it('keeps tables apart that print no labels of a form, and those with text between', () => {
    const rows = ['甲', '乙', '丙', '丁', '戊'].map((name) => [name, '12']);
    expect(readSource(page(apart(rows))).tables).toHaveLength(5);
    const labelled = ['收到申请数', '当面申请数', '传真申请数', '网络申请数', '信函申请数'].map((name) => [name, '12']);
    const text = labelled.map((row) => apart([row])).join('<p>以上数据由各科室报送。下同。</p>');
    expect(readSource(page(text)).tables).toHaveLength(5);
  });
});
