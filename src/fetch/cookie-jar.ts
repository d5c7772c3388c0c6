/**
 * Cookies of one chain of redirects: some portals set one and send the browser to the same address again. In: what a host
 * set; out: what that host, and no other, is sent back. Nothing is kept for a later page, and nothing of it is in a capture.
 */
import { type Cookie, parseCookie } from 'undici';
import type { HeaderFields } from '../model/capture.js';
import { readFields } from './header-fields.js';

export interface CookieJar {
  keep(url: URL, fields: HeaderFields): void;
  /** The value of the `Cookie` header, or null. */
  write(url: URL): string | null;
}

const MOST = 50;
const COOKIE = /^cookie$/i;
const SET_COOKIE = /^set-cookie2?$/i;
const VALUES = /=[^;]*/g;
const FIRST_VALUE = /=[^;]*/;

export function openCookieJar(now: () => number): CookieJar {
  const kept = new Map<string, Map<string, Cookie>>();
  return {
    keep: (url, fields) => {
      const jar = kept.get(url.hostname) ?? new Map<string, Cookie>();
      kept.set(url.hostname, jar);
      for (const line of readFields(fields, 'set-cookie')) keepCookie(jar, parseCookie(line), now());
    },
    write: (url) => {
      const cookies = [...(kept.get(url.hostname)?.values() ?? [])];
      const sent = cookies.filter(({ secure }) => secure !== true || url.protocol === 'https:');
      return sent.length === 0 ? null : sent.map(({ name, value }) => `${name}=${value}`).join('; ');
    },
  };
}

/** The fields as they go into a capture: names of cookies, not their values. */
export function hideCookies(fields: HeaderFields): HeaderFields {
  return fields.map(([name, value]) => {
    if (COOKIE.test(name)) return [name, value.replace(VALUES, '=***')];
    return [name, SET_COOKIE.test(name) ? value.replace(FIRST_VALUE, '=***') : value];
  });
}

function keepCookie(jar: Map<string, Cookie>, cookie: Cookie | null, now: number): void {
  if (cookie === null || cookie.name === '') return;
  const gone = (cookie.maxAge ?? 1) <= 0 || Number(cookie.expires ?? now + 1) <= now;
  if (gone) jar.delete(cookie.name);
  else if (jar.size < MOST || jar.has(cookie.name)) jar.set(cookie.name, cookie);
}
