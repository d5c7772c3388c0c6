/**
 * Values of options: text from the command line → typed values. Refuses what is out of range with the option's name, the
 * value, and what it should be; nothing was read by then.
 */
import { GovdiscloseError } from '../errors.js';

export interface YearRange {
  readonly first: number;
  readonly last: number;
}

const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;
const YEARS = /^(\d{4})(?:[-–](\d{4}))?$/;
const WHOLE = /^[1-9]\d{0,9}$/;

export function readYears(value: string): YearRange {
  const [, first, last = first] = YEARS.exec(value.trim()) ?? [];
  const range = { first: Number(first), last: Number(last) };
  const valid = range.first >= FIRST_YEAR && range.last <= LAST_YEAR && range.first <= range.last;
  if (valid) return range;
  throw badValue('--years', value, { expected: 'expect.years', first: FIRST_YEAR, last: LAST_YEAR });
}

/** A record whose year is unknown is never left out. */
export function inYears(year: number | null, range: YearRange | undefined): boolean {
  return year === null || range === undefined || (year >= range.first && year <= range.last);
}

export function readLimit(value: string): number {
  if (WHOLE.test(value)) return Number(value);
  throw badValue('--limit', value, { expected: 'expect.limit' });
}

export function readAddress(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url !== null && (url.protocol === 'http:' || url.protocol === 'https:')) return value;
  throw badValue('--url', value, { expected: 'expect.url' });
}

export function choiceOf<T extends string>(option: string, choices: readonly T[]): (value: string) => T {
  return (value) => {
    const chosen = choices.find((choice) => choice === value);
    if (chosen !== undefined) return chosen;
    throw badValue(option, value, { expected: 'expect.choice', choices: choices.join(', ') });
  };
}

function badValue(option: string, value: string, values: Readonly<Record<string, string | number>>): GovdiscloseError {
  return new GovdiscloseError('ERR_OPTION_VALUE', { subject: option, values: { option, value, ...values } });
}
