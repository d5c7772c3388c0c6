/**
 * Texts that are kept for later, packed outside the heap: a tenth of what they take as texts. In: texts, one by one; out: the first
 * of them, and all of them in their order. They are packed by the block; a text alone cannot be had again.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';

const BLOCK = 256;
/** At any level, what repeats from text to text is what is saved. */
const LEVEL = 1;

/** In memory of its own: what the platform gives is the beginning of something larger. */
export function packTexts(texts: readonly string[]): Uint8Array {
  return new Uint8Array(deflateRawSync(JSON.stringify(texts), { level: LEVEL }));
}

/** What `packTexts` has made. */
export function unpackTexts(packed: Uint8Array): readonly string[] {
  return JSON.parse(inflateRawSync(packed).toString('utf8')) as readonly string[];
}

export class PackedTexts {
  readonly #first: string[] = [];
  readonly #packed: Uint8Array[] = [];
  #open: string[] = [];
  #size = 0;

  /** `shown`: how many of the first are kept at hand. */
  constructor(readonly shown: number) {}

  get size(): number {
    return this.#size;
  }

  get first(): readonly string[] {
    return this.#first;
  }

  push(text: string): void {
    this.#size += 1;
    if (this.#first.length < this.shown) this.#first.push(text);
    this.#open.push(text);
    if (this.#open.length < BLOCK) return;
    this.#packed.push(packTexts(this.#open));
    this.#open = [];
  }

  *[Symbol.iterator](): Generator<string> {
    for (const packed of this.#packed) yield* unpackTexts(packed);
    yield* this.#open;
  }
}
