/**
 * What lists offered in former runs. In: the logs of a dataset; out: for each start the reports that its lists offered when
 * they were last followed to their end, and since. There is no other state: a log that is lost is one comparison that is.
 */
import type { Files } from '../../dataset/files.js';
import { listRuns, type RunEvent, readRun } from '../../dataset/read-runs.js';
import { isWebUrl } from './sources.js';

export interface ListedReport {
  readonly url: string;
  /** True where a list has left it out before: it is asked, and was told. */
  readonly isUnlisted: boolean;
}

export interface FormerListing {
  readonly reports: readonly ListedReport[];
  /** Addresses of the pages of its lists. */
  readonly lists: ReadonlySet<string>;
}

interface Gathered {
  readonly reports: Map<string, boolean>;
  readonly lists: Set<string>;
  isWhole: boolean;
}

/** What may be a report of the dataset; what was gone, or is none, need not be missed again. */
const MISSED: ReadonlySet<unknown> = new Set(['written', 'unchanged', 'duplicate', 'held', 'failed', 'left']);
/** A list that was never followed to its end in so many runs is compared with what they saw of it. */
const MOST_RUNS = 30;

export function readListings(files: Files, root: string, starts: Iterable<string>): ReadonlyMap<string, FormerListing> {
  const gathered = new Map<string, Gathered>();
  for (const start of starts) gathered.set(start, { reports: new Map(), lists: new Set(), isWhole: false });
  const outcomes = new Map<unknown, unknown>();
  for (const run of listRuns(files, root).slice(0, MOST_RUNS)) {
    const open = new Map([...gathered].filter(([, { isWhole }]) => !isWhole));
    if (open.size === 0) break;
    const events = readRun(files, root, run);
    for (const { event, input, outcome } of events.toReversed()) {
      if (event === 'input' && !outcomes.has(input)) outcomes.set(input, outcome);
    }
    for (const event of events) gather(open, event);
  }
  const listed = [...gathered].filter(([, { reports, lists }]) => reports.size + lists.size > 0);
  return new Map(listed.map(([start, listing]) => [start, describe(listing, outcomes)]));
}

function gather(open: ReadonlyMap<string, Gathered>, event: RunEvent): void {
  const { input, start, offers, unlisted } = event;
  if (event['event'] === 'listing') {
    const listing = open.get(String(event['start']));
    if (listing !== undefined && event['complete'] === true) listing.isWhole = true;
  }
  if (event['event'] !== 'input' || typeof input !== 'string') return;
  if (typeof unlisted === 'string') addTo(open.get(unlisted)?.reports, input, true);
  const listing = typeof start === 'string' ? open.get(start) : undefined;
  if (listing === undefined || !Array.isArray(offers)) return;
  listing.lists.add(input);
  for (const url of offers) if (typeof url === 'string' && isWebUrl(url)) addTo(listing.reports, url, false);
}

/** The later run decides whether it was told. */
function addTo(reports: Map<string, boolean> | undefined, url: string, isUnlisted: boolean): void {
  if (reports !== undefined && !reports.has(url)) reports.set(url, isUnlisted);
}

function describe({ reports, lists }: Gathered, outcomes: ReadonlyMap<unknown, unknown>): FormerListing {
  const missed = [...reports].filter(([url]) => MISSED.has(outcomes.get(url)));
  return { reports: missed.map(([url, isUnlisted]) => ({ url, isUnlisted })), lists };
}
