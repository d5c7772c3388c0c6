/** In: the links of a page that is no column of reports itself. Out: those that lead to one (政府信息公开年报). */
import type { LinkPage, PrintedLink } from '../model/link-page.js';
import type { ListRequest } from '../model/list.js';
import { canonicalAddress } from './canonical-address.js';
import { type ListScene, makeRequest } from './list-scene.js';
import { locateTarget } from './read-opener.js';
import { keep } from './read-pager.js';

const MOST_COLUMNS = 100;
const BLANKS = /\s+/g;

/** 更多 beside the name of a column leads to it. */
function nameLink(link: PrintedLink, { words: { titles } }: ListScene): string {
  const printed = link.words.text;
  if (!titles.silentLinks.test(printed)) return printed;
  const beside = [...link.item, ...link.row, ...link.before].map(({ text }) => text);
  return beside.find((text) => titles.columns.test(text)) ?? printed;
}

export function readColumns({ links }: LinkPage, scene: ListScene): ListRequest[] {
  const own = canonicalAddress(scene.url, scene.words.addresses);
  const found = new Map<string, ListRequest | null>();
  for (const link of links) {
    const title = nameLink(link, scene).replace(BLANKS, '');
    if (found.size >= MOST_COLUMNS || !scene.words.titles.columns.test(title)) continue;
    const url = locateTarget(link, scene);
    const key = url === null ? null : canonicalAddress(url, scene.words.addresses);
    if (url === null || key === null || key === own || found.has(key)) continue;
    found.set(key, makeRequest({ url, reader: 'page', page: 1, column: title }, scene));
  }
  return keep([...found.values()]);
}
