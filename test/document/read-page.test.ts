import { describe, expect, it } from 'vitest';
import { readPage } from '../../src/document/read-page.js';
import type { Block, Grid, Page, Paragraph } from '../../src/model/document.js';

const CONTAINERS = { content: new Set(['zoom']), chrome: new Set(['footer']) };

function read(source: string): Page {
  const treat = (texts: readonly string[]) => ({
    texts,
    script: 'simplified' as const,
    diagnostics: [],
    questions: false,
  });
  return readPage(source, { containers: CONTAINERS, treat }).page;
}

function html(body: string): Page {
  return read(`<!doctype html><html><head><title>题</title></head><body>${body}</body></html>`);
}

function texts(page: Page): string[] {
  return page.blocks.map((block) =>
    block.kind === 'grid'
      ? cells(block)
          .map((row) => row.join('|'))
          .join('/')
      : 'text' in block
        ? block.text
        : block.kind,
  );
}

function cells(grid: Grid): string[][] {
  return grid.rows.map((row) => row.map((cell) => cell.text));
}

function grids(page: Page): Grid[] {
  return page.blocks.filter((block): block is Grid => block.kind === 'grid');
}

function paragraph(block: Block | undefined): Paragraph {
  if (block?.kind !== 'paragraph') throw new Error('no paragraph');
  return block;
}

describe('HTML to paragraphs', () => {
  it('breaks lines at blocks and <br>, and joins text split over inline elements', () => {
    expect(texts(html('<p>一、<span>概</span><font>述</font></p><div>甲<br>乙</div>'))).toEqual([
      '一、概述',
      '甲',
      '乙',
    ]);
  });

  it('collapses blanks of every kind and drops a source line break between Chinese characters', () => {
    expect(texts(html('<p>&nbsp;　政府信息\r\n  公开 &nbsp; 2016\n年 </p>'))).toEqual(['政府信息公开 2016 年']);
  });

  it('keeps an invisible mark inside a number: it parts no digits', () => {
    expect(texts(html('<p>12\ufeff3</p>'))).toEqual(['12\ufeff3']);
  });

  it('tells headings, items, bold and centered lines', () => {
    const page = html('<h2>甲</h2><ul><li>乙</ul><p align=center><b>丙</b></p><p>丁<b>戊</b></p>');
    const [heading, item, strong, mixed] = page.blocks.map(paragraph);
    expect([heading?.level, item?.item, strong?.strong, strong?.centered, mixed?.strong]).toEqual([
      2,
      true,
      true,
      true,
      false,
    ]);
  });

  it('marks text in known containers and in the frame of the page', () => {
    const page = html('<div class="a footer">甲</div><div id=Zoom><div>乙</div>丙</div><nav>丁</nav>戊');
    expect(page.blocks.map((block) => block.zone)).toEqual(['chrome', 'content', 'content', 'chrome', 'plain']);
  });

  it('leaves out what is not displayed', () => {
    const page = html(
      '<script>a</script><style>b</style><!-- c --><noscript>d</noscript><p style="display: none">e<p hidden>f<div style="DISPLAY:NONE"><div>g</div></div><p>见',
    );
    expect(texts(page)).toEqual(['见']);
  });

  it('reads what the fields of a cell show', () => {
    const rows = [
      '<textarea rows=1>1&amp;2</textarea>',
      '<select><option>7<option selected>8</option><option>9</select>',
      '<select><option disabled>7</option><option value=x>8</option></select>',
      '<select multiple><option selected>8</option></select>',
      '<input type=hidden value=5><input value=6>',
      '1<textarea>2</textarea>3',
    ];
    const page = html(
      `<table>${rows.map((row) => `<tr><td>收到申请数<td>${row}`).join('')}</table><textarea>4</textarea>`,
    );
    const [grid, ...rest] = page.blocks;
    const cells = grid?.kind === 'grid' ? grid.rows.map((row) => row[1]?.text) : [];
    expect(cells).toEqual(['1&2', '8', '8', '', '6', '1\n2\n3']);
    expect(rest).toEqual([]);
  });

  it('reads on behind an element that never ends', () => {
    const page = html('<textarea>a<p>报告</p>');
    expect(texts(page)).toContain('报告');
    expect(page.diagnostics.map(({ code }) => code)).toEqual(['markup-swallowed-text']);
  });

  it('pairs terms with definitions, and keeps prose in a list as it is', () => {
    const page = html('<dl><dt>索引号</dt><dd>1</dd><dt>文号<dd></dl><dl><dt>甲<dd><table><tr><td>1<td>2</table></dl>');
    expect(page.blocks.map((block) => block.kind)).toEqual(['field', 'field', 'paragraph', 'grid']);
  });

  it('keeps what a click runs where a link leads nowhere', () => {
    const hrefs = (html: string) => paragraph(read(html).blocks[0]).links.map(({ href }) => href);
    const opened = ["javascript:window.open('/a.pdf')"];
    for (const nowhere of ['', ' href=""', ' href="#"', ' href="javascript:void(0);"'])
      expect(hrefs(`<p><a${nowhere} onclick="window.open('/a.pdf')">附件</a></p>`), nowhere).toEqual(opened);
    expect(hrefs('<p><a href="/b.pdf" onclick="count(1)">附件</a><a name="top">1</a></p>')).toEqual(['/b.pdf']);
  });

  it('keeps links with their text, and the title of a cut one', () => {
    const page = html('<p>见 <a href="/a.pdf" title="全文">全…</a></p>');
    expect(paragraph(page.blocks[0]).links).toEqual([{ raw: '全文', text: '全文', href: '/a.pdf' }]);
  });

  it('reads the head: the first title, every meta, the base, the saved address', () => {
    const page = read(
      '<html><!-- saved from url=(0020)http://a.example/b --><head><title>甲</title><title>乙</title><meta content=x name=PubDate><base href="/c/"></head><body><p>丙',
    );
    expect([page.title?.text, page.meta.get('pubdate'), page.base, page.savedFrom]).toEqual([
      '甲',
      ['x'],
      '/c/',
      'http://a.example/b',
    ]);
    expect(page.truncated).toBe(true);
  });
});

