/**
 * One connection to one origin, used for one exchange at a time and opened anew when the other side has closed it. In: the
 * origin; out: answers, told bit by bit to a receiver, and how far things have come. Whoever saw it fail destroys it.
 */
import type { Socket } from 'node:net';
import { Client, type Dispatcher } from 'undici';
import type { Settings } from './fetcher-options.js';
import type { Phase } from './name-fault.js';
import { type Opened, openSocket, portOf, proxyAuthorization } from './open-socket.js';
import { chooseProxy, parseProxy } from './read-proxies.js';

export interface Sent {
  readonly method: 'GET' | 'POST';
  /** Names and values by turns. */
  readonly headers: readonly string[];
  readonly body: Uint8Array | null;
}

export interface Connection {
  readonly origin: string;
  /** Host and port of the peer. */
  readonly peer: string;
  /** Host and port of the proxy; never its password. */
  readonly proxy: string | null;
  readonly state: { phase: Phase; ip: string | null; tlsVerified: boolean | null };
  /** False where the other side has closed it, or nobody used it for long: it would have to be opened again. */
  readonly isOpen: boolean;
  send(url: URL, sent: Sent, receiver: Dispatcher.DispatchHandler): void;
  destroy(): void;
}

/** Idle connections are closed a little after the usual gap, so that the next page can use them. */
const IDLE = 10_000;

/** `closed` is called when it has become of no use by itself. */
export function openConnection(url: URL, settings: Settings, closed: () => void): Connection {
  const proxy = parseProxy(chooseProxy(settings.proxies, url));
  const state: Connection['state'] = { phase: 'connect', ip: null, tlsVerified: null };
  const sockets = new Set<Socket>();
  const opening = { url, proxy, settings, progress: progressOf(state, sockets) };
  const client = new Client(url.origin, {
    connect: (_, done) => {
      openSocket(opening).then(
        (opened) => done(null, take(opened, state)),
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error)), null),
      );
    },
    pipelining: 1,
    headersTimeout: 0,
    bodyTimeout: 0,
    maxHeaderSize: settings.maxHeaderBytes,
    keepAliveTimeout: IDLE,
  });
  let isOpen = false;
  client.on('connect', () => {
    isOpen = true;
  });
  client.on('disconnect', () => {
    isOpen = false;
    closed();
  });
  return {
    origin: url.origin,
    peer: `${url.hostname}:${portOf(url)}`,
    proxy: proxy?.host ?? null,
    state,
    get isOpen() {
      return isOpen;
    },
    send: (target, sent, receiver) => {
      const options = requestOptions(target, sent, proxy);
      state.phase = 'connect';
      client.dispatch(options, receiver);
    },
    destroy: () => {
      for (const socket of sockets) socket.destroy();
      client.destroy().catch(() => undefined);
    },
  };
}

function take({ socket, ip, tlsVerified }: Opened, state: Connection['state']): Socket {
  Object.assign(state, { ip, tlsVerified });
  return socket;
}

function progressOf(state: Connection['state'], sockets: Set<Socket>) {
  return {
    reach: (phase: Phase) => {
      state.phase = phase;
    },
    hold: (socket: Socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    },
  };
}

/** Over plain HTTP a proxy is told the whole address; through a tunnel the host is asked as if there were no proxy. */
function requestOptions(url: URL, { method, headers, body }: Sent, proxy: URL | null): Dispatcher.DispatchOptions {
  const path = `${url.pathname}${url.search}`;
  const common = { method, body };
  if (proxy === null || url.protocol === 'https:') return { ...common, path, headers: [...headers] };
  const authorization = Object.entries(proxyAuthorization(proxy)).flat();
  return { ...common, path: `${url.origin}${path}`, headers: [...headers, ...authorization] };
}
