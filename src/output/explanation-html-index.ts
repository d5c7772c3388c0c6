/**
 * Strings with keys → one text to look things up in. In: what is looked for and from where on; out: its place in one of
 * the strings. A place that would reach over two strings is none.
 */

export interface Found {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

interface Keyed {
  readonly key: string;
  readonly text: string;
}

const PARTING = '\u0000';
/** So many places of a value are weighed. */
const MOST_TRIES = 50;

export class TextIndex {
  private readonly text: string;
  private readonly starts: readonly number[];

  constructor(private readonly units: readonly Keyed[]) {
    const starts: number[] = [];
    let at = 0;
    for (const { text } of units) {
      starts.push(at);
      at += text.length + PARTING.length;
    }
    this.starts = starts;
    this.text = units.map(({ text }) => text).join(PARTING);
  }

  /** Offset in the whole text, or -1. */
  seek(words: string, from = 0): number {
    return words === '' ? -1 : this.text.indexOf(words, from);
  }

  find(words: string, from = 0): Found | null {
    const at = this.seek(words, from);
    return at < 0 ? null : this.place(at, words.length);
  }

  /** In the same string behind the label, else a string that is the value and nothing else, else the next one with it. */
  findValue(value: string, from: number): Found | null {
    const own = this.unitAt(Math.max(0, from - 1));
    let next: Found | null = null;
    let at = this.seek(value, from);
    for (let tries = 0; at >= 0 && tries < MOST_TRIES; tries++) {
      const unit = this.unitAt(at);
      if (unit === own || this.units[unit]?.text.trim() === value) return this.place(at, value.length);
      next ??= this.place(at, value.length);
      at = this.seek(value, at + value.length);
    }
    return next;
  }

  place(at: number, length: number): Found | null {
    const index = this.unitAt(at);
    const unit = this.units[index];
    const start = at - (this.starts[index] ?? 0);
    if (unit === undefined || start + length > unit.text.length) return null;
    return { key: unit.key, start, end: start + length };
  }

  private unitAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
