/**
 * `Location` → the address it means. In: the bytes of the header, one per character, and the address they were found at.
 * Out: an absolute address, or null. Bytes outside ASCII are the path's own bytes (GBK as often as UTF-8) and become
 * `%XX` one by one: read as text they would name another page.
 */
const HIGH_BYTE = /[\x80-\xff]/g;

export function readLocation(location: string, base: string): string | null {
  const written = location.trim().replace(HIGH_BYTE, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`);
  if (written === '' || !URL.canParse(written, base)) return null;
  const url = new URL(written, base);
  url.hash = '';
  return url.href;
}

const HOME = /^\/(?:(?:index|default|home)\.[a-z]{3,5})?$/i;

/** The page was asked for, and the site's door is what came: the page is lost. */
export function isLostPath(asked: URL, final: URL): boolean {
  const isHome = (url: URL) => HOME.test(url.pathname) && url.search === '';
  return isHome(final) && !isHome(asked);
}
