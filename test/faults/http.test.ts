/** Section B of the faults, on the function: what servers answer. Loopback only; waits are virtual. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AddressOwners } from '../../src/cli/address-owners.js';
import { judgeUrl } from '../../src/fetch/judge-address.js';
import { findForward, parsePage } from '../../src/index.js';
import { PARSER } from '../../src/version.js';
import { bodyOf, codesOf, expectFailed, expectFetched } from './server/expect-outcome.js';
import { startFaultServer } from './server/fault-routes.js';
import { type FaultServer, reply, startServer } from './server/fault-server.js';
import { openTestFetcher } from './server/test-fetcher.js';

let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer();
});
afterAll(() => server.stop());

const page = (path: string) => ({ url: server.url(path), purpose: 'page' }) as const;
const askedOf = (path: string) => server.asked.filter(({ target }) => target === path);

describe('statuses', () => {
  it.each([
    ['/f/19', 404],
    ['/f/19/gone', 410],
  ])('F19 what answers %s is gone for good, and what was answered is kept', async (path, status) => {
    const outcome = expectFailed(await openTestFetcher().fetch(page(path)), 'ERR_FETCH_GONE');
    expect([outcome.attempts, outcome.error.exitCode]).toEqual([1, 1]);
    expect(outcome.captures.map(({ response }) => response.status)).toEqual([status]);
    expect(bodyOf(outcome)).toContain(String(status));
  });

  it.each(['/f/21', '/f/21/412', '/f/21/521'])(
    'F21 a firewall is not argued with, and its host is left alone: %s',
    async (path) => {
      const fetcher = openTestFetcher();
      const outcome = expectFailed(await fetcher.fetch(page(path)), 'ERR_FETCH_BLOCKED');
      expect([outcome.attempts, outcome.error.exitCode]).toEqual([1, 75]);
      expect(outcome.captures).toHaveLength(1);
      const before = server.asked.length;
      const next = expectFailed(await fetcher.fetch(page('/page')), 'ERR_FETCH_COOLED');
      expect([next.attempts, next.error.exitCode, server.asked.length]).toEqual([0, 75, before]);
      expect(fetcher.hosts()[0]).toMatchObject({
        state: 'blocked',
        requests: 1,
        failures: { ERR_FETCH_BLOCKED: 1, ERR_FETCH_COOLED: 1 },
      });
    },
  );

  it('F21 a lone 403 among pages is about that page', async () => {
    const fetcher = openTestFetcher();
    expectFetched(await fetcher.fetch(page('/page')));
    expectFailed(await fetcher.fetch(page('/f/21')), 'ERR_FETCH_BLOCKED');
    expectFetched(await fetcher.fetch(page('/page')));
    expectFailed(await fetcher.fetch(page('/f/21')), 'ERR_FETCH_BLOCKED');
    expectFailed(await fetcher.fetch(page('/f/21')), 'ERR_FETCH_BLOCKED');
    expectFailed(await fetcher.fetch(page('/page')), 'ERR_FETCH_COOLED');
  });

  it.each([
    ['/f/22', 7000],
    ['/f/22/429', 2000],
    ['/f/22/garbage', 500],
    ['/f/22/negative', 500],
  ])('F22 %s is asked again after the wait that it asks for, or after ours', async (path, wait) => {
    const fetcher = openTestFetcher({ delayMs: 0 });
    expect(expectFetched(await fetcher.fetch(page(path))).attempts).toBe(2);
    expect(Math.max(...fetcher.waits)).toBe(wait);
  });

  it('F22 a date is a wait too', async () => {
    const date = new Date(openTestFetcher().now() + 90_000).toUTCString();
    const later = await startServer({
      routes: {
        '/': (socket, { nth }) =>
          nth === 1
            ? reply(socket, { status: '503 x', headers: [['retry-after', date]], body: 'x' })
            : reply(socket, { body: 'text' }),
      },
    });
    const fetcher = openTestFetcher();
    expectFetched(await fetcher.fetch({ url: later.url('/'), purpose: 'page' }));
    await later.stop();
    expect(Math.max(...fetcher.waits)).toBeGreaterThan(88_000);
    expect(Math.max(...fetcher.waits)).toBeLessThanOrEqual(90_000);
  });

  it('F22 a wait that is longer than ours defers the host, not the run', async () => {
    const fetcher = openTestFetcher();
    const outcome = expectFailed(await fetcher.fetch(page('/f/22/years')), 'ERR_FETCH_BUSY');
    expect([outcome.attempts, outcome.error.exitCode, fetcher.waits]).toEqual([1, 75, []]);
    expectFailed(await fetcher.fetch(page('/page')), 'ERR_FETCH_COOLED');
    expect(fetcher.hosts()[0]).toMatchObject({ state: 'deferred', until: '2035-12-31T03:04:05.000Z' });
  });

  it.each(['/f/22/always', '/f/22/none'])(
    'F22 a host that stays busy is given up after the attempts that are allowed: %s',
    async (path) => {
      const outcome = expectFailed(await openTestFetcher().fetch(page(path)), 'ERR_FETCH_BUSY');
      expect(outcome.attempts).toBe(5);
    },
  );

  it('F23 an error of the server that passes is no failure', async () => {
    const fetcher = openTestFetcher();
    expect(expectFetched(await fetcher.fetch(page('/f/23'))).attempts).toBe(2);
    expect(fetcher.hosts()[0]).toMatchObject({ requests: 2, repeated: 1, failures: {} });
  });

  it('F23 one that stays can be cured by another run; what the server cannot do is for good', async () => {
    const fetcher = openTestFetcher({ retries: 2 });
    const outcome = expectFailed(await fetcher.fetch(page('/f/23/always')), 'ERR_FETCH_SERVER');
    expect([outcome.attempts, outcome.captures.length]).toEqual([3, 1]);
    expect(outcome.error.message).toContain('status 502 after 3 attempts');
    expect(expectFailed(await fetcher.fetch(page('/f/23/never')), 'ERR_FETCH_STATUS').attempts).toBe(1);
    expect(expectFailed(await fetcher.fetch(page('/f/23/400')), 'ERR_FETCH_STATUS').attempts).toBe(1);
  });

  it.each(['/f/33', '/f/33/empty', '/f/33/blank'])(
    'F33 an answer without a body is asked for once more: %s',
    async (path) => {
      const outcome = expectFailed(await openTestFetcher().fetch(page(path)), 'ERR_FETCH_EMPTY');
      expect([outcome.attempts, outcome.error.exitCode]).toEqual([2, 1]);
    },
  );

  it('F33 and may have one then', async () => {
    expect(expectFetched(await openTestFetcher().fetch(page('/f/33/once'))).attempts).toBe(2);
  });

  it('a part of a page is not the page', async () => {
    expectFailed(await openTestFetcher({ retries: 0 }).fetch(page('/part')), 'ERR_FETCH_TRUNCATED');
  });
});

describe('conditional requests', () => {
  const validators = { etag: '"1"', lastModified: 'Thu, 01 Jan 2026 00:00:00 GMT' };

  it('F32 what has not changed is not sent again', async () => {
    const outcome = await openTestFetcher().fetch({ ...page('/f/32'), validators });
    expect([outcome.kind, outcome.captures[0]?.response.status]).toEqual(['not-modified', 304]);
    expect(askedOf('/f/32').at(-1)?.headers).toMatchObject({
      'if-none-match': '"1"',
      'if-modified-since': validators.lastModified,
    });
  });

  it('F32 a date that is yet to come is not sent', async () => {
    const future = { etag: null, lastModified: 'Fri, 01 Jan 2027 00:00:00 GMT' };
    expectFetched(await openTestFetcher().fetch({ ...page('/f/32'), validators: future }));
  });

  it('F32 a 304 that nothing asked for is asked again without any cache', async () => {
    const outcome = expectFetched(await openTestFetcher().fetch(page('/f/32/unasked')));
    expect(codesOf(outcome)).toEqual(['unasked-not-modified']);
    expectFailed(await openTestFetcher({ retries: 1 }).fetch(page('/f/32/always')), 'ERR_FETCH_SERVER');
  });

  it('validators go only to the address they came from', async () => {
    const moved = await openTestFetcher().fetch({ ...page('/moved'), validators });
    expectFetched(moved);
    expect(askedOf('/moved').at(-1)?.headers).toHaveProperty('if-none-match');
    expect(askedOf('/page').at(-1)?.headers).not.toHaveProperty('if-none-match');
    await openTestFetcher().fetch({ ...page('/moved'), validators, validatorsOf: server.url('/page') });
    expect(askedOf('/moved').at(-1)?.headers).not.toHaveProperty('if-none-match');
    expect(askedOf('/page').at(-1)?.headers).toHaveProperty('if-none-match');
  });
});

describe('redirects', () => {
  it('are followed, and every exchange is kept', async () => {
    const outcome = expectFetched(await openTestFetcher().fetch(page('/moved#part')));
    expect(outcome.finalUrl).toBe(server.url('/page'));
    expect(outcome.captures.map(({ url, response }) => [url, response.status])).toEqual([
      [server.url('/moved'), 301],
      [server.url('/page'), 200],
    ]);
    expect(outcome.attempts).toBe(1);
  });

  it.each([
    ['/form/303', '/page', 'GET'],
    ['/form/307', '/echo', 'POST'],
  ])('a form that was sent is sent again only where that is asked: %s', async (path, target, method) => {
    const post = { contentType: 'application/x-www-form-urlencoded', body: 'page=1' };
    expectFetched(await openTestFetcher().fetch({ ...page(path), purpose: 'list', post }));
    expect(askedOf(path).at(-1)).toMatchObject({ method: 'POST', body: 'page=1' });
    expect(askedOf(target).at(-1)?.method).toBe(method);
  });

  it.each(['/f/24', '/f/24/a'])('F24 a circle is seen when it closes: %s', async (path) => {
    const outcome = expectFailed(await openTestFetcher().fetch(page(path)), 'ERR_FETCH_REDIRECT_LOOP');
    expect(outcome.captures.length).toBeLessThanOrEqual(2);
    expect(outcome.error.exitCode).toBe(1);
  });

  it('F24 thirty hops are not followed further than ten', async () => {
    const outcome = expectFailed(await openTestFetcher().fetch(page('/f/24/hops/1')), 'ERR_FETCH_REDIRECT_LOOP');
    expect(outcome.captures).toHaveLength(11);
    expect(outcome.error.message).toContain('/f/24/hops/5)');
  });

  it('F24 the same address with the cookie that it set is no circle, and no cookie outlives it', async () => {
    const fetcher = openTestFetcher();
    const outcome = expectFetched(await fetcher.fetch(page('/f/24/cookie')));
    expect(outcome.captures).toHaveLength(2);
    expect(JSON.stringify(outcome)).not.toContain('seen=1');
    await fetcher.fetch(page('/f/24/cookie'));
    expect(askedOf('/f/24/cookie')[2]?.headers).not.toHaveProperty('cookie');
  });

  it.each(['file:///etc/passwd', 'ftp://a.test/', 'javascript:alert(1)', 'data:text/html,x', 'credentials'])(
    'F25 a redirect to %s is not followed',
    async (target) => {
      const outcome = await openTestFetcher().fetch(page(`/f/25/${encodeURIComponent(target)}`));
      const { error, captures, attempts } = expectFailed(outcome, 'ERR_FETCH_REDIRECT');
      expect([error.exitCode, captures.length, attempts]).toEqual([1, 1, 1]);
      expect(error.message).not.toContain('pa55word');
    },
  );

  it('F26 a redirect to an address that is not public is judged like any address', () => {
    expect(() => judgeUrl('http://169.254.169.254/latest/', { allowPrivate: false })).toThrow('ERR_FETCH_ADDRESS');
  });

  it('F27 a redirect that loses the path is no page', async () => {
    const outcome = expectFailed(await openTestFetcher().fetch(page('/f/27')), 'ERR_FETCH_REDIRECT_HOME');
    expect(outcome.error.exitCode).toBe(1);
    expect(outcome.captures).toHaveLength(2);
    expectFetched(await openTestFetcher().fetch(page('/')));
  });

  it('F27 another host is followed and noted, unless it is not allowed', async () => {
    const target = `http://moved.test:${server.port}/page`;
    const request = page(`/f/25/${encodeURIComponent(target)}`);
    const outcome = expectFetched(await openTestFetcher().fetch(request));
    expect(outcome.finalUrl).toBe(target);
    expect(outcome.notes).toContainEqual({ code: 'host-changed', values: { from: '127.0.0.1', to: 'moved.test' } });
    const refused = await openTestFetcher().fetch({ ...request, allowedHosts: (host) => host === '127.0.0.1' });
    expect(expectFailed(refused, 'ERR_FETCH_HOST_REFUSED').error.message).toContain('moved.test');
  });

  it('F28 bytes of a path are the same bytes in the next request', async () => {
    const outcome = expectFetched(await openTestFetcher().fetch(page('/f/28')));
    expect(outcome.finalUrl).toBe(server.url('/%D5%FE'));
  });

  it('a redirect that names no address is no page', async () => {
    expectFailed(await openTestFetcher().fetch(page('/nowhere')), 'ERR_FETCH_REDIRECT');
  });
});

describe('HTTP', () => {
  it.each(['lf', 'space', 'chunk', 'both', 'lengths', 'nonsense'])(
    'F30 an answer that breaks the rules is refused: %s',
    async (path) => {
      const outcome = expectFailed(await openTestFetcher().fetch(page(`/f/30/${path}`)), 'ERR_FETCH_PROTOCOL');
      expect([outcome.attempts, outcome.error.exitCode]).toEqual([2, 1]);
      expect(outcome.error.message).toMatch(/rules of HTTP: [A-Za-z]{3}/);
    },
  );

  it('F31 a header without end is refused', async () => {
    expectFailed(await openTestFetcher().fetch(page('/f/31')), 'ERR_FETCH_HEADERS');
  });
});

describe('what is asked', () => {
  it('is what the capture says, to the letter', async () => {
    const contact = 'https://example.org/bot 联系';
    const outcome = expectFetched(
      await openTestFetcher({ contact }).fetch({ ...page('/page?a=1&b=政'), purpose: 'page' }),
    );
    const [request] = outcome.captures.map((capture) => capture.request);
    const lines = request?.headers.map(([name, value]) => `${name}: ${value}`) ?? [];
    expect(server.asked.at(-1)?.head).toBe(['GET /page?a=1&b=%E6%94%BF HTTP/1.1', ...lines].join('\r\n'));
    expect(lines).toContain(`user-agent: ${PARSER} (+https://example.org/bot)`);
    expect(lines).toContain('accept-encoding: gzip, deflate, br');
  });

  it('with a body, is what the capture says too', async () => {
    const post = { contentType: 'application/json', body: '{"year":2016}' };
    const outcome = expectFetched(await openTestFetcher().fetch({ ...page('/echo'), purpose: 'list', post }));
    const [request] = outcome.captures.map((capture) => capture.request);
    const lines = request?.headers.map(([name, value]) => `${name}: ${value}`) ?? [];
    expect(server.asked.at(-1)?.head).toBe(['POST /echo HTTP/1.1', ...lines].join('\r\n'));
    expect(Buffer.from(request?.body ?? []).toString()).toBe(post.body);
  });
});

describe('pages in the place of others, which whoever reads them must see', () => {
  it.each(['/f/29', '/f/29/script'])(
    'F29 a stub %s is given as it is, and says where it sends its reader',
    async (path) => {
      const { captures, finalUrl } = expectFetched(await openTestFetcher().fetch(page(path)));
      expect(finalUrl).toBe(server.url(path));
      const stub = captures.at(-1)?.body ?? new Uint8Array();
      expect(findForward(stub, { url: finalUrl, contentType: 'text/html' })).toBe(server.url('/page'));
      expect(parsePage(stub, { url: finalUrl })).toMatchObject({ ok: false, refusal: { looksLike: 'stub' } });
    },
  );

  it('F35 another agency’s page at the address of a report is foreign, night after night, until it is accepted', () => {
    const owners = new AddressOwners();
    const url = 'http://a.test/1.html';
    const arrive = (agency: string, accepted = false) => {
      const result = parsePage(Buffer.from(reportOf(agency)), { url });
      if (!result.ok) throw new Error(result.refusal.reason);
      return owners.isForeign({ context: { url }, by: { method: null, accepted } }, result.record);
    };
    const [own, other] = ['随州市水利局', '随州市审计局'];
    const nights = [arrive(own), arrive(other), arrive(other), arrive(own), arrive(other, true), arrive(other)];
    expect(nights).toEqual([false, true, true, false, false, false]);
  });
});

function reportOf(agency: string): string {
  const title = `${agency}2019年政府信息公开工作年度报告`;
  return `<html><head><title>${title}</title></head><body><h1>${title}</h1><p>一、总体情况</p><p>${agency}2019年主动公开政府信息120条。</p>
<p>二、收到和处理政府信息公开申请情况</p><p>全年收到申请3件，均已按时答复。</p></body></html>`;
}
