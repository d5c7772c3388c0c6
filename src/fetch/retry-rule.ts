/**
 * Is it worth asking again at once? In: a fault and how often the page was asked for. Out: yes or no. What the server said on
 * purpose is not asked again; what may be chance is asked once more; what the network or a busy server did, as often as allowed.
 */
import { EXIT_CODES } from '../errors.js';
import type { FetchCode, FetchFault } from './fetch-fault.js';

/** Errors for good that are asked once more, because a broken answer and a name not found happen by chance too. */
const ONCE: ReadonlySet<FetchCode> = new Set([
  'ERR_FETCH_HOST_UNKNOWN',
  'ERR_FETCH_EMPTY',
  'ERR_FETCH_ENCODING',
  'ERR_FETCH_PROTOCOL',
]);
/** Another run may cure them, this one cannot. */
const NOT_NOW: ReadonlySet<FetchCode> = new Set([
  'ERR_FETCH_BLOCKED',
  'ERR_FETCH_COOLED',
  'ERR_FETCH_STOPPED',
  'ERR_FETCH_ROBOTS_UNREACHABLE',
]);
/** No answer: when it happens again and again, the host is down. */
const UNANSWERED: ReadonlySet<FetchCode> = new Set([
  'ERR_FETCH_DNS',
  'ERR_FETCH_REFUSED',
  'ERR_FETCH_RESET',
  'ERR_FETCH_TIMEOUT',
  'ERR_FETCH_SLOW',
  'ERR_FETCH_BUSY',
]);

export function isRetryable(code: FetchCode): boolean {
  return EXIT_CODES[code] === 75;
}

export function isWorthRepeating({ code }: FetchFault, repeated: number, retries: number): boolean {
  if (repeated >= retries) return false;
  return ONCE.has(code) ? repeated === 0 : isRetryable(code) && !NOT_NOW.has(code);
}

export function isUnanswered({ code }: FetchFault): boolean {
  return UNANSWERED.has(code);
}
