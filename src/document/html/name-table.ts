/**
 * Names in markup → what is known of them. A name is found at its place in the page by the hash of its letters, in any
 * case, without being cut out: most names of a page pasted from Word are read over and over and never needed as text.
 */
const CASE = 32;
/** Free slots keep the runs of neighbours short. */
const SLOTS_PER_NAME = 4;

/** Where a name stands in the page, and the hash of its letters. */
export interface NamePlace {
  readonly start: number;
  readonly end: number;
  readonly hash: number;
}

/** Takes one more character into the hash of a name; capitals and small letters count alike. */
export function addToHash(hash: number, code: number): number {
  return (Math.imul(hash, 31) + (code | CASE)) | 0;
}

export class NameTable<T extends { readonly name: string }> {
  private readonly slots: (T | undefined)[];
  private readonly last: number;

  constructor(entries: readonly T[]) {
    const size = 2 ** Math.ceil(Math.log2(entries.length * SLOTS_PER_NAME));
    this.last = size - 1;
    this.slots = new Array<T | undefined>(size).fill(undefined);
    for (const entry of entries) this.place(entry);
  }

  private place(entry: T): void {
    let hash = 0;
    for (let at = 0; at < entry.name.length; at++) hash = addToHash(hash, entry.name.charCodeAt(at));
    let slot = hash & this.last;
    while (this.slots[slot] !== undefined) slot = (slot + 1) & this.last;
    this.slots[slot] = entry;
  }

  find(source: string, place: NamePlace): T | undefined {
    for (let slot = place.hash & this.last; ; slot = (slot + 1) & this.last) {
      const entry = this.slots[slot];
      if (entry === undefined || isNamed(entry.name, source, place)) return entry;
    }
  }
}

function isNamed(name: string, source: string, place: NamePlace): boolean {
  if (name.length !== place.end - place.start) return false;
  for (let at = 0; at < name.length; at++) {
    if (!isSameLetter(source.charCodeAt(place.start + at), name.charCodeAt(at))) return false;
  }
  return true;
}

/** `known` is written small. */
function isSameLetter(code: number, known: number): boolean {
  return code === known || (code + CASE === known && code >= 0x41 && code <= 0x5a);
}
