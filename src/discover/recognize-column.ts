/**
 * In: what a page calls itself, and its address. Out: the name of the column of annual reports (年报专栏) that it is, or null.
 * In such a column short titles (2019年, 市财政局2019年年报) are titles of reports.
 */
import type { LinkPage } from '../model/link-page.js';
import type { ListRequest } from '../model/list.js';
import type { TitleWords } from '../model/list-knowledge.js';
import { parseWebAddress } from './canonical-address.js';

const COLUMN_METAS = ['columnname', 'columndescription'];

interface Seen {
  readonly page: LinkPage;
  readonly url: string;
  readonly request: ListRequest | null;
}

export function recognizeColumn({ page, url, request }: Seen, words: TitleWords): string | null {
  if (request?.column != null) return request.column;
  const metas = COLUMN_METAS.flatMap((name) => page.meta.get(name) ?? []);
  const names = [...metas, page.title?.text ?? '', ...page.headings.map(({ text }) => text)];
  const found = names
    .flatMap((name) => name.split(words.columnBreaks))
    .find((name) => words.columns.test(name.replace(words.columnYear, '')));
  return found ?? findFolder(url, words);
}

/** Folders are named in pinyin: `/zwgk/gknb/`. */
function findFolder(url: string, words: TitleWords): string | null {
  const path = parseWebAddress(url)?.pathname.toLowerCase() ?? '';
  return path.split('/').find((folder) => words.columnFolders.includes(folder)) ?? null;
}
