/** Texts that are kept for later: all of them come back, in their order, whatever they are. */
import { describe, expect, it } from 'vitest';
import { PackedTexts, packTexts, unpackTexts } from '../../src/memory/packed-texts.js';
import { Recent } from '../../src/memory/recent.js';
import { TextSet } from '../../src/memory/text-set.js';

const ODD = [
  '',
  'a\nb',
  '"',
  '青溪市审计局',
  '\ud83d\ude00',
  '\ud83d',
  '\u0000',
  '440403-甲/2022 http://a.example/?x=1&y=2',
];

describe('packed texts', () => {
  it('are what they were', () => {
    expect(unpackTexts(packTexts(ODD))).toEqual(ODD);
    expect(unpackTexts(packTexts([]))).toEqual([]);
  });

  it('come in their order, the first at hand, over many blocks and a begun one', () => {
    const texts = Array.from({ length: 1000 }, (_, index) => `${ODD[index % ODD.length]} ${index}`);
    const packed = new PackedTexts(3);
    expect([packed.size, packed.first, [...packed]]).toEqual([0, [], []]);
    for (const text of texts) packed.push(text);
    expect([...packed]).toEqual(texts);
    expect([...packed]).toEqual(texts);
    expect(packed.first).toEqual(texts.slice(0, 3));
    expect(packed.size).toBe(1000);
  });

  it('take memory of their own, and little of it', () => {
    const texts = Array.from({ length: 256 }, (_, index) => `440403-珠海市/2022 http://a.example/gknb/${index}.html`);
    const packed = packTexts(texts);
    expect(packed.buffer.byteLength).toBe(packed.byteLength);
    expect(packed.byteLength).toBeLessThan(texts.join('').length / 4);
  });
});

describe('a set of texts', () => {
  it('knows what it met, and says when that was new', () => {
    const set = new TextSet(['a', 'b', 'a']);
    expect([set.size, set.has('a'), set.has('c'), set.add('c'), set.add('c'), set.has('c')]).toEqual([
      2,
      true,
      false,
      true,
      false,
      true,
    ]);
    for (let index = 0; index < 5000; index += 1) set.add(`http://a.example/${index}`);
    expect(set.size).toBe(5003);
    expect(set.has('http://a.example/4999')).toBe(true);
    expect(set.has('http://a.example/5000')).toBe(false);
  });
});

describe('what was found lately', () => {
  it('is never more than may be, and never wrong', () => {
    const recent = new Recent<number>(3);
    for (let index = 0; index < 10; index += 1) {
      recent.set(`${index}`, index);
      expect(recent.get(`${index}`)).toBe(index);
      const known = Array.from({ length: 10 }, (_, at) => recent.get(`${at}`)).filter((found) => found !== undefined);
      expect(known.length).toBeLessThanOrEqual(3);
    }
    recent.set('9', 90);
    expect(recent.get('9')).toBe(90);
    expect(recent.get('0')).toBeUndefined();
  });

  it('is not forgotten for what is known already', () => {
    const recent = new Recent<number>(2);
    recent.set('a', 1);
    recent.set('b', 2);
    recent.set('a', 3);
    expect([recent.get('a'), recent.get('b')]).toEqual([3, 2]);
  });
});
