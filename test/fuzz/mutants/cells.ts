/**
 * The text of single cells printed otherwise: boxes, markup and damage between digits, notes, units, marks for no figure.
 * Each says what may be read: the same number, none, or either. The rest of the page is not touched.
 */
import type { Random } from '../../generator/random.js';
import type { Expectation } from '../invariants.js';
import type { Subject } from '../subjects.js';
import { showPage } from '../visible-text.js';
import { listFigures, type Mutant, type Spoilt, splice } from './mutant.js';

type Dress = (number: string, random: Random) => string;
interface Wardrobe {
  readonly value: Expectation['value'];
  readonly html: boolean;
  readonly dresses: readonly Dress[];
}

const between =
  (...inserts: readonly string[]): Dress =>
  (number, random) => {
    const at = random.int(1, number.length - 1);
    return number.slice(0, at) + random.pick(inserts) + number.slice(at);
  };
const around =
  (before: readonly string[], after: readonly string[]): Dress =>
  (number, random) =>
    random.pick(before) + number + random.pick(after);
const instead =
  (...texts: readonly string[]): Dress =>
  (_, random) =>
    random.pick(texts);
const eachDigit =
  (dress: (digit: string, random: Random) => string): Dress =>
  (number, random) =>
    [...number].map((digit) => dress(digit, random)).join('');

const BOXES =
  '<svg></svg>|<svg><text>7</text></svg>|<svg/>|<canvas></canvas>|<math><mn>3</mn></math>|<object data=a></object>|<object></object>|<embed>|<embed src=x>|<video></video>|<audio controls></audio>|<iframe></iframe>|<iframe src=x></iframe>|<input>|<input type=checkbox>|<input type=text value=5>|<button></button>|<button>4</button>|<select><option>1</select>|<textarea>8</textarea>|<textarea></textarea>|<meter value=1></meter>|<progress></progress>|<picture><img></picture>|<img>|<img src=a.gif>|<img data-src=a.gif alt=7>|<applet></applet>'.split(
    '|',
  );
const UNSEEN =
  '<span></span>|</span>|<b>|</b>|<font color=red>|<!---->|<!-- 7 -->|<!-->|<!--->|<? 7 ?>|<!x>|</1>|<script>7</script>|<style>7</style>|<template>7</template>|<noscript>7</noscript>|<span style="display:none">7</span>|<i hidden>7</i>|<o:p></o:p>|<wbr>|<a name=x></a>|<datalist><option>7</datalist>|<input type=hidden value=7>|<u>|<em></em>|<x-y>|<![CDATA[7]]>|<st1:chmetcnv unitname="a" sourcevalue="7">'.split(
    '|',
  );
const PARTS =
  '<br>| |&nbsp;|<p>|</p><p>|<div>|\t|&#9;|&emsp;|　|<sup>2</sup>|<sub>2</sub>|<sup>[1]</sup>|<s>7</s>|<del>7</del>|<hr>|<ruby>1<rt>2</rt></ruby>|/|-|—|至|、|；|*|#|~|･|&#xfffd;|\ufffd|\ue009|&#xe009;|①|²|&#178;|½|٣|७|𝟕|&#x1d7d5;|x|e|E|\u202e|.,|..|&lt;|&|?'.split(
    '|',
  );
const NONE =
  '|&nbsp;|<p></p>|<br>|?|？|-|—|/|／|无|無|空|未统计|暂无|－|&mdash;|<img src=a.gif>|<svg>7</svg>|约|几十|十余|N/A|&#0;|\u0000|\ufffd|—7—|2016年|10余|约30|&gt;5|3.5万|1e3|1.2.3|0x10|+-5|5%|5‰|五百余|12:30|2017-01-01|8（万件）'.split(
    '|',
  );
const WIDE_ZERO = 0xff10;

const WARDROBES: readonly Wardrobe[] = [
  { value: 'none', html: true, dresses: [between(...BOXES), between(...PARTS)] },
  { value: 'none', html: false, dresses: [instead(...NONE)] },
  {
    value: 'same',
    html: true,
    dresses: [
      between(...UNSEEN),
      eachDigit((digit) => `&#${digit.charCodeAt(0)};`),
      eachDigit((digit, random) => (random.chance(0.5) ? `<span>${digit}</span>` : digit)),
      eachDigit((digit, random) => (random.chance(0.5) ? `&#x${digit.charCodeAt(0).toString(16)};` : digit)),
      around(
        ['<p align=center>', '<span>', '&nbsp;', '\n\t', '<p><b>', '<div>', '<!--[if x]>7<![endif]-->'],
        ['', '&nbsp;', '\n', '<o:p></o:p>'],
      ),
    ],
  },
  {
    value: 'same',
    html: false,
    dresses: [
      eachDigit((digit) => String.fromCharCode(WIDE_ZERO + Number(digit))),
      (number) => number.replace(/\B(?=(\d{3})+(?!\d))/g, ','),
      (number) => `${number}.0`,
    ],
  },
  {
    value: 'either',
    html: false,
    dresses: [
      between('\u200b', '\ufeff', '\u00ad', '\u2060', '\u200e', '\u0001', '，'),
      around(
        ['', '约', '①', '*', '≥', '(', '（', '['],
        [
          '',
          '条',
          '件',
          '万元',
          '万',
          '余',
          '*',
          '①',
          '。',
          '（其中7件）',
          '（万）',
          '[7]',
          '%',
          '.',
          ',',
          ')',
          '+',
          '?',
        ],
      ),
    ],
  },
];

/** Nothing that is printed: blanks, the marks that lost blanks leave, and pictures, which are no text. */
const NO_SIGN = /^[\s?？\u0000▯]*$/;

const MOST_CELLS = 3;

function dressCells(text: string, random: Random, subject: Subject): Spoilt | null {
  const figures = random.sample(listFigures(text, subject), random.int(1, MOST_CELLS));
  if (figures.length === 0) return null;
  const wardrobes = WARDROBES.filter(({ html }) => !html || subject.kind === 'html');
  const touched = new Map<string, Expectation>();
  let spoilt = text;
  for (const { number, id } of figures) {
    const { value, dresses } = random.pick(wardrobes);
    const printed = random.pick(dresses)(number, random);
    const copies = spoilt.match(everywhere(number))?.length ?? 0;
    const inOne = copies > 1 && random.chance(0.5);
    touched.set(id, { value: inOne ? besideCopy(printed, value) : value, why: `printed ${printed}` });
    spoilt = spoilt.replace(inOne ? everywhere(number, '') : everywhere(number), () => printed);
  }
  return { text: spoilt, touched };
}

/** A table may stand in the page twice. */
function everywhere(number: string, flags = 'g'): RegExp {
  return new RegExp(`(?<!\\d)${number}(?!\\d)`, flags);
}

/** What an empty cell leaves open, the other copy of its table says; a sign that there is no figure says otherwise. */
function besideCopy(printed: string, value: Expectation['value']): Expectation['value'] {
  const shown = showPage(`<table><td>${printed}</table>`).tables[0]?.[0]?.text ?? '';
  return value === 'none' && NO_SIGN.test(shown) ? 'either' : value;
}

export const cellMutants: readonly Mutant[] = [{ name: 'cells printed otherwise', kinds: ['html'], spoil: dressCells }];

export function insertInFigure(text: string, random: Random, subject: Subject): Spoilt | null {
  const figures = listFigures(text, subject);
  if (figures.length === 0) return null;
  const { number, at } = random.pick(figures);
  const place = at + random.int(0, number.length);
  return { text: splice(text, place, place, random.pick([...BOXES, ...UNSEEN, ...PARTS])) };
}
