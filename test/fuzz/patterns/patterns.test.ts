/** Every regular expression is linear on texts made to slow it down, of up to 100 KB. */
import { describe, expect, it } from 'vitest';
import { findSlow } from './find-slow.js';
import { listPatterns } from './list-patterns.js';

/** Asked only of texts that are short: where, and how short. */
const SHORT_TEXTS: readonly (readonly [file: string, pattern: RegExp, why: string])[] = [
  ['dump/split-glued.ts', /^\/\^\(\.\*/, 'of lines of at most 600 characters'],
  ['text/read-number.ts', /^\/\[\(\[.*\[\\s\\S\]\*/, 'of cells of at most 400 characters'],
  ['client/filter.js', /^\/\(\?:00\)\+\$/, 'of the bits of a filter, that the report itself wrote'],
  ['client/words.js', /^\/\\B\(\?=/, 'of the digits of one number'],
];
const PATTERNS = listPatterns().filter(
  ({ place, pattern }) => !SHORT_TEXTS.some(([file, source]) => place.includes(file) && source.test(String(pattern))),
);

describe('regular expressions', () => {
  it('are found, those of the knowledge too', () => {
    expect(PATTERNS.length).toBeGreaterThan(300);
    expect(PATTERNS.some(({ place }) => place.startsWith('tools.'))).toBe(true);
  });

  it('would be seen if they were not linear', () => {
    const seen = (pattern: RegExp): boolean => findSlow(pattern) !== null;
    expect([/\d+x/, /(\w+\s?)*!/].map(seen)).toEqual([true, true]);
    expect([/^\d+x/, /[^a]a/, /\d{1,9}x/].map(seen)).toEqual([false, false, false]);
  });

  it('are linear', { timeout: 120_000 }, () => {
    const slow = PATTERNS.flatMap(({ place, pattern }) => {
      const found = findSlow(pattern);
      return found === null ? [] : [`${place} ${pattern} on ${found.length} of ${JSON.stringify(found.recipe)}`];
    });
    expect(slow).toEqual([]);
  });
});
