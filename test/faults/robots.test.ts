/** F36, on the function: robots.txt in all its states. Loopback only; waits are virtual. */
import { afterAll, describe, expect, it } from 'vitest';
import type { FetcherOptions } from '../../src/fetch/fetcher-options.js';
import { codesOf, expectFailed, expectFetched } from './server/expect-outcome.js';
import { type FaultServer, type Reply, type Route, reply, startServer } from './server/fault-server.js';
import { openTestFetcher } from './server/test-fetcher.js';

const open: FaultServer[] = [];
afterAll(() => Promise.all(open.map((server) => server.stop())));

async function serve(robots: Route | Reply, options: FetcherOptions = {}) {
  const route: Route = typeof robots === 'function' ? robots : (socket) => reply(socket, robots);
  const page: Route = (socket) =>
    reply(socket, { headers: [['content-type', 'text/html']], body: '<html>page</html>' });
  const server = await startServer({
    routes: { '/robots.txt': route, '/elsewhere.txt': (socket) => reply(socket, { body: RULES }), '/*': page },
  });
  open.push(server);
  const fetcher = openTestFetcher({ ignoreRobots: false, ...options });
  const fetch = (path: string) => fetcher.fetch({ url: server.url(path), purpose: 'page' });
  return { server, fetcher, fetch };
}

const RULES = 'User-agent: *\n# nothing here\nDisallow: /zwgk/\nAllow: /zwgk/open/\n';

