/** Keys of captures: an index that grows gives what a map would give. */
import { describe, expect, it } from 'vitest';
import { KeyIndex, keyOf } from '../../src/memory/key-index.js';

describe('an index of keys', () => {
  it('gives what was put there last, and -1 for what was not, however many there are', () => {
    const index = new KeyIndex();
    const map = new Map<string, number>();
    for (let turn = 0; turn < 20_000; turn++) {
      const part = `http://www.qingxi.example/${(turn * 7919) % 9000}`;
      index.set(keyOf([part]), turn);
      map.set(part, turn);
    }
    expect(index.size).toBe(map.size);
    for (const [part, value] of map) expect(index.get(keyOf([part]))).toBe(value);
    expect(index.get(keyOf(['http://www.qingxi.example/9000']))).toBe(-1);
    expect(index.has(keyOf(['http://www.qingxi.example/8999']))).toBe(true);
  });

  it('keeps keys apart that begin alike and would have the same place', () => {
    const index = new KeyIndex();
    const alike = [
      { a: 5, b: 1, c: 1 },
      { a: 5, b: 1, c: 2 },
      { a: 5, b: 2, c: 1 },
      { a: 5 + 1024, b: 1, c: 1 },
      { a: 2 ** 32 - 1, b: 2 ** 32 - 1, c: 2 ** 32 - 1 },
    ];
    for (const [value, key] of alike.entries()) index.set(key, value);
    expect(alike.map((key) => index.get(key))).toEqual([0, 1, 2, 3, 4]);
    expect(index.has({ a: 5, b: 2, c: 2 })).toBe(false);
  });

  it('makes other keys of other parts, and the same of the same', () => {
    expect(keyOf(['a', 'bc'])).not.toEqual(keyOf(['ab', 'c']));
    expect(keyOf(['a', null, 1])).toEqual(keyOf(['a', null, 1]));
  });
});
