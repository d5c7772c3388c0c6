/**
 * In: a link as written, the page's address and its base. Out: the address it leads to, or null for what is no
 * document on the web (scripts, mail, page-internal marks). Without an address a relative link stays as written.
 */

export interface LinkOrigin {
  readonly url: string | null;
  readonly base: string | null;
}

const SCHEME = /^[a-z][a-z\d+.-]*:/iu;
const CONTROL = /[\u0000-\u0020\u007f-\u009f\u200b-\u200f\u202a-\u202e\ufeff]+/gu;
const WEB = /^https?:/iu;
const LONGEST = 4000;

/** The address that relative links start from: `<base href>` resolved against the page, or the page. */
export function findOrigin(origin: LinkOrigin): string | null {
  const base = origin.base === null ? null : parseAddress(origin.base, origin.url);
  return base ?? (origin.url !== null && WEB.test(origin.url) ? origin.url : null);
}

function parseAddress(href: string, against: string | null): string | null {
  try {
    const address = against === null ? new URL(href) : new URL(href, against);
    return WEB.test(address.protocol) ? address.href : null;
  } catch {
    return null;
  }
}

export function resolveLink(href: string, origin: LinkOrigin): string | null {
  const written = href.replace(CONTROL, (blank) => (blank === ' ' ? '%20' : ''));
  if (written === '' || written.startsWith('#') || written.length > LONGEST) return null;
  const against = findOrigin(origin);
  if (against !== null) return parseAddress(written, against);
  if (!SCHEME.test(written) && !written.startsWith('//')) return written;
  return parseAddress(written.startsWith('//') ? `https:${written}` : written, null);
}
