/**
 * Texts that were met, by their keys. In: a text; out: whether it was met before. What the texts were is not known any more: some
 * 36 bytes are kept of each, however long it is.
 */
import { KeyIndex, keyOf } from './key-index.js';

const MET = 0;

export class TextSet {
  readonly #met = new KeyIndex();

  constructor(texts: Iterable<string> = []) {
    for (const text of texts) this.add(text);
  }

  get size(): number {
    return this.#met.size;
  }

  has(text: string): boolean {
    return this.#met.has(keyOf([text]));
  }

  /** False where it was met before. */
  add(text: string): boolean {
    const key = keyOf([text]);
    if (this.#met.has(key)) return false;
    this.#met.set(key, MET);
    return true;
  }
}
