import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSelection, readMoment } from '../../src/archive/capture-selection.js';

function select(pattern: string, url: string): boolean {
  const selection = openSelection({ patterns: [pattern], from: null, to: null });
  return selection.matches({ url, retrievedAt: '2019-03-04T05:06:07Z' });
}

describe('a pattern of addresses', () => {
  it.each([
    ['*.gov.example/*', 'https://www.gov.example/xxgk/1.html', true],
    ['*.gov.example/*', 'http://www.gov.example/', true],
    ['*.gov.example/*', 'http://gov.example/', false],
    ['www.gov.example/xxgk/*', 'https://WWW.gov.example/xxgk/1.html', true],
    ['www.gov.example/xxgk/*', 'https://www.gov.example/XXGK/1.html', false],
    ['https://www.gov.example/*', 'http://www.gov.example/1', false],
    ['*nianbao*2019*.html', 'http://a.example/nianbao/b/2019/x.html', true],
    ['*nianbao*2019*.html', 'http://a.example/2019/nianbao.html', false],
    ['a.example/1', 'http://a.example/1', true],
    ['a.example/1', 'http://a.example/1?x', false],
    ['*1*1', 'http://a.example/1', false],
    ['*年报*', 'http://a.example/年报/1', true],
  ])('%s, %s: %s', (pattern, url, expected) => {
    expect(select(pattern, url)).toBe(expected);
  });

  it('is the regular expression that one would write, in linear time', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
    fc.assert(
      fc.property(text, text, (pattern, path) => {
        const url = `http://h/${path.replaceAll('*', 'c')}`;
        const equal = new RegExp(`^h/${pattern.replaceAll('*', '.*')}$`).test(url.slice(7));
        expect(select(`h/${pattern}`, url)).toBe(equal);
      }),
    );
    expect(select(`${'*a'.repeat(2000)}*b`, `http://${'a'.repeat(50_000)}`)).toBe(false);
  });
});

describe('a day of capture', () => {
  it.each([
    ['2019', '20190101000000', '20191231235959'],
    ['201902', '20190201000000', '20190228235959'],
    ['2020-02', '20200201000000', '20200229235959'],
    ['20190304', '20190304000000', '20190304235959'],
    ['2019-03-04', '20190304000000', '20190304235959'],
    ['20190304050607', '20190304050607', '20190304050607'],
    ['2019-03-04T05:06:07Z', '20190304050607', '20190304050607'],
  ])('%s', (text, first, last) => {
    expect([readMoment(text, 'first'), readMoment(text, 'last')]).toEqual([first, last]);
  });

  it.each(['', '19', '201913', '20190231', '20190304250000', '04.03.2019', 'yesterday', '20l90304'])(
    'is not: %s',
    (text) => {
      expect(readMoment(text, 'first')).toBeNull();
    },
  );

  it('includes both ends', () => {
    const { matches } = openSelection({ patterns: [], from: '20190304000000', to: '20190304235959' });
    const times = [
      '2019-03-03T23:59:59.999Z',
      '2019-03-04T00:00:00Z',
      '2019-03-04T23:59:59.500Z',
      '2019-03-05T00:00:00Z',
    ];
    expect(times.map((retrievedAt) => matches({ url: '', retrievedAt }))).toEqual([false, true, true, false]);
  });
});
