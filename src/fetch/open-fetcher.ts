/**
 * The fetcher: politeness, evidence and errors of every request in one place. In: options, everything that is not said is set.
 * Out: a `Fetcher`. It sends nothing before it is asked to; what a server does is an outcome, never an exception.
 */
import { setMaxListeners } from 'node:events';
import PQueue from 'p-queue';
import type { Way } from './ask-hop.js';
import { attemptsOf, type Chain, openChain } from './chain.js';
import { describeFault, FetchFault } from './fetch-fault.js';
import type { Fetcher, FetchFailed, FetchOutcome, FetchRequest } from './fetcher.js';
import { completeOptions, type FetcherOptions, type Settings } from './fetcher-options.js';
import { followChain } from './follow-chain.js';
import { HostLane } from './host-lane.js';
import { isRetryable } from './retry-rule.js';
import { type AskedRobots, RobotsBook } from './robots-book.js';

/** RFC 9309, 2.3.1.2. */
const ROBOTS_REDIRECTS = 5;
const LAST_DOT = /\.$/;

export function openFetcher(options: FetcherOptions = {}): Fetcher {
  const fetcher = new PoliteFetcher(completeOptions(options));
  return {
    fetch: (request) => fetcher.fetch(request),
    hosts: () => fetcher.hosts(),
    close: () => fetcher.close(),
  };
}

class PoliteFetcher implements Fetcher {
  readonly #settings: Settings;
  readonly #closing = new AbortController();
  readonly #crowd: PQueue;
  readonly #lanes = new Map<string, HostLane>();
  readonly #way: Way;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#crowd = new PQueue({ concurrency: Math.max(settings.concurrency, settings.connectionsPerHost) });
    setMaxListeners(0, this.#closing.signal);
    const laneOf = (url: URL) => this.#laneOf(laneName(url));
    const robots = new RobotsBook({ settings, laneOf, ask: (request) => this.#askRobots(request) });
    this.#way = { settings, laneOf, permit: (url, chain) => robots.permit(url, chain) };
  }

  async fetch(request: FetchRequest): Promise<FetchOutcome> {
    const chain = this.#open(request);
    try {
      const followed = await followChain(chain, this.#settings.maxRedirects, this.#way);
      return { ...followed, ...seenIn(chain) };
    } catch (error) {
      if (!(error instanceof FetchFault)) throw error;
      return this.#fail(error, chain);
    } finally {
      chain.end();
    }
  }

  hosts() {
    return [...this.#lanes.values()].map((lane) => lane.report());
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#crowd.onIdle();
    for (const lane of this.#lanes.values()) lane.close();
  }

  #open(request: FetchRequest): Chain {
    return openChain({ request, settings: this.#settings, closing: this.#closing.signal });
  }

  async #askRobots(request: FetchRequest): Promise<AskedRobots> {
    const chain = this.#open(request);
    try {
      await followChain(chain, ROBOTS_REDIRECTS, this.#way);
      return { captures: chain.captures, fault: null };
    } catch (error) {
      if (!(error instanceof FetchFault)) throw error;
      return { captures: chain.captures, fault: error };
    }
  }

  #fail(fault: FetchFault, chain: Chain): FetchFailed {
    const { url } = chain.request;
    if (URL.canParse(url)) this.#lanes.get(laneName(new URL(url)))?.failed(fault.code);
    const retryable = isRetryable(fault.code);
    return { kind: 'failed', error: describeFault(fault, url), retryable, ...seenIn(chain) };
  }

  #laneOf(host: string): HostLane {
    const known = this.#lanes.get(host);
    if (known !== undefined) return known;
    const lane = new HostLane({ host, settings: this.#settings, crowd: this.#crowd });
    this.#lanes.set(host, lane);
    return lane;
  }
}

/** A dot at the end of a name makes no other host. */
function laneName({ hostname }: URL): string {
  return hostname.replace(LAST_DOT, '');
}

function seenIn(chain: Chain) {
  const { captures, robots } = chain;
  return { captures, robots, attempts: attemptsOf(chain), notes: chain.notes() };
}
