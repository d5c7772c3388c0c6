import type { DateWords } from '../model/text-knowledge.js';
export function readDate(_text: string, _words: DateWords): string | null {
  return null;
}
export function readInstant(_text: string, _words: DateWords): string | null {
  return null;
}
