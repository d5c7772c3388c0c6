/** Single traits of lists: pagers, links that are none, what a page is, neighbours of reports, limits. */
import { describe, expect, it } from 'vitest';
import { readList } from '../../src/discover/read-list.js';
import { defaultKnowledge, judgeNeighbours, type ListRequest, readListPage } from '../../src/index.js';
import { fastest } from '../fastest.js';

const LIST = 'http://www.demo.example/zwgk/nb/list.html';
const encoder = new TextEncoder();

function read(html: string, url = LIST, request: ListRequest | null = null) {
  return readListPage(encoder.encode(html), { url, request });
}

function nextOf(html: string, url = LIST, request: ListRequest | null = null) {
  return read(html, url, request).next.map((one) => one.url);
}

function ask(url: string, more: Partial<ListRequest> = {}): ListRequest {
  const plain = { post: null, referer: null, reader: 'page', page: 1, pages: null, list: LIST, column: null } as const;
  return { url, ...plain, offHost: false, ...more };
}

describe('pagers', () => {
  it.each([
    ['<a href="list_2.html">下一页</a>', ['http://www.demo.example/zwgk/nb/list_2.html']],
    ['<a href="?page=2">下页</a>', ['http://www.demo.example/zwgk/nb/list.html?page=2']],
    ['<a class="next" title="下一页" href="list_2.html"></a>', ['http://www.demo.example/zwgk/nb/list_2.html']],
    ['<a href="javascript:go(\'list_2.html\')">&gt;</a>', ['http://www.demo.example/zwgk/nb/list_2.html']],
    ['共4页 <a href="list_4.html">尾页</a>', [2, 3, 4].map((n) => `http://www.demo.example/zwgk/nb/list_${n}.html`)],
    ['共4页 <a href="list_3.html">末页</a>', [1, 2, 3].map((n) => `http://www.demo.example/zwgk/nb/list_${n}.html`)],
    ['<a href="list_3.html">尾页</a>', [1, 2, 3].map((n) => `http://www.demo.example/zwgk/nb/list_${n}.html`)],
    [
      '<script>createPageHTML("3", "0", "list", "shtml", "black2", 40);</script>',
      [1, 2].map((n) => `http://www.demo.example/zwgk/nb/list_${n}.shtml`),
    ],
    [
      '<script>createPageHTML("pages", 3, 0, "list", "html");</script>',
      [1, 2].map((n) => `http://www.demo.example/zwgk/nb/list_${n}.html`),
    ],
    [
      '<script>var countPage = 3; var currentPage = 0;</script>',
      [1, 2].map((n) => `http://www.demo.example/zwgk/nb/list_${n}.html`),
    ],
  ])('%s', (html, expected) => {
    expect(nextOf(html)).toEqual(expected);
  });

  it('reads a menu of pages', () => {
    const menu = ['list.html', 'list_2.html', 'list_3.html', '/other/list_4.html', '#'].map(
      (value, index) => `<option value="${value}">第${index + 1}页</option>`,
    );
    expect(nextOf(`<select onchange="location=this.value">${menu.join('')}</select>`)).toEqual([
      'http://www.demo.example/zwgk/nb/list_2.html',
      'http://www.demo.example/zwgk/nb/list_3.html',
    ]);
  });

  it('counts on from the page that was asked for', () => {
    const url = 'http://www.demo.example/nb/index_1.html';
    const [next] = read('<script>createPageHTML(4, 1, "index", "html");</script>', url, ask(url, { page: 2 })).next;
    expect(next).toMatchObject({ url: 'http://www.demo.example/nb/index_2.html', page: 3, pages: 4 });
    const second = 'http://www.demo.example/nb/index_2.html';
    const counted = read('<script>createPageHTML(3, 2, "index", "html");</script>', second, ask(second, { page: 2 }));
    expect(counted.next.map((one) => one.url)).toEqual(['http://www.demo.example/nb/index_3.html']);
  });

  it('raises the number in a form', () => {
    const url = 'http://www.demo.example/search.jsp';
    const request = ask(url, {
      post: { contentType: 'application/x-www-form-urlencoded', body: 'id=7&currpage=1&x=' },
    });
    const [next] = read('<p>共2页</p>', url, request).next;
    expect(next).toMatchObject({ url, page: 2, post: { body: 'id=7&currpage=2&x=' } });
    expect(read('<p>共2页</p>', url, { ...request, page: 2 }).next).toEqual([]);
  });

  it('takes neither the days of a calendar nor numbered articles for pages', () => {
    const days = Array.from({ length: 28 }, (_, day) => `<td><a href="?date=2031-02-${day + 1}">${day + 1}</a></td>`);
    expect(nextOf(`<table><tr>${days.join('')}</tr></table><a href="?month=2031-03">下个月</a>`)).toEqual([]);
    expect(nextOf('<a href="post_12.html">12</a><a href="/other/list_2.html">2</a>')).toEqual([]);
  });

  it('says when there are pages that it finds no way to', () => {
    const { diagnostics, pages } = read('<p>第1页/共9页</p><a href="javascript:goPage(2)">下一页</a>');
    expect(pages).toBe(9);
    expect(diagnostics).toMatchObject([{ code: 'pages-not-followed' }]);
  });

  it('ends a list that never ends', () => {
    const url = 'http://www.demo.example/list?page=5000';
    const { next, diagnostics } = read('<a href="?page=5001">下一页</a>', url, ask(url, { page: 5000 }));
    expect(next).toEqual([]);
    expect(diagnostics).toMatchObject([{ code: 'discovery-truncated' }]);
  });

  it('does not ask for itself', () => {
    expect(nextOf(`<a href="${LIST}#top">下一页</a><iframe src="list.html"></iframe>`)).toEqual([]);
  });
});

