/**
 * Lines that will stand in the index, packed until then. In: runs of lines, each in order; out: all lines in order, and those that
 * stand near one. A run is unpacked piece by piece when it is read: memory is that of one piece for each run.
 */
import { packTexts, unpackTexts } from '../memory/packed-texts.js';

/** Lines of a piece. */
export const PIECE = 256;
/** Lines that are put in order, and packed, together. */
export const TOGETHER = 2048;

export class PackedLines {
  readonly #pieces: Uint8Array[] = [];
  /** Of each run, the number of its first piece. */
  readonly #runs: number[] = [];

  get isEmpty(): boolean {
    return this.#runs.length === 0;
  }

  /** Lines in order. Gives the number of the first piece; the others follow, `PIECE` lines each. */
  add(lines: readonly string[]): number {
    const first = this.#pieces.length;
    this.#runs.push(first);
    for (let at = 0; at < lines.length; at += PIECE) this.#pieces.push(packTexts(lines.slice(at, at + PIECE)));
    return first;
  }

  linesOf(piece: number): readonly string[] {
    const packed = this.#pieces[piece];
    return packed === undefined ? [] : unpackTexts(packed);
  }

  runs(): readonly Iterable<string>[] {
    return this.#runs.map((first, index) => this.#readRun(first, this.#runs[index + 1] ?? this.#pieces.length));
  }

  *#readRun(first: number, end: number): Generator<string> {
    for (let piece = first; piece < end; piece += 1) yield* this.linesOf(piece);
  }
}

/** Lines as they come. */
export class LinesInAnyOrder {
  readonly #packed = new PackedLines();
  #open: string[] = [];

  push(line: string): void {
    this.#open.push(line);
    if (this.#open.length < TOGETHER) return;
    this.#packed.add(inOrder(this.#open));
    this.#open = [];
  }

  lines(): Iterable<string> {
    return mergeRuns([...this.#packed.runs(), inOrder(this.#open)]);
  }
}

/** By their units, as `<=` compares them when runs are merged. */
export function inOrder(lines: readonly string[]): readonly string[] {
  return [...lines].sort();
}

/** Runs in order → all their lines in order; what stands in several comes as often. */
export function mergeRuns(runs: readonly Iterable<string>[]): Iterable<string> {
  const [first = [], ...others] = runs;
  if (others.length === 0) return first;
  const middle = runs.length >> 1;
  return mergeTwo(mergeRuns(runs.slice(0, middle)), mergeRuns(runs.slice(middle)));
}

function* mergeTwo(one: Iterable<string>, other: Iterable<string>): Generator<string> {
  const others = other[Symbol.iterator]();
  let ahead = others.next();
  for (const line of one) {
    for (; ahead.done !== true && ahead.value <= line; ahead = others.next()) yield ahead.value;
    yield line;
  }
  for (; ahead.done !== true; ahead = others.next()) yield ahead.value;
}
