/**
 * What is remembered of each capture of an archive, packed: 64 bytes each, outside the heap. In: captures; out: their numbers,
 * and the captures again. Says what it was told, but not the headers and the body, which are read again where they are wanted.
 */
import type { ArchiveLocation } from '../model/record.js';

export interface RememberedCapture<F> {
  readonly file: F;
  /** UTC with milliseconds. */
  readonly retrievedAt: string;
  readonly location: ArchiveLocation;
  /** Of the body, 64 hexadecimal digits. */
  readonly sha256: string;
  readonly contentType: string | null;
}

const SMALLEST = 1 << 10;
const DIGEST_BYTES = 32;

/** Different values are few; a number stands for each. */
class Names<T> {
  readonly #numbers = new Map<T, number>();
  readonly #values: T[] = [];

  numberOf(value: T): number {
    const known = this.#numbers.get(value);
    if (known !== undefined) return known;
    this.#numbers.set(value, this.#values.length);
    return this.#values.push(value) - 1;
  }

  valueOf(number: number): T {
    return this.#values[number] as T;
  }
}

/** `F` is a file as its opener knows it: its name is that of every location in it. */
export class CaptureStore<F extends { readonly name: string }> {
  readonly #files = new Names<F>();
  readonly #contentTypes = new Names<string | null>();
  #size = 0;
  /** Time in milliseconds, offset and length in bytes: all above 32 bits. */
  #numbers = new Float64Array(SMALLEST * 3);
  #names = new Uint32Array(SMALLEST * 2);
  #digests = Buffer.alloc(SMALLEST * DIGEST_BYTES);

  add({ file, retrievedAt, location, sha256, contentType }: RememberedCapture<F>): number {
    const at = this.#size;
    this.#size += 1;
    if (this.#size * 2 > this.#names.length) this.#grow();
    this.#numbers.set([Date.parse(retrievedAt), location.offset, location.length], at * 3);
    this.#names.set([this.#files.numberOf(file), this.#contentTypes.numberOf(contentType)], at * 2);
    this.#digests.write(sha256, at * DIGEST_BYTES, 'hex');
    return at;
  }

  at(number: number): RememberedCapture<F> {
    const [time = 0, offset = 0, length = 0] = this.#numbers.subarray(number * 3, number * 3 + 3);
    const [file = 0, contentType = 0] = this.#names.subarray(number * 2, number * 2 + 2);
    const known = this.#files.valueOf(file);
    return {
      file: known,
      retrievedAt: new Date(time).toISOString(),
      location: { file: known.name, offset, length },
      sha256: this.#digests.toString('hex', number * DIGEST_BYTES, (number + 1) * DIGEST_BYTES),
      contentType: this.#contentTypes.valueOf(contentType),
    };
  }

  #grow(): void {
    const { numbers, names } = { numbers: this.#numbers, names: this.#names };
    this.#numbers = new Float64Array(numbers.length * 2);
    this.#numbers.set(numbers);
    this.#names = new Uint32Array(names.length * 2);
    this.#names.set(names);
    this.#digests = Buffer.concat([this.#digests, Buffer.alloc(this.#digests.length)]);
  }
}
