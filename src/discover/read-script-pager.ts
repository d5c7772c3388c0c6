/**
 * In: scripts of a page. Out: the pages of its list that a pager written by script would link: `createPageHTML(12, 0, "index",
 * "html")` (TRS), `createPageHTML('page_div', 12, 1, 'list', 'shtml', 180)` (ucap), `var countPage = 12`.
 */
import type { LinkPage } from '../model/link-page.js';
import type { ListRequest } from '../model/list.js';
import type { PagerWords } from '../model/list-knowledge.js';
import { currentPage, type ListScene, makeRequest } from './list-scene.js';
import { locatePage } from './locate-page.js';
import { keep, MOST_AHEAD } from './read-pager.js';

interface ScriptPager {
  readonly total: number;
  /** Number that the script gives the present page, null where it does not say. */
  readonly current: number | null;
  readonly name: string;
  readonly extension: string;
  /** True where the call names the element that it fills: those count from 1, if nothing else tells. */
  readonly placed: boolean;
}

const TEXT = /^(["'])(.*)\1$/;
const NUMBER = /^["']?(\d{1,6})["']?$/;
const NAME = /^[\w-]{1,60}$/;
const EXTENSION = /^\.?(s?html?|jspx?|aspx?|php)$/i;
const LAST_SEGMENT = /[^/]*$/;
const QUERY = /[?#].*$/s;

export function readScriptPager(page: LinkPage, scene: ListScene): { requests: ListRequest[]; pages: number | null } {
  const { pagers } = scene.words;
  for (const { text } of page.scripts) {
    const pager = readCall(text, pagers) ?? readVariables(text, scene);
    if (pager !== null && pager.total > 0) return { requests: listPages(pager, scene), pages: pager.total };
  }
  return { requests: [], pages: null };
}

/** Texts of the call are the name of the file and its extension, before them perhaps an element; numbers are total and current. */
function readCall(script: string, words: PagerWords): ScriptPager | null {
  for (const call of script.matchAll(words.calls)) {
    const parts = (call[1] ?? '').split(',').map((part) => part.trim());
    const [total, current] = parts.flatMap((part) => NUMBER.exec(part)?.[1] ?? []).map(Number);
    const texts = parts.filter((part) => !NUMBER.test(part)).flatMap((part) => TEXT.exec(part)?.[2] ?? []);
    const at = texts.findIndex((text) => EXTENSION.test(text));
    const name = texts[at - 1];
    if (name === undefined || !NAME.test(name) || total === undefined) continue;
    const extension = EXTENSION.exec(texts[at] ?? '')?.[1] ?? '';
    return { total, current: current ?? null, name, extension, placed: at > 1 };
  }
  return null;
}

function readVariables(script: string, scene: ListScene): ScriptPager | null {
  const total = scene.words.pagers.scriptTotal.exec(script)?.[1];
  const current = scene.words.pagers.scriptCurrent.exec(script)?.[1];
  if (total === undefined || current === undefined) return null;
  const own = LAST_SEGMENT.exec(scene.url.replace(QUERY, ''))?.[0] ?? '';
  const numbered = scene.words.pagers.numberedFile.exec(own);
  const plain = numbered ?? scene.words.pagers.plainFile.exec(own);
  const name = plain?.[1] ?? 'index';
  const extension = EXTENSION.exec(numbered?.[3] ?? plain?.[2] ?? 'html')?.[1] ?? 'html';
  return { total: Number(total), current: Number(current), name, extension, placed: false };
}

/** TRS calls the second page `index_1`, others `index_2`. */
function countsFrom(pager: ScriptPager, scene: ListScene): 0 | 1 {
  const { number } = locatePage(scene.url, scene.words);
  if (number === null) return pager.current === 1 || (pager.current === null && pager.placed) ? 1 : 0;
  const page = scene.request?.page ?? null;
  if (page === null) return pager.placed ? 1 : 0;
  return page === number ? 1 : 0;
}

function listPages(pager: ScriptPager, scene: ListScene): ListRequest[] {
  const from = countsFrom(pager, scene);
  const current = scene.request?.page ?? (pager.current === null ? currentPage(scene) : pager.current + 1 - from);
  const mark = pager.name.includes('-') ? '-' : '_';
  const requests: (ListRequest | null)[] = [];
  for (let page = current + 1; page <= Math.min(pager.total, current + MOST_AHEAD); page++) {
    const url = `${pager.name}${mark}${page - 1 + from}.${pager.extension}`;
    requests.push(makeRequest({ url, reader: 'page', page, pages: pager.total }, scene));
  }
  return keep(requests);
}
