/**
 * In: a page whose list is brought as JSON from a path of its site (`/gkmlpt/`), or a reply of it. Out: the calls for the
 * column in the page's address, or, where it names none, for the columns that hold annual reports.
 */
import type { PageScript } from '../model/link-page.js';
import type { ListRequest } from '../model/list.js';
import { currentPage, type ListScene, makeRequest } from './list-scene.js';
import { locatePage } from './locate-page.js';
import type { JsonReply } from './read-articles.js';
import { keep } from './read-pager.js';

const FRAGMENT = /#.*$/s;
const MOST_COLUMNS = 50;

export function readArticleCalls(scripts: readonly PageScript[], scene: ListScene): ListRequest[] {
  const { articles } = scene.words.loads;
  const end = scene.url.indexOf(articles.marker);
  if (end < 0) return [];
  const base = scene.url.slice(0, end + articles.marker.length);
  const site = scripts.map(({ text }) => articles.site.exec(text)?.[1]).find((id) => id !== undefined);
  if (site === undefined) return [];
  const columns = findColumns(scripts, scene);
  return keep(columns.map((column) => askColumn({ base, site, ...column }, scene)));
}

interface Column {
  readonly column: string;
  readonly name: string | null;
}

function findColumns(scripts: readonly PageScript[], scene: ListScene): Column[] {
  const { articles } = scene.words.loads;
  const tree = scripts.flatMap(({ text }) => [...text.matchAll(articles.tree)]);
  const known = tree.map(([, column = '', name = '']) => ({ column, name: readName(name) }));
  const own = articles.column.exec(FRAGMENT.exec(scene.url)?.[0] ?? '')?.[1];
  if (own !== undefined)
    return [{ column: own, name: known.find(({ column }) => column === own)?.name ?? scene.column }];
  return known.filter(({ name }) => scene.words.titles.columns.test(name)).slice(0, MOST_COLUMNS);
}

/** Names in scripts may have their characters escaped. */
function readName(name: string): string {
  try {
    return String(JSON.parse(`"${name}"`));
  } catch {
    return name;
  }
}

function askColumn(
  { base, site, column, name }: Column & { readonly base: string; readonly site: string },
  scene: ListScene,
): ListRequest | null {
  const url = scene.words.loads.articles.template
    .replace('{base}', () => base)
    .replace('{column}', column)
    .replace('{page}', '1')
    .replace('{site}', site);
  return makeRequest({ url, reader: 'articles', page: 1, column: name }, scene);
}

/** The next page, while the one asked for brought documents and more are said to be left. */
export function readNextArticles(reply: JsonReply, scene: ListScene): ListRequest[] {
  const located = locatePage(scene.url, scene.words);
  const count = reply.articles.length;
  if (located.number === null || count === 0) return [];
  const page = currentPage(scene);
  const pages = reply.pages ?? scene.request?.pages ?? (reply.total === null ? null : Math.ceil(reply.total / count));
  if (pages !== null && page >= pages) return [];
  const url = `${located.before}${located.number + 1}${located.behind}`;
  return keep([makeRequest({ url, reader: 'articles', page: page + 1, pages }, scene)]);
}
