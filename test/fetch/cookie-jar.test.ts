import { describe, expect, it } from 'vitest';
import { hideCookies, openCookieJar } from '../../src/fetch/cookie-jar.js';

const NOW = Date.UTC(2026, 0, 2);
const setting = (...lines: readonly string[]) => lines.map((line) => ['Set-Cookie', line] as const);

describe('the jar of one chain', () => {
  it('gives a host what it set, and takes back what it withdrew', () => {
    const jar = openCookieJar(() => NOW);
    const url = new URL('https://a.test/x');
    jar.keep(url, setting('a=1; Path=/', 'b=2; Secure', 'old=3; Expires=Thu, 01 Jan 2026 00:00:00 GMT', '; =', ''));
    expect(jar.write(url)).toBe('a=1; b=2');
    expect(jar.write(new URL('http://a.test/'))).toBe('a=1');
    expect(jar.write(new URL('https://b.a.test/'))).toBeNull();
    jar.keep(url, setting('a=; Max-Age=0', 'b=4'));
    expect(jar.write(url)).toBe('b=4');
  });

  it('has room for fifty', () => {
    const jar = openCookieJar(() => NOW);
    const url = new URL('http://a.test/');
    jar.keep(url, setting(...Array.from({ length: 999 }, (_, index) => `c${index}=1`)));
    expect(jar.write(url)?.split('; ')).toHaveLength(50);
  });

  it('F90 is not seen in captures, whatever the values look like', () => {
    const fields = [
      ['Cookie', 'a=s3cret; b=x=s3cret, s3cret; c'],
      ['SET-COOKIE', 'sid="s3cret,s3cret"; Path=/; Expires=Thu, 01 Jan 2026 00:00:00 GMT'],
      ['x-other', 'a=kept'],
    ] as const;
    const hidden = hideCookies(fields);
    expect(JSON.stringify(hidden)).not.toContain('s3cret');
    expect(hidden[1]?.[1]).toBe('sid=***; Path=/; Expires=Thu, 01 Jan 2026 00:00:00 GMT');
    expect(hidden[2]).toEqual(['x-other', 'a=kept']);
  });
});
