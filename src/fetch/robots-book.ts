/**
 * May an address be asked? In: the address and the chain that wants it. Out: nothing, or the fault: its host is not among the
 * allowed ones, or robots.txt forbids it or cannot be read. Each robots.txt is asked once per run and origin, politely like
 * every page, and its exchange goes to the chain that caused it. RFC 9309: not found allows all, unreachable forbids all.
 */
import type { Capture } from '../model/capture.js';
import type { Chain } from './chain.js';
import { type FetchCode, FetchFault } from './fetch-fault.js';
import type { FetchNote, FetchRequest } from './fetcher.js';
import type { Settings } from './fetcher-options.js';
import type { HostLane } from './host-lane.js';
import { NO_RULES, type RobotsRules, readRobots } from './robots-rules.js';

/** What asking for robots.txt came to. */
export interface AskedRobots {
  readonly captures: readonly Capture[];
  readonly fault: FetchFault | null;
}

export interface RobotsBookOptions {
  readonly settings: Settings;
  readonly laneOf: (url: URL) => HostLane;
  readonly ask: (request: FetchRequest) => Promise<AskedRobots>;
}

/** What is remembered of a host. */
interface Known {
  readonly rules: RobotsRules;
  readonly fault: FetchFault | null;
}

interface Entry extends Known {
  readonly captures: readonly Capture[];
  readonly notes: readonly FetchNote[];
}

/** The page is as unreachable as robots.txt: it gets the same fault. */
const OF_THE_HOST: ReadonlySet<FetchCode> = new Set([
  'ERR_FETCH_ADDRESS',
  'ERR_FETCH_COOLED',
  'ERR_FETCH_DNS',
  'ERR_FETCH_HOST_UNKNOWN',
  'ERR_FETCH_PROXY',
  'ERR_FETCH_REFUSED',
  'ERR_FETCH_RESET',
  'ERR_FETCH_STOPPED',
  'ERR_FETCH_TIMEOUT',
  'ERR_FETCH_TLS',
]);
/** There is no robots.txt, or it leads where we do not go. */
const NOT_THERE: ReadonlySet<FetchCode> = new Set([
  'ERR_FETCH_ADDRESS',
  'ERR_FETCH_EMPTY',
  'ERR_FETCH_GONE',
  'ERR_FETCH_HOST_REFUSED',
  'ERR_FETCH_REDIRECT',
  'ERR_FETCH_REDIRECT_LOOP',
]);

export class RobotsBook {
  readonly #known = new Map<string, Known | Promise<Known>>();

  constructor(readonly options: RobotsBookOptions) {}

  async permit(url: URL, chain: Chain): Promise<void> {
    const { purpose, allowedHosts } = chain.request;
    if (allowedHosts?.(url.hostname) === false) throw new FetchFault('ERR_FETCH_HOST_REFUSED', { host: url.hostname });
    if (purpose === 'robots') return;
    if (this.options.settings.ignoreRobots) return chain.note('robots-ignored');
    const { rules, fault } = await this.#look(url, chain);
    if (fault !== null) throw fault;
    const forbidden = rules.forbids(url);
    if (forbidden !== null) throw new FetchFault('ERR_FETCH_ROBOTS', { host: url.host, ...forbidden });
  }

  async #look(url: URL, chain: Chain): Promise<Known> {
    const known = this.#known.get(url.origin);
    if (known !== undefined) return known;
    const asking = this.#ask(url, chain.request);
    this.#known.set(url.origin, asking);
    const { rules, fault, captures, notes } = await asking;
    this.#known.set(url.origin, { rules, fault });
    chain.robots.push(...captures);
    for (const { code, values } of notes) chain.note(code, values);
    return { rules, fault };
  }

  async #ask(url: URL, { allowedHosts }: FetchRequest): Promise<Entry> {
    const address = new URL('/robots.txt', url).href;
    const limit = allowedHosts === undefined ? {} : { allowedHosts };
    const asked = await this.options.ask({ url: address, purpose: 'robots', ...limit });
    const entry = asked.fault === null ? readEntry(address, asked.captures) : entryOfFault(asked, asked.fault, url);
    return this.#honourDelay(url, entry);
  }

  /** Capped, so that a portal with a pause of a day is not left out for ever; the note says so. */
  #honourDelay(url: URL, entry: Entry): Entry {
    const seconds = entry.rules.crawlDelay;
    if (seconds === null) return entry;
    const kept = Math.min(seconds, this.options.settings.maxCrawlDelayMs / 1000);
    this.options.laneOf(url).atLeast(kept * 1000);
    return { ...entry, notes: [...entry.notes, { code: 'crawl-delay', values: { seconds, kept } }] };
  }
}

function readEntry(address: string, captures: readonly Capture[]): Entry {
  const last = captures.at(-1);
  const rules = last === undefined ? NO_RULES : readRobots(address, last.body);
  const status = last?.response.status ?? 0;
  const notes: FetchNote[] = rules.isEmpty ? [{ code: 'robots-without-rules', values: { status } }] : [];
  return { rules, captures, fault: null, notes };
}

function entryOfFault({ captures }: AskedRobots, fault: FetchFault, { host }: URL): Entry {
  const status = captures.at(-1)?.response.status ?? 0;
  const entry = { rules: NO_RULES, captures, notes: [] };
  const isElsewhere = captures.length > 0;
  if (!isElsewhere && OF_THE_HOST.has(fault.code)) return { ...entry, fault };
  const isRefused = status >= 400 && status < 500 && status !== 429;
  if (NOT_THERE.has(fault.code) || isRefused) {
    return { ...entry, fault: null, notes: [{ code: 'robots-without-rules', values: { status } }] };
  }
  const values = status >= 400 ? { why: 'why.robotsStatus', status } : { why: fault.code };
  return { ...entry, fault: new FetchFault('ERR_FETCH_ROBOTS_UNREACHABLE', { host, ...values }) };
}
