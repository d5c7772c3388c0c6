/**
 * What is read from one reply before it is told to the caller, and what its readers share: the page of links, the scene, and
 * requests in order, each once.
 */
import { readLinks } from '../document/html/read-links.js';
import type { Knowledge } from '../model/knowledge.js';
import type { LinkPage } from '../model/link-page.js';
import type { ListContext, ListReading, ListRequest } from '../model/list.js';
import type { Diagnostic } from '../model/text.js';
import { treatText } from '../text/treat-text.js';
import { currentPage, type ListScene, requestKey } from './list-scene.js';
import { recognizeColumn } from './recognize-column.js';

export type ListOffer = Pick<ListReading, 'candidates' | 'next' | 'columns' | 'pages' | 'diagnostics'>;

/** Requests of one reading; further pages tell the rest. */
const MOST_REQUESTS = 300;

export function readPageOfLinks(source: string, knowledge: Knowledge): LinkPage {
  return readLinks(source, {
    marks: new Set([knowledge.lists.loads.unit.query]),
    treat: (raws) => treatText(raws, knowledge.text),
  });
}

/** What a reply is read with. */
export interface ReplyContext {
  readonly context: ListContext;
  readonly charset: string;
  readonly knowledge: Knowledge;
}

export function setScene(page: LinkPage, { context, charset, knowledge }: ReplyContext): ListScene {
  const request = context.request ?? null;
  const url = restoreFragment(context.url, request);
  const words = knowledge.lists;
  const column = recognizeColumn({ page, url, request }, words.titles);
  return { url, base: page.base, charset, request, knowledge, words, column };
}

/** No server sees a fragment: the request still has it. */
function restoreFragment(url: string, request: ListRequest | null): string {
  if (request === null || url.includes('#')) return url;
  const fragment = request.url.indexOf('#');
  return fragment < 0 ? url : url + request.url.slice(fragment);
}

/** Lowest page first; what was just asked for is not asked again. */
export function orderRequests(requests: readonly ListRequest[], scene: ListScene): ListRequest[] {
  const { words, request, url } = scene;
  const own = new Set(
    [url, ...(request === null ? [] : [request.url])].map((one) =>
      requestKey({ url: one, post: request?.post ?? null }, words),
    ),
  );
  const asked = new Map<string, ListRequest>();
  for (const one of requests) {
    const key = requestKey(one, words);
    if (!own.has(key) && !asked.has(key)) asked.set(key, one);
  }
  const order = (one: ListRequest): number => one.page ?? Number.MAX_SAFE_INTEGER;
  return [...asked.values()].sort((a, b) => order(a) - order(b)).slice(0, MOST_REQUESTS);
}

/** A list that says it has more pages, and shows no way to them. */
export function reportUnfollowed(pages: number | null, next: readonly ListRequest[], scene: ListScene): Diagnostic[] {
  // Parts of a list were all asked for by the page that they belong to.
  if (scene.request !== null && scene.request.reader !== 'page') return [];
  const page = currentPage(scene);
  if (pages === null || pages <= page || next.length > 0) return [];
  const message = `the list says it has ${pages} pages; no way past page ${page} was found`;
  return [{ code: 'pages-not-followed', severity: 'warning', message, at: null }];
}
