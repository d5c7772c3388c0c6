/** F51 to F62, faults of markup: the page reads as its clean twin, or says what stands elsewhere. */
import { describe, expect, it } from 'vitest';
import type { CellDraft } from '../../src/document/drafts.js';
import { layOutGrid, readSpan } from '../../src/document/lay-out-grid.js';
import { codesOf, contentOf, find, ITEMS, PROSE, pageOf, ROWS, recordOf, rowsWith, TITLE, tableOf } from './pages.js';

const CLEAN = recordOf(pageOf());
const CAPTION = '<p>附：政府信息公开情况统计表（2016年度）</p>';
const valuesOf = (record: typeof CLEAN): unknown =>
  record.observations.map(({ indicator, value }) => [indicator, value]);

describe('broken markup', () => {
  it.each([
    ['cells and rows without end tags', pageOf({ table: CAPTION + tableOf().replaceAll(/<\/t[dr]>/g, '') })],
    ['paragraphs without end tags', pageOf({ prose: PROSE.replaceAll('</p>', '') })],
    [
      'mis-nested inline elements',
      pageOf({ prose: PROSE.replace('我局加强', '<b><i>我局</b>加强</i>').replace('<p>一、', '<font><p>一、</font>') }),
    ],
    ['the end of the page in its middle', pageOf({ prose: PROSE.replace('<p>二、', '</body></html><p>二、') })],
    ['two ends of the page', `${pageOf()}</body></html>`],
    ['rows outside a table', pageOf({ table: CAPTION + tableOf().replaceAll(/<\/?table[^>]*>/g, '') })],
    ['stray end tags', pageOf({ prose: PROSE.replaceAll('</p>', '</span></p></font></td>') })],
  ])('F51 broken markup reads as its clean twin: %s', (_, page) => {
    expect(contentOf(recordOf(page))).toEqual(contentOf(CLEAN));
  });

  it('F51 text between the cells of a table is text of the page, and no figure', () => {
    const record = recordOf(
      pageOf({ table: CAPTION + tableOf().replace('<tr><td>（一）主动', '以下777条<tr><td>（一）主动') }),
    );
    expect(valuesOf(record)).toEqual(valuesOf(CLEAN));
    expect(JSON.stringify(record.sections)).toContain('以下777条');
  });

  it.each(['div', 'font', 'span', 'b', 'ul><li', 'blockquote'])(
    'F52 a page inside 20,000 open elements is read whole: %s',
    (tag) => {
      const deep = `<${tag}>`.repeat(20_000);
      expect(valuesOf(recordOf(pageOf({ prose: deep + PROSE })))).toEqual(valuesOf(CLEAN));
    },
  );

  it('F52 rows of tables nested past the limit are kept and the limit is reported', () => {
    const deep = '<table><tr><td>'.repeat(200);
    const record = recordOf(
      pageOf({ table: `${deep}<p>最里层的文字。</p>${'</td></tr></table>'.repeat(200)}${CAPTION}${tableOf()}` }),
    );
    expect(valuesOf(record)).toEqual(valuesOf(CLEAN));
    expect(JSON.stringify([record.sections, record.tables])).toContain('最里层的文字');
    expect(codesOf(record)).toContain('tables-too-deep');
    expect(codesOf(CLEAN)).not.toContain('tables-too-deep');
  });

  it('F53 formatting elements that are never closed are not opened again for every paragraph', () => {
    const page = (count: number): string =>
      pageOf({ prose: PROSE + Array.from({ length: count }, (_, id) => `<font id=${id}><p>字`).join('') });
    const sizes = [200, 800].map((count) => JSON.stringify(recordOf(page(count))).length);
    expect((sizes[1] ?? 0) - (sizes[0] ?? 0)).toBeLessThan(600 * 20);
    expect(valuesOf(recordOf(page(800)))).toEqual(valuesOf(CLEAN));
  });

  it('F54 20,000 attributes of one tag change nothing', () => {
    const attributes = Array.from({ length: 20_000 }, (_, index) => `a${index}="x${index}"`).join(' ');
    expect(contentOf(recordOf(pageOf().replace('<h1>', `<h1 ${attributes}>`)))).toEqual(contentOf(CLEAN));
  });

  it('F55 every row of a table of thousands is in the record once', () => {
    const many = Array.from({ length: 1500 }, (_, row) => [`第${row}号事项`, '件', String(row)]);
    const record = recordOf(pageOf({ table: `${CAPTION}${tableOf()}<p>附表</p>${tableOf(many)}` }));
    const rows = record.tables.flatMap((table) => table.rows.map(([label]) => label));
    expect(rows.filter((label) => label?.endsWith('号事项'))).toEqual(many.map(([label]) => label));
    expect(find(record, ITEMS).value).toBe(396);
  });

  it.each(['0', '-1', '1000000000', 'abc', '1.9', '', '65535', '2147483648'])(
    'F56 a span that no table can have moves no other figure: %j',
    (span) => {
      const table = CAPTION + tableOf().replace('<td>396</td>', `<td colspan="${span}">396</td>`);
      expect(valuesOf(recordOf(pageOf({ table })))).toEqual(valuesOf(CLEAN));
      const last = CAPTION + tableOf().replace('<td>3.5</td>', `<td rowspan="${span}">3.5</td>`);
      expect(valuesOf(recordOf(pageOf({ table: last })))).toEqual(valuesOf(CLEAN));
    },
  );

  it.each([
    ['0', 1, 3],
    ['-1', 1, 1],
    ['abc', 1, 1],
    ['', 1, 1],
    ['2.9', 2, 2],
    ['65535', 1000, 3],
    ['1000000000', 1000, 3],
  ])('F56 a span is clamped to what HTML and the table allow, whatever is claimed: %j', (span, colspan, rowspan) => {
    const cell = (written: string): CellDraft => {
      const [both, text] = [readSpan(written), written];
      return { raw: text, text, start: 0, x: 0, colspan: both, rowspan: both, head: false };
    };
    const rows = [[cell(span)], [cell('1')], [cell('1')]];
    expect(layOutGrid(rows)).toBeLessThanOrEqual(1001);
    expect(rows[0]?.[0]).toMatchObject({ colspan, rowspan });
  });

  it('F56 spans that overlap give each cell to one row, and no value that its row does not print', () => {
    const table =
      CAPTION +
      tableOf().replace('<td>条</td><td>396</td>', '<td rowspan="3" colspan="2">条</td><td rowspan="2">396</td>');
    for (const { value, raw, status } of recordOf(pageOf({ table })).observations)
      if (status === 'reported') expect(Number(raw)).toBe(value);
  });
});

