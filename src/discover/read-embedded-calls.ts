/**
 * In: a page. Out: requests that it makes by itself: documents in frames, calls for records that stand as whole addresses
 * in its scripts, and where a page that is nothing but a redirect sends its reader.
 */
import { locateDocument } from '../extract/attachments/read-attachments.js';
import type { LinkPage } from '../model/link-page.js';
import type { ListRequest } from '../model/list.js';
import { canonicalAddress } from './canonical-address.js';
import { type ListScene, makeRequest } from './list-scene.js';
import { locatePage } from './locate-page.js';
import { keep } from './read-pager.js';

const MOST_FRAMES = 20;
const MOST_CALLS = 50;
/** A page that sends on has hardly a link of its own. */
const STUB_LINKS = 2;
const STUB_TEXT = 200;

export function readFrames(page: LinkPage, scene: ListScene): ListRequest[] {
  const own = canonicalAddress(scene.url, scene.words.addresses);
  const pages = page.frames.filter((href) => locateDocument({ href, title: '' }, scene.knowledge.attachments) === null);
  const asked = pages.slice(0, MOST_FRAMES).map((url) => makeRequest({ url, reader: 'page', page: null }, scene));
  return keep(asked).filter(({ url }) => canonicalAddress(url, scene.words.addresses) !== own);
}

export function readScriptCalls(page: LinkPage, scene: ListScene): ListRequest[] {
  const { addresses, loads } = scene.words;
  const calls = new Set<string>();
  for (const { text } of page.scripts) {
    if (!loads.callPaths.test(text)) continue;
    for (const [, added, address = '', more] of text.matchAll(addresses.quoted)) {
      if (added === undefined && more === undefined && loads.callPaths.test(address)) calls.add(address);
      if (calls.size >= MOST_CALLS) break;
    }
  }
  return keep([...calls].map((url) => askCall(url, scene)));
}

/** The number in the call, where it has one, says which page it brings. */
function askCall(url: string, scene: ListScene): ListRequest | null {
  const request = makeRequest({ url, reader: 'records', page: null }, scene);
  if (request === null || request.url === scene.request?.url) return null;
  const { number } = locatePage(request.url, scene.words);
  return { ...request, page: Math.max(1, number ?? 1) };
}

export function readRedirect(page: LinkPage, scene: ListScene): ListRequest[] {
  const text = page.texts.reduce((sum, { text: { length } }) => sum + length, 0);
  if (page.links.length > STUB_LINKS || text > STUB_TEXT) return [];
  const scripted = page.scripts.map(({ text }) => scene.words.addresses.redirect.exec(text)?.[1]);
  const url = page.refresh ?? scripted.find((address) => address !== undefined);
  if (url === undefined) return [];
  const request = makeRequest({ url, reader: 'page', page: null }, scene);
  const own = canonicalAddress(scene.url, scene.words.addresses);
  return request === null || canonicalAddress(request.url, scene.words.addresses) === own ? [] : [request];
}