describe('F36 robots.txt', () => {
  it('that forbids a page is obeyed, and its line is named', async () => {
    const { server, fetch } = await serve({ body: RULES });
    const outcome = expectFailed(await fetch('/zwgk/1.html'), 'ERR_FETCH_ROBOTS');
    expect(outcome.error.message).toContain(
      `robots.txt of 127.0.0.1:${server.port} line 3 \`Disallow: /zwgk/\` forbids it`,
    );
    expect([outcome.attempts, outcome.error.exitCode, outcome.captures]).toEqual([0, 1, []]);
    expectFetched(await fetch('/zwgk/open/1.html'));
    expectFetched(await fetch('/other.html'));
    expect(server.asked.filter(({ target }) => target === '/robots.txt')).toHaveLength(1);
  });

  it('is given to the first page, for the archive, and to no other', async () => {
    const { server, fetch } = await serve({ body: RULES });
    const outcomes = await Promise.all([fetch('/a'), fetch('/b')]);
    expect(outcomes.map(({ robots }) => robots.map(({ url }) => url))).toEqual([[server.url('/robots.txt')], []]);
    expect(outcomes[0]?.robots[0]?.request.headers).toContainEqual([
      'user-agent',
      expect.stringMatching(/^govdisclose\//),
    ]);
  });

  it('with a group of our own is read there', async () => {
    const { fetch } = await serve({
      body: 'User-agent: *\nDisallow: /\n\nUser-agent: GovDisclose/9\nDisallow: /private/',
    });
    expectFetched(await fetch('/a'));
    expectFailed(await fetch('/private/a'), 'ERR_FETCH_ROBOTS');
  });

  it('that is ignored by option is not asked, and that is noted', async () => {
    const { server, fetch } = await serve({ body: RULES }, { ignoreRobots: true });
    const outcome = expectFetched(await fetch('/zwgk/1.html'));
    expect(outcome.notes.map(({ code }) => code)).toEqual(['robots-ignored']);
    expect(server.asked.map(({ target }) => target)).toEqual(['/zwgk/1.html']);
  });

  it.each(['404 Not Found', '403 Forbidden', '401 Unauthorized'])(
    'that is not there allows everything: %s',
    async (status) => {
      const { fetch, fetcher } = await serve({ status, body: '<html>no</html>' });
      const outcome = expectFetched(await fetch('/zwgk/1.html'));
      expect(codesOf(outcome)).toEqual(['robots-without-rules']);
      expect(outcome.robots).toHaveLength(1);
      expect(fetcher.hosts()[0]?.state).toBe('open');
    },
  );

  it('that cannot be read forbids everything for now', async () => {
    const { server, fetch } = await serve({ status: '500 Oops', body: 'x' }, { retries: 1 });
    const outcome = expectFailed(await fetch('/a'), 'ERR_FETCH_ROBOTS_UNREACHABLE');
    expect([outcome.attempts, outcome.error.exitCode]).toEqual([0, 75]);
    expect(outcome.error.message).toContain('status 500');
    expectFailed(await fetch('/b'), 'ERR_FETCH_ROBOTS_UNREACHABLE');
    expect(server.asked.map(({ target }) => target)).toEqual(['/robots.txt', '/robots.txt']);
  });

  it('that is cut forbids everything for now', async () => {
    const { fetch } = await serve((socket) => {
      reply(socket, { body: 'User-agent: *\n', length: 100 });
      socket.end();
    });
    expectFailed(await fetch('/a'), 'ERR_FETCH_ROBOTS_UNREACHABLE');
  });

  it('that never comes says of the page what it says of itself', async () => {
    const { fetch } = await serve(() => undefined, { headersTimeoutMs: 50, retries: 1 });
    expectFailed(await fetch('/a'), 'ERR_FETCH_TIMEOUT');
  });

  it.each([
    [
      'a page',
      { headers: [['content-type', 'text/html']] as const, body: '\n <!doctype html><html>Disallow: /</html>' },
    ],
    ['nothing', { body: '' }],
  ])('that is %s holds no rules', async (_, answer) => {
    const { fetch } = await serve(answer);
    expect(codesOf(expectFetched(await fetch('/a')))).toEqual(['robots-without-rules']);
  });

  it('of five megabytes is read as far as the standard asks', async () => {
    const filler = `# ${'x'.repeat(97)}\n`;
    const body = `User-agent: *\n${filler.repeat(5000)}Disallow: /zwgk/\n${filler.repeat(45_000)}Disallow: /late/\n`;
    const { fetch } = await serve({ body });
    const outcome = expectFailed(await fetch('/zwgk/1'), 'ERR_FETCH_ROBOTS');
    expect(outcome.error.message).toContain('line 5002');
    expectFetched(await fetch('/late/1'));
  });

  it.each([
    [
      'GBK',
      Buffer.concat([Buffer.from('User-agent: *\nDisallow: /'), Buffer.from([0xd5, 0xfe]), Buffer.from('/\n')]),
      '/%D5%FE/1',
    ],
    ['UTF-8 with a mark', Buffer.from('\ufeffUser-agent: *\nDisallow: /政/\n'), '/政/1'],
    ['UTF-16', Buffer.from('\ufeffUser-agent: *\nDisallow: /zwgk/\n', 'utf16le'), '/zwgk/1'],
    ['old line ends', Buffer.from('User-agent: *\rDisallow: /zwgk/\r'), '/zwgk/1'],
  ])('in %s is read', async (_, body, path) => {
    const { fetch } = await serve({ body });
    expectFailed(await fetch(path), 'ERR_FETCH_ROBOTS');
    expectFetched(await fetch('/else'));
  });

  it('that is elsewhere is looked for there', async () => {
    const { fetch } = await serve({ status: '302 Found', headers: [['location', '/elsewhere.txt']] });
    const outcome = expectFailed(await fetch('/zwgk/1'), 'ERR_FETCH_ROBOTS');
    expect(outcome.robots).toHaveLength(2);
  });

  it.each([
    ['a circle', '/robots.txt'],
    ['no web address', 'file:///etc/robots.txt'],
  ])('that leads to %s allows everything', async (_, location) => {
    const { fetch } = await serve({ status: '302 Found', headers: [['location', location]] });
    expectFetched(await fetch('/zwgk/1'));
  });

  it('that leads to a host that is not ours is not followed, and allows everything', async () => {
    const { server, fetcher } = await serve({
      status: '302 Found',
      headers: [['location', 'http://away.test/robots.txt']],
    });
    const allowedHosts = (host: string) => host === '127.0.0.1';
    expectFetched(await fetcher.fetch({ url: server.url('/a'), purpose: 'page', allowedHosts }));
  });

  it.each([
    ['86400', 60_000],
    ['5', 5000],
    ['-3', 1000],
    ['soon', 1000],
  ])('with a pause of %s is honoured up to a minute', async (seconds, delayMs) => {
    const { fetch, fetcher } = await serve(
      { body: `User-agent: *\nCrawl-delay: ${seconds}\nDisallow:` },
      { delayMs: 1000 },
    );
    const outcome = expectFetched(await fetch('/a'));
    expectFetched(await fetch('/b'));
    expect(fetcher.hosts()[0]?.delayMs).toBe(delayMs);
    // Before the first page too: robots.txt was a request.
    expect(fetcher.waits).toEqual([delayMs, delayMs]);
    if (delayMs > 1000) {
      expect(outcome.notes).toContainEqual({
        code: 'crawl-delay',
        values: { seconds: Number(seconds), kept: delayMs / 1000 },
      });
    }
  });

  it('is asked for each origin of a host, and at every hop', async () => {
    const other = await serve({ body: 'User-agent: *\nDisallow: /there' });
    const { server, fetcher } = await serve({ body: '' });
    const to = await startServer({
      routes: {
        '/go': (socket) => reply(socket, { status: '302 Found', headers: [['location', other.server.url('/there')]] }),
      },
    });
    open.push(to);
    expectFetched(await fetcher.fetch({ url: server.url('/a'), purpose: 'page' }));
    const outcome = expectFailed(await fetcher.fetch({ url: to.url('/go'), purpose: 'page' }), 'ERR_FETCH_ROBOTS');
    expect(outcome.captures).toHaveLength(1);
    expect(outcome.robots.map(({ url }) => url)).toEqual([to.url('/robots.txt'), other.server.url('/robots.txt')]);
  });
});