describe('links', () => {
  it.each([
    'javascript:void(0)',
    'javascript:show(7)',
    'data:text/html,report',
    'mailto:a@demo.example',
    'tel:123',
    'ftp://demo.example/r.html',
    'file:///etc/passwd',
    'http://',
    '#',
    '',
    ' java\nscript:alert(1)',
  ])('to %j offer nothing', (href) => {
    expect(read(`<a href="${href}">市财政局2019年政府信息公开工作年度报告</a>`).candidates).toEqual([]);
  });

  it('that a script puts together offer nothing', () => {
    const open = (script: string) => read(`<a href="#" onclick="${script}">2019年政府信息公开年报</a>`).candidates;
    expect(open("window.open('/art/' + id + '.html')")).toEqual([]);
    expect(open("show('detail.html?id='+7)")).toEqual([]);
    expect(open("location.href='/art/7.html'")).toMatchObject([{ url: 'http://www.demo.example/art/7.html' }]);
  });

  it('are told apart by host, and once each', () => {
    const { candidates } = read(
      '<a href="/a.html">2019年政府信息公开年报</a><a href="/a.html?PHPSESSID=1#x">全文</a><a href="https://b.example/a.html">2018年政府信息公开年报</a>',
    );
    expect(candidates).toMatchObject([
      { url: 'http://www.demo.example/a.html', offHost: false, verdict: 'report' },
      { url: 'https://b.example/a.html', offHost: true, verdict: 'report' },
    ]);
  });

  it('keep what is between angle brackets in a comment or a template to themselves', () => {
    expect(
      read('<!-- <a href="/a.html">2019年政府信息公开年报</a> --><template><a href="/b.html">x</a></template>')
        .candidates,
    ).toEqual([]);
  });

  it('of a column of reports may be told by their rows', () => {
    const rows =
      '<tr><td>2019年</td><td>市财政局</td><td><a href="/1.html">查看</a></td></tr><tr><td>2018年度</td><td><a href="/2.html">年度报告</a></td></tr>';
    const { candidates } = read(`<h2>信息公开年报</h2><table>${rows}</table>`);
    expect(candidates).toMatchObject([
      { verdict: 'maybe', year: 2019 },
      { verdict: 'maybe', year: 2018, title: '年度报告' },
    ]);
    expect(read(`<table>${rows}</table>`).candidates.map(({ verdict }) => verdict)).toEqual(['other', 'other']);
  });

  it('of a column of reports may be names of authorities', () => {
    const grid = ['市财政局', '市教育局', '市水利局', '东城街道办事处'].map(
      (name, at) => `<td><a href="/${at}.html">${name}</a></td>`,
    );
    const table = `<table><tr>${grid.join('')}</tr></table><p><a href="/bszn/">办事大厅</a></p>`;
    const verdicts = (html: string) => read(html).candidates.map(({ verdict }) => verdict);
    expect(verdicts(`<h2>2019年度政府信息公开年报</h2>${table}`)).toEqual([
      'maybe',
      'maybe',
      'maybe',
      'maybe',
      'other',
    ]);
    expect(verdicts(table)).toEqual(['other', 'other', 'other', 'other', 'other']);
    const notice = '<ul><li><a href="/9.html">关于报送年度报告的通知</a> 2019年</li></ul>';
    expect(verdicts(`<h2>信息公开年报</h2>${notice}`)).toEqual(['other']);
  });

  it('may carry other fields in their title attribute', () => {
    const link =
      '<a href="/a.html" title="文章标题：市财政局2012年政府信息公开年度报告&#10;作    者：佚名&#10;更新时间：2013-3-1">市财政局2012年政府信息…</a>';
    expect(read(link).candidates).toMatchObject([{ title: '市财政局2012年政府信息公开年度报告', verdict: 'report' }]);
  });

  it('of a column of reports may have short titles', () => {
    const short = '<a href="/2019.html">2019年</a>';
    expect(read(`<title>政府信息公开年报-某市</title>${short}`).candidates).toMatchObject([
      { verdict: 'report', year: 2019 },
    ]);
    expect(read(short, 'http://www.demo.example/zwgk/gknb/').candidates).toMatchObject([{ verdict: 'report' }]);
    expect(read(short).candidates).toMatchObject([{ verdict: 'other' }]);
  });
});

