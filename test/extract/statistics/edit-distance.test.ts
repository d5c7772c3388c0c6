/** How far two strings are apart, and that counting stops above the bound. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from '../../../src/extract/statistics/edit-distance.js';

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['abc', 'abc', 0],
    ['abc', 'abd', 1],
    ['abc', 'xbc', 1],
    ['abc', 'ab', 1],
    ['abc', 'bc', 1],
    ['abc', 'xabc', 1],
    ['abc', 'abcx', 1],
    ['abc', '', 3],
    ['', 'abc', 3],
    ['abc', 'cab', 2],
    ['abcd', 'badc', 3],
    ['kitten', 'sitting', 3],
  ])('%s and %s: %i', (a, b, distance) => {
    expect(editDistance(a, b, 9)).toBe(distance);
    expect(editDistance(b, a, 9)).toBe(distance);
    expect(editDistance(a, b, distance)).toBe(distance);
    expect(editDistance(`front${a}back`, `front${b}back`, 9)).toBe(distance);
  });

  it.each([
    ['abc', 'xyz', 2, 3],
    ['abc', 'abcdef', 2, 3],
    ['abcdef', 'abc', 2, 3],
    ['abcd', 'wxyz', 1, 2],
    ['abc', 'abd', 0, 1],
    ['', 'abc', 1, 2],
  ])('%s and %s are more than %i apart', (a, b, bound, told) => {
    expect(editDistance(a, b, bound)).toBe(told);
  });

  it('is what one change more makes of it, at most', () => {
    const word = fc.stringMatching(/^[ab]{0,6}$/);
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = editDistance(a, b, 99);
        expect(Math.abs(editDistance(`${a}x`, b, 99) - distance)).toBeLessThan(2);
        expect(Math.min(editDistance(a, b, 3), 4)).toBe(Math.min(distance, 4));
      }),
    );
  });
});
