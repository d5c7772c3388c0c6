import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureColumns } from '../../src/output/terminal-text.js';
import { wrapColumns } from '../../src/output/wrap-columns.js';

describe('lines of a terminal', () => {
  it.each<[string, number, readonly string[]]>([
    ['a word and another', 10, ['a word and', 'another']],
    ['本页的内容', 6, ['本页的', '内容']],
    ['本页，内容', 5, ['本', '页，', '内容']],
    ['对（本页）说', 5, ['对', '（本', '页）', '说']],
    ['收到 14 件；答复 9 件', 8, ['收到', '14 件；', '答复', '9 件']],
    ['summary, json（终端）', 12, ['summary,', 'json（终端）']],
    ['averylongword x', 5, ['averylongword', 'x']],
    ['', 5, ['']],
  ])('%s in %i columns', (text, columns, lines) => {
    expect(wrapColumns(text, columns)).toEqual(lines);
  });

  it('lose nothing but blanks, and are no longer than what cannot be broken', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab1 件本，（）、。') }),
        fc.integer({ min: 1, max: 30 }),
        (text, columns) => {
          const lines = wrapColumns(text, columns);
          expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
          for (const line of lines.filter((one) => measureColumns(one) > columns))
            expect(wrapColumns(line, 1)).toHaveLength(wrapColumns(line, columns).length);
        },
      ),
    );
  });
});
