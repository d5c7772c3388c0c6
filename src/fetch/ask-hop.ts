/**
 * One address, asked until it answers or it is no use. In: the hop and the lane of its host. Out: a page, `304` or a redirect.
 * Throws the fault that remains when what could be repeated was repeated; a whole answer that is a fault (404, a firewall's
 * page) stays in the chain's captures.
 */
import type { Capture } from '../model/capture.js';
import { attemptsOf, type Chain } from './chain.js';
import { developCapture } from './develop-capture.js';
import { type Ask, BrokenExchange, type RawAnswer } from './exchange.js';
import { FetchFault } from './fetch-fault.js';
import type { Settings } from './fetcher-options.js';
import type { Lane } from './host-lane.js';
import { judgeAnswer, type Verdict } from './judge-answer.js';
import { backoff } from './pace.js';
import { isUnanswered, isWorthRepeating } from './retry-rule.js';
import { type Hop, type Written, writeRequest } from './write-request.js';

export interface Way {
  readonly settings: Settings;
  laneOf(url: URL): Lane;
  /** Throws where the address is not to be asked. */
  permit(url: URL, chain: Chain): Promise<void>;
}

export interface Answer {
  readonly capture: Capture;
  readonly verdict: Exclude<Verdict, { kind: 'fault' | 'unasked-not-modified' }>;
}

interface Failure {
  readonly capture: Capture | null;
  readonly fault: FetchFault;
  readonly retryAfterMs: number | null;
}

export async function askHop(chain: Chain, hop: Hop, way: Way): Promise<Answer> {
  await way.permit(hop.url, chain);
  const lane = way.laneOf(hop.url);
  for (;;) {
    const result = await askOnce(chain, hop, { lane, settings: way.settings });
    if ('verdict' in result) return result;
    if (prepareRepetition(chain, lane, { ...result, settings: way.settings })) continue;
    if (result.capture !== null) chain.captures.push(result.capture);
    if (isUnanswered(result.fault)) lane.standing.unanswered();
    throw withCircumstances(result, chain, hop);
  }
}

interface Asking {
  readonly lane: Lane;
  readonly settings: Settings;
}

async function askOnce(chain: Chain, hop: Hop, { lane, settings }: Asking): Promise<Answer | Failure> {
  const written = writeRequest(chain, hop, settings);
  try {
    const raw = await lane.ask(askOf(chain, hop, { written, settings }), isUrgent(chain));
    return await judge(chain, hop, { raw, written, lane, settings });
  } catch (error) {
    return failureOf(error, chain, lane);
  }
}

function askOf(chain: Chain, { url, post }: Hop, { written, settings }: { written: Written; settings: Settings }): Ask {
  const { request, signal } = chain;
  return {
    url,
    method: post === null ? 'GET' : 'POST',
    headers: written.headers,
    body: post === null ? null : Buffer.from(post.body),
    maxBytes: request.maxBytes ?? settings.maxBytes,
    signal,
  };
}

function isUrgent({ request, repeated }: Chain): boolean {
  return request.purpose === 'robots' || repeated > 0;
}

interface Judging extends Asking {
  readonly raw: RawAnswer;
  readonly written: Written;
}

async function judge(chain: Chain, hop: Hop, { raw, written, lane, settings }: Judging): Promise<Answer | Failure> {
  chain.asked += 1;
  chain.jar.keep(hop.url, raw.response.headers);
  const { capture, notes } = await developCapture(raw, chain.request.maxBytes ?? settings.maxBytes);
  for (const { code, values } of notes) chain.note(code, values);
  if (hop.url.protocol === 'https:' && settings.tlsLegacyHosts.includes(hop.url.hostname)) chain.note('tls-legacy');
  const verdict = judgeAnswer(capture, { conditional: written.conditional, now: settings.now() });
  tellLane(lane, verdict, { capture, chain });
  switch (verdict.kind) {
    case 'fault':
      return { capture, ...verdict };
    case 'unasked-not-modified':
      chain.note('unasked-not-modified');
      hop.noCache = true;
      return { capture, fault: new FetchFault('ERR_FETCH_SERVER', { status: 304 }), retryAfterMs: null };
    default:
      return { capture, verdict };
  }
}

/** What robots.txt is answered with says nothing about pages. */
function tellLane(lane: Lane, verdict: Verdict, { capture, chain }: { capture: Capture; chain: Chain }): void {
  const code = verdict.kind === 'fault' ? verdict.fault.code : null;
  if (code === 'ERR_FETCH_BUSY') lane.strained();
  if (chain.request.purpose === 'robots' || code === 'ERR_FETCH_BUSY') return;
  if (code === 'ERR_FETCH_BLOCKED') lane.standing.blocked(capture.response.status);
  else lane.standing.answered();
}

function failureOf(error: unknown, chain: Chain, lane: Lane): Failure {
  if (error instanceof FetchFault) return { capture: null, fault: error, retryAfterMs: null };
  if (!(error instanceof BrokenExchange)) throw error;
  chain.asked += 1;
  if (error.partial !== null) chain.note('partial-body', error.partial);
  if (isUnanswered(error.fault)) lane.strained();
  return { capture: null, fault: error.fault, retryAfterMs: null };
}

/** False where it is no use; else the host rests before the next attempt. */
function prepareRepetition(chain: Chain, lane: Lane, failure: Failure & { readonly settings: Settings }): boolean {
  const { fault, retryAfterMs, settings } = failure;
  if (retryAfterMs !== null && retryAfterMs > settings.maxWaitMs) {
    lane.standing.deferred(retryAfterMs);
    return false;
  }
  if (!isWorthRepeating(fault, chain.repeated, settings.retries)) return false;
  lane.rest(Math.max(retryAfterMs ?? 0, backoff(chain.repeated, settings)));
  lane.repeated();
  chain.repeated += 1;
  return true;
}

function withCircumstances({ fault, retryAfterMs }: Failure, chain: Chain, { url }: Hop): FetchFault {
  const wait = retryAfterMs === null ? '?' : Math.ceil(retryAfterMs / 1000);
  return new FetchFault(fault.code, { host: url.hostname, attempts: attemptsOf(chain), wait, ...fault.values });
}
