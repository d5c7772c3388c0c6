/**
 * In: an address as a page writes it, and the page's charset. Out: the same with the query in that charset's bytes, as
 * browsers send it: an old server knows a name only as it wrote it. Paths are UTF-8 in every page, and so is all of a
 * page in UTF-8.
 */
import iconv from 'iconv-lite';

const DOUBLE_BYTE: ReadonlySet<string> = new Set(['gb18030', 'big5']);
const FOREIGN = /[^\u0000-\u007f]+/g;

export function encodeQuery(href: string, charset: string): string {
  const start = href.indexOf('?');
  if (start < 0 || !DOUBLE_BYTE.has(charset)) return href;
  const fragment = href.indexOf('#', start);
  const end = fragment < 0 ? href.length : fragment;
  const query = href.slice(start, end).replace(FOREIGN, (text) => writeBytes(iconv.encode(text, charset)));
  return href.slice(0, start) + query + href.slice(end);
}

function writeBytes(bytes: Uint8Array): string {
  return [...bytes].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}
