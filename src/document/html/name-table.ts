/**
 * Names in markup → what is known of them. A name is read into a key as it is passed, six bits a character and blind to
 * case, so that it is found by comparing numbers: most names of a page pasted from Word are never cut out of it.
 */
const SYMBOLS = 'abcdefghijklmnopqrstuvwxyz0123456789:-';
const BITS = 6;
/** Characters that one number of a key takes; a name that needs more than two numbers has no key. */
const HALF = 5;
/** Free slots keep the runs of neighbours short. */
const SLOTS_PER_NAME = 4;
const SPREAD = 0x9e3779b1;

/** What a character means to a name: its symbol, the end of the name, or another character, which no known name has. */
const OTHER = 0;
const END = 0xff;

/** The meaning of each character in a name that ends with one of `ends`. */
export function compileCharacters(ends: string): Uint8Array {
  const meanings = new Uint8Array(0x80);
  for (let at = 0; at < SYMBOLS.length; at++) {
    meanings[SYMBOLS.charCodeAt(at)] = at + 1;
    meanings[SYMBOLS.charAt(at).toUpperCase().charCodeAt(0)] = at + 1;
  }
  for (const end of ends) meanings[end.charCodeAt(0)] = END;
  return meanings;
}

/** Where a name stands in the page, and its key: all of it in two numbers, or none. */
export class Name {
  start = 0;
  end = 0;
  low = 0;
  high = 0;
  exact = false;

  /** Reads on from `from` to the first character that ends the name, and returns its offset. */
  read(source: string, from: number, meanings: Uint8Array): number {
    let low = 0;
    let high = 0;
    let others = 0;
    let at = from;
    for (; at < source.length; at++) {
      const meaning = meanings[source.charCodeAt(at)] ?? OTHER;
      if (meaning === END) break;
      if (meaning === OTHER) others++;
      if (at - from < HALF) low = (low << BITS) | meaning;
      else high = (high << BITS) | meaning;
    }
    this.start = from;
    this.end = at;
    this.low = low;
    this.high = high;
    this.exact = others === 0 && at - from <= 2 * HALF;
    return at;
  }
}

interface Keyed<T> {
  readonly low: number;
  readonly high: number;
  readonly entry: T;
}

export class NameTable<T extends { readonly name: string }> {
  private readonly slots: (Keyed<T> | undefined)[];
  private readonly last: number;

  /** Entries whose names have no key are not found here. */
  constructor(entries: readonly T[]) {
    const size = 2 ** Math.ceil(Math.log2(entries.length * SLOTS_PER_NAME));
    this.last = size - 1;
    this.slots = new Array<Keyed<T> | undefined>(size).fill(undefined);
    for (const entry of entries) this.place(entry);
  }

  private place(entry: T): void {
    const name = new Name();
    name.read(entry.name, 0, compileCharacters(''));
    if (!name.exact) return;
    let slot = this.findSlot(name);
    while (this.slots[slot] !== undefined) slot = (slot + 1) & this.last;
    this.slots[slot] = { low: name.low, high: name.high, entry };
  }

  private findSlot({ low, high }: Name): number {
    return (Math.imul(low ^ Math.imul(high, SPREAD), SPREAD) >>> 16) & this.last;
  }

  find(name: Name): T | undefined {
    if (!name.exact) return undefined;
    for (let slot = this.findSlot(name); ; slot = (slot + 1) & this.last) {
      const keyed = this.slots[slot];
      if (keyed === undefined) return undefined;
      if (keyed.low === name.low && keyed.high === name.high) return keyed.entry;
    }
  }
}
