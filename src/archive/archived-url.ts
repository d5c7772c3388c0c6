/**
 * An address as the archive writes and finds it: absolute, without fragment and without a name or password. The
 * same everywhere, so that what was stored is found, and nobody's password is.
 */
const COMMAS = /,,,/g;

export function archivedUrl(address: string): string {
  const url = new URL(address);
  url.username = '';
  url.password = '';
  url.hash = '';
  // Three commas are how the library separates the values of a repeated field.
  return url.href.replace(COMMAS, ',,%2C');
}
