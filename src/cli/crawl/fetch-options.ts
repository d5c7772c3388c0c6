/**
 * The options of `fetch` and `discover` that are about the network → what a fetcher is told. In: options as read from the
 * command line and the environment; out: the fetcher's own. What was not given stays at the fetcher's default.
 */
import type { FetcherOptions } from '../../fetch/fetcher-options.js';
import { readProxies } from '../../fetch/read-proxies.js';
import type { Session } from '../session.js';

export interface NetworkOptions {
  readonly delay?: number;
  readonly concurrency?: number;
  readonly timeout?: number;
  readonly maxBytes?: number;
  readonly retries?: number;
  readonly ignoreRobots?: boolean;
  readonly allowPrivate?: boolean;
  readonly tlsException?: readonly string[];
  readonly tlsLegacy?: readonly string[];
}

/** Names the operator in the user agent: an address or a page. */
const CONTACT = 'GOVDISCLOSE_CONTACT';

export function fetcherOptionsOf({ environment }: Session, options: NetworkOptions): FetcherOptions {
  const { delay, concurrency, timeout, maxBytes, retries } = options;
  return {
    contact: environment.env[CONTACT] ?? null,
    proxies: readProxies(environment.env),
    now: () => environment.now().getTime(),
    elapsed: environment.elapsed,
    ignoreRobots: options.ignoreRobots === true,
    allowPrivate: options.allowPrivate === true,
    tlsExceptions: options.tlsException ?? [],
    tlsLegacyHosts: options.tlsLegacy ?? [],
    ...(delay !== undefined && { delayMs: delay }),
    ...(concurrency !== undefined && { concurrency }),
    ...(timeout !== undefined && { timeoutMs: timeout }),
    ...(maxBytes !== undefined && { maxBytes }),
    ...(retries !== undefined && { retries }),
  };
}
