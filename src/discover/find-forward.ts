/**
 * Where a page that is only a stub sends its reader. In: its bytes and address; out: an absolute http(s) address, or null.
 * Reads `<meta http-equiv=refresh>`, a script's plain `location = '…'`, or the only link; an address that a script puts
 * together is none. No script is run.
 */
import { decodeBytes } from '../text/decode-bytes.js';

const META = /<meta\b[^>]{0,500}>/gi;
const REFRESH = /http-equiv\s*=\s*["']?refresh/i;
const META_TARGET = /\burl\s*=\s*(?:'([^'>]{1,2000})'|([^"'>\s;]{1,2000}))/i;
/** Assigned, or handed to `replace` or `assign`; what is added to the text with `+` makes it a part only. */
const SCRIPT_TARGET =
  /\blocation(?:\.href|\.replace|\.assign)?\s{0,20}[=(]\s{0,20}(["'])([^"'<>\s+]{1,2000})\1\s{0,20}(\+)?/g;
const LINK = /<a\b[^>]{0,500}?\bhref\s*=\s*(?:"([^">]{1,2000})"|'([^'>]{1,2000})'|([^"'>\s]{1,2000}))/gi;
const AMPERSAND = /&amp;/g;
const WEB = /^https?:$/;
/** A stub is short; what stands behind is another page's. */
const STUB_LENGTH = 65_536;

export function findForward(bytes: Uint8Array, context: { readonly url: string; readonly contentType: string | null }) {
  const text = decodeBytes(bytes, context.contentType).text.slice(0, STUB_LENGTH);
  const written = findRefresh(text) ?? findScripted(text) ?? findOnlyLink(text);
  return written === null ? null : resolveForward(written.replace(AMPERSAND, '&'), context.url);
}

function findRefresh(text: string): string | null {
  for (const [tag] of text.matchAll(META)) {
    if (!REFRESH.test(tag)) continue;
    const [, quoted, plain] = META_TARGET.exec(tag) ?? [];
    return quoted ?? plain ?? null;
  }
  return null;
}

function findScripted(text: string): string | null {
  for (const [, , target = null, more] of text.matchAll(SCRIPT_TARGET)) if (more === undefined) return target;
  return null;
}

function findOnlyLink(text: string): string | null {
  const targets = new Set<string>();
  for (const [, double, single, plain] of text.matchAll(LINK)) targets.add(double ?? single ?? plain ?? '');
  const [only = null] = targets;
  return targets.size === 1 ? only : null;
}

/** Null for the page itself: a stub that sends to itself waits for a cookie. */
function resolveForward(written: string, base: string): string | null {
  if (!URL.canParse(written, base)) return null;
  const target = new URL(written, base);
  target.hash = '';
  return WEB.test(target.protocol) && target.href !== new URL(base).href ? target.href : null;
}
