/**
 * Values of options: text from the command line → typed values. Refuses what is out of range with the option's name, the
 * value, and what it should be; nothing was read by then.
 */
import { readMoment } from '../archive/capture-selection.js';
import { GovdiscloseError } from '../errors.js';
import { nearestOf } from './nearest.js';

export interface YearRange {
  readonly first: number;
  readonly last: number;
}

const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;
const YEARS = /^(\d{4})(?:[-–](\d{4}))?$/;
const WHOLE = /^[1-9]\d{0,9}$/;
const DURATION = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h|d)$/;
const SIZE = /^(\d{1,9}(?:\.\d{1,3})?)(B|kB|KiB|MB|MiB|GB|GiB)$/;
const SHARD = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/;
const MOST_SHARDS = 100_000;
const PATTERN = /^\S*[\p{L}\p{N}]\S*$/u;
const ZERO = /^0+(?:\.0+)?$/;
const MILLISECONDS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const BYTES: Readonly<Record<string, number>> = {
  B: 1,
  kB: 1e3,
  KiB: 1024,
  MB: 1e6,
  MiB: 1024 ** 2,
  GB: 1e9,
  GiB: 1024 ** 3,
};

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

/** `I/N`: the I-th of N parts. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

export function readShard(value: string): Shard {
  const [, index, count] = SHARD.exec(value) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (shard.count <= MOST_SHARDS && shard.index <= shard.count) return shard;
  throw badValue('--shard', value, { expected: 'expect.shard', most: MOST_SHARDS });
}

/** A pattern without any letter or digit would select everything, or nothing. */
export function readPattern(value: string): string {
  if (PATTERN.test(value)) return value;
  throw badValue('--select-url', value, { expected: 'expect.pattern' });
}

/** 14 digits. */
export function momentOf(option: string, edge: 'first' | 'last'): (value: string) => string {
  return (value) => {
    const moment = readMoment(value, edge);
    if (moment !== null) return moment;
    throw badValue(option, value, { expected: 'expect.moment' });
  };
}

export interface Bounds {
  readonly least: number;
  readonly most: number;
}

export function countOf(option: string, { least, most }: Bounds): (value: string) => number {
  return (value) => {
    const count = ZERO.test(value) ? 0 : WHOLE.test(value) ? Number(value) : Number.NaN;
    if (count >= least && count <= most) return count;
    throw badValue(option, value, { expected: 'expect.count', least, most });
  };
}

/** Milliseconds; a unit is owed, for `--timeout 5` may mean seconds or minutes. `0` needs none. */
export function durationOf(option: string, { least, most }: Bounds): (value: string) => number {
  return (value) => {
    const [, number, unit = ''] = DURATION.exec(value) ?? [];
    const duration = ZERO.test(value) ? 0 : Number(number) * (MILLISECONDS[unit] ?? Number.NaN);
    if (duration >= least && duration <= most) return duration;
    throw badValue(option, value, {
      expected: 'expect.duration',
      least: tellDuration(least),
      most: tellDuration(most),
    });
  };
}

/** Bytes, with a unit. */
export function sizeOf(option: string, { least, most }: Bounds): (value: string) => number {
  return (value) => {
    const [, number, unit = ''] = SIZE.exec(value) ?? [];
    const size = Math.round(Number(number) * (BYTES[unit] ?? Number.NaN));
    if (size >= least && size <= most) return size;
    throw badValue(option, value, { expected: 'expect.size', least: tellSize(least), most: tellSize(most) });
  };
}

/** With the largest unit that fits. */
export function tellDuration(duration: number): string {
  const unit = ['d', 'h', 'm', 's'].find((name) => duration > 0 && duration % (MILLISECONDS[name] ?? 1) === 0) ?? 'ms';
  return `${duration / (MILLISECONDS[unit] ?? 1)}${unit}`;
}

function tellSize(size: number): string {
  const unit = ['GiB', 'MiB', 'KiB'].find((name) => size > 0 && size % (BYTES[name] ?? 1) === 0) ?? 'B';
  return `${size / (BYTES[unit] ?? 1)}${unit}`;
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
    const near = nearestOf(value, choices);
    const expected = near === null ? 'expect.choice' : 'expect.nearChoice';
    throw badValue(option, value, { expected, choices: choices.join(', '), near: near ?? '' });
  };
}

function badValue(option: string, value: string, values: Readonly<Record<string, string | number>>): GovdiscloseError {
  return new GovdiscloseError('ERR_OPTION_VALUE', { subject: option, values: { option, value, ...values } });
}
