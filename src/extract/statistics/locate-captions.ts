/**
 * The lines directly above a statistics table that name it (附：…统计表), speak of the whole of it (填报单位, 单位：件) or
 * are its own first line (第二十条第（一）项): they belong to the table, not to the text.
 */
import type { Page } from '../../model/document.js';
import type { StatisticsWords } from '../../model/statistics.js';
import { comparisonKey } from '../../text/comparison-key.js';

export interface Caption {
  readonly block: number;
  readonly text: string;
  /** True for a line that names the table. */
  readonly names: boolean;
}

const LONGEST = 60;
const FARTHEST = 4;
const SENTENCE = /[。；;！!？?]$/;
const LEADING_NOISE = /^[\s?？]+/;

export function locateCaptions(page: Page, block: number, words: StatisticsWords): Caption[] {
  const captions: Caption[] = [];
  for (let at = block - 1; at >= 0 && block - at <= FARTHEST; at--) {
    const line = page.blocks[at];
    if (line?.kind !== 'paragraph') break;
    const text = line.text.replace(LEADING_NOISE, '');
    if (text === '') continue;
    const names = isName(text, words);
    if (!names && !opensLine(text, words)) break;
    captions.push({ block: at, text, names });
  }
  return captions;
}

function isName(text: string, words: StatisticsWords): boolean {
  if (text.length > LONGEST || SENTENCE.test(text)) return false;
  const key = comparisonKey(text);
  return words.captionWords.some(
    (word) => key.endsWith(word) || (key.includes(word) && key.length - key.indexOf(word) <= word.length + 8),
  );
}

function opensLine(text: string, words: StatisticsWords): boolean {
  if (text.length > LONGEST || SENTENCE.test(text)) return false;
  const key = comparisonKey(text);
  return words.captionLines.some((word) => key.startsWith(word)) || words.openings.some((word) => key.includes(word));
}
