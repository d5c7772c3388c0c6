import type { ReadNumber } from '../model/text.js';
import type { NumberWords } from '../model/text-knowledge.js';
export interface Numbers {
  readonly words: NumberWords;
}
export function compileNumbers(words: NumberWords): Numbers {
  return { words };
}
export function readNumber(text: string, _numbers: Numbers, _options: { readonly signed: boolean }): ReadNumber {
  const value = /^\d+$/.test(text) ? Number(text) : null;
  return { status: value === null ? 'blank' : 'reported', value, unit: null, note: null };
}
