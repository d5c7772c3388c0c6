/** Small damage to characters: compatibility radicals for common characters, invisible marks, fragments of end tags. */
import type { Random } from '../random.js';

/** Kangxi radicals, as some fonts and PDF exports leave them. */
const RADICALS: Record<string, string> = {
  月: '⽉',
  日: '⽇',
  文: '⽂',
  方: '⽅',
  工: '⼯',
  人: '⼈',
  行: '⾏',
  面: '⾯',
};

export function useRadicals(text: string, place: string): string {
  if (place === 'value' || place === 'header-value') return text;
  return [...text].map((char) => RADICALS[char] ?? char).join('');
}

const INVISIBLE = ['\u200b', '\ufeff', '\u00ad', '\u200e'];

/** Zero-width marks between characters of labels and figures. */
export function hideMarks(random: Random, text: string, place: string): string {
  if (place === 'header-value' || place === 'chrome') return text;
  return [...text].map((char) => (random.chance(0.08) ? char + random.pick(INVISIBLE) : char)).join('');
}

export function breakTags(random: Random, text: string, place: string): string {
  return place === 'paragraph' && random.chance(0.4) ? `${text}　?/p>` : text;
}
