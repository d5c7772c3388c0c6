/**
 * In: an address. Out: the list it belongs to, and where in it the number of the page stands: a query (`?pageNo=2`), a
 * file (`index_2.html`), a file in a folder named for the list (`gknb/2.htm`). An address without number is a list's first.
 */
import type { ListKnowledge, PagerWords } from '../model/list-knowledge.js';
import { canonicalAddress, parseWebAddress } from './canonical-address.js';

export interface LocatedPage {
  /** The same for all pages of a list. */
  readonly list: string;
  readonly number: number | null;
  /** Address before and behind the number, '' where it has none. */
  readonly before: string;
  readonly behind: string;
}

const PARAMETER = /([?&])([^=&#]{1,40})=(\d{1,6})(?=&|#|$)/g;
const LAST_SEGMENT = /[^/]*$/;
const EMPTY_QUERY = /\?$/;

export function locatePage(url: string, words: ListKnowledge): LocatedPage {
  const address = parseWebAddress(url);
  if (address === null) return { list: url, number: null, before: '', behind: '' };
  const list = (one: string): string => collapseFile(canonicalAddress(one, words.addresses) ?? one, words.pagers);
  const found = inQuery(address.href, words.pagers) ?? inPath(address, words.pagers);
  if (found === null) return { list: list(address.href), number: null, before: '', behind: '' };
  return { ...found, list: list(found.list) };
}

function inQuery(url: string, words: PagerWords): LocatedPage | null {
  for (const match of url.matchAll(PARAMETER)) {
    const [whole, mark = '', name = '', number = ''] = match;
    if (!words.numbers.includes(name.toLowerCase())) continue;
    const [start, end] = [match.index, match.index + whole.length];
    const rest = url.slice(end);
    const without = `${url.slice(0, start)}${mark === '?' ? '?' : ''}${mark === '?' ? rest.replace('&', '') : rest}`;
    return {
      list: without.replace(EMPTY_QUERY, ''),
      number: Number(number),
      before: url.slice(0, end - number.length),
      behind: rest,
    };
  }
  return null;
}

function inPath(address: URL, words: PagerWords): LocatedPage | null {
  const { pathname, origin, search } = address;
  const name = LAST_SEGMENT.exec(pathname)?.[0] ?? '';
  const folder = pathname.slice(0, pathname.length - name.length);
  const file = words.numberedFile.exec(name);
  if (file !== null) {
    const [, stem = '', number = '', extension = ''] = file;
    const mark = name.charAt(stem.length);
    return {
      list: `${origin}${folder}${stem}${extension}${search}`,
      number: Number(number),
      before: `${origin}${folder}${stem}${mark}`,
      behind: `${extension}${search}`,
    };
  }
  const inFolder = words.numberedInFolder.exec(pathname);
  if (inFolder === null) return null;
  const [, stem = '', number = '', extension = ''] = inFolder;
  return {
    list: `${origin}${stem}${extension}${search}`,
    number: Number(number),
    before: `${origin}${stem}/`,
    behind: `${extension}${search}`,
  };
}

/** `/gknb/index.html` is `/gknb/`. */
function collapseFile(url: string, words: PagerWords): string {
  const query = url.indexOf('?');
  const path = query < 0 ? url : url.slice(0, query);
  const name = LAST_SEGMENT.exec(path)?.[0] ?? '';
  if (!words.folderFiles.test(name)) return url;
  return `${path.slice(0, path.length - name.length)}${query < 0 ? '' : url.slice(query)}`;
}
