/** The small rules of fetching, each a function of its arguments. */
import { describe, expect, it } from 'vitest';
import { readFields, readList } from '../../src/fetch/header-fields.js';
import { HostStanding } from '../../src/fetch/host-standing.js';
import { backoff, openPace } from '../../src/fetch/pace.js';
import { isLostPath, readLocation } from '../../src/fetch/read-location.js';
import { readRetryAfter } from '../../src/fetch/read-retry-after.js';
import { readRobots } from '../../src/fetch/robots-rules.js';

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5);

describe('Retry-After', () => {
  it.each([
    ['7', 7000],
    [' 0 ', 0],
    ['Fri, 02 Jan 2026 03:05:05 GMT', 60_000],
    ['Friday, 02-Jan-26 03:05:05 GMT', 60_000],
    ['Thu, 01 Jan 2026 00:00:00 GMT', 0],
    ['-5', null],
    ['soon', null],
    ['1e3', null],
    ['2026', 2_026_000],
    ['', null],
    [null, null],
  ])('%s is %s ms', (value, wait) => {
    expect(readRetryAfter(value, NOW)).toBe(wait);
  });
});

describe('Location', () => {
  const base = 'http://a.test/dir/page?q';
  it.each([
    ['/\xd5\xfe?n=\xa3', 'http://a.test/%D5%FE?n=%A3'],
    ['other', 'http://a.test/dir/other'],
    ['?r', 'http://a.test/dir/page?r'],
    ['//b.test/x#y', 'http://b.test/x'],
    [' https://b.test/a b ', 'https://b.test/a%20b'],
    ['/%e6%94%bf', 'http://a.test/%e6%94%bf'],
    ['', null],
    ['http://', null],
  ])('%j is %s', (location, url) => {
    expect(readLocation(location, base)).toBe(url);
  });

  it.each([
    ['http://a.test/x.html', 'http://a.test/', true],
    ['http://a.test/x.html', 'http://b.test/index.html', true],
    ['http://a.test/x.html', 'http://b.test/default.aspx', true],
    ['http://a.test/?id=1', 'http://a.test/', true],
    ['http://a.test/', 'http://b.test/index.html', false],
    ['http://a.test/x.html', 'http://b.test/?id=1', false],
    ['http://a.test/x.html', 'http://b.test/x.html', false],
  ])('from %s to %s the page is lost: %s', (asked, final, isLost) => {
    expect(isLostPath(new URL(asked), new URL(final))).toBe(isLost);
  });
});

describe('header fields', () => {
  it('are found without case, and lists are joined', () => {
    const fields = [
      ['Content-Encoding', 'gzip'],
      ['content-encoding', ' BR ,'],
      ['X', 'y'],
    ] as const;
    expect(readFields(fields, 'content-encoding')).toEqual(['gzip', ' BR ,']);
    expect(readList(fields, 'content-encoding')).toEqual(['gzip', 'br']);
  });
});

describe('the pace', () => {
  it('is what was asked for, and no shorter than the host takes to answer', () => {
    const pace = openPace(1000);
    pace.eased(200);
    expect(pace.delay()).toBe(1000);
    pace.eased(9000);
    expect(pace.delay()).toBeGreaterThan(2000);
    expect(pace.latency()).toBe(2840);
  });

  it('doubles up to a minute under strain, and falls back', () => {
    const pace = openPace(3000);
    const delays = Array.from({ length: 6 }, () => {
      pace.strained();
      return pace.delay();
    });
    expect(delays).toEqual([6000, 12_000, 24_000, 48_000, 60_000, 60_000]);
    for (let n = 0; n < 11; n += 1) pace.eased(0);
    expect(pace.delay()).toBe(3000);
  });

  it('has no gap where none is asked for, unless the host is strained', () => {
    const pace = openPace(0);
    pace.eased(5000);
    expect(pace.delay()).toBe(0);
    pace.strained();
    expect(pace.delay()).toBe(1000);
  });

  it('is at least what robots.txt asks for', () => {
    const pace = openPace(1000);
    pace.atLeast(5000);
    pace.atLeast(2000);
    expect(pace.delay()).toBe(5000);
  });

  it('backs off by doubling, half of it by chance, never longer than a minute', () => {
    const waits = (chance: number) =>
      [0, 1, 2, 9, 99].map((nth) => backoff(nth, { backoffMs: 1000, random: () => chance }));
    expect(waits(0)).toEqual([500, 1000, 2000, 30_000, 30_000]);
    expect(waits(1)).toEqual([1000, 2000, 4000, 60_000, 60_000]);
  });
});

describe('the standing of a host', () => {
  it('comes back when the time has passed that it asked for', () => {
    let now = NOW;
    const standing = new HostStanding('h', { now: () => now, elapsed: () => now });
    standing.deferred(5000);
    expect(() => standing.refuse()).toThrow('ERR_FETCH_COOLED');
    expect(standing.until).toBe('2026-01-02T03:04:10.000Z');
    now += 5000;
    standing.refuse();
    expect([standing.state, standing.until]).toEqual(['open', null]);
  });

  it('can be put off to the end of time', () => {
    const standing = new HostStanding('h', { now: () => NOW, elapsed: () => NOW });
    standing.deferred(1e300);
    expect(standing.until).toBe('+275760-09-13T00:00:00.000Z');
  });
});

describe('robots.txt', () => {
  const forbids = (text: string, path: string) =>
    readRobots('http://a.test/robots.txt', Buffer.from(text)).forbids(new URL(path, 'http://a.test/'));

  it.each([
    ['Disallow: /*.doc$', '/a/b.doc', 1],
    ['Disallow: /*.doc$', '/a/b.docx', null],
    ['Disallow: /a\nAllow: /a/b', '/a/b', null],
    ['Disallow: /a/b\nAllow: /a', '/a/b', 1],
    ['Disallow:', '/a', null],
    ['disallow : /a', '/a', 1],
    ['Disallow: /a?page=', '/a?page=2', 1],
    ['Disallow: /%7ea', '/%7Ea', 1],
    ['Disallow: /a[1]|{', '/a[1]|{', 1],
  ])('%j and %s: line %s', (rules, path, line) => {
    expect(forbids(`User-agent: *\n${rules}`, path)?.line ?? null).toBe(line === null ? null : line + 1);
  });

  it('with a line without end is read up to a length, which forbids more', () => {
    const endless = `User-agent: *\nDisallow: /${'*a'.repeat(200_000)}b`;
    expect(forbids(endless, `/${'a'.repeat(8000)}`)?.line).toBe(2);
    expect(forbids(endless, `/${'a'.repeat(8)}`)).toBeNull();
  });

  it('shows no control characters of its lines', () => {
    expect(forbids('User-agent: *\nDisallow: /\x1b[2Ka', '/%1B[2Ka')?.rule).toBe('Disallow: / [2Ka');
  });
});
