/**
 * What a fetcher may do and with which means. In: the options of the command, the environment's proxies, and clock, chance
 * and look-up, so that a test can hand in its own. Out: the same with every value set.
 */
import { lookup } from 'node:dns/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { VERSION } from '../version.js';
import type { ProxySettings } from './read-proxies.js';

export interface Address {
  readonly address: string;
  readonly family: number;
}

/** Ends quietly when the signal is aborted. */
export type Sleep = (milliseconds: number, signal?: AbortSignal) => Promise<void>;
export type Lookup = (host: string) => Promise<readonly Address[]>;

export interface FetcherOptions {
  /** What GOVDISCLOSE_CONTACT says: an address or a page where the operator can be found. */
  readonly contact?: string | null;
  /** Between the end of an answer and the next request to the same host. */
  readonly delayMs?: number;
  /** Hosts that are asked at the same time. */
  readonly concurrency?: number;
  /** More than one is for benchmarks on loopback. */
  readonly connectionsPerHost?: number;
  /** For one exchange, from look-up to the last byte. */
  readonly timeoutMs?: number;
  readonly connectTimeoutMs?: number;
  readonly headersTimeoutMs?: number;
  /** A body that is slower than this over a whole window is given up. */
  readonly minimumSpeed?: { readonly bytesPerSecond: number; readonly windowMs: number };
  readonly maxBytes?: number;
  readonly maxHeaderBytes?: number;
  readonly maxRedirects?: number;
  /** Attempts after the first. */
  readonly retries?: number;
  readonly backoffMs?: number;
  /** The longest Retry-After that is waited for. */
  readonly maxWaitMs?: number;
  readonly maxCrawlDelayMs?: number;
  readonly ignoreRobots?: boolean;
  readonly allowPrivate?: boolean;
  /** Hosts whose certificate is not verified. */
  readonly tlsExceptions?: readonly string[];
  /** Hosts that may speak old TLS. */
  readonly tlsLegacyHosts?: readonly string[];
  /** Certificates (PEM) that are trusted beside Node's own. */
  readonly extraCertificates?: readonly string[];
  readonly proxies?: ProxySettings;
  /** The time of day, for what is kept. */
  readonly now?: () => number;
  /** Milliseconds since some moment, for gaps and waits: nobody sets this clock. */
  readonly elapsed?: () => number;
  readonly random?: () => number;
  readonly sleep?: Sleep;
  readonly lookup?: Lookup;
}

export type Settings = Required<FetcherOptions> & { readonly userAgent: string };

const DEFAULTS: Required<FetcherOptions> = {
  contact: null,
  delayMs: 3000,
  concurrency: 8,
  connectionsPerHost: 1,
  timeoutMs: 60_000,
  connectTimeoutMs: 10_000,
  headersTimeoutMs: 30_000,
  minimumSpeed: { bytesPerSecond: 1024, windowMs: 20_000 },
  maxBytes: 20 * 1024 * 1024,
  maxHeaderBytes: 32 * 1024,
  maxRedirects: 10,
  retries: 4,
  backoffMs: 1000,
  maxWaitMs: 600_000,
  maxCrawlDelayMs: 60_000,
  ignoreRobots: false,
  allowPrivate: false,
  tlsExceptions: [],
  tlsLegacyHosts: [],
  extraCertificates: [],
  proxies: { http: null, https: null, none: [] },
  now: Date.now,
  elapsed: () => performance.now(),
  random: Math.random,
  sleep: (milliseconds, signal) => wait(milliseconds, undefined, signal ? { signal } : {}).catch(() => undefined),
  lookup: (host) => lookup(host, { all: true, verbatim: true }),
};

/** The product's name: the line of the user agent and the group of robots.txt. */
export const PRODUCT = 'govdisclose';
const NOT_IN_A_HEADER = /[^\x20-\x7e]+/g;

export function completeOptions(options: FetcherOptions): Settings {
  const settings = { ...DEFAULTS, ...options };
  return {
    ...settings,
    tlsExceptions: settings.tlsExceptions.map(asHost),
    tlsLegacyHosts: settings.tlsLegacyHosts.map(asHost),
    userAgent: writeUserAgent(settings.contact),
  };
}

/** Hosts are written as `URL` writes them. */
function asHost(name: string): string {
  return URL.canParse(`https://${name}`) ? new URL(`https://${name}`).hostname : name;
}

function writeUserAgent(contact: string | null): string {
  const words = contact?.replace(NOT_IN_A_HEADER, ' ').trim() ?? '';
  return words === '' ? `${PRODUCT}/${VERSION}` : `${PRODUCT}/${VERSION} (+${words})`;
}
