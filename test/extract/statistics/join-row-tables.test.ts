import { describe, expect, it } from 'vitest';
import type { BodyTable } from '../../../src/extract/statistics/body-table.js';
import { joinRowTables } from '../../../src/extract/statistics/join-row-tables.js';
import type { Block, Grid } from '../../../src/model/document.js';
import { body, line, page as pageOf, pipes, reading } from './blocks.js';
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

describe('joinRowTables', () => {
  const grid = (...rows: readonly (readonly string[])[]): Grid => ({
    ...pipes(rows, false),
    width: rows[0]?.length ?? 0,
  });
  const LABELS = ['收到申请数', '当面申请数', '传真申请数', '网络申请数', '信函申请数'];
  const tableOf = (text: string) => grid([text, '7']);

  /** Blocks, grids among them as tables → the rows and blocks of each table. */
  function join(blocks: readonly (string | Block)[], more: Partial<BodyTable> = {}) {
    const page = pageOf(...blocks);
    const tables = page.blocks.flatMap((block, at) =>
      block.kind === 'grid' ? [body([], { block: at, blocks: [at], grid: block, ...more })] : [],
    );
    return joinRowTables(page, tables, reading).map((table) => ({
      rows: table.grid.rows.map((row) => row.map(({ text }) => text).join(' ')),
      blocks: table.blocks.join(' '),
    }));
  }
  const rows = LABELS.map((label) => `${label} 7`);

  it('makes one of four tables or more with a row each', () => {
    expect(join(LABELS.map(tableOf))).toEqual([{ rows, blocks: '0 1 2 3 4' }]);
    expect(join(LABELS.slice(0, 4).map(tableOf))).toHaveLength(1);
    expect(join(LABELS.slice(0, 3).map(tableOf))).toHaveLength(3);
    expect(join(LABELS.map((label) => grid([label, '7'], ['甲', '8'])))).toMatchObject([{ blocks: '0 1 2 3 4' }]);
    expect(join(LABELS.map((label) => grid([label, '7'], ['甲', '8'], ['乙', '9'])))).toHaveLength(5);
  });

  it('keeps what is wide, and the links', () => {
    const link = { href: '/', raw: '甲', text: '甲' };
    const wide = { ...grid(['传真申请数', '7', '8']), links: [link] };
    const page = pageOf(...LABELS.map((label, at) => (at === 2 ? wide : tableOf(label))));
    const tables = page.blocks.map((block, at) => body([], { index: at, block: at, grid: block as Grid }));
    const [joined] = joinRowTables(page, tables, reading);
    expect(joined).toMatchObject({ index: 0, block: 0, regrouped: false, grid: { width: 3, links: [link] } });
  });

  it('takes the line between two tables for a row, if it is short and alone', () => {
    const cut = (...between: readonly (string | Block)[]) =>
      join([...LABELS.slice(0, 4).map(tableOf), ...between, ...LABELS.slice(0, 4).map(tableOf)]);
    expect(cut('其中')).toEqual([
      { rows: [...rows.slice(0, 4), '其中', ...rows.slice(0, 4)], blocks: '0 1 2 3 4 5 6 7 8' },
    ]);
    expect(cut('字'.repeat(60))).toHaveLength(1);
    for (const between of [
      ['字'.repeat(61)],
      ['其中', '如下'],
      ['如下。'],
      ['如下；'],
      ['三、收到和处理政府信息公开申请情况'],
      [line('其中', { level: 2 })],
      [line('其中', { links: [{ href: '/', raw: '甲', text: '甲' }] })],
      [{ kind: 'figure', start: 0, zone: 'plain', media: 'image', src: '', alt: '' } as const],
    ])
      expect(cut(...between)).toMatchObject([{ blocks: '0 1 2 3' }, {}]);
  });

  it('asks most of them for a label of a form', () => {
    const some = (known: number) =>
      join(Array.from({ length: 5 }, (_, at) => tableOf(at < known ? (LABELS[at] ?? '') : `某项${at}`)));
    expect(some(3)).toHaveLength(1);
    expect(some(2)).toHaveLength(5);
  });

  it('leaves tables of a dump alone, and large ones between', () => {
    expect(join(LABELS.map((label) => ({ ...tableOf(label), dumped: true })))).toHaveLength(5);
    expect(join(LABELS.map(tableOf), { regrouped: true })).toHaveLength(5);
    const large = grid(['甲', '1'], ['乙', '2'], ['丙', '3']);
    expect(join([large, ...LABELS.map(tableOf), large]).map(({ blocks }) => blocks)).toEqual(['0', '1 2 3 4 5', '6']);
  });
});
