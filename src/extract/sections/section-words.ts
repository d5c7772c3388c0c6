/**
 * Section knowledge → what the readers of this folder work with, compiled once.
 * Patterns are made of the words handed in; nothing is recognized here.
 */
import type { SectionKnowledge, TitleKnowledge } from '../../model/section-knowledge.js';
import type { Ordinals } from '../../text/read-ordinal.js';
import { compileHeadingWords, type HeadingWords } from './heading-words.js';

export interface SectionWords {
  readonly words: HeadingWords;
  readonly ordinals: Ordinals;
  /** Han characters an ordinal can begin with, its bracket or mark lost or not. */
  readonly opensOrdinal: ReadonlySet<string>;
  /** Standard titles, letters only. */
  readonly standard: ReadonlySet<string>;
  readonly connectives: readonly string[];
  readonly sentenceStarts: readonly string[];
  readonly enumerations: readonly string[];
  readonly listings: readonly string[];
  readonly figure: RegExp;
  /** A numeral whose mark was lost, at the start of a line. */
  readonly bareNumeral: RegExp;
  /** A numeral as a part's number (`第一部分`). */
  readonly part: RegExp;
  /** Ordinals inside a text, plain and bracketed. */
  readonly inner: RegExp;
  readonly innerBracketed: RegExp;
  readonly titles: TitleKnowledge;
}

const NOT_LETTERS = /[^\p{L}]+/gu;
/** Han, ASCII and the marks of both: their letters are told without Unicode's tables. */
const COMMON = /^[\u0000-\u007f\u3000-\u3004\u3008-\u301f\u4e00-\u9fff\u2010-\u2027\uff01-\uff0f\uff1a-\uff20]*$/;
const NOT_COMMON_LETTERS = /[^A-Za-z\u4e00-\u9fff]+/g;

/** Letters only: what two spellings of a heading have in common. */
export function lettersOf(text: string): string {
  return text.replace(COMMON.test(text) ? NOT_COMMON_LETTERS : NOT_LETTERS, '');
}

export function compileSectionWords(knowledge: SectionKnowledge, ordinals: Ordinals): SectionWords {
  const { headings, titles } = knowledge;
  const numeral = `[${headings.numerals}]`;
  return {
    words: compileHeadingWords(headings),
    ordinals,
    opensOrdinal: new Set([...ordinals.first, ...headings.numerals, headings.partPrefix.charAt(0)]),
    standard: new Set(headings.standard.map(lettersOf)),
    connectives: headings.connectives,
    sentenceStarts: headings.sentenceStarts,
    enumerations: headings.enumerations,
    listings: headings.listings,
    figure: headings.figure,
    bareNumeral: new RegExp(`^(${numeral}{1,3})\\s*`),
    part: new RegExp(
      `^${headings.partPrefix}\\s?(${numeral}{1,3})\\s?(?:${headings.partMarks.join('|')})[\\s、.．:：,，]*`,
    ),
    inner: new RegExp(`${numeral}{1,3}\\s?[、.．﹒]\\s?`, 'g'),
    innerBracketed: new RegExp(`[(（]\\s?${numeral}{1,3}\\s?[)）]\\s?`, 'g'),
    titles,
  };
}