describe('tables in the wrong place', () => {
  it('F57 a table inside layout tables is found, and the layout is none', () => {
    const table = `<table><tr><td><table><tr><td>${CAPTION}${tableOf()}</td></tr></table></td></tr></table>`;
    expect(valuesOf(recordOf(pageOf({ table })))).toEqual(valuesOf(CLEAN));
  });

  it('F57 a table printed twice counts once; where the copies differ there is no value, and both are named', () => {
    const twice = recordOf(pageOf({ table: CAPTION + tableOf() + CAPTION + tableOf() }));
    expect(valuesOf(twice)).toEqual(valuesOf(CLEAN));
    expect(codesOf(twice)).toContain('values-repeated');
    const other = tableOf(rowsWith({ 主动公开政府信息数: '369' }));
    const record = recordOf(pageOf({ table: CAPTION + tableOf() + CAPTION + other }));
    expect(find(record, ITEMS)).toMatchObject({ value: null, status: 'unreadable', raw: '396 | 369' });
    expect(codesOf(record)).toContain('values-conflict');
  });

  it.each([
    ['with its head again', tableOf(ROWS.slice(11))],
    ['without its head', tableOf(ROWS.slice(11)).replace(/<tr>.*?<\/tr>/, '')],
  ])('F57 a table that a page break split is read as one: %s', (_, rest) => {
    const record = recordOf(pageOf({ table: CAPTION + tableOf(ROWS.slice(0, 11)) + rest }));
    expect(valuesOf(record)).toEqual(valuesOf(CLEAN));
  });

  it.each([
    ['a picture', '<p>附：统计表</p><p><img src="/files/table.png" alt="统计表" width="800"></p>', 'table-in-image'],
    ['an attachment', '<p>附件：<a href="/files/table.xls">政府信息公开情况统计表.xls</a></p>', 'table-in-attachment'],
    ['a frame', '<p>附：统计表</p><iframe src="/files/table.html"></iframe>', 'table-missing'],
    ['a script', '<p>附：统计表</p><script>var table = {"主动公开政府信息数": 396};</script>', 'table-missing'],
  ])('F58 a table that stands elsewhere gives no observation, no zero, and a diagnostic: %s', (_, table, code) => {
    const record = recordOf(pageOf({ table }));
    expect(record).toMatchObject({ form: null, observations: [], missing: [] });
    expect(codesOf(record)).toContain(code);
    expect(record.sections.map(({ heading }) => heading)).toEqual(expect.arrayContaining(['概述', '存在的主要问题']));
  });
});

