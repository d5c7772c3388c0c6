/**
 * One request and its answer over one connection. In: what is asked, and how long it may take. Out: the answer as it was
 * transferred, whole. Refuses silence, slowness, too many bytes and answers that are cut: each is a fault that says how
 * far things had come; the connection is then destroyed.
 */
import { createHash } from 'node:crypto';
import type { Dispatcher } from 'undici';
import type { CapturedRequest, CapturedResponse, HeaderFields } from '../model/capture.js';
import type { Connection, Sent } from './connection.js';
import { FetchFault } from './fetch-fault.js';
import type { Settings } from './fetcher-options.js';
import { readField } from './header-fields.js';
import { nameFault, type Progress } from './name-fault.js';
import { type Watch, watchExchange } from './watch-exchange.js';

export interface Ask {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  readonly headers: HeaderFields;
  readonly body: Uint8Array | null;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

/** An answer whose content codings are still on. */
export interface RawAnswer {
  readonly url: string;
  readonly sentAt: number;
  readonly latencyMs: number;
  readonly ip: string | null;
  readonly tlsVerified: boolean | null;
  readonly request: CapturedRequest;
  readonly response: CapturedResponse;
}

/** What had come when it failed; kept beside the fault, because nothing that was received is passed over in silence. */
export class BrokenExchange extends Error {
  readonly fault: FetchFault;
  readonly partial: { readonly bytes: number; readonly sha256: string } | null;

  constructor(fault: FetchFault, chunks: readonly Uint8Array[]) {
    super(fault.message);
    this.fault = fault;
    this.partial = chunks.length === 0 ? null : { bytes: sizeOf(chunks), sha256: hashOf(chunks) };
  }
}

interface Receiving {
  readonly connection: Connection;
  readonly ask: Ask;
  readonly settings: Settings;
  readonly chunks: Buffer[];
  head: Omit<CapturedResponse, 'payload'> | null;
  received: number;
}

export async function exchange(connection: Connection, ask: Ask, settings: Settings): Promise<RawAnswer> {
  const receiving: Receiving = { connection, ask, settings, chunks: [], head: null, received: 0 };
  const [sentAt, begun] = [settings.now(), settings.elapsed()];
  try {
    const response = await receive(receiving);
    if (response.status === 407 && connection.proxy !== null) throw refusedByProxy(connection.proxy);
    const { ip, tlsVerified } = connection.state;
    const latencyMs = Math.round(settings.elapsed() - begun);
    return { url: ask.url.href, sentAt, latencyMs, ip, tlsVerified, request: describeRequest(ask), response };
  } catch (error) {
    const fault = nameFault(error, progressOf(receiving));
    connection.destroy();
    throw new BrokenExchange(fault, receiving.chunks);
  }
}

function receive(receiving: Receiving): Promise<CapturedResponse> {
  const { connection, ask, settings } = receiving;
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      watch.end();
      ask.signal.removeEventListener('abort', stop);
      settle();
    };
    const fail = (error: Error) => end(() => reject(error));
    const stop = () => fail(new FetchFault('ERR_FETCH_STOPPED'));
    const watch = watchExchange({ settings, phase: () => connection.state.phase, fail });
    ask.signal.addEventListener('abort', stop, { once: true });
    if (ask.signal.aborted) return stop();
    const complete = (response: CapturedResponse) => end(() => resolve(response));
    connection.send(ask.url, sentOf(ask), receiverOf(receiving, { watch, complete, fail }));
  });
}

interface Steps {
  readonly watch: Watch;
  readonly complete: (response: CapturedResponse) => void;
  readonly fail: (error: Error) => void;
}

function receiverOf(receiving: Receiving, { watch, complete, fail }: Steps): Dispatcher.DispatchHandler {
  const { connection, ask } = receiving;
  return {
    onRequestStart: () => {
      connection.state.phase = 'headers';
      watch.sent();
    },
    onResponseStart: (controller, status, _, statusText = '') => {
      if (status < 200) return;
      connection.state.phase = 'body';
      receiving.head = { status, statusText, headers: readRawHeaders(controller.rawHeaders) };
      watch.answered();
    },
    onResponseData: (_, chunk) => {
      receiving.chunks.push(chunk);
      receiving.received += chunk.length;
      watch.received(chunk.length);
      if (receiving.received > ask.maxBytes) fail(tooLarge(receiving));
    },
    onResponseEnd: () => {
      if (receiving.head !== null) complete({ ...receiving.head, payload: joined(receiving.chunks) });
    },
    onResponseError: (_, error) => fail(error),
  };
}

function refusedByProxy(proxy: string): FetchFault {
  return new FetchFault('ERR_FETCH_PROXY', { proxy, why: 'why.proxyStatus', status: 407 });
}

function tooLarge({ ask, received }: Receiving): FetchFault {
  return new FetchFault('ERR_FETCH_TOO_LARGE', { why: 'why.size', limit: ask.maxBytes, received });
}

function progressOf({ connection, ask, settings, head, received }: Receiving): Progress {
  const length = head === null ? null : readField(head.headers, 'content-length');
  const { peer, proxy, state } = connection;
  const expected = length === null ? null : Number(length);
  const { maxHeaderBytes } = settings;
  return { phase: state.phase, host: ask.url.hostname, peer, proxy, received, expected, maxHeaderBytes };
}

function sentOf({ method, headers, body }: Ask): Sent {
  return { method, headers: headers.flat(), body };
}

/** The request as undici writes it: host and connection first, the length of a body last. */
function describeRequest({ url, method, headers, body }: Ask): CapturedRequest {
  const first = [
    ['host', url.host],
    ['connection', 'keep-alive'],
  ] as const;
  const last = body === null ? [] : ([['content-length', String(body.length)]] as const);
  return { method, headers: [...first, ...headers, ...last], body };
}

function readRawHeaders(raw: unknown): HeaderFields {
  const parts = (Array.isArray(raw) ? raw : []).map((part: Buffer | string) => part.toString('latin1'));
  return parts.flatMap((name, index) => (index % 2 === 0 ? [[name, parts[index + 1] ?? ''] as const] : []));
}

/** One chunk is taken as it is; its memory is its own. */
function joined(chunks: readonly Buffer[]): Uint8Array {
  const [first] = chunks;
  return chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks);
}

function sizeOf(chunks: readonly Uint8Array[]): number {
  return chunks.reduce((sum, { length }) => sum + length, 0);
}

function hashOf(chunks: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}
