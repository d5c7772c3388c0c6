import { describe, expect, it } from 'vitest';
import { chooseProxy, parseProxy, readProxies } from '../../src/fetch/read-proxies.js';

describe('proxies from the environment', () => {
  it('are read in lower case first, then in upper case', () => {
    const env = {
      http_proxy: 'http://a.test:1',
      HTTP_PROXY: 'http://b.test:1',
      HTTPS_PROXY: 'http://c.test:1',
      NO_PROXY: 'x.test, .y.test',
    };
    expect(readProxies(env)).toEqual({
      http: 'http://a.test:1',
      https: 'http://c.test:1',
      none: ['x.test', '.y.test'],
    });
    expect(readProxies({ http_proxy: '' })).toEqual({ http: null, https: null, none: [] });
  });

  it.each([
    ['http://a.test/', 'http:p'],
    ['https://a.test/', 'https:p'],
    ['http://x.test/', null],
    ['http://sub.x.test/', null],
    ['http://notx.test/', 'http:p'],
    ['http://sub.y.test/', null],
    ['http://z.test:8080/', null],
    ['http://z.test/', 'http:p'],
    ['https://s.test/', null],
  ])('%s goes through %s', (url, proxy) => {
    const settings = { http: 'http:p', https: 'https:p', none: ['x.test', '*.y.test', 'z.test:8080', 's.test:443'] };
    expect(chooseProxy(settings, new URL(url))).toBe(proxy);
    expect(chooseProxy({ ...settings, none: ['*'] }, new URL(url))).toBeNull();
  });

  it('may leave out their scheme, and may be of two', () => {
    expect(parseProxy('p.test:3128')?.href).toBe('http://p.test:3128/');
    expect(parseProxy('https://p.test')?.protocol).toBe('https:');
    expect(parseProxy(null)).toBeNull();
    expect(() => parseProxy('socks5://user:pa55word@p.test:1080')).toThrow(
      expect.objectContaining({ code: 'ERR_FETCH_PROXY', values: { proxy: 'p.test:1080', why: 'why.proxyScheme' } }),
    );
    expect(() => parseProxy('http://:::')).toThrow('ERR_FETCH_PROXY');
  });
});
