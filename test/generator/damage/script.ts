/**
 * Simplified text in traditional characters, only where converting back gives the same text; every other character
 * stays as it is. `naive` takes the first variant character by character, wrong ones included (製 for 制).
 */
import * as OpenCC from 'opencc-js';
import type { Random } from '../random.js';

const toTraditional = OpenCC.Converter({ from: 'cn', to: 'tw' });
const fromGeneral = OpenCC.Converter({ from: 't', to: 'cn' });
const fromTaiwan = OpenCC.Converter({ from: 'tw', to: 'cn' });

/** Both ways back must agree, so that no converter is favoured. */
function comesBack(text: string, to: string): boolean {
  return fromGeneral(text) === to && fromTaiwan(text) === to;
}

const NAIVE: Record<string, string> = {
  制: '製',
  只: '隻',
  系: '係',
  复: '複',
  面: '麵',
  咨: '谘',
  布: '佈',
  后: '後',
};

export type ScriptDamage = 'traditional' | 'naive' | 'mixed';

/** A page in one leaf at a time. The result has as many characters as the text. */
export function convertScript(random: Random, text: string, damage: ScriptDamage): string {
  const source = [...text];
  const converted = damage === 'traditional' ? phraseWise(text) : source.map(charWise(damage));
  const chars = converted.length === source.length ? converted : source;
  const kept = chars.map((char, at) => (damage === 'mixed' && random.chance(0.7) ? (source[at] ?? char) : char));
  return comesBack(kept.join(''), text) ? kept.join('') : safeChars(source, kept);
}

function phraseWise(text: string): string[] {
  return [...toTraditional(text)];
}

function charWise(damage: ScriptDamage): (char: string) => string {
  return (char) => (damage === 'naive' ? (NAIVE[char] ?? toTraditional(char)) : toTraditional(char));
}

/** Character by character where the whole does not come back, and nothing where even that fails. */
function safeChars(source: readonly string[], kept: readonly string[]): string {
  const chars = source.map((char, at) => (comesBack(kept[at] ?? char, char) ? (kept[at] ?? char) : char));
  return comesBack(chars.join(''), source.join('')) ? chars.join('') : source.join('');
}
