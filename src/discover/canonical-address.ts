/**
 * In: an absolute address. Out: the address that all its spellings share: no session id, no cache breaker, no fragment
 * but a route, host and escapes in one form. For telling documents apart; what is fetched is the address as linked.
 * What is no http or https address gives null.
 */
import type { AddressWords } from '../model/list-knowledge.js';

const WEB = /^https?:$/;
/** Fragments that scripts read as a route (`#/detail/7`, `#!page`) name documents; others only name places in one. */
const ROUTE = /^#(?:\/|!)/;
const ESCAPE = /%[0-9a-f]{2}/gi;
const UNRESERVED = /^[A-Za-z0-9._~-]$/;
const SLASHES = /\/{2,}/g;
const HOST_DOTS = /(?<!\.)\.+$/;

export function canonicalAddress(url: string, words: AddressWords): string | null {
  const address = parseWebAddress(url);
  if (address === null) return null;
  const host = address.hostname.replace(HOST_DOTS, '');
  const port = address.port === '' ? '' : `:${address.port}`;
  const path = unifyEscapes(address.pathname.replace(words.pathSession, '')).replace(SLASHES, '/');
  const route = ROUTE.test(address.hash) ? address.hash : '';
  return `${address.protocol}//${host}${port}${path}${keepQuery(address.search, words)}${route}`;
}

/** Null for what is no address on the web. */
export function parseWebAddress(url: string): URL | null {
  try {
    const address = new URL(url);
    return WEB.test(address.protocol) && address.hostname !== '' ? address : null;
  } catch {
    return null;
  }
}

/** The query in its order, without the parts that differ from visit to visit. */
function keepQuery(search: string, words: AddressWords): string {
  if (search.length < 2) return '';
  const kept = search
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && !isVolatile(part.split('=')[0] ?? '', words));
  return kept.length === 0 ? '' : `?${unifyEscapes(kept.join('&'))}`;
}

function isVolatile(name: string, words: AddressWords): boolean {
  return words.volatileQueries.includes(name.toLowerCase());
}

function unifyEscapes(text: string): string {
  return text.replace(ESCAPE, (printed) => {
    const char = String.fromCharCode(Number.parseInt(printed.slice(1), 16));
    return UNRESERVED.test(char) ? char : printed.toUpperCase();
  });
}
