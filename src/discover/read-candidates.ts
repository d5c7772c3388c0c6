/**
 * In: the links of a page. Out: a candidate for each document they lead to: its whole title, the date and the publisher that
 * the list prints beside it, and whether the title is a report's. Links that lead nowhere on the web are none.
 */
import { locateDocument } from '../extract/attachments/read-attachments.js';
import type { LinkPage, PrintedLink } from '../model/link-page.js';
import type { Candidate } from '../model/list.js';
import type { Words } from '../model/text.js';
import { readAddressYears } from '../record/read-address-year.js';
import { readDate } from '../text/read-date.js';
import { canonicalAddress } from './canonical-address.js';
import { findTitle } from './find-title.js';
import { type Judgement, judgeCandidate } from './judge-candidate.js';
import { type Entry, findAgencyLists, judgeEntry } from './judge-entry.js';
import { isSameHost, type ListScene, resolveAddress } from './list-scene.js';
import { locateTarget } from './read-opener.js';

/** A document as some list names it, before it is judged. */
export interface Named {
  readonly url: string;
  readonly title: string;
  readonly date: string | null;
  readonly agency: string | null;
  /** What stands around the link, of entries of a list. */
  readonly entry?: Entry;
}

const ROUTE = /#(?!\/|!).*$/s;
const LONGEST_AGENCY = 40;

export function readCandidates(page: LinkPage, used: ReadonlySet<number>, scene: ListScene): Candidate[] {
  const dateFirst = findDateFirst(page.links, scene);
  const own = canonicalAddress(scene.url, scene.words.addresses);
  const agencyLists = findAgencyLists(page.links, scene);
  let last = { list: -1, title: '' };
  return page.links.flatMap((link, index) => {
    const title = findTitle(link, last.list === link.list ? last.title : null, scene);
    last = { list: link.list, title };
    if (used.has(index)) return [];
    const url = locateTarget(link, scene);
    if (url === null || canonicalAddress(url, scene.words.addresses) === own) return [];
    const date = findDate(link, dateFirst.has(link.list), scene);
    const texts = [...link.item, ...link.row].map(({ text }) => text);
    const entry = { printed: link.words.text, texts, amongAgencies: agencyLists.has(link.list) };
    return makeCandidate({ url, title, date, agency: findAgency(link, title, scene), entry }, scene);
  });
}

/** A candidate, or none where the address is no document's. */
export function makeCandidate(named: Named, scene: ListScene): Candidate[] {
  const { knowledge, words } = scene;
  const url = named.url.replace(ROUTE, '');
  const key = canonicalAddress(url, words.addresses);
  if (key === null) return [];
  const judged = judge(named, scene);
  const document = locateDocument({ href: url, title: named.title }, knowledge.attachments);
  const target = document === null ? url : (resolveAddress(document.href, scene) ?? url);
  const viewed = judged.verdict === 'other' && !judged.settled ? viewedYear(url, scene) : null;
  return [
    {
      url: target,
      key: canonicalAddress(target, words.addresses) ?? key,
      title: judged.title,
      date: named.date,
      year: judged.year ?? viewed,
      agency: named.agency,
      kind: document === null ? 'page' : 'attachment',
      mediaType: document?.mediaType ?? null,
      offHost: !isSameHost(target, scene.url),
      verdict: viewed === null ? judged.verdict : 'maybe',
      why: viewed === null ? judged.why : 'the address is that of a viewer of annual reports',
    },
  ];
}

function judge({ title, date, entry }: Named, scene: ListScene): Judgement {
  const judged = judgeCandidate({ title, date, inColumn: scene.column !== null }, scene.knowledge);
  return entry === undefined ? judged : judgeEntry(judged, { ...entry, date }, scene);
}

/** The year in the address of a viewer, which shows one report per agency and year whatever its link is called. */
function viewedYear(url: string, { knowledge, words }: ListScene): number | null {
  if (!words.addresses.viewers.test(url)) return null;
  return readAddressYears(url, knowledge.year).find(({ from }) => from === 'query')?.year ?? null;
}

/** Each document once: the first place counts, with the best that any of its links says. */
export function mergeCandidates(candidates: readonly Candidate[]): Candidate[] {
  const merged = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const known = merged.get(candidate.key);
    merged.set(candidate.key, known === undefined ? candidate : mergeTwo(known, candidate));
  }
  return [...merged.values()];
}

const RANK = { report: 2, maybe: 1, other: 0 } as const;

function mergeTwo(one: Candidate, two: Candidate): Candidate {
  const better = RANK[two.verdict] > RANK[one.verdict] || (one.title === '' && two.title !== '') ? two : one;
  const { date, year, agency } = better === one ? two : one;
  return { ...better, date: better.date ?? date, year: better.year ?? year, agency: better.agency ?? agency };
}

/** The first date in a text, `YYYY-MM-DD`. */
export function readPrintedDate(text: string, { knowledge, words }: ListScene): string | null {
  const printed = words.titles.dateInText.exec(text)?.[0];
  return printed === undefined ? null : readDate(printed, knowledge.text.dates);
}

function firstDate(texts: readonly Words[], scene: ListScene): string | null {
  for (const { text } of texts) {
    const date = readPrintedDate(text, scene);
    if (date !== null) return date;
  }
  return null;
}

function findDate(link: PrintedLink, dateFirst: boolean, scene: ListScene): string | null {
  const inItem =
    firstDate(link.item.slice(link.lead), scene) ?? firstDate(link.item.slice(0, link.lead).reverse(), scene);
  if (inItem !== null) return inItem;
  const beside = dateFirst ? [...link.before].reverse() : link.after;
  return firstDate([...beside, link.words, ...link.row], scene);
}

/** Lists that print dates in front: more of their links have one before them than behind. */
function findDateFirst(links: readonly PrintedLink[], scene: ListScene): Set<number> {
  const counts = new Map<number, number>();
  for (const link of links) {
    const [before, after] = [firstDate(link.before, scene), firstDate(link.after, scene)];
    const step = (before === null ? 0 : 1) - (after === null ? 0 : 1);
    if (step !== 0) counts.set(link.list, (counts.get(link.list) ?? 0) + step);
  }
  return new Set([...counts].filter(([, count]) => count > 0).map(([list]) => list));
}

/** A text of the row that is a name of an authority and nothing else. */
function findAgency(link: PrintedLink, title: string, { knowledge, words }: ListScene): string | null {
  for (const { text } of link.item) {
    if (text === title || text.length > LONGEST_AGENCY) continue;
    const name = words.titles.agencyBeside.exec(text)?.[1];
    if (
      name !== undefined &&
      knowledge.agency.endings.some((ending) => name.length > ending.length && name.endsWith(ending))
    )
      return name;
  }
  return null;
}
