/** Queries go out in the charset of the page that holds the link. */
import { expect, it } from 'vitest';
import { encodeQuery } from '../../src/text/encode-query.js';

it.each([
  ['a.asp?n=年报', 'gb18030', 'a.asp?n=%C4%EA%B1%A8'],
  ['a.asp?n=年報&m=1#年', 'big5', 'a.asp?n=%A6%7E%B3%F8&m=1#年'],
  ['/年/a.asp?n=%C4', 'gb18030', '/年/a.asp?n=%C4'],
  ['/年/a.html', 'gb18030', '/年/a.html'],
  ['a.asp?n=年报', 'utf-8', 'a.asp?n=年报'],
])('%s in %s', (href, charset, expected) => {
  expect(encodeQuery(href, charset)).toBe(expected);
});
