/**
 * In: a page's links. Out: the further pages that its pager (分页) leads to: the link to the next page, numbered pages, or, where
 * only the last page is linked, the pages up to it. A number is a page of this list only if its address says so: days of a
 * calendar and articles with numbers for names are none.
 */
import type { LinkPage, PrintedLink } from '../model/link-page.js';
import type { ListRequest } from '../model/list.js';
import type { PagerWords } from '../model/list-knowledge.js';
import { currentPage, type ListScene, makeRequest } from './list-scene.js';
import { type LocatedPage, locatePage } from './locate-page.js';
import { locateTarget } from './read-opener.js';

export interface ReadPager {
  readonly requests: readonly ListRequest[];
  /** Links of the pager itself, by their place among the page's links. */
  readonly used: ReadonlySet<number>;
  readonly pages: number | null;
}

interface PagerLink {
  readonly index: number;
  readonly url: string;
  readonly located: LocatedPage;
  readonly kind: 'next' | 'last' | 'number';
  /** As printed, of a numbered link. */
  readonly number: number | null;
}

const NUMBER = /^[[(（【]?(\d{1,4})[\])）】]?$/;
const OPTION_NUMBER = /^\D{0,3}(\d{1,4})\D{0,3}$/;
const BLANKS = /\s+/g;
/** Pages asked for ahead: each of them tells the rest. */
export const MOST_AHEAD = 100;
const FRAGMENT = /#.*$/s;

export function readPager(page: LinkPage, scene: ListScene): ReadPager {
  const here = locatePage(scene.url, scene.words);
  const links = page.links.flatMap((link, index) => readPagerLink(link, { index, here, scene }) ?? []);
  const pages = readPageTotal(page, scene.words.pagers) ?? scene.request?.pages ?? null;
  const found = [
    ...nextPages(links, { scene, pages }),
    ...numberedPages(links, { scene, pages }),
    ...menuPages(page, { scene, pages, here }),
  ];
  const requests = found.length > 0 ? found : pagesUpToLast(links, { scene, here, pages });
  return { requests, used: new Set(links.map(({ index }) => index)), pages };
}

interface Around {
  readonly index: number;
  readonly here: LocatedPage;
  readonly scene: ListScene;
}

function readPagerLink(link: PrintedLink, { index, here, scene }: Around): PagerLink | null {
  const found = findPagerKind(link, scene.words.pagers);
  if (found === null) return null;
  const [kind, number] = typeof found === 'number' ? (['number', found] as const) : ([found, null] as const);
  const url = locateTarget(link, scene)?.replace(FRAGMENT, '');
  if (url === undefined || url === scene.url.replace(FRAGMENT, '')) return null;
  const located = locatePage(url, scene.words);
  if (kind === 'number' && !isPageOf(located, here, number ?? 0)) return null;
  return { index, url, located, kind, number };
}

/** What a link is to a pager by its words: `next`, `last`, the number of a page, or nothing. */
export function findPagerKind({ words, named }: PrintedLink, pagers: PagerWords): 'next' | 'last' | number | null {
  const text = words.text.replace(BLANKS, '').toLowerCase();
  const printed = NUMBER.exec(text)?.[1];
  return printed === undefined
    ? findKind(text, named?.text.replace(BLANKS, '').toLowerCase() ?? '', pagers)
    : Number(printed);
}

function findKind(text: string, named: string, words: PagerWords): 'next' | 'last' | null {
  if (words.next.includes(text) || (text === '' && words.next.includes(named))) return 'next';
  return words.last.includes(text) || (text === '' && words.last.includes(named)) ? 'last' : null;
}

/** Some lists count pages from 0, some downwards. */
function isPageOf(located: LocatedPage, here: LocatedPage, number: number): boolean {
  return located.list === here.list && (located.number !== null || number === 1);
}

interface Pages {
  readonly scene: ListScene;
  readonly pages: number | null;
}

function nextPages(links: readonly PagerLink[], { scene, pages }: Pages): ListRequest[] {
  const next = links.find(({ kind }) => kind === 'next');
  if (next === undefined) return [];
  return keep([makeRequest({ url: next.url, reader: 'page', page: currentPage(scene) + 1, pages }, scene)]);
}

function numberedPages(links: readonly PagerLink[], { scene, pages }: Pages): ListRequest[] {
  return links
    .filter(({ kind, number }) => kind === 'number' && number !== currentPage(scene))
    .flatMap(({ url, number }) => keep([makeRequest({ url, reader: 'page', page: number, pages }, scene)]));
}

/** A menu of pages: its options are addresses of this list. */
function menuPages(
  { options }: LinkPage,
  { scene, pages, here }: Pages & { readonly here: LocatedPage },
): ListRequest[] {
  return options.flatMap(({ value, words }) => {
    const number = Number(OPTION_NUMBER.exec(words.text)?.[1] ?? 0);
    if (number === 0 || number === currentPage(scene) || !scene.words.addresses.plain.test(value)) return [];
    const request = makeRequest({ url: value, reader: 'page', page: number, pages }, scene);
    return request !== null && isPageOf(locatePage(request.url, scene.words), here, number) ? [request] : [];
  });
}

export function keep(requests: readonly (ListRequest | null)[]): ListRequest[] {
  return requests.filter((request): request is ListRequest => request !== null);
}

/** Only the last page is linked: those between have its address with another number. */
function pagesUpToLast(
  links: readonly PagerLink[],
  { scene, here, pages }: Pages & { readonly here: LocatedPage },
): ListRequest[] {
  const last = links.find(({ kind, located }) => kind === 'last' && located.list === here.list)?.located;
  if (last === undefined || last.number === null) return [];
  const current = currentPage(scene);
  const fromZero = pages !== null && last.number === pages - 1;
  const requests: (ListRequest | null)[] = [];
  const total = pages ?? last.number;
  for (let number = current + 1; number <= Math.min(total, current + MOST_AHEAD); number++) {
    const url = `${last.before}${fromZero ? number - 1 : number}${last.behind}`;
    requests.push(makeRequest({ url, reader: 'page', page: number, pages: total }, scene));
  }
  // Where nothing says whether pages are counted from 0, the one that would be left out is asked for too.
  if (pages === null && current === 1 && here.number === null)
    requests.unshift(
      makeRequest({ url: `${last.before}1${last.behind}`, reader: 'page', page: 2, pages: null }, scene),
    );
  return keep(requests);
}

const SAMPLE = 400;

/** 共12页, 第1/12页: said before the list, or behind it. */
function readPageTotal({ texts, links }: LinkPage, words: PagerWords): number | null {
  const near = [...texts.slice(-SAMPLE).reverse(), ...texts.slice(0, SAMPLE)].map(({ text }) => text);
  const joined = [
    ...near,
    texts
      .slice(-SAMPLE)
      .map(({ text }) => text)
      .join(' '),
    ...links.slice(-SAMPLE).map(({ words: { text } }) => text),
  ];
  for (const text of joined) {
    if (text === '' || (text.length < 3 && !NUMBER.test(text))) continue;
    for (const pattern of words.totals) {
      const total = Number(pattern.exec(text)?.[1] ?? 0);
      if (total > 0) return total;
    }
  }
  return null;
}
