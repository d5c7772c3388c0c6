/** In: the words of page furniture. Out: the same, ready for look-ups: neighbours by their first character, controls by length. */
import type { NavigationKnowledge } from '../../model/header-knowledge.js';

export type Direction = 'previous' | 'next';

export interface CompiledNavigation {
  /** Longest first, so that a longer word is not cut to a shorter one. */
  readonly neighbours: readonly { readonly word: string; readonly direction: Direction }[];
  readonly initials: ReadonlySet<string>;
  readonly none: ReadonlySet<string>;
  /** Longest first. */
  readonly controls: readonly string[];
  readonly controlInitials: ReadonlySet<string>;
  /** Lines of furniture: one pattern for all that the knowledge lists. */
  readonly furniture: RegExp;
  readonly knowledge: NavigationKnowledge;
}

function longestFirst(a: string, b: string): number {
  return b.length - a.length;
}

export function compileNavigation(knowledge: NavigationKnowledge): CompiledNavigation {
  const list = (words: readonly string[], direction: Direction) => words.map((word) => ({ word, direction }));
  const neighbours = [...list(knowledge.previous, 'previous'), ...list(knowledge.next, 'next')];
  return {
    neighbours: neighbours.sort((a, b) => longestFirst(a.word, b.word)),
    initials: new Set(neighbours.map(({ word }) => word[0] ?? '')),
    none: new Set(knowledge.none),
    controls: [...knowledge.controls].sort(longestFirst),
    controlInitials: new Set(knowledge.controls.map((word) => word[0] ?? '')),
    furniture: new RegExp(knowledge.furniture.map(({ source }) => `(?:${source})`).join('|'), 'iu'),
    knowledge,
  };
}