describe('tables', () => {
  it('counts spans into grid columns', () => {
    const [grid] = grids(html('<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d</table>'));
    expect(grid?.rows.map((row) => row.map((cell) => cell.x))).toEqual([
      [0, 1],
      [1, 2],
    ]);
    expect(grid?.width).toBe(3);
  });

  it('clamps spans that no table can have', () => {
    const [grid] = grids(
      html(
        '<table><tr><td rowspan=1e9 colspan=1000000000>a<td rowspan=0 colspan=-3>b<tr><td colspan=abc>c<td>d</table>',
      ),
    );
    expect(grid?.rows.flat().every((cell) => cell.colspan <= 1000 && cell.rowspan <= 2)).toBe(true);
  });

  it('reads unclosed, upper-case and stray cells as their clean twin', () => {
    const clean = cells(
      grids(html('<table><tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></table>'))[0] as Grid,
    );
    for (const twin of [
      '<TABLE><TR><TD>a<TD>1<TR><TD>b<TD>2</TABLE>',
      '<tr><td>a<td>1<tr><td>b<td>2',
      '<table><td>a<td>1<tr><td>b</td><td>2</table>',
    ]) {
      expect(cells(grids(html(twin))[0] as Grid)).toEqual(clean);
    }
  });

  it('joins the paragraphs of a cell by line breaks', () => {
    expect(cells(grids(html('<table><tr><td><p>商业</p><p>企业</p><td>1</table>'))[0] as Grid)).toEqual([
      ['商业\n企业', '1'],
    ]);
  });

  it('dissolves layout tables, and keeps data tables inside them', () => {
    const page = html('<table><tr><td><p>甲</p><table><tr><td>a<td>1<tr><td>b<td>2</table><p>乙</p></table>');
    expect(texts(page)).toEqual(['甲', 'a|1/b|2', '乙']);
  });

  it('gives back the page that a table without end swallowed', () => {
    const rows = '<tr><td>a<td>1'.repeat(5);
    expect(texts(html(`<table>${rows}<p>三、收到和处理情况</p><p>正文</p>`))).toEqual([
      Array(5).fill('a|1').join('/'),
      '三、收到和处理情况',
      '正文',
    ]);
  });

  it('cuts a row of prose out of a data table', () => {
    const prose = `说明${'：本行是一段很长的文字'.repeat(6)}。以上。`;
    const page = html(
      `<table>${'<tr><td>a<td>1'.repeat(4)}<tr><td colspan=2>${prose}${'<tr><td>b<td>2'.repeat(4)}</table>`,
    );
    expect(page.blocks.map((block) => block.kind)).toEqual(['grid', 'paragraph', 'grid']);
  });

  it('leaves hidden tables, rows and cells out', () => {
    const page = html(
      '<table style="display:none"><tr><td>x<td>9</table><table><tr style="display:none"><td>x<td>9<tr><td>a<td style="display:none">9<td>1<tr><td>b<td>2</table>',
    );
    expect(texts(page)).toEqual(['a|1/b|2']);
  });

  it.each(['style="display:none"', 'hidden'])('leaves a hidden row out with all its cells: %s', (attribute) => {
    const row = `<tr ${attribute}><th>x</th><td>8<table><tr><td>7</td></tr></table></td><td>9</td></tr>`;
    const page = html(`<table><tr><td>a</td><td>1</td></tr>${row}<tr><td>b</td><td>2</td></tr></table>`);
    expect(texts(page)).toEqual(['a|1/b|2']);
  });
});

