/**
 * Keys of 96 bits → numbers, for as many captures as an archive has, and as many addresses as a run meets: 36 bytes each where a
 * map of texts takes 150, and nothing for the collector to walk through. In: what a key is made of; out: the number that was
 * put there, or -1. Two keys are taken for one once in 2^96.
 */
import { hash } from 'node:crypto';

export interface Key {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

const SMALLEST = 1 << 10;
/** Of the places, how many are taken before there are twice as many. */
const FULL = 0.6;
const WORDS = 3;
/** Hexadecimal digits of a word: a text is what the platform hands over quickest. */
const DIGITS = 8;
const FREE = -1;

export function keyOf(parts: readonly unknown[]): Key {
  const digest = hash('sha1', JSON.stringify(parts), 'hex');
  const word = (at: number): number => Number.parseInt(digest.slice(at * DIGITS, (at + 1) * DIGITS), 16);
  return { a: word(0), b: word(1), c: word(2) };
}

export class KeyIndex {
  #keys = new Uint32Array(SMALLEST * WORDS);
  #values = new Int32Array(SMALLEST).fill(FREE);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** -1 where the key is not known. */
  get(key: Key): number {
    return this.#values[this.#placeOf(key)] ?? FREE;
  }

  has(key: Key): boolean {
    return this.get(key) !== FREE;
  }

  /** `value` is a whole number from 0 on. */
  set(key: Key, value: number): void {
    if (this.#size >= this.#values.length * FULL) this.#grow();
    const place = this.#placeOf(key);
    if (this.#values[place] === FREE) this.#size += 1;
    this.#values[place] = value;
    this.#keys.set([key.a, key.b, key.c], place * WORDS);
  }

  /** Where the key is, or where it would be put: places are as many as a power of two, and never all taken. */
  #placeOf({ a, b, c }: Key): number {
    const keys = this.#keys;
    const last = this.#values.length - 1;
    let place = a & last;
    for (; this.#values[place] !== FREE; place = (place + 1) & last) {
      const at = place * WORDS;
      if (keys[at] === a && keys[at + 1] === b && keys[at + 2] === c) break;
    }
    return place;
  }

  #grow(): void {
    const [keys, values] = [this.#keys, this.#values];
    this.#keys = new Uint32Array(keys.length * 2);
    this.#values = new Int32Array(values.length * 2).fill(FREE);
    this.#size = 0;
    for (const [place, value] of values.entries()) {
      if (value === FREE) continue;
      const [a = 0, b = 0, c = 0] = keys.subarray(place * WORDS, (place + 1) * WORDS);
      this.set({ a, b, c }, value);
    }
  }
}
