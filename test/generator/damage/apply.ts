/** Applies the damage quirks of a page to all its leaves, in the order in which mirrors do it: script, pinyin, blanks. */
import { mapLeaves, type PageModel } from '../model.js';
import type { Quirk } from '../options.js';
import type { Random } from '../random.js';
import { loseBlanks, shiftBytes } from './blanks.js';
import { breakTags, hideMarks, useRadicals } from './marks.js';
import { annotate, type PinyinDamage } from './pinyin.js';
import { changeWidth } from './punctuation.js';
import { convertScript, type ScriptDamage } from './script.js';

const SCRIPTS: Partial<Record<Quirk, ScriptDamage>> = {
  traditional: 'traditional',
  'naive-traditional': 'naive',
  'mixed-script': 'mixed',
};
const PINYIN: readonly Quirk[] = ['pinyin-tones', 'pinyin-sparse', 'pinyin-bare', 'pinyin-grouped'];

export function applyDamage(random: Random, page: PageModel, quirks: readonly Quirk[]): void {
  for (const quirk of quirks) {
    if (quirk === 'wide-punctuation') mapLeaves(page, (text, place) => changeWidth(text, place, 'wide'));
    if (quirk === 'narrow-punctuation') mapLeaves(page, (text, place) => changeWidth(text, place, 'narrow'));
  }
  const shift = quirks.includes('gbk-shift');
  if (shift) mapLeaves(page, shiftSome);
  for (const quirk of quirks) {
    const script = SCRIPTS[quirk];
    if (script !== undefined) mapLeaves(page, (text) => convertScript(random, text, script));
  }
  for (const quirk of quirks) {
    if (PINYIN.includes(quirk)) mapLeaves(page, (text, place) => annotatePlace(random, { text, place, quirk }));
  }
  if (quirks.includes('kangxi-radicals')) mapLeaves(page, useRadicals);
  if (quirks.includes('zero-width')) mapLeaves(page, (text, place) => hideMarks(random, text, place));
  if (quirks.includes('tag-fragments')) mapLeaves(page, (text, place) => breakTags(random, text, place));
  if (quirks.includes('lost-blanks')) mapLeaves(page, (text, place) => loseBlanks(random, text, place));
}

function annotatePlace(random: Random, leaf: { text: string; place: string; quirk: Quirk }): string {
  return annotate(random, leaf.text, leaf.quirk as PinyinDamage);
}

/** Only leaves that open with a bracket are shifted: the others are not seen so. */
function shiftSome(text: string, place: string): string {
  const eligible = place === 'paragraph' || (place === 'head' && text.startsWith('（本列'));
  return eligible && text.startsWith('（') ? shiftBytes(text) : text;
}
