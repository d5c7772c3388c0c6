/** What a host notices of us: one connection, a gap, less when it is strained; and how many hosts are asked at once. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { expectFailed, expectFetched } from '../faults/server/expect-outcome.js';
import { type FaultServer, type Route, reply, startServer } from '../faults/server/fault-server.js';
import { openTestFetcher, START } from '../faults/server/test-fetcher.js';

const open: FaultServer[] = [];
afterEach(() => Promise.all(open.splice(0).map((server) => server.stop())));

async function serve(route: Route): Promise<FaultServer> {
  const server = await startServer({ routes: { '/*': route } });
  open.push(server);
  return server;
}

const answer: Route = (socket) => reply(socket, { body: '<html>page</html>' });
const answerLate: Route = (socket) => void setTimeout(() => answer(socket, {} as never), 30);
const urls = (server: FaultServer, count: number, host = '127.0.0.1') =>
  Array.from({ length: count }, (_, index) => `http://${host}:${server.port}/${index}`);

describe('a host', () => {
  it('is asked one page after the other over one connection, with a gap of three seconds', async () => {
    const server = await serve(answer);
    const fetcher = openTestFetcher();
    const outcomes = await Promise.all(urls(server, 4).map((url) => fetcher.fetch({ url, purpose: 'page' })));
    outcomes.map(expectFetched);
    expect(fetcher.waits).toEqual([3000, 3000, 3000]);
    expect(server.asked.map(({ target }) => target)).toEqual(['/0', '/1', '/2', '/3']);
    expect(new Set(server.asked.map(({ connection }) => connection)).size).toBe(1);
    const times = outcomes.map(({ captures }) => captures[0]?.retrievedAt.slice(17));
    expect(times).toEqual(['05.000Z', '08.000Z', '11.000Z', '14.000Z']);
  });

  it('F98 keeps its gap and its wait when the clock is set back or forward', async () => {
    const server = await serve((socket, asked) =>
      asked.nth === 1 && asked.target === '/2'
        ? reply(socket, { status: '503 Busy', headers: [['retry-after', '20']], body: 'x' })
        : answer(socket, asked),
    );
    let day = 0;
    const now = () => START + (day++ % 3) * 86_400_000;
    const fetcher = openTestFetcher({ now });
    for (const url of urls(server, 4)) expectFetched(await fetcher.fetch({ url, purpose: 'page' }));
    expect(fetcher.waits.slice(0, 2)).toEqual([3000, 3000]);
    expect(fetcher.waits.length).toBeGreaterThan(3);
    expect(Math.max(...fetcher.waits)).toBeLessThanOrEqual(20_000);
  });

  it('is left more time when it is strained, and less again when it is not', async () => {
    const server = await serve((socket, asked) =>
      asked.target === '/0' && asked.nth <= 2
        ? reply(socket, { status: '503 Busy', body: 'x' })
        : answer(socket, asked),
    );
    const fetcher = openTestFetcher({ delayMs: 1000 });
    expectFetched(await fetcher.fetch({ url: `${server.origin}/0`, purpose: 'page' }));
    const strained = fetcher.hosts()[0]?.delayMs ?? 0;
    expect(strained).toBeGreaterThan(2000);
    for (const url of urls(server, 12).slice(1)) expectFetched(await fetcher.fetch({ url, purpose: 'page' }));
    expect(fetcher.hosts()[0]?.delayMs).toBe(1000);
  });

  it('that does not answer three times is not asked any more in this run; others are', async () => {
    const down = await serve((socket) => socket.resetAndDestroy());
    const up = await serve(answer);
    const fetcher = openTestFetcher({ retries: 1 });
    for (const url of urls(down, 3, 'down.test'))
      expectFailed(await fetcher.fetch({ url, purpose: 'page' }), 'ERR_FETCH_RESET');
    const next = await fetcher.fetch({ url: `http://down.test:${down.port}/9`, purpose: 'page' });
    expect(expectFailed(next, 'ERR_FETCH_COOLED').attempts).toBe(0);
    expect(down.asked).toHaveLength(6);
    expectFetched(await fetcher.fetch({ url: up.url('/0'), purpose: 'page' }));
    expect(fetcher.hosts().map(({ host, state }) => [host, state])).toEqual([
      ['down.test', 'unreachable'],
      ['127.0.0.1', 'open'],
    ]);
  });

  it('may be asked over several connections without a gap, for a benchmark', async () => {
    const server = await serve(answerLate);
    const fetcher = openTestFetcher({ delayMs: 0, connectionsPerHost: 4 });
    await Promise.all(
      urls(server, 12).map(async (url) => expectFetched(await fetcher.fetch({ url, purpose: 'page' }))),
    );
    expect(fetcher.waits).toEqual([]);
    expect(new Set(server.asked.map(({ connection }) => connection)).size).toBe(4);
  });
});

describe('hosts', () => {
  it('are asked at the same time, as many as allowed', async () => {
    let now = 0;
    let most = 0;
    const server = await serve((socket) => {
      now += 1;
      most = Math.max(most, now);
      setTimeout(() => {
        now -= 1;
        answer(socket, {} as never);
      }, 30);
    });
    const fetcher = openTestFetcher({ concurrency: 3 });
    const hosts = Array.from({ length: 9 }, (_, index) => `h${index}.test`);
    const outcomes = hosts.map((host) => fetcher.fetch({ url: `http://${host}:${server.port}/`, purpose: 'page' }));
    (await Promise.all(outcomes)).map(expectFetched);
    expect(most).toBe(3);
    expect(fetcher.hosts().map(({ requests }) => requests)).toEqual(hosts.map(() => 1));
  });
});

describe('stopping', () => {
  it('ends what is under way and what waits, and says so', async () => {
    const server = await serve(() => undefined);
    const fetcher = openTestFetcher({ headersTimeoutMs: 5000 });
    const outcomes = urls(server, 3).map((url) => fetcher.fetch({ url, purpose: 'page' }));
    await pause(50);
    await fetcher.close();
    for (const outcome of await Promise.all(outcomes)) {
      expect(expectFailed(outcome, 'ERR_FETCH_STOPPED').retryable).toBe(true);
    }
    expect(server.asked).toHaveLength(1);
  });

  it('one page by its signal leaves the others', async () => {
    const server = await serve((socket, asked) => (asked.target === '/0' ? undefined : answer(socket, asked)));
    const fetcher = openTestFetcher({ headersTimeoutMs: 5000 });
    const controller = new AbortController();
    const [first = '', second = ''] = urls(server, 2);
    const stopped = fetcher.fetch({ url: first, purpose: 'page', signal: controller.signal });
    const other = fetcher.fetch({ url: second, purpose: 'page' });
    await pause(50);
    controller.abort();
    expectFailed(await stopped, 'ERR_FETCH_STOPPED');
    expectFetched(await other);
    const late = fetcher.fetch({ url: second, purpose: 'page', signal: controller.signal });
    expect(expectFailed(await late, 'ERR_FETCH_STOPPED').attempts).toBe(0);
  });
});
