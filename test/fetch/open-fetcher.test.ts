/** A fetcher with its own clock, waiting and look-up, as the program has it. Loopback only. */
import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { completeOptions } from '../../src/fetch/fetcher-options.js';
import { openFetcher } from '../../src/fetch/open-fetcher.js';
import { PARSER } from '../../src/version.js';
import { expectFailed, expectFetched } from '../faults/server/expect-outcome.js';
import { startFaultServer } from '../faults/server/fault-routes.js';
import type { FaultServer } from '../faults/server/fault-server.js';

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer({ page: '<html>mine</html>' });
});
afterAll(() => server.stop());

describe('a fetcher that is given nothing', () => {
  it('refuses loopback, and asks for robots.txt where it may', async () => {
    const strict = openFetcher();
    expectFailed(
      await strict.fetch({ url: `http://localhost:${server.port}/page`, purpose: 'page' }),
      'ERR_FETCH_ADDRESS',
    );
    expectFailed(await strict.fetch({ url: 'http://localhost:8080/page', purpose: 'page' }), 'ERR_FETCH_ADDRESS');
    await strict.close();
    expect(server.asked).toEqual([]);
  });

  it('finds names, tells the time and waits by itself', async () => {
    const fetcher = openFetcher({ allowPrivate: true, delayMs: 60 });
    const started = performance.now();
    const url = `http://localhost:${server.port}/page`;
    const first = expectFetched(await fetcher.fetch({ url, purpose: 'page' }));
    const second = expectFetched(await fetcher.fetch({ url, purpose: 'page' }));
    await fetcher.close();
    expect(performance.now() - started).toBeGreaterThan(110);
    expect(first.robots).toHaveLength(1);
    expect(second.robots).toEqual([]);
    expect(Math.abs(Date.parse(first.captures[0]?.retrievedAt ?? '') - Date.now())).toBeLessThan(60_000);
    expect(server.asked.map(({ target }) => target)).toEqual(['/robots.txt', '/page', '/page']);
  });

  it('is woken from a long wait when it is closed, and when one page is given up', async () => {
    const fetcher = openFetcher({ allowPrivate: true, ignoreRobots: true, delayMs: 3_600_000 });
    expectFetched(await fetcher.fetch({ url: server.url('/page'), purpose: 'page' }));
    const controller = new AbortController();
    const given = fetcher.fetch({ url: server.url('/page'), purpose: 'page', signal: controller.signal });
    setTimeout(() => controller.abort(), 20);
    expectFailed(await given, 'ERR_FETCH_STOPPED');
    const waiting = fetcher.fetch({ url: server.url('/page'), purpose: 'page' });
    setTimeout(() => void fetcher.close(), 20);
    expectFailed(await waiting, 'ERR_FETCH_STOPPED');
  });

  it('has the limits that are promised', () => {
    const { delayMs, concurrency, timeoutMs, maxBytes, retries, maxWaitMs, maxRedirects } = completeOptions({});
    const limits = { delayMs, concurrency, timeoutMs, maxBytes, retries, maxWaitMs, maxRedirects };
    expect(limits).toEqual({
      delayMs: 3000,
      concurrency: 8,
      timeoutMs: 60_000,
      maxBytes: 20_971_520,
      retries: 4,
      maxWaitMs: 600_000,
      maxRedirects: 10,
    });
  });

  it('says who it is, and nothing that could break a header', () => {
    expect(completeOptions({ contact: ' a@b.test\r\nx: y ' }).userAgent).toBe(`${PARSER} (+a@b.test x: y)`);
    expect(completeOptions({ contact: '联系' }).userAgent).toBe(PARSER);
    expect(completeOptions({ tlsExceptions: ['Portal.TEST', '政务.test'] }).tlsExceptions).toEqual([
      'portal.test',
      'xn--zfr164b.test',
    ]);
  });
});
