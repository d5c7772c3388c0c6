/** Bracketed pinyin after characters, as mirrors of official pages carry it. Latin text and digits are left alone. */
import { pinyin } from 'pinyin-pro';
import type { Random } from '../random.js';

export type PinyinDamage = 'pinyin-tones' | 'pinyin-sparse' | 'pinyin-bare' | 'pinyin-grouped';

const HAN = /[\u4e00-\u9fff]/;
const DENSITY: Record<PinyinDamage, number> = {
  'pinyin-tones': 0.3,
  'pinyin-sparse': 0.05,
  'pinyin-bare': 1,
  'pinyin-grouped': 1,
};

export function annotate(random: Random, text: string, damage: PinyinDamage): string {
  if (damage === 'pinyin-grouped') return annotateGroups(random, text);
  return [...text].map((char) => annotateChar(random, char, damage)).join('');
}

function annotateChar(random: Random, char: string, damage: PinyinDamage): string {
  if (!HAN.test(char) || !random.chance(DENSITY[damage])) return char;
  return `${char}(${syllable(char, damage !== 'pinyin-bare')})`;
}

/** 共和(he)(he)國(guo): the annotations of some neighbours stand together after them. */
function annotateGroups(random: Random, text: string): string {
  let out = '';
  let waiting = '';
  for (const char of text) {
    if (!HAN.test(char)) {
      out += waiting + char;
      waiting = '';
      continue;
    }
    out += char;
    waiting += `(${syllable(char, false)})`;
    if (random.chance(0.6)) {
      out += waiting;
      waiting = '';
    }
  }
  return out + waiting;
}

function syllable(char: string, withTone: boolean): string {
  return pinyin(char, { toneType: withTone ? 'symbol' : 'none', v: false });
}
