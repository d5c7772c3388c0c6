/**
 * The captures of a run that the index on the disk does not have yet. In: entries as they are stored; out: those of an address, and
 * the lines of all in order. The last few thousand are kept as they are, and those of addresses that are asked about again; the
 * others are packed, a tenth of their size, and remembered by the key of their address.
 */
import { KeyIndex, keyOf } from '../memory/key-index.js';
import { type IndexEntry, readIndexLine } from './cdxj.js';
import { inOrder, mergeRuns, PackedLines, PIECE, TOGETHER } from './packed-lines.js';

export class AddedEntries {
  /** The only one of its address, by the address, the oldest first. */
  readonly #recent = new Map<string, IndexEntry>();
  /** Several of one address, or one that was asked about when it was packed already: its line then stands twice. */
  readonly #often = new Map<string, IndexEntry[]>();
  readonly #packed = new PackedLines();
  /** Address → the piece its line is in. */
  readonly #places = new KeyIndex();
  readonly #lineOf: (entry: IndexEntry) => string;
  readonly #together: number;

  constructor(lineOf: (entry: IndexEntry) => string, together: number = TOGETHER) {
    this.#lineOf = lineOf;
    this.#together = together;
  }

  get isEmpty(): boolean {
    return this.#recent.size === 0 && this.#often.size === 0 && this.#packed.isEmpty;
  }

  entriesOf(url: string): readonly IndexEntry[] {
    const recent = this.#recent.get(url);
    return recent === undefined ? (this.#often.get(url) ?? this.#unpack(url)) : [recent];
  }

  add(entry: IndexEntry): void {
    const { url } = entry;
    const known = this.entriesOf(url);
    if (known.length === 0) this.#recent.set(url, entry);
    else {
      this.#recent.delete(url);
      const often = this.#often.get(url) ?? [...known];
      often.push(entry);
      this.#often.set(url, often);
    }
    if (this.#recent.size >= 2 * this.#together) this.#pack();
  }

  /** What was added last, and is known by then not to be on the disk: it is never packed before. */
  remove(entry: IndexEntry): void {
    const { url } = entry;
    if (this.#recent.get(url) === entry) this.#recent.delete(url);
    const left = (this.#often.get(url) ?? []).filter((other) => other !== entry);
    if (left.length === 0) this.#often.delete(url);
    else this.#often.set(url, left);
  }

  /** All of them in order; a line may come twice. */
  lines(): Iterable<string> {
    const open = [...this.#recent.values(), ...[...this.#often.values()].flat()];
    return mergeRuns([...this.#packed.runs(), inOrder(open.map(this.#lineOf))]);
  }

  #pack(): void {
    const urls = new Map<string, string>();
    for (const entry of this.#recent.values()) {
      urls.set(this.#lineOf(entry), entry.url);
      if (urls.size === this.#together) break;
    }
    const lines = inOrder([...urls.keys()]);
    const first = this.#packed.add(lines);
    for (const [index, line] of lines.entries()) {
      const url = urls.get(line) ?? '';
      this.#places.set(keyOf([url]), first + Math.floor(index / PIECE));
      this.#recent.delete(url);
    }
  }

  #unpack(url: string): readonly IndexEntry[] {
    const piece = this.#places.size === 0 ? -1 : this.#places.get(keyOf([url]));
    const found = this.#packed.linesOf(piece).flatMap((line) => readIndexLine(line) ?? []);
    const own = found.filter((entry) => entry.url === url);
    if (own.length > 0) this.#often.set(url, own);
    return own;
  }
}
