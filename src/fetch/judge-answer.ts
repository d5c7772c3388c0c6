/**
 * What an answer means. In: one whole exchange, and whether the request was conditional. Out: a page, a redirect, `304`, or
 * the fault that its status stands for. Judges the status and the length only: what a page says is read elsewhere.
 */
import type { Capture } from '../model/capture.js';
import { FetchFault } from './fetch-fault.js';
import { readField } from './header-fields.js';
import { readRetryAfter } from './read-retry-after.js';

export type Verdict =
  | { readonly kind: 'page' }
  | { readonly kind: 'not-modified' }
  /** 304 though nothing was asked conditionally: to be asked again. */
  | { readonly kind: 'unasked-not-modified' }
  | { readonly kind: 'redirect'; readonly location: string | null }
  | { readonly kind: 'fault'; readonly fault: FetchFault; readonly retryAfterMs: number | null };

export interface AskedHow {
  readonly conditional: boolean;
  readonly now: number;
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const GONE: ReadonlySet<number> = new Set([404, 410]);
/**
 * What firewalls of portals answer to programs; 412 and 521 come with a script that a browser would have to run, 405 and 418
 * are never an answer about a page.
 */
const BLOCKED: ReadonlySet<number> = new Set([403, 405, 412, 418, 521]);
const BUSY: ReadonlySet<number> = new Set([429, 503]);
const PASSING: ReadonlySet<number> = new Set([408, 425]);
/** The server cannot do it, whenever it is asked. */
const NEVER: ReadonlySet<number> = new Set([501, 505]);
const BLANK = 0x20;
const LONGEST_BLANK = 1024;

export function judgeAnswer(capture: Capture, how: AskedHow): Verdict {
  const { status, headers } = capture.response;
  if (status === 304) return { kind: how.conditional ? 'not-modified' : 'unasked-not-modified' };
  if (REDIRECTS.has(status)) return { kind: 'redirect', location: readField(headers, 'location') };
  const fault = faultOf(capture);
  if (fault === null) return { kind: 'page' };
  const retryAfterMs = BUSY.has(status) ? readRetryAfter(readField(headers, 'retry-after'), how.now) : null;
  return { kind: 'fault', fault, retryAfterMs };
}

function faultOf({ response: { status, payload }, body }: Capture): FetchFault | null {
  if (status === 206) {
    return new FetchFault('ERR_FETCH_TRUNCATED', { why: 'why.part', received: payload.length, expected: '?' });
  }
  if (status >= 200 && status < 300) return isEmpty(body) ? new FetchFault('ERR_FETCH_EMPTY', { status }) : null;
  return new FetchFault(codeOf(status), { status });
}

function codeOf(status: number) {
  if (GONE.has(status)) return 'ERR_FETCH_GONE';
  if (BLOCKED.has(status)) return 'ERR_FETCH_BLOCKED';
  if (BUSY.has(status)) return 'ERR_FETCH_BUSY';
  const isPassing = PASSING.has(status) || (status >= 500 && !NEVER.has(status));
  return isPassing ? 'ERR_FETCH_SERVER' : 'ERR_FETCH_STATUS';
}

function isEmpty(body: Uint8Array): boolean {
  return body.length <= LONGEST_BLANK && body.every((byte) => byte <= BLANK);
}
