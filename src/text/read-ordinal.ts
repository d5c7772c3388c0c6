import type { Ordinal } from '../model/text.js';
import type { OrdinalWords } from '../model/text-knowledge.js';
export interface Ordinals {
  readonly words: OrdinalWords;
}
export function compileOrdinals(words: OrdinalWords): Ordinals {
  return { words };
}
export function readOrdinal(_text: string, _ordinals: Ordinals): Ordinal | null {
  return null;
}
