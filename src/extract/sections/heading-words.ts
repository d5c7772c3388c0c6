/**
 * A piece of text → which of the heading words cover it, and the topic they name.
 * Covers whole headings and the front of run-in lines; refuses text with a word it does not know.
 */
import type { Topic } from '../../model/record.js';
import type { HeadingKnowledge } from '../../model/section-knowledge.js';

interface HeadingWord {
  readonly text: string;
  readonly topic: Topic | null;
  readonly weight: number;
  readonly closing: boolean;
  readonly connective: boolean;
}

/** Words by their first character, longest first. */
export type HeadingWords = ReadonlyMap<string, readonly HeadingWord[]>;

export interface HeadingCover {
  readonly topic: Topic;
  /** Offset behind the last word. */
  readonly end: number;
}

export interface RoughTopic {
  readonly topic: Topic | null;
  /** Share of the letters that no heading word covers. */
  readonly unknown: number;
  /** True when the text ends with a word that headings end with. */
  readonly closed: boolean;
}

const PASSED = /[\s()（）“”"'《》〈〉·:：\-—.．﹒、,，/]/;
const FOUR_DIGITS = /(?:19|20)\d\d/y;
const LETTER = /[\p{L}\p{Nd}]/u;

export function compileHeadingWords(knowledge: HeadingKnowledge): HeadingWords {
  const words = new Map<string, HeadingWord>();
  const add = (text: string, change: Partial<HeadingWord>): void => {
    const plain = { text, topic: null, weight: 0, closing: false, connective: false };
    words.set(text, { ...plain, ...words.get(text), ...change });
  };
  for (const text of knowledge.fillers) add(text, {});
  for (const text of knowledge.connectives) add(text, { connective: true });
  for (const { topic, weight, words: texts } of knowledge.topics)
    for (const text of texts) add(text, { topic, weight });
  for (const text of knowledge.closings) add(text, {});
  const closes = (text: string): boolean => knowledge.closings.some((closing) => text.endsWith(closing));
  for (const text of words.keys()) if (closes(text)) add(text, { closing: true });
  return byFirstCharacter([...words.values()]);
}

function byFirstCharacter(words: readonly HeadingWord[]): HeadingWords {
  const map = new Map<string, HeadingWord[]>();
  for (const word of words) {
    const first = word.text.slice(0, 1);
    map.set(first, [...(map.get(first) ?? []), word]);
  }
  for (const list of map.values()) list.sort((a, b) => b.text.length - a.text.length);
  return map;
}

/** The whole text in heading words, with a topic among them; else null. */
export function coverHeading(text: string, words: HeadingWords): Topic | null {
  let best: HeadingWord | null = null;
  for (let at = 0; at < text.length; ) {
    const word = wordAt(text, at, words);
    const step = word === null ? passedAt(text, at) : word.text.length;
    if (step === 0) return null;
    best = heavier(best, word);
    at += step;
  }
  return best?.topic ?? null;
}

/** The front of a run-in line: the words up to the first that closes a heading, or up to the last that names a topic. */
export function coverFront(text: string, words: HeadingWords): HeadingCover | null {
  let best: HeadingWord | null = null;
  let end = 0;
  for (let at = 0; at < text.length; ) {
    const word = wordAt(text, at, words);
    const step = word === null ? passedAt(text, at) : word.text.length;
    if (step === 0) break;
    best = heavier(best, word);
    at += step;
    if (word !== null && (word.topic !== null || word.closing)) end = at;
    if (word?.closing === true && best !== null && !goesOn(text, at, words)) break;
  }
  return best === null || best.topic === null ? null : { topic: best.topic, end };
}

/** The topic named anywhere in a line that a number already shows to be a heading. */
export function roughTopic(text: string, words: HeadingWords): RoughTopic {
  let best: HeadingWord | null = null;
  let last: HeadingWord | null = null;
  let unknown = 0;
  let letters = 0;
  for (let at = 0; at < text.length; ) {
    const word = wordAt(text, at, words);
    const step = word?.text.length ?? Math.max(1, passedAt(text, at));
    best = heavier(best, word);
    if (word !== null) letters += step;
    else if (LETTER.test(text.charAt(at)) && passedAt(text, at) === 0) unknown += 1;
    if (word !== null || LETTER.test(text.charAt(at))) last = word;
    at += step;
  }
  const share = unknown / Math.max(1, unknown + letters);
  return { topic: best?.topic ?? null, unknown: share, closed: last?.closing === true };
}

function wordAt(text: string, at: number, words: HeadingWords): HeadingWord | null {
  for (const word of words.get(text.charAt(at)) ?? []) if (text.startsWith(word.text, at)) return word;
  return null;
}

/** Length of a mark, blank or year number that may stand between the words. */
function passedAt(text: string, at: number): number {
  FOUR_DIGITS.lastIndex = at;
  if (FOUR_DIGITS.test(text)) return 4;
  return PASSED.test(text.charAt(at)) ? 1 : 0;
}

function goesOn(text: string, at: number, words: HeadingWords): boolean {
  const next = wordAt(text, at, words);
  if (next === null) return false;
  return next.connective || next.closing;
}

function heavier(best: HeadingWord | null, word: HeadingWord | null): HeadingWord | null {
  if (word === null || word.topic === null) return best;
  return best === null || word.weight > best.weight ? word : best;
}
