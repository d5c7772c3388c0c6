/**
 * A label cell → what rows are matched by: its ordinal and 其中 ("of which") taken off, its comparison keys.
 */
import type { StatisticsWords } from '../../model/statistics.js';
import type { Ordinal } from '../../model/text.js';
import { comparisonKey, stemKey } from '../../text/comparison-key.js';
import { type Ordinals, readOrdinal } from '../../text/read-ordinal.js';

export interface Label {
  /** As printed, treated; lines joined. */
  readonly text: string;
  readonly ordinal: Ordinal | null;
  /** True when 其中 opens it. */
  readonly ofWhich: boolean;
  readonly key: string;
  /** The key of what stands before the first bracket. */
  readonly stem: string;
  /** True for words with a figure near their front (`约30`, `减3`): a value that cannot be read, unless a form knows it. */
  readonly figure: boolean;
}

const LINE_BREAK = /\s{0,9}\n\s{0,9}/g;
const BETWEEN_LETTERS = /([A-Za-z0-9])\s{0,9}\n\s{0,9}(?=[A-Za-z0-9])/g;
const LEADING_NOISE = /^[\s?？·•]+/;
const AFTER_PREFIX = /^[\s:：,，、.]+/;

/** What labels are read by. */
export interface LabelWords {
  readonly ordinals: Ordinals;
  readonly words: Pick<StatisticsWords, 'ofWhich' | 'qualifiers'>;
}

export function readLabel(printed: string, { ordinals, words }: LabelWords): Label {
  const text = joinLines(printed);
  const bare = text.replace(LEADING_NOISE, '');
  const ordinal = readOrdinal(bare, ordinals);
  const behind = (ordinal?.rest ?? bare).trimStart();
  const prefix = words.ofWhich.find((word) => behind.startsWith(word));
  if (prefix === undefined) return describe(behind, { text, ordinal, ofWhich: false }, words.qualifiers);
  const part = behind.slice(prefix.length).replace(AFTER_PREFIX, '');
  const inner = readOrdinal(part, ordinals);
  const rest = inner?.rest ?? part;
  return describe(rest, { text, ordinal: ordinal ?? inner, ofWhich: true }, words.qualifiers);
}

type Opening = Pick<Label, 'text' | 'ordinal' | 'ofWhich'>;

function describe(words: string, { text, ordinal, ofWhich }: Opening, qualifiers: readonly string[]): Label {
  const key = comparisonKey(words);
  const stem = endsInBrackets(words) ? stemKey(words) : key;
  const qualified = stem !== key && qualifiers.some((word) => words.includes(word));
  return { text, ordinal, ofWhich, key, stem: qualified ? '' : stem, figure: looksLikeFigure(words) };
}

const OPENING = '(（[［【〔{｛';
const CLOSING = ')）]］】〕}｝';

/** True when brackets only explain what stands before them: nothing follows the last one. */
function endsInBrackets(words: string): boolean {
  let depth = 0;
  let opened = false;
  for (const character of words) {
    if (OPENING.includes(character)) depth++;
    else if (CLOSING.includes(character)) depth = Math.max(0, depth - 1);
    else if (opened && depth === 0 && character.trim() !== '') return false;
    opened ||= depth > 0;
  }
  return opened;
}

/** Chinese words broken over lines belong together; Latin words and numbers keep a blank. */
export function joinLines(printed: string): string {
  if (!printed.includes('\n')) return printed;
  return printed.replace(BETWEEN_LETTERS, '$1 ').replace(LINE_BREAK, '');
}

const LEADING_WORDS = /^[^\p{L}\p{Nd}]{0,40}(\p{L}{0,5})[^\p{L}]{0,40}?\p{Nd}/u;
const MOST_WORDS_BEFORE_FIGURE = 4;

/** A note only mentions figures, further on. */
function looksLikeFigure(printed: string): boolean {
  const words = LEADING_WORDS.exec(printed)?.[1];
  return words !== undefined && words.length <= MOST_WORDS_BEFORE_FIGURE;
}
