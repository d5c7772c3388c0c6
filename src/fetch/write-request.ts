/**
 * What is asked → the header fields that ask it. In: the address of this hop and what is known of an earlier answer. Out: the
 * fields in the order in which they are sent. Validators go only to the address they came from, and a date that is yet to
 * come is none: a server would call everything unchanged.
 */
import type { HeaderFields, Purpose, Validators } from '../model/capture.js';
import type { Chain } from './chain.js';
import type { Settings } from './fetcher-options.js';

export interface Hop {
  readonly url: URL;
  readonly post: { readonly contentType: string; readonly body: string } | null;
  /** Set when a cache gave an answer that fits no question. */
  noCache: boolean;
}

export interface Written {
  readonly headers: HeaderFields;
  readonly conditional: boolean;
}

const ACCEPT: Readonly<Record<Purpose, string>> = {
  page: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8',
  list: 'text/html,application/xhtml+xml;q=0.9,application/json;q=0.9,*/*;q=0.8',
  attachment: '*/*',
  robots: 'text/plain,*/*;q=0.8',
};
/** No zstd: Node 20 cannot undo it. */
const CODINGS = 'gzip, deflate, br';
const LANGUAGES = 'zh-CN,zh;q=0.9,en;q=0.5';
const SENDABLE = /^[\t\x20-\x7e\x80-\xff]+$/;

export function writeRequest(chain: Chain, hop: Hop, settings: Settings): Written {
  const cookies = chain.jar.write(hop.url);
  const conditions = writeConditions(chain, hop, settings.now());
  const headers: HeaderFields = [
    ['user-agent', settings.userAgent],
    ['accept', ACCEPT[chain.request.purpose]],
    ['accept-language', LANGUAGES],
    ['accept-encoding', CODINGS],
    ...writeReferer(chain, hop),
    ...(cookies === null ? [] : [['cookie', cookies] as const]),
    ...(hop.noCache ? [['cache-control', 'no-cache'] as const] : []),
    ...(hop.post === null ? [] : [['content-type', hop.post.contentType] as const]),
    ...conditions,
  ];
  return { headers, conditional: conditions.length > 0 };
}

/** Without fragment, and never to another host. */
function writeReferer({ request: { referer } }: Chain, { url }: Hop): HeaderFields {
  if (referer === undefined || !URL.canParse(referer) || new URL(referer).host !== url.host) return [];
  return [['referer', withoutHash(referer)]];
}

function writeConditions({ request }: Chain, hop: Hop, now: number): HeaderFields {
  const { validators, validatorsOf = request.url } = request;
  const isTheirs = URL.canParse(validatorsOf) && withoutHash(validatorsOf) === hop.url.href;
  if (validators === undefined || validators === null || hop.noCache || hop.post !== null || !isTheirs) return [];
  const { etag, lastModified } = validators;
  return [
    ...(etag !== null && SENDABLE.test(etag) ? [['if-none-match', etag] as const] : []),
    ...(isPast(lastModified, now) ? [['if-modified-since', lastModified] as const] : []),
  ];
}

function isPast(date: Validators['lastModified'], now: number): date is string {
  return date !== null && SENDABLE.test(date) && Date.parse(date) <= now;
}

function withoutHash(text: string): string {
  const url = new URL(text);
  url.hash = '';
  return url.href;
}
