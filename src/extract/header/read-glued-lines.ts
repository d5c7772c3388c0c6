/**
 * In: lines before the body. Out: pairs of lines on which label and value are printed without anything between them
 * (`索引号014416349/2026-206771`: two elements side by side, told apart by style only). Read only in a run of such lines
 * with two strong labels: a sentence that begins with a label's word is none.
 */
import type { Words } from '../../model/text.js';
import { alignRaw, cutWords } from './align-raw.js';
import { type CompiledHeader, labelKey, mayBeLabel } from './compile-header.js';
import { isStrong, makePair, type Pair } from './pairs.js';
import type { Line } from './read-line-pairs.js';
import { type FieldReader, fitsField } from './read-value.js';

const LONGEST = 80;
const SHORTEST_RUN = 3;
const STRONG_IN_RUN = 2;
const BLANK = /[\s?\u200b]/u;
const DIGIT = /\d/u;
const TYPED: ReadonlySet<unknown> = new Set(['issuedOn', 'publishedAt', 'validity', 'viewCount']);
const COLON = /[:：]/u;

/** Offset behind the longest known label the text begins with, or 0. */
function findLabelEnd(text: string, header: CompiledHeader): number {
  if (!mayBeLabel(text, 0, header)) return 0;
  let key = '';
  let end = 0;
  for (let at = 0; at < text.length && key.length < header.longest; at++) {
    const character = text[at] ?? '';
    if (BLANK.test(character)) continue;
    key += character;
    if (header.labels.has(key)) end = at + 1;
  }
  return end;
}

function readGlued(line: Line, reader: FieldReader): Pair | null {
  const words: Words = line.paragraph;
  if (words.text.length > LONGEST || COLON.test(words.text.slice(0, reader.header.longest))) return null;
  const end = findLabelEnd(words.text, reader.header);
  if (end === 0 || BLANK.test(words.text[end] ?? '')) return null;
  const offsets = words.raw === words.text ? null : alignRaw(words);
  const value = cutWords(words, end, words.text.length, offsets);
  if (reader.header.labels.has(labelKey(value.text))) return null;
  const pair = makePair(cutWords(words, 0, end, offsets), value, { block: line.block, header: reader.header });
  return fitsField(pair, reader) ? pair : null;
}

/** A line that is a label and a value of the label's own type is no value of the label above it. */
export function isGluedPair(line: Line, reader: FieldReader): boolean {
  const pair = readGlued(line, reader);
  return pair !== null && (TYPED.has(pair.meaning?.field) || DIGIT.test(pair.value.text)) && isStrong(pair);
}

/** Index of a line → its pair. */
export function findGluedLines(lines: readonly Line[], reader: FieldReader): ReadonlyMap<number, Pair> {
  const found = new Map<number, Pair>();
  let run: [number, Pair][] = [];
  for (let at = 0; at <= lines.length; at++) {
    const line = lines[at];
    const pair = line === undefined ? null : readGlued(line, reader);
    const last = run.at(-1)?.[1].block;
    if (pair !== null && (last === undefined || pair.block === last + 1)) {
      run.push([at, pair]);
      continue;
    }
    if (isRun(run)) for (const [index, glued] of run) found.set(index, glued);
    run = pair === null ? [] : [[at, pair]];
  }
  return found;
}

function isRun(run: readonly (readonly [number, Pair])[]): boolean {
  const filled = run.filter(([, pair]) => pair.value.text !== '');
  return run.length >= SHORTEST_RUN && filled.filter(([, pair]) => isStrong(pair)).length >= STRONG_IN_RUN;
}
