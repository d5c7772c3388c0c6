/**
 * In: a reply whose list has more pages than it links to. Out: the request for the next one, where the number of the page
 * stands in the address or in the form that asked for this one.
 */
import type { ListRequest } from '../model/list.js';
import { currentPage, type ListScene, makeRequest } from './list-scene.js';
import { locatePage } from './locate-page.js';
import { keep } from './read-pager.js';

const FIELD = /(^|&)([^=&]{1,40})=(\d{1,6})(?=&|$)/g;

export function readNextNumber(pages: number | null, scene: ListScene): ListRequest[] {
  const page = currentPage(scene);
  if (pages === null || page >= pages) return [];
  const { post = null, reader = 'page' } = scene.request ?? {};
  const located = locatePage(scene.url, scene.words);
  const inQuery = located.number !== null && located.before.endsWith('=');
  const url = inQuery ? `${located.before}${located.number + 1}${located.behind}` : scene.url;
  const form = post === null ? null : nextForm(post.body, scene);
  if (!inQuery && form === null) return [];
  const nextPost = post === null ? null : { ...post, body: form ?? post.body };
  const list = scene.request?.list;
  const asking = { url, reader, page: page + 1, pages, post: nextPost, ...(list === undefined ? {} : { list }) };
  return keep([makeRequest(asking, scene)]);
}

/** The form with its page number raised, or null where it has none. */
function nextForm(body: string, scene: ListScene): string | null {
  for (const match of body.matchAll(FIELD)) {
    const [whole, mark = '', name = '', number = ''] = match;
    if (!scene.words.pagers.numbers.includes(name.toLowerCase())) continue;
    const end = match.index + whole.length;
    return `${body.slice(0, match.index)}${mark}${name}=${Number(number) + 1}${body.slice(end)}`;
  }
  return null;
}
