/** Redirects, with answers that are handed in: targets that must not be connected to can be tried here. */
import { describe, expect, it } from 'vitest';
import type { Way } from '../../src/fetch/ask-hop.js';
import { type Chain, openChain } from '../../src/fetch/chain.js';
import type { Ask, RawAnswer } from '../../src/fetch/exchange.js';
import { completeOptions } from '../../src/fetch/fetcher-options.js';
import { type Followed, followChain } from '../../src/fetch/follow-chain.js';
import { HostStanding } from '../../src/fetch/host-standing.js';

const settings = completeOptions({ retries: 0, now: () => 0, elapsed: () => 0 });

function chainTo(url: string): Chain {
  return openChain({ request: { url, purpose: 'page' }, settings, closing: new AbortController().signal });
}

/** Every host answers each request with the next location; the last with a page. */
function wayThrough(locations: readonly string[], status = 302): { way: Way; asked: string[]; methods: string[] } {
  const [asked, methods]: [string[], string[]] = [[], []];
  const standing = new HostStanding('h', settings);
  const nothing = () => undefined;
  const ask = async ({ url, method }: Ask) => {
    methods.push(method);
    return answerWith(url, locations[asked.push(url.href) - 1], status);
  };
  const lane = { ask, standing, rest: nothing, strained: nothing, repeated: nothing };
  return { way: { settings, laneOf: () => lane, permit: async () => undefined }, asked, methods };
}

function answerWith(url: URL, location: string | undefined, status: number): RawAnswer {
  const headers = location === undefined ? [] : [['location', location] as const];
  const response = {
    status: location === undefined ? 200 : status,
    statusText: '',
    headers,
    payload: Buffer.from('page'),
  };
  const request = { method: 'GET', headers: [], body: null } as const;
  return { url: url.href, sentAt: 0, latencyMs: 0, ip: null, tlsVerified: null, request, response };
}

async function follow(locations: readonly string[]): Promise<Followed & { asked: readonly string[] }> {
  const { way, asked } = wayThrough(locations);
  return { ...(await followChain(chainTo('http://a.test/x'), 10, way)), asked };
}

describe('a form that was posted', () => {
  const post = { contentType: 'application/x-www-form-urlencoded', body: 'page=2' };
  const chain = () =>
    openChain({
      request: { url: 'http://a.test/x', purpose: 'list', post },
      settings,
      closing: new AbortController().signal,
    });

  it.each([
    ['http://a.test/y', 307, 'POST'],
    ['http://a.test/y', 302, 'GET'],
    ['http://b.test/y', 302, 'GET'],
  ])('is sent on to %s after %i with %s', async (location, status, method) => {
    const { way, methods } = wayThrough([location], status);
    await followChain(chain(), 10, way);
    expect(methods).toEqual(['POST', method]);
  });

  it('is never sent to another host', async () => {
    const { way, asked } = wayThrough(['http://b.test/y'], 307);
    await expect(followChain(chain(), 10, way)).rejects.toMatchObject({ code: 'ERR_FETCH_REDIRECT' });
    expect(asked).toEqual(['http://a.test/x']);
  });
});

describe('following redirects', () => {
  it('asks each address once', async () => {
    expect(await follow(['/y?z', '//b.test/y'])).toEqual({
      kind: 'fetched',
      finalUrl: 'http://b.test/y',
      asked: ['http://a.test/x', 'http://a.test/y?z', 'http://b.test/y'],
    });
  });

  it.each([
    ['F26 F72', 'http://169.254.169.254/latest/meta-data/', 'ERR_FETCH_ADDRESS'],
    ['F72', 'http://[::ffff:a9fe:a9fe]/', 'ERR_FETCH_ADDRESS'],
    ['F72', 'http://2130706433/', 'ERR_FETCH_ADDRESS'],
    ['F72', 'http://b.test:22/', 'ERR_FETCH_ADDRESS'],
    ['F25', 'file:///etc/passwd', 'ERR_FETCH_REDIRECT'],
    ['F25', 'http://', 'ERR_FETCH_REDIRECT'],
    ['F27', '/index.html', 'ERR_FETCH_REDIRECT_HOME'],
  ])('%s a chain of redirects stops before %s', async (_, location, code) => {
    const { way, asked } = wayThrough(['/second', location]);
    await expect(followChain(chainTo('http://a.test/x'), 10, way)).rejects.toMatchObject({ code });
    expect(asked.length).toBe(code === 'ERR_FETCH_REDIRECT_HOME' ? 3 : 2);
  });
});
