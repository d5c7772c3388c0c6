/**
 * Stretches of a page lost, doubled, moved, overwritten; characters of it changed. The page is cut anywhere, in the middle of
 * words, tags and figures. In: text of any kind. Out: text.
 */
import type { Random } from '../../generator/random.js';
import { type Mutant, splice } from './mutant.js';

type Change = (text: string, random: Random) => string;
const LONGEST = 400;
const CHARACTERS =
  '\u0000\u0001\t\n\r "&\'()<>/=-;#0123456789,.|?？（）：；。、一二三十百万条件元年数总计无\u3000\u00a0\u200b\u202e\ufffd\ue000\ud800';

function stretch(text: string, random: Random): readonly [number, number] {
  const from = random.int(0, text.length);
  return [from, Math.min(text.length, from + random.int(1, random.pick([2, 8, 60, LONGEST])))];
}

const CHANGES: Readonly<Record<string, Change>> = {
  'a stretch lost': (text, random) => splice(text, ...stretch(text, random)),
  'a stretch twice': (text, random) => {
    const [from, to] = stretch(text, random);
    return splice(text, to, to, text.slice(from, to));
  },
  'a stretch elsewhere': (text, random) => {
    const [from, to] = stretch(text, random);
    const rest = splice(text, from, to);
    const at = random.int(0, rest.length);
    return splice(rest, at, at, text.slice(from, to));
  },
  'characters changed': (text, random) => {
    let spoilt = text;
    for (let count = random.int(1, 4); count > 0; count--) {
      const at = random.int(0, text.length - 1);
      spoilt = splice(spoilt, at, at + random.int(0, 1), CHARACTERS.charAt(random.int(0, CHARACTERS.length - 1)));
    }
    return spoilt;
  },
  'the end lost': (text, random) => text.slice(0, random.int(0, text.length)),
  'the beginning lost': (text, random) => text.slice(random.int(0, text.length / 3)),
};

export const stretchMutants: readonly Mutant[] = Object.entries(CHANGES).map(([name, change]) => ({
  name,
  kinds: ['html', 'text'],
  spoil: (text, random) => ({ text: change(text, random) }),
}));
