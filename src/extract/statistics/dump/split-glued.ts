/**
 * A line on which a dump ran label, unit and value together (`收到申请数件12`, `行政许可 0`) → its tokens, when a form knows
 * the label and so leaves no doubt where it ends. Figures that ran together stay one value: how many they were, the
 * line does not say.
 */
import type { Cell } from '../../../model/document.js';
import type { Reading } from '../reading.js';
import type { Token } from './collect-tokens.js';

const GLUED = /^(.*[\p{L})）”"])\s*(\d[\d.,]*\p{L}{0,2}(?:\s+\d[\d.,]*\p{L}{0,2})*)$/u;
const BLANKS = /\s+/;

export function splitGlued(token: Token, reading: Reading): readonly Token[] {
  const glued = GLUED.exec(token.cell.text);
  if (!glued || isKnown(token.cell.text, reading)) return [token];
  const [, words = '', figures = ''] = glued;
  const parts = splitWords(words.trim(), reading);
  if (!parts) return [token];
  return [...parts, ...figures.split(BLANKS)].map((text) => ({ ...token, cell: cut(token.cell, text) }));
}

function splitWords(words: string, reading: Reading): readonly string[] | null {
  if (isKnown(words, reading)) return [words];
  for (const unit of reading.units) {
    if (!words.endsWith(unit)) continue;
    const label = words.slice(0, -unit.length).trim();
    if (isKnown(label, reading)) return [label, unit];
  }
  return null;
}

function isKnown(text: string, reading: Reading): boolean {
  return reading.cells.read(text).found !== null;
}

/** The place stays that of the line: what is cut out has no offset of its own that damage would not shift. */
function cut(cell: Cell, text: string): Cell {
  return { ...cell, raw: text, text };
}
