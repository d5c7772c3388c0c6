/**
 * Memory in which texts go from worker to main thread, and back to be written over. In: what is not needed any more; out: room
 * for so many bytes. What is kept is bounded; a very large text has memory of its own.
 */
const PIECE = 1 << 16;
const LARGEST = 1 << 20;
const MOST = 64;

export class LentMemory {
  #spare: ArrayBuffer[] = [];

  /** Room for so many bytes, at the beginning of a buffer that may be longer. */
  take(length: number): Buffer<ArrayBuffer> {
    const at = this.#spare.findIndex(({ byteLength }) => byteLength >= length);
    const [buffer = new ArrayBuffer(sizeOf(length))] = at < 0 ? [] : this.#spare.splice(at, 1);
    return Buffer.from(buffer, 0, length);
  }

  add(buffers: readonly ArrayBuffer[]): void {
    const lent = buffers.filter(({ byteLength }) => byteLength > 0 && byteLength <= LARGEST);
    this.#spare.push(...lent.slice(0, MOST - this.#spare.length));
  }

  /** As many as there are, at most so many: they are somebody else's then. */
  give(most: number): readonly ArrayBuffer[] {
    return this.#spare.splice(0, most);
  }
}

/** Whole pieces, so that a text of about the same length fits in next time. */
function sizeOf(length: number): number {
  return length > LARGEST ? length : Math.ceil(length / PIECE) * PIECE;
}
