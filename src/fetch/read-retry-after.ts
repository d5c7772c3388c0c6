/**
 * `Retry-After` → milliseconds from now. In: the header's value and the time. Out: 0 for a moment that has passed, null for
 * anything that is neither a number of seconds nor a date.
 */
const SECONDS = /^\d{1,15}$/;
/** The three forms of RFC 9110 begin with a day of the week; `Date.parse` alone takes `-5` for a year. */
const HTTP_DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)/i;

export function readRetryAfter(value: string | null, now: number): number | null {
  const text = value?.trim() ?? '';
  if (SECONDS.test(text)) return Number(text) * 1000;
  if (!HTTP_DATE.test(text)) return null;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
