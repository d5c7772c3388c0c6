/** One document, many spellings of its address. */
import { describe, expect, it } from 'vitest';
import { canonicalAddress } from '../../src/discover/canonical-address.js';
import { addressWords } from '../../src/knowledge/portals/addresses.js';

const canon = (url: string) => canonicalAddress(url, addressWords);

describe('canonicalAddress', () => {
  it.each([
    ['HTTP://WWW.Demo.Example:80/a/./b/../c.html#top', 'http://www.demo.example/a/c.html'],
    ['http://demo.example/a.html;jsessionid=0A1B2C3D?id=7', 'http://demo.example/a.html?id=7'],
    ['http://demo.example/show.php?PHPSESSID=abc&id=7&_t=1612345', 'http://demo.example/show.php?id=7'],
    ['http://demo.example//zwgk///a.html', 'http://demo.example/zwgk/a.html'],
    ['http://demo.example/%e5%b9%b4%41.html', 'http://demo.example/%E5%B9%B4A.html'],
    ['http://demo.example/年.html', 'http://demo.example/%E5%B9%B4.html'],
    ['http://demo.example/app#/detail/7', 'http://demo.example/app#/detail/7'],
    ['http://demo.example./x?&', 'http://demo.example/x'],
  ])('%s', (url, expected) => {
    expect(canon(url)).toBe(expected);
  });

  it('keeps what tells documents apart', () => {
    const pages = ['a?page=1&sid=2', 'a?page=2&sid=2', 'a?page=1&sid=3', 'a', 'A', 'a/'];
    expect(new Set(pages.map((page) => canon(`http://demo.example/${page}`))).size).toBe(pages.length);
  });

  it('is its own canonical form', () => {
    const once = canon('http://demo.example/x;jsessionid=1/%7euser/?a=%2f&b') ?? '';
    expect(canon(once)).toBe(once);
  });

  it.each(['javascript:void(0)', 'data:text/html,x', 'mailto:a@b.example', 'ftp://demo.example/', 'nonsense', ''])(
    'refuses %j',
    (url) => {
      expect(canon(url)).toBeNull();
    },
  );
});
