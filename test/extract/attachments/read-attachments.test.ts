import { describe, expect, it } from 'vitest';
import { readAttachments } from '../../../src/extract/attachments/read-attachments.js';
import { resolveLink } from '../../../src/extract/attachments/resolve-link.js';
import { attachmentWords } from '../../../src/knowledge/labels/navigation.js';
import type { Block } from '../../../src/model/document.js';
import { figure, grid, line, link, linked, page } from '../header/build-page.js';

const URL = 'http://www.city.example/xxgk/2016/t1.html';

function read(blocks: readonly (Block | string)[], url: string | null = URL, taken = new Set<number>()) {
  return readAttachments(page(blocks), { url, taken }, attachmentWords);
}

describe('readAttachments', () => {
  it.each([
    ['./P020170224.doc', '年报.doc', 'http://www.city.example/xxgk/2016/P020170224.doc', 'application/msword'],
    ['/a/b.PDF?x=1', '', 'http://www.city.example/a/b.PDF?x=1', 'application/pdf'],
    [
      '//files.city.example/统计表.xlsx',
      '统计表',
      'http://files.city.example/%E7%BB%9F%E8%AE%A1%E8%A1%A8.xlsx',
      undefined,
    ],
    [
      '/pdfjs/web/viewer.html?file=/a/年报.pdf',
      '年报',
      'http://www.city.example/a/%E5%B9%B4%E6%8A%A5.pdf',
      'application/pdf',
    ],
    [
      '/module/download/downfile.jsp?classid=0&filename=abc.ofd',
      '年报',
      'http://www.city.example/module/download/downfile.jsp?classid=0&filename=abc.ofd',
      'application/ofd',
    ],
    ['/download?id=7', '2016年年报.docx', 'http://www.city.example/download?id=7', undefined],
    ["javascript:window.open('/a/b.pdf','_blank')", '', 'http://www.city.example/a/b.pdf', 'application/pdf'],
    ["javascript:down('x','/download?id=7')", '2016年年报.docx', 'http://www.city.example/download?id=7', undefined],
  ])('reads %s', (href, title, resolved, mediaType) => {
    const got = read([line(`附件：${title}`, { links: [link(title, href)] })]);
    expect(got.attachments).toHaveLength(1);
    expect(got.attachments[0]?.href).toBe(resolved);
    if (mediaType) expect(got.attachments[0]?.mediaType).toBe(mediaType);
    expect(got.attachments[0]?.title).not.toBe('');
    expect(got.used).toEqual([0]);
    expect(got.tableElsewhere).toBe('attachment');
  });

  it.each([
    'javascript:open("a" + id + ".pdf")',
    'javascript:open("_blank")',
    'javascript:void(0)',
    'mailto:a@b.pdf',
    'file:///c/a.doc',
    'data:application/pdf;base64,AA',
    '#a.doc',
    'http://www.city.example/',
    '/a.html',
  ])('refuses %s', (href) => {
    expect(read([linked('附件', href)]).attachments).toEqual([]);
  });

  it('reads embeds, links in tables, each once; not those in furniture', () => {
    const got = read(
      [
        figure('a.pdf', { media: 'embed' }),
        grid(['文件下载 | 年报'], { links: [link('年报', 'b.doc')] }),
        linked('再次下载', 'a.pdf'),
        linked('使用指南.pdf', '/guide.pdf', { zone: 'chrome' }),
        linked('公开指南', '/guide2.pdf'),
      ],
      URL,
      new Set([4]),
    );
    expect(got.attachments.map(({ title }) => title)).toEqual(['a.pdf', '年报']);
  });

  it('does not take a sentence that holds a link', () => {
    const got = read([line('具体见《办法》全文，已在网站公布。', { links: [link('办法', '/x.doc')] })]);
    expect(got.attachments).toHaveLength(1);
    expect(got.used).toEqual([]);
  });

  it('tells pictures of the body from icons and furniture', () => {
    const got = read([
      figure('/images/logo.png', { zone: 'chrome' }),
      figure('./W020200101.jpg', { zone: 'content', alt: '统计表' }),
      figure('/share/icon_wx.png', { zone: 'content' }),
      figure('/ad.jpg'),
    ]);
    expect(got.pictures.map(({ src }) => src)).toEqual(['http://www.city.example/xxgk/2016/W020200101.jpg']);
    expect(got.tableElsewhere).toBe('image');
    expect(got.attachments).toEqual([]);
  });

  it('keeps a relative address where the page has none', () => {
    expect(read([linked('年报', './a.doc')], null).attachments[0]?.href).toBe('./a.doc');
    expect(resolveLink('../x.pdf', { url: null, base: 'http://www.city.example/a/b/' })).toBe(
      'http://www.city.example/a/x.pdf',
    );
    expect(resolveLink('java\tscript:alert(1)', { url: URL, base: null })).toBeNull();
    expect(resolveLink('http://[broken', { url: URL, base: null })).toBeNull();
  });
});
