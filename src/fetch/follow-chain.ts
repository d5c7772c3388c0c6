/**
 * An address and the redirects from it → the page. In: a chain that was just opened. Out: whether a page came, and from where.
 * Throws a fault for circles, for more redirects than allowed, for targets that are no web addresses or may not be asked, and
 * for pages that are lost because the site's door is what came.
 */
import { type Answer, askHop, type Way } from './ask-hop.js';
import type { Chain } from './chain.js';
import { FetchFault, showAddress } from './fetch-fault.js';
import { judgeUrl } from './judge-address.js';
import { isLostPath, readLocation } from './read-location.js';
import type { Hop } from './write-request.js';

export interface Followed {
  readonly kind: 'fetched' | 'not-modified';
  readonly finalUrl: string;
}

const SHOWN = 5;
/** A form that was sent is sent again only where these ask for it. */
const KEEPS_METHOD: ReadonlySet<number> = new Set([307, 308]);

export async function followChain(chain: Chain, maxRedirects: number, way: Way): Promise<Followed> {
  const { request } = chain;
  const start = judgeUrl(request.url, way.settings);
  const seen: string[] = [];
  let hop: Hop = { url: start, post: request.post ?? null, noCache: false };
  for (;;) {
    refuseCircle(seen, stateOf(chain, hop), maxRedirects);
    const { capture, verdict } = await askHop(chain, hop, way);
    chain.captures.push(capture);
    if (verdict.kind !== 'redirect') return conclude(chain, start, { url: hop.url, verdict });
    hop = nextHop(hop, capture.response.status, { location: verdict.location, way });
  }
}

/** The same address with other cookies is another question. */
function stateOf({ jar }: Chain, { url, post }: Hop): string {
  return `${post === null ? 'GET' : 'POST'} ${url.href} ${jar.write(url) ?? ''}`;
}

function refuseCircle(seen: string[], state: string, limit: number): void {
  const isCircle = seen.includes(state);
  seen.push(state);
  if (!isCircle && seen.length <= limit + 1) return;
  const chain = seen.slice(0, SHOWN).map((one) => showAddress(one.split(' ')[1] ?? ''));
  throw new FetchFault('ERR_FETCH_REDIRECT_LOOP', { limit, chain: chain.join(' → ') });
}

interface Redirecting {
  readonly location: string | null;
  readonly way: Way;
}

function nextHop({ url, post }: Hop, status: number, { location, way }: Redirecting): Hop {
  const target = location === null ? null : readLocation(location, url.href);
  if (target === null)
    throw new FetchFault('ERR_FETCH_REDIRECT', { target: showAddress(location ?? '?'), why: 'why.location' });
  const next = judgeTarget(target, way);
  const kept = KEEPS_METHOD.has(status) ? post : null;
  if (kept !== null && next.host !== url.host)
    throw new FetchFault('ERR_FETCH_REDIRECT', { target: showAddress(target), why: 'why.formMoved' });
  return { url: next, post: kept, noCache: false };
}

function judgeTarget(target: string, { settings }: Way): URL {
  try {
    return judgeUrl(target, settings);
  } catch (error) {
    if (!(error instanceof FetchFault) || error.code !== 'ERR_FETCH_URL') throw error;
    throw new FetchFault('ERR_FETCH_REDIRECT', { ...error.values, target: showAddress(target) });
  }
}

function conclude(chain: Chain, start: URL, { url, verdict }: { url: URL; verdict: Answer['verdict'] }): Followed {
  const isAsked = chain.request.purpose !== 'robots';
  if (isAsked && isLostPath(start, url))
    throw new FetchFault('ERR_FETCH_REDIRECT_HOME', { target: showAddress(url.href) });
  if (url.hostname !== start.hostname) chain.note('host-changed', { from: start.hostname, to: url.hostname });
  return { kind: verdict.kind === 'not-modified' ? 'not-modified' : 'fetched', finalUrl: url.href };
}