describe('text dumps', () => {
  it('reads pipes, lone pipes in front, runs of pipes and Markdown rules', () => {
    expect(cells(grids(read('a | b |\n| c | d |\n|---|---|\n e |||\n | f |'))[0] as Grid)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', '', ''],
      ['', 'f'],
    ]);
  });

  it('reads tabs as cells and bullets as items', () => {
    const page = read('指标\t单位\t数\n甲\t件\t1\n- 来源:市政府\n-');
    expect(page.blocks.map((block) => block.kind)).toEqual(['grid', 'paragraph', 'paragraph']);
    expect(paragraph(page.blocks[1]).item).toBe(true);
    expect(paragraph(page.blocks[2]).text).toBe('-');
  });

  it('takes no minus for a bullet', () => {
    const lines = ['- 8', '-\ufeff8', '- 1,234', '- 听全文', '- 2024-03-08'];
    expect(texts(read(lines.join('\n')))).toEqual(['- 8', '-\ufeff8', '- 1,234', '听全文', '2024-03-08']);
  });

  it('takes Markdown marks off headings, bold text, links and pictures', () => {
    const page = read('## **一、概述**\n见[附件](http://a.example/b.pdf)![图](c.png)');
    const [heading, line] = page.blocks;
    expect([paragraph(heading).text, paragraph(heading).level]).toEqual(['一、概述', 2]);
    expect(paragraph(line).links.map(({ href }) => href)).toEqual(['http://a.example/b.pdf']);
    expect(page.blocks[2]?.kind).toBe('figure');
  });

  it('takes a dump inside <pre> as lines', () => {
    expect(texts(html('<div><pre>甲\na | 1 |\nb | 2 |</pre></div>'))).toEqual(['甲', 'a|1/b|2']);
  });

  it('takes a fragment of a tag in a dump for text', () => {
    expect(read('一、概述\n　?/p>\n<p>').format).toBe('text');
  });

  it('take no footnote and no figure struck out for digits of a value', () => {
    const page = html(
      '<table><tr><td>件</td><td>126<sup>2</sup></td></tr><tr><td>件</td><td><del>999</del>125</td></tr></table>',
    );
    expect(texts(page)).toEqual(['件|126²/件|999\n125']);
    expect(texts(html('<p>水面12m<sup>2</sup>，<s>旧</s>新</p>'))).toEqual(['水面12m2，旧新']);
  });
});
