/**
 * One printed row → its cells as labels and values. Words with a figure in them (`约30`) are a value, not a label; so are
 * words behind the figures that no form knows: a remark.
 */
import type { Cell } from '../../../model/document.js';
import { isBlankCode } from '../../../text/is-blank.js';
import type { CellReader, CellText } from '../read-cell.js';
import type { Label } from '../read-label.js';
import type { PlacedCell } from './fit-values.js';

export interface LabelCell extends PlacedCell {
  readonly label: Label;
}

export interface ReadCells {
  readonly cells: readonly Cell[];
  /** Cells with words, in order. */
  readonly labels: readonly LabelCell[];
  /** Cells behind the last label. */
  readonly values: readonly PlacedCell[];
}

/** The running number of a row stands before its label; words behind more figures are a remark among them. */
const MOST_NUMBERS = 1;
const [ZERO, NINE] = [0x30, 0x39];

export function classifyCells(cells: readonly Cell[], reader: CellReader): ReadCells {
  const labels: LabelCell[] = [];
  let figures = 0;
  let before = 0;
  const texts = reader.readRow(cells);
  for (let at = 0; at < cells.length; at++) {
    const [cell, read] = [cells[at], texts[at]];
    if (!cell || !read) continue;
    const label = cell.text === '' ? null : readIfLabel(read);
    if (label && ((figures === 0 && before <= MOST_NUMBERS) || read.found)) labels.push({ cell, at, label });
    else if (beginsWithDigit(cell.text)) {
      if (labels.length > 0) figures++;
      else before++;
    }
  }
  const values: PlacedCell[] = [];
  for (let at = (labels.at(-1)?.at ?? -1) + 1; at < cells.length; at++) {
    const cell = cells[at];
    if (cell) values.push({ cell, at });
  }
  return { cells, labels, values };
}

function beginsWithDigit(text: string): boolean {
  let at = 0;
  while (isBlankCode(text.charCodeAt(at))) at++;
  const code = text.charCodeAt(at);
  return code >= ZERO && code <= NINE;
}

function readIfLabel(read: CellText): Label | null {
  if (!read.hasLetters || read.unit !== null || read.signed.status !== 'unreadable') return null;
  return (read.label.figure || read.isVague) && !read.found ? null : read.label;
}
