/**
 * Tags and text of a page spoilt without minding its structure: tags lost, doubled, exchanged and moved, foreign ones put in,
 * attributes without end, comments that never close, references cut. In: text. Out: text.
 */
import type { Random } from '../../generator/random.js';
import { insertInFigure } from './cells.js';
import { type Mutant, splice } from './mutant.js';

const TAG = /<[^>]{0,300}>/g;
const PIECES =
  '<table>|</table>|<tr>|</tr>|<td>|</td>|<th>|<td rowspan=2>|<td colspan=3>|<p>|</p>|<div>|</div>|<br>|<span style="display:none">|</span>|<!--|-->|<script>|</script>|<style>|<title>|</title>|<textarea>|</textarea>|<select>|<svg>|</svg>|<math>|<template>|<noscript>|<a href="|">|\'|"|<|>|&|&#|&#x;|&amp;nbsp;|<![CDATA[|]]>|<pre>|</pre>|<xmp>|<body>|</body>|</html>|<html>|<head>|<ul><li>|<dl><dt>|<dd>|<caption>|<tbody>|<colgroup>|<form>|<button>|<object>|<iframe src=x>|<frameset>|<plaintext>|<o:p>|<font|</|<!|<?|\u0000|\u202e|\ufeff|7|，|。|一、|（一）|\n'.split(
    '|',
  );

function listTags(text: string): { start: number; end: number }[] {
  return [...text.matchAll(TAG)].map((found) => ({ start: found.index, end: found.index + found[0].length }));
}

type Change = (text: string, random: Random) => string;

const onTag =
  (change: (text: string, tag: { start: number; end: number }, random: Random) => string): Change =>
  (text, random) => {
    const tags = listTags(text);
    return tags.length === 0 ? text : change(text, random.pick(tags), random);
  };

const CHANGES: Readonly<Record<string, Change>> = {
  'a tag lost': onTag((text, { start, end }) => splice(text, start, end)),
  'a tag twice': onTag((text, { start, end }) => splice(text, end, end, text.slice(start, end))),
  'a tag elsewhere': (text, random) => {
    const tags = listTags(text);
    if (tags.length < 2) return text;
    const [from, to] = [random.pick(tags), random.pick(tags)];
    const moved = text.slice(from.start, from.end);
    return from.start < to.start
      ? splice(splice(text, to.start, to.start, moved), from.start, from.end)
      : splice(splice(text, from.start, from.end), to.start, to.start, moved);
  },
  'a tag without end': onTag((text, { end }) => splice(text, end - 1, end)),
  // Quotes in an end tag mean something to browsers only.
  'a quote without end': onTag((text, { start, end }, random) =>
    text.charAt(start + 1) === '/'
      ? text
      : splice(text, end - 1, end - 1, random.pick([' a="', " a='", '"', " href='x"])),
  ),
  'an attribute more': onTag((text, { end }, random) =>
    splice(
      text,
      end - 1,
      end,
      random.pick([
        ' hidden>',
        ' style="display:none">',
        ' colspan=2>',
        ' rowspan=2>',
        '/>',
        ' x=<>',
        ' =>',
        ' style="font-size:0">',
      ]),
    ),
  ),
  'another element': onTag((text, { start, end }, random) => splice(text, start, end, random.pick(PIECES))),
  'a piece put in': (text, random) => {
    const at = random.int(0, text.length);
    return splice(text, at, at, random.pick(PIECES));
  },
  'all of one end tag lost': (text, random) =>
    text.replaceAll(
      random.pick([
        '</td>',
        '</tr>',
        '</p>',
        '</span>',
        '</table>',
        '</div>',
        '</tbody>',
        '</h1>',
        '</li>',
        '</TD>',
        '</TR>',
      ]),
      '',
    ),
};

export const tagMutants: readonly Mutant[] = [
  ...Object.entries(CHANGES).map(
    ([name, change]): Mutant => ({
      name,
      kinds: ['html'],
      spoil: (text, random) => ({ text: change(text, random) }),
    }),
  ),
  { name: 'a piece in a figure', kinds: ['html'], spoil: insertInFigure },
];
