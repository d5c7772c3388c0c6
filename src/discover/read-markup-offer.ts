/** In: the source of a page, or of a reply that holds records of markup. Out: what it offers. */
import type { LinkPage } from '../model/link-page.js';
import type { ListRequest } from '../model/list.js';
import {
  type ListOffer,
  orderRequests,
  type ReplyContext,
  readPageOfLinks,
  reportUnfollowed,
  setScene,
} from './list-offer.js';
import { currentPage, type ListScene, makeRequest } from './list-scene.js';
import { readArticleCalls } from './read-article-api.js';
import { makeCandidate, mergeCandidates, readCandidates } from './read-candidates.js';
import { readColumns } from './read-columns.js';
import { readFrames, readRedirect, readScriptCalls } from './read-embedded-calls.js';
import { readNextNumber } from './read-next-number.js';
import { keep, readPager } from './read-pager.js';
import { NOT_POSTED, readPostedPager } from './read-posted-pager.js';
import { readNextWindow, readProxyCalls } from './read-proxy-call.js';
import { readRecords, type StoredRecords } from './read-records.js';
import { readScriptPager } from './read-script-pager.js';
import { readUnitCalls } from './read-unit-calls.js';
import { readYearOptions } from './read-year-options.js';

/** What holds records and is no page (XML, a script) has no links of its own. */
const PAGE = /<(?:!doctype\s+html|html|body|head)\b/i;

export function readMarkupOffer(source: string, replied: ReplyContext): ListOffer {
  const { knowledge } = replied;
  const records = readRecords(source, knowledge.lists.loads);
  const page = readPageOfLinks(records === null || PAGE.test(source) ? source : '', knowledge);
  const scene = setScene(page, replied);
  const stored = readPageOfLinks(records?.markup.join('\n') ?? '', knowledge);
  const pager = readPager(page, scene);
  const years = readYearOptions(page, scene);
  const viewer = scene.words.addresses.viewers.test(scene.url);
  const candidates = [
    ...readCandidates(stored, new Set(), scene),
    ...readCandidates(page, pager.used, scene),
    ...(viewer ? years.flatMap((named) => makeCandidate(named, scene)) : []),
  ];
  const scripted = readScriptPager(page, scene);
  const pages = scripted.pages ?? records?.pages ?? pager.pages;
  const paged = [...pager.requests, ...scripted.requests, ...readLoads(page, records, scene)];
  const offersReports = scene.column !== null || candidates.some(({ verdict }) => verdict !== 'other');
  const posted = paged.length > 0 || !offersReports ? NOT_POSTED : readPostedPager(page, pages, scene);
  const next = [...paged, ...posted.requests];
  if (next.length === 0) next.push(...readNextNumber(pages, scene));
  // A menu of years on a list filters it; on a viewer it leads to other reports.
  const filtered = viewer ? [] : keep(years.map(({ url }) => makeRequest({ url, reader: 'page', page: 1 }, scene)));
  return {
    candidates: mergeCandidates(candidates),
    next: orderRequests([...next, ...filtered, ...readFrames(page, scene), ...readRedirect(page, scene)], scene),
    columns: scene.column === null ? readColumns(page, scene) : [],
    pages,
    diagnostics: [
      ...page.diagnostics,
      ...stored.diagnostics,
      ...(posted.diagnostics.length > 0 ? posted.diagnostics : reportUnfollowed(pages, next, scene)),
    ],
  };
}

/** Calls for records: a group of records names the next one itself, or a script of the page asks for all. */
function readLoads(page: LinkPage, records: StoredRecords | null, scene: ListScene): ListRequest[] {
  const scripts = page.scripts.map(({ text }) => text);
  // Which of several lists has the records that the page holds is not told: then all are asked for.
  const seen = records === null || records.lists > 1 ? 0 : records.markup.length;
  const proxied = scene.request?.reader === 'records' ? [] : readProxyCalls(scripts, seen, scene);
  const grouped = proxied.length > 0 || records === null ? proxied : readNextRecords(records, scene);
  return [
    ...grouped,
    ...readUnitCalls(page.loaders, scene),
    ...readArticleCalls(page.scripts, scene),
    ...(records === null && grouped.length === 0 ? readScriptCalls(page, scene) : []),
  ];
}

function readNextRecords(records: StoredRecords, scene: ListScene): ListRequest[] {
  const windows = readNextWindow(records, scene);
  if (windows.length > 0) return windows;
  const page = currentPage(scene) + 1;
  const list = scene.request?.reader === 'records' ? { list: scene.request.list } : {};
  const ask = (url: string) => makeRequest({ url, reader: 'records', page, pages: records.pages, ...list }, scene);
  return keep(records.next.map(ask));
}
