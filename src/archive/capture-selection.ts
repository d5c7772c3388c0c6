/**
 * Which captures of an archive are wanted: patterns of addresses, and the days of capture. In: what was asked for; out: a
 * test for an address and a time. Refuses what is no pattern of an address or no date, so that a slip selects nothing silently.
 */
export interface SelectionOrder {
  /** `*` stands for any characters; without `scheme://`, both schemes are meant. Any of them will do. */
  readonly patterns: readonly string[];
  /** First and last moment in 14 digits (UTC), both within. */
  readonly from: string | null;
  readonly to: string | null;
}

export interface CaptureSelection {
  /** All captures of an address, or none. */
  readonly isByAddress: boolean;
  /** The time in 14 digits, or as a WARC writes it. */
  matches(capture: { readonly url: string; readonly retrievedAt: string }): boolean;
}

const SCHEME = /^[a-z][a-z\d+.-]*:\/\//i;
const DATE = /^(\d{4})(?:-?(\d{2})(?:-?(\d{2})(?:T?(\d{2}):?(\d{2}):?(\d{2})Z?)?)?)?$/;
const NOT_DIGITS = /\D/g;
const TIME_DIGITS = 14;
const LEAST = '00000101000000';
const MOST = '99991231235959';
const ANY = '*';
const AFTER_HOST = /[/?]/;

export function openSelection({ patterns, from, to }: SelectionOrder): CaptureSelection {
  const globs = patterns.map(compilePattern);
  return {
    isByAddress: from === null && to === null,
    matches: ({ url, retrievedAt }) => {
      const time = retrievedAt.replace(NOT_DIGITS, '').slice(0, TIME_DIGITS);
      if ((from !== null && time < from) || (to !== null && time > to)) return false;
      return globs.length === 0 || globs.some((matches) => matches(url));
    },
  };
}

/** `2019`, `201903`, `20190304`, `2019-03-04`, with a time: the first or the last second of it. Null for what is no date. */
export function readMoment(text: string, edge: 'first' | 'last'): string | null {
  const found = DATE.exec(text.trim());
  if (found === null) return null;
  const digits = found.slice(1).filter(Boolean).join('');
  const [year, month = edge === 'first' ? 1 : 12] = found.slice(1, 3).map((part) => (part ? Number(part) : undefined));
  const days = lastDayOf(year ?? 0, month);
  const rest = edge === 'first' ? LEAST : `${MOST.slice(0, 6)}${days}${MOST.slice(8)}`;
  const moment = `${digits}${rest.slice(digits.length)}`;
  return isMoment(moment) ? moment : null;
}

function lastDayOf(year: number, month: number): string {
  return String(new Date(Date.UTC(year, month, 0)).getUTCDate()).padStart(2, '0');
}

/** There is no 31 February, and no month 13. */
function isMoment(digits: string): boolean {
  const [year = 0, month = 0, day = 0] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)].map(Number);
  const [hour = 0, minute = 0, second = 0] = [digits.slice(8, 10), digits.slice(10, 12), digits.slice(12)].map(Number);
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= Number(lastDayOf(year, month));
  return isDay && hour < 24 && minute < 60 && second < 60;
}

/** The parts between the stars, one after the other: linear whatever the pattern. */
function compilePattern(pattern: string): (url: string) => boolean {
  const hasScheme = SCHEME.test(pattern);
  const parts = lowerHost(pattern).split(ANY);
  return (url) => fits(lowerHost(hasScheme ? url : url.replace(SCHEME, '')), parts);
}

function fits(text: string, parts: readonly string[]): boolean {
  const [first = '', ...others] = parts;
  const last = others.pop();
  if (last === undefined) return text === first;
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  const end = text.length - last.length;
  let at = first.length;
  for (const part of others) {
    const found = text.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}

/** Hosts have no case; paths have. */
function lowerHost(address: string): string {
  const scheme = SCHEME.exec(address)?.[0].length ?? 0;
  const rest = address.slice(scheme);
  const path = rest.search(AFTER_HOST);
  const host = path < 0 ? rest.length : path;
  return `${address.slice(0, scheme + host).toLowerCase()}${rest.slice(host)}`;
}
