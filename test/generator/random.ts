/**
 * A seeded source of choices. In: a number. Out: the same choices for the same number on every machine.
 * It refuses to pick from an empty list.
 */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = (seed ^ 0x9e3779b9) >>> 0;
    this.next();
  }

  /** A number in [0, 1). The mixer is mulberry32. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.int(0, items.length - 1)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  shuffle<T>(items: readonly T[]): T[] {
    const keyed = items.map((item) => ({ item, key: this.next() }));
    return keyed.sort((a, b) => a.key - b.key).map((entry) => entry.item);
  }

  /** Up to `count` different items, in random order. */
  sample<T>(items: readonly T[], count: number): T[] {
    return this.shuffle(items).slice(0, count);
  }

  /** `parts` whole numbers ≥ 0 that add up to `total`; most of them zero when the total is small. */
  split(total: number, parts: number): number[] {
    const out = new Array<number>(parts).fill(0);
    let left = total;
    while (left > 0) {
      const share = this.int(1, left);
      const at = this.int(0, parts - 1);
      out[at] = (out[at] ?? 0) + share;
      left -= share;
    }
    return out;
  }

  /** An independent stream, so that a new choice in one dimension does not move the others. */
  fork(name: string): Random {
    let hash = 2166136261;
    for (const char of `${name}#${this.#state}`) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619);
    return new Random(hash >>> 0);
  }
}
