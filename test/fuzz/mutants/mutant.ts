/** What every change of a page takes and gives: the page's text in, a spoilt text out, or nothing where it does not apply. */
import type { Random } from '../../generator/random.js';
import type { Expectation } from '../invariants.js';
import type { Subject } from '../subjects.js';

export interface Spoilt {
  readonly text: string;
  /** Given where only the text of these cells was changed: all others must read as before. */
  readonly touched?: ReadonlyMap<string, Expectation>;
}

export interface Mutant {
  readonly name: string;
  readonly kinds: readonly Subject['kind'][];
  /** True when what the change takes away or adds is no more than the page would then honestly print. */
  readonly spoil: (text: string, random: Random, subject: Subject) => Spoilt | null;
}

/** Numbers of the subject that stand in the text, with their places. */
export function listFigures(text: string, { owners }: Subject): { number: string; id: string; at: number }[] {
  return [...owners]
    .map(([number, id]) => ({ number: String(number), id, at: text.indexOf(String(number)) }))
    .filter(({ at }) => at >= 0);
}

export function splice(text: string, from: number, to: number, insert = ''): string {
  return text.slice(0, from) + insert + text.slice(to);
}
