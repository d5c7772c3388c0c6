/**
 * A URL → a socket to its host. In: the address, and what may be connected to. Out: a TCP or TLS socket, made through the
 * proxy where there is one. Every peer is judged here, after the look-up and before the connection, and the address
 * that was judged is the one that is connected to: a name that means something else a moment later changes nothing.
 */
import { constants } from 'node:crypto';
import { connect as connectTcp, isIP, type LookupFunction, type Socket } from 'node:net';
import { connect as connectTls, rootCertificates, type TLSSocket } from 'node:tls';
import { Client } from 'undici';
import { FetchFault } from './fetch-fault.js';
import type { Address, Settings } from './fetcher-options.js';
import { readLiteral, refusePeer } from './judge-address.js';
import type { Phase } from './name-fault.js';

/** Told while a connection is made, so that a deadline can say what it was waiting for, and end it. */
export interface Progressing {
  reach(phase: Phase): void;
  hold(socket: Socket): void;
}

export interface Opened {
  readonly socket: Socket;
  readonly ip: string | null;
  /** Null over plain HTTP. */
  readonly tlsVerified: boolean | null;
}

export interface Opening {
  readonly url: URL;
  readonly proxy: URL | null;
  readonly settings: Settings;
  readonly progress: Progressing;
}

/** A host may be far away: the second address is tried when the first has not answered for so long. */
const NEXT_ADDRESS_AFTER = 1500;
const ALPN = ['http/1.1'];
const LEGACY = {
  minVersion: 'TLSv1',
  ciphers: 'DEFAULT@SECLEVEL=0',
  secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
} as const;

export async function openSocket(opening: Opening): Promise<Opened> {
  const { url, proxy } = opening;
  const raw = proxy === null ? await openDirect(opening) : await openThroughProxy(opening, proxy);
  const ip = proxy === null ? (raw.remoteAddress ?? null) : null;
  if (url.protocol !== 'https:') return { socket: raw, ip, tlsVerified: null };
  opening.progress.reach('tls');
  const socket = await secure(raw, opening);
  return { socket, ip, tlsVerified: socket.authorized };
}

export function portOf(url: URL): number {
  return Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
}

async function openDirect({ url, settings, progress }: Opening): Promise<Socket> {
  progress.reach('dns');
  const addresses = await lookUp(url, settings);
  progress.reach('connect');
  return connectTo(url, addresses, progress);
}

/** The proxy is the operator's own choice and may be anywhere; what it connects to, it must judge itself. */
async function openThroughProxy(opening: Opening, proxy: URL): Promise<Socket> {
  const { url, settings, progress } = opening;
  progress.reach('proxy');
  const toProxy = await connectTo(proxy, await addressesOf(proxy, settings), progress);
  const socket = proxy.protocol === 'https:' ? await secure(toProxy, { ...opening, url: proxy }) : toProxy;
  return url.protocol === 'https:' ? openTunnel(opening, proxy, socket) : socket;
}

async function openTunnel({ url, progress }: Opening, proxy: URL, toProxy: Socket): Promise<Socket> {
  const target = `${url.hostname}:${portOf(url)}`;
  /** Not at once: undici misses an answer that comes before it has finished asking. */
  const client = new Client(proxy.origin, { connect: (_, done) => queueMicrotask(() => done(null, toProxy)) });
  const headers = { host: target, ...proxyAuthorization(proxy) };
  const { statusCode, socket } = await client.connect({ path: target, headers });
  progress.hold(socket as Socket);
  if (statusCode < 200 || statusCode > 299) {
    socket.destroy();
    throw new FetchFault('ERR_FETCH_PROXY', { proxy: proxy.host, why: 'why.proxyStatus', status: statusCode });
  }
  return socket as Socket;
}

export function proxyAuthorization(proxy: URL): Readonly<Record<string, string>> {
  if (proxy.username === '') return {};
  const words = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(words).toString('base64')}` };
}

async function lookUp(url: URL, settings: Settings): Promise<readonly Address[]> {
  const addresses = await addressesOf(url, settings);
  if (settings.allowPrivate) return addresses;
  const allowed = addresses.filter(({ address }) => !isRefused(url, address));
  const [first] = addresses;
  if (allowed.length === 0 && first !== undefined) refusePeer(url.hostname, first.address);
  return allowed;
}

function isRefused(url: URL, address: string): boolean {
  try {
    refusePeer(url.hostname, address);
    return false;
  } catch {
    return true;
  }
}

async function addressesOf(url: URL, { lookup }: Settings): Promise<readonly Address[]> {
  const literal = readLiteral(url);
  if (literal !== null) return [{ address: literal, family: isIP(literal) }];
  const addresses = await lookup(url.hostname);
  if (addresses.length === 0) throw new FetchFault('ERR_FETCH_DNS', { host: url.hostname, why: 'why.noAddress' });
  return addresses;
}

function connectTo(url: URL, addresses: readonly Address[], progress: Progressing): Promise<Socket> {
  const lookup: LookupFunction = (_, options, done) => {
    const [first] = addresses;
    if (options.all === true) done(null, [...addresses]);
    else done(null, first?.address ?? '', first?.family);
  };
  const socket = connectTcp({
    host: readLiteral(url) ?? url.hostname,
    port: portOf(url),
    lookup,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: NEXT_ADDRESS_AFTER,
    noDelay: true,
  });
  progress.hold(socket);
  return settled(socket, 'connect');
}

async function secure(raw: Socket, { url, settings, progress }: Opening): Promise<TLSSocket> {
  const host = url.hostname;
  const isExcepted = settings.tlsExceptions.includes(host);
  const socket = connectTls({
    socket: raw,
    ...(readLiteral(url) === null ? { servername: host } : { host: readLiteral(url) ?? host }),
    ALPNProtocols: ALPN,
    rejectUnauthorized: !isExcepted,
    ...(settings.extraCertificates.length === 0 ? {} : { ca: [...rootCertificates, ...settings.extraCertificates] }),
    ...(settings.tlsLegacyHosts.includes(host) ? LEGACY : {}),
  });
  progress.hold(socket);
  return settled(socket, 'secureConnect');
}

/** Errors that come later belong to whoever uses the socket then; the listener keeps them from ending the program. */
function settled<S extends Socket>(socket: S, event: string): Promise<S> {
  return new Promise((resolve, reject) => {
    socket.once(event, () => resolve(socket));
    socket.on('error', reject);
    socket.once('close', () => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
  });
}
