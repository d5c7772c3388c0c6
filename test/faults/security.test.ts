/**
 * F71, F73, F74, F84 and F90, on the function: addresses that are not public, bombs, secrets. That a refused address is not
 * connected to is seen on loopback: the refusal is what a fetcher without `allowPrivate` says of the test's own server.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeAddress, judgeUrl } from '../../src/fetch/judge-address.js';
import { expectFailed, expectFetched } from './server/expect-outcome.js';
import { startFaultServer } from './server/fault-routes.js';
import { type FaultServer, reply, startServer } from './server/fault-server.js';
import { openTestFetcher } from './server/test-fetcher.js';

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer();
});
afterAll(() => server.stop());

const PUBLIC = { allowPrivate: false };
const page = (path: string) => ({ url: server.url(path), purpose: 'page' }) as const;

describe('addresses', () => {
  it.each([
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['0.0.0.0', 'loopback'],
    ['0.1.2.3', 'loopback'],
    ['10.1.2.3', 'private'],
    ['100.64.0.1', 'private'],
    ['100.127.255.255', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.1.1', 'private'],
    ['169.254.169.254', 'link-local'],
    ['192.0.0.8', 'reserved'],
    ['198.18.0.1', 'reserved'],
    ['224.0.0.1', 'multicast'],
    ['240.0.0.1', 'reserved'],
    ['255.255.255.255', 'reserved'],
    ['::', 'loopback'],
    ['::1', 'loopback'],
    ['::ffff:127.0.0.1', 'loopback'],
    ['::ffff:7f00:1', 'loopback'],
    ['::ffff:a00:1', 'private'],
    ['64:ff9b::7f00:1', 'loopback'],
    ['64:ff9b::a9fe:a9fe', 'link-local'],
    ['64:ff9b:1::1', 'reserved'],
    ['2002:7f00:1::', 'loopback'],
    ['2002:c0a8:101::1', 'private'],
    ['2001::1', 'reserved'],
    ['2001:db8::1', 'reserved'],
    ['fc00::1', 'private'],
    ['fd12:3456::1', 'private'],
    ['fe80::1', 'link-local'],
    ['fe80::1%eth0', 'link-local'],
    ['ff02::1', 'multicast'],
    ['4000::1', 'reserved'],
    ['not an address', 'reserved'],
  ])('F71 the address %s is known as %s', (address, kind) => {
    expect(judgeAddress(address)).toBe(kind);
  });

  it.each([
    '1.1.1.1',
    '100.63.255.255',
    '172.32.0.1',
    '2400:3200::1',
    '::ffff:101:101',
    '64:ff9b::101:101',
    '2002:101:101::1',
  ])('F71 the address %s is public', (address) => {
    expect(judgeAddress(address)).toBeNull();
  });

  it.each([
    'http://127.0.0.1/',
    'http://0x7f.1/',
    'http://2130706433/',
    'http://017700000001/',
    'http://127.1/',
    'http://①②⑦.0.0.1/',
    'http://[::1]/',
    'http://[::ffff:7f00:1]/',
    'http://0.0.0.0/',
    'http://169.254.169.254/latest/meta-data/',
    'http://a.test:22/',
    'http://a.test:6379/',
    'https://a.test:9200/',
  ])('F71 an address that is not public is refused before anything is asked: %s', async (url) => {
    const outcome = expectFailed(await openTestFetcher(PUBLIC).fetch({ url, purpose: 'page' }), 'ERR_FETCH_ADDRESS');
    expect([outcome.attempts, outcome.error.exitCode]).toEqual([0, 1]);
    expect(outcome.error.message).toContain('--allow-private');
  });

  it.each(['http://a.test/', 'https://a.test/', 'http://a.test:8080/', 'http://a.test:8999/', 'https://a.test:443/'])(
    'F71 a public address at a port of the web may be asked: %s',
    (url) => {
      expect(judgeUrl(url, PUBLIC).href).toContain('a.test');
    },
  );

  it.each(['localhost', 'localhost.', 'a.test'])(
    'F71 a name that is found on loopback is refused: %s',
    async (host) => {
      const before = server.asked.length;
      const outcome = await openTestFetcher(PUBLIC).fetch({ url: `http://${host}/`, purpose: 'page' });
      const { error } = expectFailed(outcome, 'ERR_FETCH_ADDRESS');
      expect(error.message).toContain('127.0.0.1');
      expect(server.asked.length).toBe(before);
    },
  );

  it('F73 a name that means something else at the second look is connected to where it was judged, or not at all', async () => {
    const answers = ['203.0.113.9', '127.0.0.1'];
    let asked = 0;
    const lookup = async () => [{ address: answers[asked++ % 2] ?? '', family: 4 }];
    const fetcher = openTestFetcher({ ...PUBLIC, lookup, retries: 3 });
    const outcome = await fetcher.fetch({ url: 'http://rebind.test:8080/', purpose: 'page' });
    expectFailed(outcome, 'ERR_FETCH_ADDRESS');
    expect(asked).toBe(1);
  });

  it('F73 of several addresses only those that are public are used', async () => {
    const lookup = async () => [
      { address: '10.0.0.1', family: 4 },
      { address: '::1', family: 6 },
    ];
    const outcome = await openTestFetcher({ ...PUBLIC, lookup }).fetch({ url: 'http://mixed.test/', purpose: 'page' });
    expect(expectFailed(outcome, 'ERR_FETCH_ADDRESS').error.message).toContain('10.0.0.1');
  });
});

describe('bombs', () => {
  it.each(['/f/74', '/f/74/br'])('F74 a bomb is not inflated beyond its limits: %s', async (path) => {
    const before = process.memoryUsage().rss;
    const outcome = expectFailed(
      await openTestFetcher({ headersTimeoutMs: 4000 }).fetch(page(path)),
      'ERR_FETCH_TOO_LARGE',
    );
    expect(outcome.attempts).toBe(1);
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
  });

  it('F74 a page may be a hundred times its coded size up to a mebibyte', async () => {
    const outcome = expectFetched(await openTestFetcher().fetch(page('/f/74/blanks')));
    const [capture] = outcome.captures;
    expect(capture?.body.length).toBeGreaterThan(100 * (capture?.response.payload.length ?? 0));
  });

  it('F74 the limit is of inflated bytes', async () => {
    const small = await openTestFetcher().fetch({ ...page('/gzip'), maxBytes: 5000 });
    expect(expectFailed(small, 'ERR_FETCH_TOO_LARGE').error.message).toContain('5000');
  });

  it.each([
    ['/f/74/chain', 'one on the other'],
    ['/f/74/zstd', 'not asked for'],
  ])('F74 a coding on a coding, or one not asked for, is not undone: %s', async (path, why) => {
    expect(expectFailed(await openTestFetcher().fetch(page(path)), 'ERR_FETCH_ENCODING').error.message).toContain(why);
  });
});

describe('addresses of a list', () => {
  it.each([
    '',
    'not an address',
    '/etc/passwd',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'http://',
    'http://a b/',
    'http://user:pa55word@a.test/',
    `http://a.test/${'x'.repeat(1_000_000)}`,
  ])('F84 what is no web address is refused: %#', async (url) => {
    const outcome = expectFailed(await openTestFetcher().fetch({ url, purpose: 'page' }), 'ERR_FETCH_URL');
    expect([outcome.attempts, outcome.error.exitCode]).toEqual([0, 1]);
    expect(outcome.error.message).not.toContain('pa55word');
    expect(outcome.error.message.length).toBeLessThan(1000);
  });

  it('F84 a line end in an address begins no header', async () => {
    expectFetched(await openTestFetcher().fetch(page('/page?a\r\nx-injected: 1')));
    expect(server.asked.at(-1)?.headers).not.toHaveProperty('x-injected');
  });
});

describe('secrets', () => {
  it('F90 cookies are in no capture and no error', async () => {
    const fetched = expectFetched(await openTestFetcher().fetch(page('/f/24/cookie')));
    expect(fetched.captures[0]?.response.headers).toContainEqual(['set-cookie', 'seen=***; Path=/']);
    expect(fetched.captures[1]?.request.headers).toContainEqual(['cookie', 'seen=***']);
    const blocked = await openTestFetcher().fetch(page('/f/21'));
    expect(JSON.stringify(blocked.captures.map(({ response }) => response.headers))).not.toContain('secret-of-the-waf');
  });

  it('F90 cookies of one host are not sent to another', async () => {
    const other = await startServer({ routes: { '/': (socket) => reply(socket, { body: 'text' }) } });
    const first = await startServer({
      routes: {
        '/': (socket) =>
          reply(socket, {
            status: '302 Found',
            headers: [
              ['location', `http://b.test:${other.port}/`],
              ['set-cookie', 'session=1; Domain=test'],
            ],
          }),
      },
    });
    expectFetched(await openTestFetcher().fetch({ url: `http://a.test:${first.port}/`, purpose: 'page' }));
    await Promise.all([first.stop(), other.stop()]);
    expect(other.asked[0]?.headers).not.toHaveProperty('cookie');
  });
});
