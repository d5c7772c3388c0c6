/**
 * What Node and undici throw → the fault it stands for. In: the error, and how far the request had come. Out: a fault; what
 * is none of the network's errors is thrown on, because it is a bug.
 */
import { errors } from 'undici';
import { systemCode } from '../errors.js';
import { type FetchCode, FetchFault } from './fetch-fault.js';
import { isTlsError, nameTlsFault } from './tls-fault.js';

export type Phase = 'dns' | 'connect' | 'proxy' | 'tls' | 'headers' | 'body';

export interface Progress {
  readonly phase: Phase;
  readonly host: string;
  /** Host and port that are connected to. */
  readonly peer: string;
  readonly proxy: string | null;
  readonly received: number;
  /** As the header announced it. */
  readonly expected: number | null;
  readonly maxHeaderBytes: number;
}

const NOT_FOUND: ReadonlySet<string> = new Set(['ENOTFOUND', 'ENODATA']);
/** What the parser found, in its own words. */
const PARSER_REASON = /\(([^()]{1,200})\)$/;
/** Its words for an end that comes in the middle of a chunked body. */
const CUT_CHUNKS = 'Invalid EOF state';
/** Lengths that contradict each other are called so too, before there is a body. */
const LENGTHS_DIFFER = 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH';
const CLOSED: ReadonlySet<string> = new Set([
  'UND_ERR_SOCKET',
  'UND_ERR_DESTROYED',
  'UND_ERR_CLOSED',
  'UND_ERR_ABORTED',
]);
const NETWORK = /^(?:E[A-Z0-9]{3,}|EAI_[A-Z]+|UND_ERR_(?!INVALID)[A-Z_]+|ERR_(?:SOCKET|STREAM)_[A-Z_]+)$/;
/** What Node calls it when none of several addresses answered. */
const NO_ANSWER = 'ERR_SOCKET_CONNECTION_TIMEOUT';

export function nameFault(error: unknown, progress: Progress): FetchFault {
  if (error instanceof FetchFault) return progress.phase === 'proxy' ? blameProxy(error, progress) : error;
  const code = systemCode(error);
  const isTls = isTlsError(code);
  if (progress.phase === 'body' && isTls) return nameCutBody(error, progress);
  if (progress.phase === 'proxy' && (isTls || isOfNetwork(error, code))) {
    return proxyFault(progress, error instanceof errors.HTTPParserError ? reasonOf(error) : whyOf(code));
  }

  if (progress.phase === 'tls' || isTls) return nameHandshake(error, code, progress);
  if (!isOfNetwork(error, code)) throw error;
  return nameByPhase(error, code, progress);
}

/** The parser's errors have no code that says anything. */
function isOfNetwork(error: unknown, code: string): boolean {
  return error instanceof errors.HTTPParserError || NETWORK.test(code);
}

function nameByPhase(error: unknown, code: string, progress: Progress): FetchFault {
  const { host, peer, maxHeaderBytes } = progress;
  if (code === 'UND_ERR_HEADERS_OVERFLOW') return new FetchFault('ERR_FETCH_HEADERS', { limit: maxHeaderBytes });
  switch (progress.phase) {
    case 'dns':
      return NOT_FOUND.has(code)
        ? new FetchFault('ERR_FETCH_HOST_UNKNOWN', { host })
        : new FetchFault('ERR_FETCH_DNS', { host, why: `why.${code}` });
    case 'body':
      return nameCutBody(error, progress);
    default:
      return nameUnanswered(error, code, peer);
  }
}

/** Silence of a proxy is not the host's. */
function blameProxy(fault: FetchFault, progress: Progress): FetchFault {
  return fault.code === 'ERR_FETCH_TIMEOUT' ? proxyFault(progress, 'why.proxyTime') : fault;
}

function proxyFault({ proxy }: Progress, why: string): FetchFault {
  return new FetchFault('ERR_FETCH_PROXY', { proxy: proxy ?? '', why });
}

function nameUnanswered(error: unknown, code: string, peer: string): FetchFault {
  if (error instanceof errors.HTTPParserError) return protocolFault(error);
  if (code === LENGTHS_DIFFER) return new FetchFault('ERR_FETCH_PROTOCOL', { why: 'why.lengths' });
  const isBroken = CLOSED.has(code) || code === 'ECONNRESET' || code === 'EPIPE';
  const name: FetchCode = isBroken ? 'ERR_FETCH_RESET' : 'ERR_FETCH_REFUSED';
  return new FetchFault(name, { peer, why: whyOf(code) });
}

function nameCutBody(error: unknown, { received, expected }: Progress): FetchFault {
  const isCut = error instanceof Error && error.message.includes(CUT_CHUNKS);
  if (error instanceof errors.HTTPParserError && !isCut) return protocolFault(error);
  const why = expected === null ? 'why.chunks' : 'why.length';
  return new FetchFault('ERR_FETCH_TRUNCATED', { why, received, expected: expected ?? '?' });
}

function nameHandshake(error: unknown, code: string, { host, peer }: Progress): FetchFault {
  if (code === 'ECONNRESET' || CLOSED.has(code)) return new FetchFault('ERR_FETCH_RESET', { peer, why: whyOf(code) });
  return nameTlsFault(error, code, host);
}

function protocolFault(error: Error): FetchFault {
  return new FetchFault('ERR_FETCH_PROTOCOL', { why: reasonOf(error) });
}

function reasonOf({ message }: Error): string {
  return PARSER_REASON.exec(message)?.[1] ?? message;
}

function whyOf(code: string): string {
  if (CLOSED.has(code) || code.startsWith('ERR_STREAM_')) return 'why.closed';
  return code === NO_ANSWER ? 'why.ETIMEDOUT' : `why.${code}`;
}