describe('pages', () => {
  it('lead from a portal to its columns of reports', () => {
    const { columns, next } = read(
      '<h1>政务公开</h1><a href="/gkzn/">信息公开指南</a><a href="/nb/">政府信息公开年报</a><a href="/nb2/">历年年度报告</a>',
    );
    expect(columns).toMatchObject([
      { url: 'http://www.demo.example/nb/', column: '政府信息公开年报', reader: 'page' },
      { url: 'http://www.demo.example/nb2/', column: '历年年度报告' },
    ]);
    expect(next).toEqual([]);
  });

  it('lead to a column also by a link that only says "more"', () => {
    const { columns } = read(
      '<div><div><span>政府信息公开年报</span><a href="/nb/">更多&gt;&gt;</a></div><div><span>政策文件</span><a href="/zc/">更多</a></div></div>',
    );
    expect(columns).toMatchObject([{ url: 'http://www.demo.example/nb/', column: '政府信息公开年报' }]);
  });

  it('keep the column that stands in the fragment of their address', () => {
    const home = 'http://www.demo.example/slj/gkmlpt/index';
    const page = `<title>平台</title><script>window._CONFIG={SID:'7'}</script>`;
    const api = 'http://www.demo.example/slj/gkmlpt/api/all/2811?page=1&sid=7';
    expect(nextOf(page, `${home}#2811`)).toEqual([api]);
    expect(nextOf(page, home)).toEqual([]);
    const [column] = read(`<a href="${home}#2811">政府信息公开年报</a><a href="${home}#2812">年度报告</a>`).columns;
    expect(column?.url).toBe(`${home}#2811`);
    expect(nextOf(page, home, column)).toEqual([api]);
  });

  it('that only send on are followed', () => {
    expect(nextOf('<meta http-equiv="refresh" content="0; url=/new/list.html">')).toEqual([
      'http://www.demo.example/new/list.html',
    ]);
    expect(nextOf('<script>window.location.href = "../nb/index.html";</script>')).toEqual([
      'http://www.demo.example/zwgk/nb/index.html',
    ]);
    expect(nextOf('<script>location.href = "/x?" + id;</script>')).toEqual([]);
  });

  it('with a menu of years are lists for each of them', () => {
    const menu =
      '<select><option value="">全部</option><option value="2019">2019年</option><option value="2018">2018年</option></select>';
    const { next, candidates } = read(
      `<title>政府信息公开年报</title>${menu}`,
      'http://www.demo.example/list.jsp?nd=2019',
    );
    expect(next.map(({ url }) => url)).toEqual(['http://www.demo.example/list.jsp?nd=2018']);
    expect(candidates).toEqual([]);
  });

  it('with several stores of records ask for all of each', () => {
    const store = (id: number) =>
      `<script type="text/xml"><datastore><record><![CDATA[<li><a href="/${id}.html">2019年政府信息公开年报</a></li>]]></record></datastore></script><script>$("#${id}").jpage({perPage:5,groupSize:1,totalRecord:6,proxyUrl:'/dataproxy.jsp',ajaxParam:{unitid:'${id}'}})</script>`;
    const calls = read(`<html><body>${store(1)}${store(2)}</body></html>`).next.map(
      ({ url, post }) => `${new URL(url).search} ${post?.body}`,
    );
    expect(calls.sort()).toEqual([
      '?startrecord=1&endrecord=5&perpage=5 unitid=1',
      '?startrecord=1&endrecord=5&perpage=5 unitid=2',
      '?startrecord=6&endrecord=10&perpage=5 unitid=1',
      '?startrecord=6&endrecord=10&perpage=5 unitid=2',
    ]);
  });

  it('write the queries of their links in their own charset, as browsers do', () => {
    const bytesOf = (text: string) => [...text].map((char) => char.charCodeAt(0));
    const nianbao = [0xc4, 0xea, 0xb1, 0xa8];
    const title = [0xc4, 0xea, 0xd5, 0xfe, 0xb8, 0xae, 0xd0, 0xc5, 0xcf, 0xa2, 0xb9, 0xab, 0xbf, 0xaa, ...nianbao];
    const head = bytesOf('<meta charset=gbk><a href="down.asp?f=2012');
    const page = new Uint8Array([...head, ...nianbao, ...bytesOf('.doc&amp;n=%C4%EA&amp;s=a b">2012'), ...title]);
    expect(readListPage(page, { url: LIST }).candidates).toMatchObject([
      {
        url: 'http://www.demo.example/zwgk/nb/down.asp?f=2012%C4%EA%B1%A8.doc&n=%C4%EA&s=a%20b',
        verdict: 'report',
        kind: 'attachment',
      },
    ]);
  });

  it('may be JSON in a call', () => {
    const reply =
      'jQuery_1({"articles":[{"title":"2019年政府信息公开年报","url":"/a.html","publish_time":"2020-01-20 10:00"}]});';
    expect(read(reply).candidates).toMatchObject([
      { url: 'http://www.demo.example/a.html', date: '2020-01-20', verdict: 'report' },
    ]);
  });

  it('are read in any charset', () => {
    const gbk = new Uint8Array([
      0x3c, 0x61, 0x20, 0x68, 0x72, 0x65, 0x66, 0x3d, 0x31, 0x2e, 0x68, 0x74, 0x6d, 0x3e, 0x32, 0x30, 0x31, 0x39, 0xc4,
      0xea, 0xd5, 0xfe, 0xb8, 0xae, 0xd0, 0xc5, 0xcf, 0xa2, 0xb9, 0xab, 0xbf, 0xaa, 0xc4, 0xea, 0xb1, 0xa8,
    ]);
    const { candidates } = readListPage(gbk, { url: LIST, contentType: 'text/html; charset=gb2312' });
    expect(candidates).toMatchObject([{ title: '2019年政府信息公开年报', verdict: 'report' }]);
  });

  it('that are no text are no lists', () => {
    const { diagnostics, candidates } = readListPage(encoder.encode('%PDF-1.7\n%âãÏÓ'), { url: LIST });
    expect([candidates, diagnostics[0]?.code]).toEqual([[], 'not-a-list']);
  });

  it('say whether they are a report', () => {
    const report = `<title>市财政局2019年政府信息公开工作年度报告</title><h1>市财政局2019年政府信息公开工作年度报告</h1>
<p>本报告所列数据的统计期限自2019年1月1日起至2019年12月31日止。</p><p>一、主动公开政府信息情况</p><p>全年公开信息12条。</p><p>二、收到和处理政府信息公开申请情况</p><p>没有收到申请。</p>
<p>上一篇：<a href="8.html">市教育局2019年政府信息公开工作年度报告</a></p>`;
    expect(read(report)).toMatchObject({ isReport: true, candidates: [{ verdict: 'report' }] });
  });
});

