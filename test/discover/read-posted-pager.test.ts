/** A pager that posts a form: what is sent, and every form that never is. */
import { describe, expect, it } from 'vitest';
import { type ListReading, type ListRequest, readListPage } from '../../src/index.js';

const URL = 'http://www.demo.example/xxgk/list.aspx?cid=3';
const REPORT = '<a href="/a.html">市财政局2019年政府信息公开工作年度报告</a>';
const STATE = '<input type="hidden" name="__VIEWSTATE" value="/wEP+a b">';

function read(body: string, request: ListRequest | null = null): ListReading {
  return readListPage(Buffer.from(`<html><body>${REPORT}${body}</body></html>`), { url: URL, request });
}

const bodies = ({ next }: ListReading) => next.map(({ post }) => post?.body ?? null);
const event = (control: string, argument: string, words = '下一页') =>
  `<a href="javascript:__doPostBack('${control}','${argument}')">${words}</a>`;
const stateful = (inside: string, attributes = 'method="post" action="list.aspx?cid=3"') =>
  `<form ${attributes}>${STATE}${inside}</form>`;
const numbered = (inside: string, attributes = 'method="post"') =>
  `<form ${attributes}><input type="hidden" name="pageNo" value="1">${inside}</form><a href="javascript:toPage(2)">下一页</a>`;

describe('a pager of ASP.NET', () => {
  it.each([
    ['Pager1', '2', '下一页'],
    ['Pager1', '2', '2'],
    ['Grid', 'Page$2', '[2]'],
    ['Grid', 'Page$Next', '>'],
    ['ctl00$lbtnNext', '', '下一页'],
    ['ctl00$DataPager1$ctl02$ctl00', '', '下一页'],
  ])('%s(%s) behind %s asks for the next page with the state alone', (control, argument, words) => {
    const reading = read(
      stateful(`${event(control, argument, words)}<input name="key" value="x"><select name="y"></select>`),
    );
    const [request] = reading.next;
    expect(request).toMatchObject({ url: URL, page: 2, reader: 'page', offHost: false });
    expect(request?.post?.contentType).toBe('application/x-www-form-urlencoded');
    const fields = new URLSearchParams(request?.post?.body);
    expect([...fields]).toEqual([
      ['__EVENTTARGET', control],
      ['__EVENTARGUMENT', argument],
      ['__VIEWSTATE', '/wEP+a b'],
    ]);
    expect(request?.post?.body).toContain('%2FwEP%2Ba+b');
  });

  it('goes on from page to page', () => {
    const [request = null] = read(stateful(event('Pager1', '2'))).next;
    const second = read(stateful(event('Pager1', '3')), request);
    expect(second.next).toMatchObject([{ page: 3, list: request?.list }]);
    expect(read(stateful(event('Pager1', '2')), request).next).toEqual([]);
  });

  it.each([
    ['another event than a pager’s', stateful(event('btnDelete', '', '2'))],
    ['a day of a calendar', stateful(event('Calendar1', '6575', '2'))],
    ['another page than the next', stateful(event('Pager1', '7', '7'))],
    ['a link with other words', stateful(event('Pager1', '2', '登录'))],
    ['a script with more in it', stateful("<a href=\"javascript:remove(1);__doPostBack('Pager1','2')\">下一页</a>")],
  ])('%s is never sent', (_, body) => {
    expect(bodies(read(body))).toEqual([]);
  });

  it.each([
    ['to another host', 'method="post" action="http://other.example/xxgk/list.aspx"', ''],
    ['to another page', 'method="post" action="login.aspx"', ''],
    ['with GET', 'method="get"', ''],
    ['as parts', 'method="post" enctype="multipart/form-data"', ''],
    ['with a password', 'method="post"', '<input type="password" name="p">'],
    ['with a text', 'method="post"', '<textarea name="comment"></textarea>'],
    ['with a file', 'method="post"', '<input type="file" name="f">'],
  ])('a form that goes %s is not sent, and it is told', (_, attributes, inside) => {
    const reading = read(stateful(`${event('Pager1', '2')}${inside}`, attributes));
    expect(bodies(reading)).toEqual([]);
    expect(reading.diagnostics).toMatchObject([{ code: 'pages-not-followed' }]);
  });

  it('two forms with a state are not told apart', () => {
    const reading = read(stateful(event('Pager1', '2')) + stateful(''));
    expect(bodies(reading)).toEqual([]);
    expect(reading.diagnostics).toMatchObject([{ code: 'pages-not-followed' }]);
  });

  it('a page without reports is no list whose pages are asked for', () => {
    const page = `<html><body><a href="/x.html">通知</a>${stateful(event('Pager1', '2'))}</body></html>`;
    expect(readListPage(Buffer.from(page), { url: URL }).next).toEqual([]);
  });
});

describe('a form with the number of a page', () => {
  it('is sent with its hidden fields and the next number', () => {
    expect(bodies(read(numbered('<input type="hidden" name="col" value="年报 1">')))).toEqual([
      'pageNo=2&col=%E5%B9%B4%E6%8A%A5+1',
    ]);
  });

  it('may count from 0, and may have a box for the number', () => {
    const fromZero = '<form method="post"><input type="hidden" name="pageIndex" value="0"></form>';
    expect(bodies(read(`${fromZero}<a href="#" onclick="go(1)">下一页</a>`))).toEqual(['pageIndex=1']);
    const box = '<form method="post"><input name="page" value=""><input type="submit" name="b" value="GO"></form>';
    expect(bodies(read(`${box}<a href="javascript:go('2')">2</a>`))).toEqual(['page=2']);
  });

  it.each([
    ['with a field to fill in', '<input type="text" name="keyword">'],
    ['with a menu', '<select name="type"><option>1</option></select>'],
    ['of a search', '<input type="submit" value="搜索">'],
    ['of a login', '<input type="password" name="p"><input type="submit" value="登录">'],
    ['of a comment', '<textarea name="content"></textarea>'],
    ['with a button that says nothing', '<button>x</button>'],
  ])('%s is never sent', (_, inside) => {
    const reading = read(numbered(inside));
    expect(bodies(reading)).toEqual([]);
    expect(reading.diagnostics).toMatchObject([{ code: 'pages-not-followed' }]);
  });

  it('is not sent where nothing but a button would send it, or to another page', () => {
    const form = '<form method="post"><input type="hidden" name="pageNo" value="1"></form>';
    expect(bodies(read(form))).toEqual([]);
    expect(bodies(read(`${form}<a href="javascript:document.forms[0].submit()">下一页</a>`))).toEqual([]);
    expect(bodies(read(numbered('', 'method="post" action="/user/delete"')))).toEqual([]);
  });
});
