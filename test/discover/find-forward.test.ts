import { describe, expect, it } from 'vitest';
import { findForward } from '../../src/discover/find-forward.js';

const BASE = 'http://www.example-county-demo.gov.cn/zwgk/a.html';
const find = (text: string) => findForward(Buffer.from(text), { url: BASE, contentType: null });

describe('findForward', () => {
  it.each([
    ['<meta http-equiv="refresh" content="0;url=/zfxxgk/">', 'http://www.example-county-demo.gov.cn/zfxxgk/'],
    [
      '<META HTTP-EQUIV=Refresh CONTENT="1; URL=\'b.html?x=1&amp;y=2\'">',
      'http://www.example-county-demo.gov.cn/zwgk/b.html?x=1&y=2',
    ],
    ['<script>window.location.href = "//m.example.gov.cn/x";</script>', 'http://m.example.gov.cn/x'],
    ["<script>location.replace('../c.html')</script>", 'http://www.example-county-demo.gov.cn/c.html'],
    ["<script>var location='x';document.location='d.html'</script>", 'http://www.example-county-demo.gov.cn/zwgk/x'],
    ['<p><a href="e.html">2019年</a></p>', 'http://www.example-county-demo.gov.cn/zwgk/e.html'],
  ])('%s', (text, expected) => {
    expect(find(text)).toBe(expected);
  });

  it.each([
    ['an address that a script puts together', "<script>location.href = '/x?id=' + id</script>"],
    ['itself', '<script>location.href="a.html"</script>'],
    ['another scheme', '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">'],
    ['two links', '<a href="a1.html">1</a><a href="a2.html">2</a>'],
    ['no link', '<p>页面跳转中</p>'],
  ])('finds nothing for %s', (_, text) => {
    expect(find(text)).toBeNull();
  });

  it.each([
    '<meta http-equiv=refresh '.repeat(4000),
    'location='.repeat(10_000),
    '<a href='.repeat(10_000),
    ' '.repeat(65_000),
  ])('is quick on hostile text %#', (text) => {
    const started = performance.now();
    find(text);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
