/**
 * A fetcher for tests: it waits on a clock that only its own waiting moves, so that minutes of politeness take no time, and
 * finds every host name on loopback. Its deadlines are real, and short.
 */
import type { Fetcher } from '../../../src/fetch/fetcher.js';
import type { FetcherOptions } from '../../../src/fetch/fetcher-options.js';
import { openFetcher } from '../../../src/fetch/open-fetcher.js';

export interface TestFetcher extends Fetcher {
  /** Every wait, in milliseconds. */
  readonly waits: readonly number[];
  now(): number;
}

export const START = Date.UTC(2026, 0, 2, 3, 4, 5);

const TEST_OPTIONS: FetcherOptions = {
  allowPrivate: true,
  ignoreRobots: true,
  timeoutMs: 5000,
  connectTimeoutMs: 2000,
  headersTimeoutMs: 300,
  minimumSpeed: { bytesPerSecond: 1024, windowMs: 200 },
  random: () => 0,
  lookup: async () => [{ address: '127.0.0.1', family: 4 }],
};

export function openTestFetcher(options: FetcherOptions = {}): TestFetcher {
  let clock = START;
  const waits: number[] = [];
  const sleep = async (milliseconds: number) => {
    waits.push(milliseconds);
    clock += milliseconds;
  };
  const now = () => clock;
  return { ...openFetcher({ ...TEST_OPTIONS, now, elapsed: now, sleep, ...options }), waits, now };
}
