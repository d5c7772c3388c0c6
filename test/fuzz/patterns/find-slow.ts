/**
 * Whether a regular expression is linear: it is tried on texts made to slow it down, from 16 characters to 100 KB. In: the
 * expression. Out: the text on which it takes too long, or null. What is asked is the processor's time of this process, not the
 * clock, and what looks slow is asked again: what is quadratic takes thousands of times longer than what is allowed here.
 */
import { listRecipes, type Recipe, writeText } from './adversarial-texts.js';

/** Length of the text, and the most milliseconds that searching it may take. Short ones grow slowly: they tell what
 * is exponential before it takes for ever. */
const STEPS: readonly (readonly [length: number, most: number])[] = [
  [16, 40],
  [24, 40],
  [32, 40],
  [48, 40],
  [96, 40],
  [300, 40],
  [2_000, 40],
];
const WHOLE: readonly (readonly [length: number, most: number])[] = [
  [12_000, 60],
  [100_000, 400],
];
/** Of a pattern's recipes, the slowest at the first lengths are tried on the whole one. */
const SLOWEST = 2;
const TRIES = 3;
const MICRO = 1000;

function search(pattern: RegExp, text: string): void {
  if (pattern.global) text.replace(pattern, '');
  else pattern.exec(text);
  pattern.lastIndex = 0;
}

function processorTime(pattern: RegExp, text: string): number {
  const begin = process.cpuUsage();
  search(pattern, text);
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / MICRO;
}

function isSlow(pattern: RegExp, text: string, most: number): boolean {
  for (let tries = 0; tries < TRIES; tries++) if (processorTime(pattern, text) <= most) return false;
  return true;
}

/** The recipe and the length at which the pattern takes too long, or null. */
export function findSlow(pattern: RegExp): { readonly recipe: Recipe; readonly length: number } | null {
  const timed: { recipe: Recipe; time: number }[] = [];
  for (const recipe of listRecipes(pattern)) {
    let time = 0;
    for (const [length, most] of STEPS) {
      const text = writeText(recipe, length);
      const begin = performance.now();
      search(pattern, text);
      time = performance.now() - begin;
      if (time > most && isSlow(pattern, text, most)) return { recipe, length };
    }
    timed.push({ recipe, time });
  }
  for (const { recipe } of timed.sort((a, b) => b.time - a.time).slice(0, SLOWEST))
    for (const [length, most] of WHOLE) if (isSlow(pattern, writeText(recipe, length), most)) return { recipe, length };
  return null;
}
