/**
 * In: a page whose script loads the records of its list in groups (`proxyUrl`, `ajaxParam`, `perPage`, `totalRecord`), or the reply
 * to such a call. Out: the calls that bring the records not yet seen.
 */
import type { ListRequest } from '../model/list.js';
import type { ProxyCall } from '../model/list-knowledge.js';
import { encodeText } from './encode-text.js';
import { type ListScene, makeRequest } from './list-scene.js';
import { keep, MOST_AHEAD } from './read-pager.js';
import type { StoredRecords } from './read-records.js';

interface Proxy {
  readonly address: string;
  readonly body: string;
  readonly total: number | null;
  readonly perPage: number;
  readonly group: number;
}

interface Window {
  readonly first: number;
  readonly last: number;
}

const FORM = 'application/x-www-form-urlencoded; charset=UTF-8';
const DEFAULT_SIZE = 15;
const DEFAULT_GROUP = 3;
const LARGEST_SIZE = 500;

export function readProxyCalls(scripts: readonly string[], seen: number, scene: ListScene): ListRequest[] {
  const { proxy: words } = scene.words.loads;
  const found = scripts.flatMap((script) => readProxy(script, words) ?? []);
  return found.flatMap((proxy) => listWindows(proxy, seen).flatMap((window) => askWindow(proxy, window, scene)));
}

function readProxy(script: string, words: ProxyCall): Proxy | null {
  const address = words.address.exec(script)?.[1];
  if (address === undefined) return null;
  const total = words.total.exec(script)?.[1];
  const size = (text: string | undefined, otherwise: number): number =>
    Math.min(LARGEST_SIZE, Number(text ?? 0) || otherwise);
  return {
    address,
    body: readParameters(script, words),
    total: total === undefined ? null : Number(total),
    perPage: size(words.perPage.exec(script)?.[1], DEFAULT_SIZE),
    group: size(words.group.exec(script)?.[1], DEFAULT_GROUP),
  };
}

function readParameters(script: string, words: ProxyCall): string {
  const inside = words.parameters.exec(script)?.[1] ?? '';
  return [...inside.matchAll(words.parameter)]
    .map(([, name = '', double, single, bare]) => [name, double ?? single ?? bare ?? ''] as const)
    .map(([name, value]) => `${name}=${encodeOnce(value)}`)
    .join('&');
}

/** Pages write names of sites with their escapes: those stay as they are. */
function encodeOnce(value: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(value));
  } catch {
    return encodeText(value);
  }
}

function listWindows({ total, perPage, group }: Proxy, seen: number): Window[] {
  const size = perPage * group;
  const windows: Window[] = [];
  for (let first = seen + 1; windows.length < MOST_AHEAD; first += size) {
    if (total !== null && first > total) break;
    windows.push({ first, last: first + size - 1 });
    if (total === null) break;
  }
  return windows;
}

function askWindow(proxy: Proxy, window: Window, scene: ListScene): ListRequest[] {
  const { names } = scene.words.loads.proxy;
  const mark = proxy.address.includes('?') ? '&' : '?';
  const query = `${names.first}=${window.first}&${names.last}=${window.last}&${names.size}=${proxy.perPage}`;
  const page = Math.ceil(window.first / proxy.perPage);
  const asking = {
    url: `${proxy.address}${mark}${query}`,
    reader: 'records' as const,
    page,
    pages: proxy.total === null ? null : Math.ceil(proxy.total / proxy.perPage),
    post: { contentType: FORM, body: proxy.body },
    list: `${proxy.address} ${proxy.body}`,
  };
  return keep([makeRequest(asking, scene)]);
}

/** The window after the one that was asked for, when the reply had records and more are left. */
export function readNextWindow(records: StoredRecords, scene: ListScene): ListRequest[] {
  const { request } = scene;
  if (request === null || records.markup.length === 0) return [];
  const { names } = scene.words.loads.proxy;
  const url = new URL(request.url);
  const [first, last] = [Number(url.searchParams.get(names.first)), Number(url.searchParams.get(names.last))];
  const size = last - first + 1;
  if (!(first > 0 && size > 0)) return [];
  if (records.total !== null && last >= records.total) return [];
  url.searchParams.set(names.first, String(last + 1));
  url.searchParams.set(names.last, String(last + size));
  const perPage = Number(url.searchParams.get(names.size)) || size;
  const page = Math.ceil((last + 1) / perPage);
  const pages = records.total === null ? request.pages : Math.ceil(records.total / perPage);
  if (pages !== null && page > pages) return [];
  const { post, list } = request;
  return keep([makeRequest({ url: url.href, reader: 'records', page, pages, post, list }, scene)]);
}