describe('the frame of a page', () => {
  const dump = (header: string): string =>
    [TITLE, header, PROSE.replaceAll(/<\/?p>/g, '\n'), ...ROWS.map((row) => row.join(' | '))].join('\n');

  it('F59 a label whose empty value was lost does not become the value of the label before it', () => {
    for (const line of ['文号 | 时效 |', '文号 | | 时效 | |', '文号：时效：']) {
      const record = recordOf(
        dump(`索引号 | 3212000038/2017-355033 | 分类 | 公报 |\n${line}\n发布机构 | 泰州市水利局 |`),
      );
      expect(record.header).toMatchObject({ documentNumber: null, validity: null, publisher: '泰州市水利局' });
    }
  });

  it.each([
    [
      'a list of definitions',
      '<dl><dt>索引号</dt><dd>K-1/2017</dd><dt>发布机构</dt><dd>泰州市水利局</dd><dt>发文日期</dt><dd>2017-02-24</dd></dl>',
    ],
    ['a list', '<ul><li>索引号：K-1/2017</li><li>发布机构：泰州市水利局</li><li>发文日期：2017-02-24</li></ul>'],
    ['one line', '<p>索引号：K-1/2017 发布机构：泰州市水利局 发文日期：2017-02-24</p>'],
    [
      'a table',
      '<table><tr><td>索引号：</td><td>K-1/2017</td></tr><tr><td>发布机构：</td><td>泰州市水利局</td></tr><tr><td>发文日期：</td><td>2017-02-24</td></tr></table>',
    ],
  ])('F60 a header block is read in any form: %s', (_, header) => {
    const read = recordOf(pageOf({ header })).header;
    expect(read).toMatchObject({ indexNumber: 'K-1/2017', publisher: '泰州市水利局', issuedOn: '2017-02-24' });
    expect(read.entries).toHaveLength(3);
  });

  it('F60 a page without a header block has none, and every field of it is null', () => {
    const { header } = recordOf(pageOf({ header: '' }));
    expect(header).toMatchObject({ indexNumber: null, publisher: null, issuedOn: null, entries: [] });
  });

  it('F61 the neighbours below the text name no agency, and stand in no section', () => {
    const tail =
      '<p>上一篇：<a href="a.html">泰州市应急管理局2016年度报告</a></p><p>下一篇：<a href="b.html">泰州市林业局2015年度报告</a></p>';
    const record = recordOf(pageOf({ tail }));
    expect(record).toMatchObject({ agency: CLEAN.agency, year: 2016, sections: CLEAN.sections });
    expect(record.navigation.previous?.title).toContain('应急管理局');
  });

  it.each([
    '<div style="display:none">HIDDEN</div>',
    '<!-- HIDDEN -->',
    '<noscript>HIDDEN</noscript>',
    '<template>HIDDEN</template>',
    '<div style="font-size:0">HIDDEN</div>',
    '<div hidden>HIDDEN</div>',
    '<div style="visibility: hidden">HIDDEN</div>',
  ])('F62 what is not displayed is not read: %s', (frame) => {
    const hidden = `<p>我局公开信息999条。</p>${tableOf(rowsWith({ 主动公开政府信息数: '999' }))}`;
    const record = recordOf(pageOf({ table: frame.replace('HIDDEN', hidden) + CAPTION + tableOf() }));
    expect(contentOf(record)).toEqual(contentOf(CLEAN));
    expect(JSON.stringify(record)).not.toContain('999');
  });
});
