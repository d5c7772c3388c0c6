/**
 * The environment → the proxies it names. In: `http_proxy`, `https_proxy`, `no_proxy`, in lower or upper case, as curl reads
 * them. Out: their addresses and, for a host, which of them is to be asked. Refuses nothing: an address that is no
 * http(s) address is told when it would be used.
 */
import { FetchFault } from './fetch-fault.js';

export interface ProxySettings {
  readonly http: string | null;
  readonly https: string | null;
  /** Hosts that are asked directly: names with their subdomains, with or without port, `*` for all. */
  readonly none: readonly string[];
}

export type Environment = Readonly<Record<string, string | undefined>>;

const SEPARATOR = /[\s,]+/;
const PORT = /:(\d{1,5})$/;
const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
const LEADING = /^\*?\./;

export function readProxies(env: Environment): ProxySettings {
  const read = (name: string) => env[name] || env[name.toUpperCase()] || null;
  const none = read('no_proxy')?.split(SEPARATOR) ?? [];
  return { http: read('http_proxy'), https: read('https_proxy'), none: none.filter((entry) => entry !== '') };
}

/** The proxy that an address is asked through, or null. */
export function chooseProxy({ http, https, none }: ProxySettings, url: URL): string | null {
  const proxy = url.protocol === 'https:' ? https : http;
  return proxy === null || none.some((entry) => isExcepted(entry, url)) ? null : proxy;
}

function isExcepted(entry: string, url: URL): boolean {
  if (entry === '*') return true;
  const port = PORT.exec(entry)?.[1];
  if (port !== undefined && port !== portOf(url)) return false;
  const name = entry.replace(PORT, '').replace(LEADING, '').toLowerCase();
  return url.hostname === name || url.hostname.endsWith(`.${name}`);
}

function portOf(url: URL): string {
  if (url.port !== '') return url.port;
  return url.protocol === 'https:' ? '443' : '80';
}

/** An address without a scheme is an http proxy, as curl takes it. */
export function parseProxy(text: string | null): URL | null {
  if (text === null) return null;
  const written = SCHEME.test(text) ? text : `http://${text}`;
  if (!URL.canParse(written)) throw new FetchFault('ERR_FETCH_PROXY', { proxy: '?', why: 'why.notAddress' });
  const proxy = new URL(written);
  if (proxy.protocol === 'http:' || proxy.protocol === 'https:') return proxy;
  throw new FetchFault('ERR_FETCH_PROXY', { proxy: proxy.host, why: 'why.proxyScheme' });
}
