/** One printed row → its cells as labels and values. Words with a figure in them (`约30`) are a value, not a label. */
import type { Cell } from '../../../model/document.js';
import { readNumber } from '../../../text/read-number.js';
import type { Label } from '../read-label.js';
import { readUnit } from '../read-unit.js';
import type { Reading } from '../reading.js';
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

const HAS_WORDS = /\p{L}/u;

export function classifyCells(cells: readonly Cell[], reading: Reading): ReadCells {
  const labels: LabelCell[] = [];
  for (const [at, cell] of cells.entries()) {
    const label = readIfLabel(cell, reading);
    if (label) labels.push({ cell, at, label });
  }
  const last = labels.at(-1)?.at ?? -1;
  return { cells, labels, values: cells.slice(last + 1).map((cell, index) => ({ cell, at: last + 1 + index })) };
}

function readIfLabel(cell: Cell, reading: Reading): Label | null {
  if (!HAS_WORDS.test(cell.text) || readUnit(cell.text, reading.units) !== null) return null;
  if (readNumber(cell.text, reading.numbers, { signed: true }).status !== 'unreadable') return null;
  const label = reading.labels.readLabel(cell.text);
  return label.figure && !reading.vocabulary.find(label) ? null : label;
}
