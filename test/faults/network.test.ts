/** Section A of the faults, on the function: what networks do to a request. Loopback only; waits are virtual. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePage } from '../../src/index.js';
import { bodyOf, codesOf, expectFailed, expectFetched } from './server/expect-outcome.js';
import { startFaultServer } from './server/fault-routes.js';
import { type FaultServer, reply, startServer } from './server/fault-server.js';
import { fillBacklog } from './server/fill-backlog.js';
import { openTestFetcher } from './server/test-fetcher.js';

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer();
});
afterAll(() => server.stop());

const page = (path: string) => ({ url: server.url(path), purpose: 'page' }) as const;
const rejecting = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));

describe('names', () => {
  it('F1 a host that does not exist fails for good, after one more look', async () => {
    const fetcher = openTestFetcher({ lookup: rejecting('ENOTFOUND') });
    const outcome = expectFailed(
      await fetcher.fetch({ url: 'http://nx.invalid/', purpose: 'page' }),
      'ERR_FETCH_HOST_UNKNOWN',
    );
    expect(outcome.error.exitCode).toBe(1);
    expect(outcome.attempts).toBe(2);
    expect(outcome.error.message).toContain('nx.invalid');
  });

  it('F1 a name server that does not answer is asked again, and another run may cure it', async () => {
    let asked = 0;
    const lookup = async () => {
      asked += 1;
      if (asked < 3) return rejecting('EAI_AGAIN')();
      return [{ address: '127.0.0.1', family: 4 }];
    };
    const outcome = await openTestFetcher({ lookup }).fetch({
      url: `http://slow.test:${server.port}/page`,
      purpose: 'page',
    });
    expect(expectFetched(outcome).attempts).toBe(3);
    const never = await openTestFetcher({ lookup: rejecting('EAI_AGAIN') }).fetch({
      url: 'http://slow.test/',
      purpose: 'page',
    });
    expect(expectFailed(never, 'ERR_FETCH_DNS').attempts).toBe(5);
  });

  it('F2 a look-up that never ends is ended, and named', async () => {
    const fetcher = openTestFetcher({ lookup: () => new Promise(() => undefined), connectTimeoutMs: 50, retries: 1 });
    const outcome = await fetcher.fetch({ url: 'http://silent.test/', purpose: 'page' });
    expect(expectFailed(outcome, 'ERR_FETCH_TIMEOUT').error.detail.values?.['phase']).toBe('phase.dns');
    const whole = openTestFetcher({
      lookup: () => new Promise(() => undefined),
      connectTimeoutMs: 9000,
      timeoutMs: 50,
      retries: 0,
    });
    expectFailed(await whole.fetch({ url: 'http://silent.test/', purpose: 'page' }), 'ERR_FETCH_TIMEOUT');
  });
});

describe('connections', () => {
  it('F3 a refused connection is tried again, and another run may cure it', async () => {
    const closed = await startServer({ routes: {} });
    await closed.stop();
    const outcome = await openTestFetcher().fetch({ url: closed.url('/'), purpose: 'page' });
    expect(expectFailed(outcome, 'ERR_FETCH_REFUSED').attempts).toBe(5);
    expect(expectFailed(outcome, 'ERR_FETCH_REFUSED').error.message).toContain(`127.0.0.1:${closed.port}`);
  });

  it.skipIf(process.platform !== 'linux')(
    'F4 a host that does not take connections is given up in time; others are not held up',
    async () => {
      const { port, end } = await fillBacklog();
      const fetcher = openTestFetcher({ connectTimeoutMs: 200, retries: 0 });
      const [hung, other] = await Promise.all([
        fetcher.fetch({ url: `http://hung.test:${port}/`, purpose: 'page' }),
        fetcher.fetch(page('/page')),
      ]);
      end();
      expect(expectFailed(hung, 'ERR_FETCH_TIMEOUT').error.detail.values?.['phase']).toBe('phase.connect');
      expectFetched(other);
    },
  );

  it('F5 a reset before any byte is tried again', async () => {
    const outcome = expectFetched(await openTestFetcher().fetch(page('/f/5')));
    expect(outcome.attempts).toBe(2);
    const always = await openTestFetcher().fetch(page('/f/5/always'));
    expect(expectFailed(always, 'ERR_FETCH_RESET').attempts).toBe(5);
  });

  it('F6 a server that says nothing is given up', async () => {
    const outcome = await openTestFetcher({ headersTimeoutMs: 50, retries: 1 }).fetch(page('/f/6'));
    const { error, attempts } = expectFailed(outcome, 'ERR_FETCH_TIMEOUT');
    expect([error.detail.values?.['phase'], attempts]).toEqual(['phase.headers', 2]);
  });

  it('F7 a body that drips is ended by the rule of speed, and by the deadline of the whole', async () => {
    const slow = await openTestFetcher({ retries: 0 }).fetch(page('/f/7'));
    expect(codesOf(expectFailed(slow, 'ERR_FETCH_SLOW'))).toContain('partial-body');
    const late = await openTestFetcher({
      retries: 0,
      timeoutMs: 150,
      minimumSpeed: { bytesPerSecond: 0, windowMs: 50 },
    });
    const outcome = expectFailed(await late.fetch(page('/f/7')), 'ERR_FETCH_TIMEOUT');
    expect(outcome.error.detail.values?.['phase']).toBe('phase.body');
  });

  it('F8 a body without end is stopped at the limit', async () => {
    const outcome = await openTestFetcher({ maxBytes: 1_000_000 }).fetch(page('/f/8'));
    const { error, attempts, notes } = expectFailed(outcome, 'ERR_FETCH_TOO_LARGE');
    expect(attempts).toBe(1);
    expect(error.message).toContain('1000000');
    const received = Number(notes.find(({ code }) => code === 'partial-body')?.values['bytes']);
    expect(received).toBeGreaterThan(1_000_000);
    expect(received).toBeLessThan(1_200_000);
  });

  it.each(['/f/9', '/f/9/reset'])('F9 fewer bytes than announced are no page: %s', async (path) => {
    const { error, notes, attempts } = expectFailed(await openTestFetcher().fetch(page(path)), 'ERR_FETCH_TRUNCATED');
    expect(error.detail.values).toMatchObject({ received: 10, expected: 1000 });
    expect(attempts).toBe(5);
    expect(notes).toContainEqual({
      code: 'partial-body',
      values: { bytes: 10, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });

  it('F9 and a page that is whole the second time is a page', async () => {
    expect(expectFetched(await openTestFetcher().fetch(page('/f/9/once'))).attempts).toBe(2);
  });

  it.each(['/f/10', '/f/10/close'])('F10 chunks without the last one are no page: %s', async (path) => {
    expectFailed(await openTestFetcher().fetch(page(path)), 'ERR_FETCH_TRUNCATED');
  });

  it('F11 a body that ends with the connection cannot be known to be whole, and that is noted', async () => {
    const outcome = expectFetched(await openTestFetcher().fetch(page('/f/11')));
    expect(codesOf(outcome)).toContain('length-unknown');
    expect(codesOf(await openTestFetcher().fetch(page('/page')))).toEqual([]);
  });

  it('F14 where IPv6 is broken, IPv4 is used', async () => {
    const addresses = [
      { address: '::1', family: 6 },
      { address: '127.0.0.1', family: 4 },
    ];
    const fetcher = openTestFetcher({ lookup: async () => addresses });
    const outcome = expectFetched(
      await fetcher.fetch({ url: `http://both.test:${server.port}/page`, purpose: 'page' }),
    );
    expect(outcome.captures[0]?.ip).toBe('127.0.0.1');
  });
});

describe('several addresses', () => {
  it('F14 that all refuse are one refusal', async () => {
    const closed = await startServer({ routes: {} });
    await closed.stop();
    const addresses = [
      { address: '::1', family: 6 },
      { address: '127.0.0.1', family: 4 },
    ];
    const fetcher = openTestFetcher({ lookup: async () => addresses, retries: 0 });
    const outcome = await fetcher.fetch({ url: `http://both.test:${closed.port}/`, purpose: 'page' });
    expect(expectFailed(outcome, 'ERR_FETCH_REFUSED').error.message).toContain('refused');
  });
});

describe('content codings', () => {
  it.each(['/gzip', '/x-gzip', '/br', '/deflate', '/deflate-raw'])(
    '%s is undone, and the bytes of the wire are kept',
    async (path) => {
      const plain = expectFetched(await openTestFetcher().fetch(page('/page')));
      const outcome = expectFetched(await openTestFetcher().fetch(page(path)));
      expect(bodyOf(outcome)).toBe(bodyOf(plain));
      const [capture] = outcome.captures;
      expect(capture?.response.payload.length).toBeLessThan(capture?.body.length ?? 0);
      expect(codesOf(outcome)).toEqual([]);
    },
  );

  it.each(['/f/12', '/f/12/deflate', '/f/12/raw', '/f/12/br'])(
    'F12 coded data that end too early are no page: %s',
    async (path) => {
      expect(expectFailed(await openTestFetcher().fetch(page(path)), 'ERR_FETCH_TRUNCATED').attempts).toBe(5);
    },
  );

  it('F12 damaged data are no page', async () => {
    expect(expectFailed(await openTestFetcher().fetch(page('/f/12/damaged')), 'ERR_FETCH_ENCODING').attempts).toBe(2);
  });

  it.each(['/f/13', '/f/13/deflate', '/f/13/br', '/f/13/charset'])(
    'F13 a coding that is not on the body is left aside and noted: %s',
    async (path) => {
      const plain = expectFetched(await openTestFetcher().fetch(page('/page')));
      const outcome = expectFetched(await openTestFetcher().fetch(page(path)));
      expect(bodyOf(outcome)).toBe(bodyOf(plain));
      expect(codesOf(outcome)).toEqual(['encoding-not-applied']);
    },
  );
});

describe('proxies', () => {
  it('F17 a proxy that is down is told from a host that is down', async () => {
    const down = await startServer({ routes: {} });
    await down.stop();
    const proxies = { http: `http://user:pa55word@127.0.0.1:${down.port}`, https: null, none: [] };
    const outcome = await openTestFetcher({ proxies, retries: 1 }).fetch({ url: 'http://a.test/', purpose: 'page' });
    const { error } = expectFailed(outcome, 'ERR_FETCH_PROXY');
    expect(error.message).toContain(`127.0.0.1:${down.port}`);
    expect(JSON.stringify([outcome, error.message])).not.toContain('pa55word');
  });

  it.each(['http', 'https'])('F17 a proxy that refuses %s addresses is named', async (scheme) => {
    const refusing = await startServer({
      routes: {
        '*': (socket) => reply(socket, { status: '407 Proxy Authentication Required', body: '<html>407</html>' }),
      },
    });
    const proxies = { http: refusing.origin, https: refusing.origin, none: [] };
    const outcome = await openTestFetcher({ proxies, retries: 0 }).fetch({
      url: `${scheme}://a.test/x`,
      purpose: 'page',
    });
    await refusing.stop();
    expect(expectFailed(outcome, 'ERR_FETCH_PROXY').error.message).toContain('407');
  });

  it('F17 a proxy that says nothing is named', async () => {
    const silent = await startServer({ routes: { '*': () => undefined } });
    const proxies = { http: null, https: silent.origin, none: [] };
    const fetcher = openTestFetcher({ proxies, retries: 0, connectTimeoutMs: 50 });
    const outcome = await fetcher.fetch({ url: 'https://a.test/x', purpose: 'page' });
    await silent.stop();
    expectFailed(outcome, 'ERR_FETCH_PROXY');
  });

  it('F17 hosts that are excepted are asked directly', async () => {
    const proxies = { http: 'http://127.0.0.1:9', https: null, none: ['127.0.0.1'] };
    expectFetched(await openTestFetcher({ proxies }).fetch(page('/page')));
  });

  it('F90 the password of a proxy goes to the proxy and nowhere else', async () => {
    const proxy = await startServer({ routes: { '*': (socket) => reply(socket, { body: '<html>through</html>' }) } });
    const proxies = { http: `http://user:pa55word@127.0.0.1:${proxy.port}`, https: null, none: [] };
    const outcome = expectFetched(
      await openTestFetcher({ proxies }).fetch({ url: 'http://a.test/x?y', purpose: 'page' }),
    );
    await proxy.stop();
    const [asked] = proxy.asked;
    expect(asked?.target).toBe('http://a.test/x?y');
    expect(asked?.headers['host']).toBe('a.test');
    expect(asked?.headers['proxy-authorization']).toBe(`Basic ${Buffer.from('user:pa55word').toString('base64')}`);
    expect(outcome.captures[0]?.ip).toBeNull();
    expect(JSON.stringify(outcome)).not.toContain('proxy-authorization');
  });
});

describe('clocks', () => {
  it('F18 a date that is far from ours is noted, and ours is kept', async () => {
    const far = await startServer({
      routes: {
        '/': (socket) => reply(socket, { headers: [['date', 'Fri, 02 Jan 2037 03:04:05 GMT']], body: 'text' }),
      },
    });
    const outcome = expectFetched(await openTestFetcher().fetch({ url: far.url('/'), purpose: 'page' }));
    await far.stop();
    expect(outcome.notes).toContainEqual({ code: 'clock-differs', values: { date: 'Fri, 02 Jan 2037 03:04:05 GMT' } });
    expect(outcome.captures[0]?.retrievedAt).toBe('2026-01-02T03:04:05.000Z');
  });
});

describe('what a page says is judged by those who read it', () => {
  it.each([
    ['F20', '/f/20'],
    ['F34', '/f/34'],
  ])('%s a page that is none is handed on as it came, and the reader refuses it', async (_, path) => {
    const outcome = expectFetched(await openTestFetcher().fetch(page(path)));
    const [capture] = outcome.captures;
    expect(parsePage(capture?.body ?? new Uint8Array(), {}).ok).toBe(false);
  });
});

it('listens on loopback only', async () => {
  const plain = createServer().listen(0, '127.0.0.1');
  await once(plain, 'listening');
  plain.close();
  expect(server.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});
