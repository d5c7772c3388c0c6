/**
 * A line on which a dump ran labels, unit and values together (`收到申请数件12`, `行政许可 0`) → its tokens, when a form
 * knows the labels and so leaves no doubt where they end. Figures that ran together stay one value: how many they were, the
 * line does not say.
 */
import type { Reading } from '../reading.js';
import type { Token } from './collect-tokens.js';

/** Figures behind a label: the first may touch it or stand behind a colon or leaders, a sign or a placeholder may not touch it. */
const FIGURES =
  /^(.*[\p{L})）”"])(?:(?:[\s:：…·]|\.{2}){0,60}(?=[\d０-９])|[\s:：]{1,9}(?=[-+－＋—–/／]))((?:[-+－＋]?[\d０-９][\d０-９.,，．]*\p{L}{0,2}|[-—–－/／]{1,2}(?![\d０-９]))(?:\s+(?:[-+－＋]?[\d０-９][\d０-９.,，．]*\p{L}{0,2}|[-—–－/／]{1,2}(?![\d０-９])))*)$/u;
/** A whole row of figures on a line: more of them than one cell holds by mistake. */
const FIGURE_LINE =
  /^(?:[-+－＋]?[\d０-９][\d０-９.,，．]*\p{L}{0,2}|[-—–－/／]{1,2}(?![\d０-９]))(?:\s+(?:[-+－＋]?[\d０-９][\d０-９.,，．]*\p{L}{0,2}|[-—–－/／]{1,2}(?![\d０-９]))){4,}$/u;
/** What a line of figures ends with: told before the whole of it is looked at. */
const FIGURE_LAST = /(?:[\d０-９.,，．]\p{L}{0,2}|[-—–－/／])$/u;
/** A label is known with the marks behind it too, but they stand where its figures do. */
const PLACEHOLDER_LAST = /\s[-—–－/／]{1,2}$/u;
/** Labels and a whole row of figures are shorter; a passage is none. */
const LONGEST = 600;
const BLANKS = /\s+/;
/** The longest head has fifteen results; prose has more. */
const MOST_PIECES = 16;
const HAS_BLANK = /\S\s+\S/;

export function splitGlued(token: Token, reading: Reading): readonly Token[] {
  const { text } = token.cell;
  if (FIGURE_LINE.test(text)) return text.split(BLANKS).map((part) => cut(token, part));
  if (text.length > LONGEST) return [token];
  const glued = FIGURE_LAST.test(text) ? FIGURES.exec(text) : null;
  const words = glued === null ? null : splitWords((glued[1] ?? '').trim(), reading);
  const worded = words === null ? splitWorded(token, reading) : null;
  if (worded !== null) return worded;
  if (isKnown(text, reading) && !PLACEHOLDER_LAST.test(text)) return [token];
  const parts = words ?? (glued === null ? splitHeads(text, reading) : null);
  if (parts === null) return [token];
  const figures = words === null ? [] : (glued?.[2]?.split(BLANKS) ?? []);
  return [...parts, ...figures].map((part) => cut(token, part));
}

/**
 * A label and what stands where its figure does, in words (`条 零`, `件 约30`): a row that prints something is not blank. Behind a
 * unit that is whatever comes, unless it begins another row; without one it must be read as a figure, or as a rough one.
 */
function splitWorded(token: Token, reading: Reading): readonly Token[] | null {
  const { text } = token.cell;
  const pieces = HAS_BLANK.test(text) ? text.split(BLANKS) : [];
  if (pieces.length > MOST_PIECES) return null;
  for (let at = 1; at < pieces.length; at++) {
    const unit = reading.units.has(pieces[at] ?? '') ? pieces.slice(at, at + 1) : [];
    const value = pieces.slice(at + unit.length);
    const isValue = unit.length > 0 || isFigure(value.join(' '), reading);
    if (!isValue || !isKnown(pieces.slice(0, at).join(' '), reading)) continue;
    if (beginsRow(value, reading)) return null;
    const label = [pieces.slice(0, at).join(' '), ...unit].map((part) => cut(token, part));
    return value.length === 0 ? label : [...label, { ...cut(token, value.join(' ')), isValue: true }];
  }
  return null;
}

/** Another row's label is among the pieces. */
function beginsRow(pieces: readonly string[], reading: Reading): boolean {
  return pieces.some((piece, from) => isKnown(piece, reading) || isKnown(pieces.slice(from).join(' '), reading));
}

function isFigure(text: string, reading: Reading): boolean {
  const cell = reading.cells.read(text);
  const isRough = cell.label.figure && reading.numbers.words.roughBefore.some((word) => text.startsWith(word));
  return isRough || cell.isVague || cell.signed.status === 'reported';
}

/** Several heads on one line: nothing but heads. */
function splitHeads(text: string, reading: Reading): readonly string[] | null {
  if (!HAS_BLANK.test(text)) return null;
  const parts = splitAtBlanks(text, (part) => isHeadWord(part, reading));
  return parts && parts.length > 1 ? parts : null;
}

function splitWords(words: string, reading: Reading): readonly string[] | null {
  if (isKnown(words, reading)) return [words];
  for (const unit of reading.units) {
    if (!words.endsWith(unit)) continue;
    const label = words.slice(0, -unit.length).trim();
    if (isKnown(label, reading)) return [label, unit];
  }
  return splitAtBlanks(words, (part) => isKnown(part, reading));
}

/** Labels beside each other, a group and its row: every one of them known, the longest first. */
function splitAtBlanks(words: string, known: (part: string) => boolean): readonly string[] | null {
  const pieces = words.split(BLANKS);
  if (pieces.length > MOST_PIECES) return null;
  const parts: string[] = [];
  for (let from = 0; from < pieces.length; ) {
    let to = pieces.length;
    while (to > from && !known(pieces.slice(from, to).join(' '))) to--;
    if (to === from) return null;
    parts.push(pieces.slice(from, to).join(' '));
    from = to;
  }
  return parts;
}

function isHeadWord(part: string, reading: Reading): boolean {
  const { label, head } = reading.cells.read(part);
  return head !== null || reading.vocabulary.isName(label.key);
}

function isKnown(text: string, reading: Reading): boolean {
  return reading.cells.read(text).found !== null;
}

/** The place stays that of the line: what is cut out has no offset of its own that damage would not shift. */
function cut(token: Token, text: string): Token {
  return { ...token, cell: { ...token.cell, raw: text, text } };
}
