/**
 * In: the text of a whole page, the counts of its characters. Out: its script, and the text in simplified characters. Meaning
 * of characters with two readings is left to OpenCC; a short list mends what naive converters did before. A simplified page
 * with a stray traditional character has just that character converted. Vocabulary is never exchanged.
 */
import { Converter } from 'opencc-js/t2cn';
import type { Script } from '../model/text.js';
import type { ScriptWords } from '../model/text-knowledge.js';
import { dropEdits, type Edit, type Repair } from './repair.js';
import { type CharacterTable, CLASS, type Counts } from './scan-text.js';

export interface Simplifier {
  /** One-to-one by OpenCC's tables and phrases. */
  readonly convert: (text: string) => string;
  readonly naive: RegExp;
  readonly replacements: ReadonlyMap<string, string>;
}

const SHARE = 0.1;

export function compileSimplifier(words: ScriptWords): Simplifier {
  const convert = Converter({ from: 't', to: 'cn' });
  const replacements = new Map(Object.entries(words.naive));
  const longestFirst = [...replacements.keys()].sort((a, b) => b.length - a.length);
  const firsts = [...new Set(longestFirst.map((word) => word.charAt(0)))].join('');
  return { convert, naive: new RegExp(`(?=[${firsts}])(?:${longestFirst.join('|')})`, 'g'), replacements };
}

export function judgeScript(counts: Counts): Script {
  const traditional = counts[CLASS.traditional] ?? 0;
  const simplified = counts[CLASS.simplified] ?? 0;
  const least = (traditional + simplified) * SHARE;
  if (traditional === 0 || traditional < least) return 'simplified';
  return simplified < least || simplified === 0 ? 'traditional' : 'mixed';
}

export function simplifyText(
  text: string,
  script: Script,
  options: { simplifier: Simplifier; table: CharacterTable },
): Repair {
  const { simplifier, table } = options;
  if (script === 'simplified') return convertRuns(text, findTraditional(text, table), simplifier);
  const whole = simplifier.convert(text).replace(simplifier.naive, (word) => simplifier.replacements.get(word) ?? word);
  return { text: whole, ...countTraditional(text, table) };
}

function countTraditional(text: string, table: CharacterTable): { count: number; example: string | null } {
  let count = 0;
  let first = -1;
  for (let at = 0; at < text.length; at += 1) {
    if (table[text.charCodeAt(at)] !== CLASS.traditional) continue;
    if (count === 0) first = at;
    count += 1;
  }
  return { count, example: count === 0 ? null : text.charAt(first) };
}

function convertRuns(text: string, runs: readonly Edit[], { convert }: Simplifier): Repair {
  return dropEdits(
    text,
    runs.map((run) => ({ ...run, with: convert(run.with) })),
  );
}

function findTraditional(text: string, table: CharacterTable): Edit[] {
  const runs: Edit[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (table[text.charCodeAt(at)] !== CLASS.traditional) continue;
    const start = at;
    while (at < text.length && table[text.charCodeAt(at)] === CLASS.traditional) at += 1;
    runs.push({ start, end: at, with: text.slice(start, at) });
  }
  return runs;
}
