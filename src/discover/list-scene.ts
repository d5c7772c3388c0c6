/**
 * What every reader of a list page knows: where the page came from, what its links start from, which request brought it.
 * From it requests are made: absolute, on the web, marked when they leave the host.
 */
import { resolveLink } from '../extract/attachments/resolve-link.js';
import type { Knowledge } from '../model/knowledge.js';
import type { ListReader, ListRequest } from '../model/list.js';
import type { ListKnowledge } from '../model/list-knowledge.js';
import { encodeQuery } from '../text/encode-query.js';
import { canonicalAddress, parseWebAddress } from './canonical-address.js';
import { locatePage } from './locate-page.js';

export interface ListScene {
  /** Address of the page, fragment included: scripts read it. */
  readonly url: string;
  readonly base: string | null;
  /** Of the page: links with a query are written in it. */
  readonly charset: string;
  readonly request: ListRequest | null;
  readonly knowledge: Knowledge;
  readonly words: ListKnowledge;
  /** Name of the column of annual reports that the page is, or null. */
  readonly column: string | null;
}

export interface Asking {
  readonly url: string;
  readonly reader: ListReader;
  readonly page: number | null;
  readonly pages?: number | null;
  readonly post?: ListRequest['post'];
  /** Where the pages of one list have no address in common. */
  readonly list?: string;
  readonly column?: string | null;
}

const FRAGMENT = /#.*$/s;

/** The fragment of an address where a script reads a column from it (`/gkmlpt/index#2811`), else ''. */
function columnFragment(address: string, { loads: { articles } }: ListKnowledge): string {
  const fragment = FRAGMENT.exec(address)?.[0] ?? '';
  return address.includes(articles.marker) && articles.column.test(fragment) ? fragment : '';
}

/** Null for what is no address on the web. */
export function resolveAddress(href: string, scene: Pick<ListScene, 'url' | 'base' | 'charset'>): string | null {
  const address = resolveLink(encodeQuery(href, scene.charset), { url: scene.url, base: scene.base });
  return address === null || parseWebAddress(address) === null ? null : address;
}

export function makeRequest(asking: Asking, scene: ListScene): ListRequest | null {
  const address = resolveAddress(asking.url, scene);
  if (address === null) return null;
  const url = address.replace(FRAGMENT, '') + columnFragment(address, scene.words);
  return {
    url,
    post: asking.post ?? null,
    referer: scene.request?.referer ?? scene.url.replace(FRAGMENT, ''),
    reader: asking.reader,
    page: asking.page,
    pages: asking.pages ?? null,
    list: asking.list ?? listOf(url, scene.words),
    column: asking.column === undefined ? scene.column : asking.column,
    offHost: !isSameHost(url, scene.url),
  };
}

export function isSameHost(url: string, other: string): boolean {
  const [one, two] = [parseWebAddress(url), parseWebAddress(other)];
  return one !== null && two !== null && one.host === two.host;
}

function listOf(url: string, words: ListKnowledge): string {
  return locatePage(url, words).list + columnFragment(url, words);
}

/** Two requests with the same key bring the same reply. */
export function requestKey(request: Pick<ListRequest, 'url' | 'post'>, words: ListKnowledge): string {
  const canonical = canonicalAddress(request.url, words.addresses) ?? request.url;
  const address = canonical + columnFragment(request.url, words);
  return request.post === null ? address : `${address} ${request.post.body}`;
}

/** The page's own number in its list: known from the request, or 1. */
export function currentPage(scene: ListScene): number {
  return scene.request?.page ?? 1;
}