describe('neighbours of a report', () => {
  it('are judged by their titles', () => {
    const found = judgeNeighbours(
      {
        previous: { title: '市教育局2018年政府信息公开工作年度报告', href: '../2018/7.html' },
        next: { title: '2019年部门预算', href: 'javascript:go()' },
      },
      'http://www.demo.example/nb/2019/8.html',
    );
    expect(found).toMatchObject([
      { url: 'http://www.demo.example/nb/2018/7.html', verdict: 'report', year: 2018, offHost: false },
    ]);
  });
});

describe('limits', () => {
  it('leave links out past many, and say so', () => {
    const links = Array.from({ length: 60_000 }, (_, index) => `<a href="/${index}.html">2019年政府信息公开年报</a>`);
    const { candidates, diagnostics } = read(links.join('\n'));
    expect(candidates).toHaveLength(20_000);
    expect(diagnostics.map(({ code }) => code)).toContain('links-left-out');
  });

  it.each<[string, (size: number) => string]>([
    ['nested elements', (size) => '<div>'.repeat(size)],
    ['nested links', (size) => '<a href=x>'.repeat(size)],
    ['nested lists', (size) => '<ul><li>'.repeat(size)],
    ['unclosed rows', (size) => '<tr><td>'.repeat(size)],
    ['end tags', (size) => `${'<p>'.repeat(size)}${'</i>'.repeat(size)}`],
    ['attributes', (size) => `<a ${'x=1 '.repeat(size)}href=a>b</a>`],
    ['records', (size) => '<record>'.repeat(size)],
    ['quotes in a script', (size) => `<script>/dataproxy.jsp?${'"\'/'.repeat(size)}</script>`],
    ['calls in a script', (size) => `<script>${'createPageHTML('.repeat(size)}</script>`],
    ['a script array', (size) => `dataStore = [${"'x',".repeat(size)}`],
    ['JSON', (size) => `{"a":${'['.repeat(size)}${']'.repeat(size)}}`],
    ['a long title', (size) => `<a href="/x.html">${'［'.repeat(size)}</a>`],
    ['texts beside a link', (size) => `<ul><li>${'<b>2020-01-01</b>'.repeat(size)}<a href=x.html>y</a></ul>`],
    ['links', (size) => '<li><a href=x.html>年报</a><b>2020-01-01</b>'.repeat(size)],
  ])('cost no more than their length: %s', (_, write) => {
    const cost = (size: number): number => {
      const bytes = encoder.encode(write(size));
      const input = { bytes, context: { url: LIST }, knowledge: defaultKnowledge, isReport: () => false };
      return fastest(() => {
        readList(input);
      });
    };
    expect(cost(8000)).toBeLessThan(10 * cost(2000) + 25);
  });
});
