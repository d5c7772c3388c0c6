/** Reading lists is total, bounded and blind to markup: the same entries in any clothing give the same candidates. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, type ListReading, readListPage } from '../../src/index.js';

const URL_OF_LIST = 'http://www.demo.example/zwgk/nb/index.html';
const encoder = new TextEncoder();

function read(text: string, url = URL_OF_LIST): ListReading {
  return readListPage(encoder.encode(text), { url });
}

interface Entry {
  readonly title: string;
  readonly date: string;
  readonly href: string;
}

type Clothing = (entries: readonly Entry[]) => string;

const link = ({ href, title }: Entry): string => `<a href="${href}">${title}</a>`;
const all = (entries: readonly Entry[], dress: (entry: Entry) => string): string => entries.map(dress).join('\n');

const CLOTHINGS: Readonly<Record<string, Clothing>> = {
  items: (entries) => `<ul>${all(entries, (one) => `<li>${link(one)}<span>${one.date}</span></li>`)}</ul>`,
  'dates in front': (entries) => `<ul>${all(entries, (one) => `<li><i>[${one.date}]</i> ${link(one)}</li>`)}</ul>`,
  'unclosed items': (entries) => `<UL>${all(entries, (one) => `<LI>${link(one)} (${one.date})`)}</UL>`,
  rows: (entries) =>
    `<table>${all(entries, (one) => `<tr><td>1</td><td>${link(one)}</td><td>${one.date.replaceAll('-', '/')}</td></tr>`)}</table>`,
  'unclosed rows': (entries) => `<table>${all(entries, (one) => `<tr><td>${link(one)}<td>${one.date}`)}</table>`,
  pairs: (entries) => `<dl>${all(entries, (one) => `<dt>${link(one)}</dt><dd>${one.date}</dd>`)}</dl>`,
  'lines with dates behind': (entries) => `<div>${all(entries, (one) => `${link(one)} ${one.date}<br>`)}</div>`,
  'lines with dates in front': (entries) => `<div>${all(entries, (one) => `${one.date} ${link(one)}<br>`)}</div>`,
  boxes: (entries) =>
    `<div>${all(entries, (one) => `<div class="row"><div><p>${link(one)}</p></div><div><em>发布日期：${one.date}</em></div></div>`)}</div>`,
  'pictures beside titles': (entries) =>
    `<ul>${all(entries, (one) => `<li><a href="${one.href}"><img src="x.gif"></a><a href="${one.href}" title="${one.title}">${one.title.slice(0, 12)}…</a><span>${one.date}</span></li>`)}</ul>`,
  'whole boxes as links': (entries) =>
    `<div>${all(entries, (one) => `<a href="${one.href}"><h4>${one.title}</h4><span>${one.date}</span></a>`)}</div>`,
  'clicked rows': (entries) =>
    `<table>${all(entries, (one) => `<tr onclick="window.open('${one.href}')"><td>${one.title}</td><td>${one.date}</td></tr>`)}</table>`,
  records: (entries) =>
    `<html><script type="text/xml"><datastore><recordset>${all(entries, (one) => `<record><![CDATA[<li>${link(one)}<b>${one.date}</b></li>]]></record>`)}</recordset></datastore></script></html>`,
  'script array': (entries) =>
    `var dataStore = [${entries.map((one) => `'<li>${link(one)}<b>${one.date}<\\/b></li>'`).join(',')}];`,
  'markup in JSON': (entries) =>
    JSON.stringify({ data: { html: all(entries, (one) => `<li>${link(one)}<b>${one.date}</b></li>`) } }),
  documents: (entries) =>
    JSON.stringify({
      articles: entries.map(({ title, date, href }) => ({ title, url: href, created_at: `${date} 08:30:00` })),
    }),
};

const AGENCIES = ['市财政局', '青石县人民政府', '东城街道办事处', '县卫生健康委员会', '石桥镇', '市政务服务管理办公室'];
const KINDS = ['政府信息公开工作年度报告', '政府信息公开年报', '信息公开年度报告', '政务公开工作年度报告'];
const OTHERS = ['关于编制年度报告的通知', '一图读懂年度报告', '部门预算公开', '政务公开工作要点'];

const entries = fc
  .array(
    fc.record({
      agency: fc.constantFrom(...AGENCIES),
      year: fc.integer({ min: 2008, max: 2024 }),
      kind: fc.constantFrom(...KINDS, ...OTHERS),
      day: fc.integer({ min: 10, max: 28 }),
    }),
    { minLength: 2, maxLength: 12 },
  )
  .map((rows) =>
    rows.map(({ agency, year, kind, day }, index) => ({
      title: `${agency}${year}年${kind}`,
      date: `${year + 1}-01-${day}`,
      href: `/art/${year + 1}/post_${index}_x.html`,
    })),
  );

function tell({ url, title, date, year, verdict }: Candidate): unknown {
  return { url, title, date, year, verdict };
}

describe('lists', () => {
  it.each(Object.keys(CLOTHINGS))('say the same as %s', (name) => {
    const dress = CLOTHINGS[name];
    fc.assert(
      fc.property(entries, (rows) => {
        const plain = read(CLOTHINGS['items']?.(rows) ?? '').candidates.map(tell);
        expect(read(dress?.(rows) ?? '').candidates.map(tell)).toEqual(plain);
        expect(plain).toHaveLength(rows.length);
        expect(plain).toMatchObject(rows.map(({ title, date }) => ({ title, date })));
      }),
      { numRuns: 20 },
    );
  });

  it('never throw, and offer only addresses on the web', () => {
    const pieces = [
      '<a href="',
      "'",
      '"',
      '>',
      '</a>',
      '<li>',
      '<tr>',
      '<td>',
      '<record>',
      '<![CDATA[',
      ']]></record>',
      '<datastore>',
      'dataStore = [',
      'createPageHTML(',
      '3, 0, "index", "html")',
      '<script>',
      '</script>',
      'proxyUrl:"/x.jsp"',
      'ajaxParam:{',
      'perPage:0',
      'totalRecord:99999999',
      '{"articles":[',
      '{"title":"年报","url":"',
      '"}',
      ']}',
      '<base href="',
      'javascript:',
      'data:text/html,',
      'http://',
      '//',
      '\\',
      '%',
      '&#0;',
      '2020-01-01',
      '政府信息公开年度报告',
      '下一页',
      '<iframe src=',
      'onclick="',
      "window.open('/x/1.html')",
      'queryData="{\'webId\':\'1\'}" count="1e9" rows="0"',
      '<meta http-equiv=refresh content="0;url=',
      '\u0000',
      '\ud800',
      '共9999999页',
      '<option value=2020>',
    ];
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 60 }), (parts) => {
        const reading = read(parts.join(''));
        const urls = [...reading.candidates, ...reading.next, ...reading.columns].map(({ url }) => url);
        expect(urls.filter((url) => !/^https?:\/\/[^/]/.test(url))).toEqual([]);
        expect(reading.next.length).toBeLessThanOrEqual(300);
      }),
      { numRuns: 100 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.webUrl(), (bytes, url) => {
        readListPage(bytes, { url });
      }),
      { numRuns: 100 },
    );
  });

  it('answer also where the address is none', () => {
    expect(read('<a href="x.html">2019年政府信息公开年报</a>', 'nonsense').candidates).toEqual([]);
    expect(read('<a href="/x.html">2019年政府信息公开年报</a>', 'file:///home/list.html').candidates).toEqual([]);
  });
});
