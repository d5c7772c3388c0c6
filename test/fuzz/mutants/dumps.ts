/**
 * Lines and cells of a text dump spoilt: lost, doubled, exchanged, glued; delimiters lost or others. No figure may then stand
 * under the label of another; what cannot be told apart any more has no value.
 */
import type { Random } from '../../generator/random.js';
import type { Subject } from '../subjects.js';
import { listFigures, type Mutant, splice } from './mutant.js';

interface Scene {
  readonly text: string;
  readonly lines: string[];
  /** Of the line that prints a figure. */
  readonly at: number;
  readonly number: string;
  readonly random: Random;
}
type Change = (scene: Scene) => string;

const WORDS = /\p{Script=Han}/u;
const DELIMITERS = ['|', '\t', ' ', '  ', ',', '，', '\n', '', '||', ' | '];
const onLines =
  (change: (scene: Scene) => void): Change =>
  (scene) => {
    change(scene);
    return scene.lines.join('\n');
  };

function replaceOnce(text: string, from: string, to: string): string {
  const at = text.indexOf(from);
  return at < 0 ? text : splice(text, at, at + from.length, to);
}

const CHANGES: Readonly<Record<string, Change>> = {
  'a line lost': onLines(({ lines, at }) => void lines.splice(at, 1)),
  'some line lost': onLines(({ lines, random }) => void lines.splice(random.int(0, lines.length - 1), 1)),
  'a line twice': onLines(({ lines, at }) => void lines.splice(at, 0, lines[at] ?? '')),
  // Two figures that change places are printed so: only whole rows are exchanged.
  'lines exchanged': onLines(({ lines, at }) => {
    const [first = '', second = ''] = lines.slice(at, at + 2);
    if (WORDS.test(first) && WORDS.test(second)) lines.splice(at, 2, second, first);
  }),
  'lines glued': onLines(({ lines, at, random }) => {
    lines.splice(at, 2, (lines[at] ?? '') + random.pick(['', ' ', '|', '\t']) + (lines[at + 1] ?? ''));
  }),
  'a line more': onLines(
    ({ lines, at, random }) =>
      void lines.splice(at, 0, random.pick(['', '7', '—', '合计', '（续表）', '|', '件', '第1页'])),
  ),
  'a figure lost': ({ text, number }) => replaceOnce(text, number, ''),
  'a figure of words': ({ text, number, random }) =>
    replaceOnce(text, number, random.pick(['无', '—', '/', '?', '约30', '1 2', '3.5万', '\ufffd'])),
  'a delimiter lost': onLines(({ lines, at, random }) => {
    const line = lines[at] ?? '';
    const places = [...line.matchAll(/[|\t]/g)].map(({ index }) => index);
    if (places.length > 0) lines[at] = splice(line, random.pick(places), random.pick(places) + 1);
  }),
  'other delimiters in a line': onLines(({ lines, at, random }) => {
    lines[at] = (lines[at] ?? '').replaceAll(random.pick(['|', '\t', ' ']), random.pick(DELIMITERS));
  }),
  'other delimiters': ({ text, random }) => text.replaceAll(random.pick(['|', '\t', ' | ']), random.pick(DELIMITERS)),
  'no empty lines': ({ text }) => text.replaceAll(/\n{2,}/g, '\n'),
  'no line breaks': ({ text }) => text.replaceAll('\n', ' '),
};

function changeDump(change: Change, { text, random, subject }: { text: string; random: Random; subject: Subject }) {
  const figures = listFigures(text, subject);
  if (figures.length === 0) return null;
  const { number, at: place } = random.pick(figures);
  const at = text.slice(0, place).split('\n').length - 1;
  return { text: change({ text, lines: text.split('\n'), at, number, random }) };
}

export const dumpMutants: readonly Mutant[] = Object.entries(CHANGES).map(([name, change]) => ({
  name,
  kinds: ['text'],
  spoil: (text, random, subject) => changeDump(change, { text, random, subject }),
}));
