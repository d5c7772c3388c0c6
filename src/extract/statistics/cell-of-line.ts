/** A text that stands alone on its line → the cell that it is, where lines are read as a table. */
import type { Cell } from '../../model/document.js';

export function cellOfLine({ raw, text, start }: Pick<Cell, 'raw' | 'text' | 'start'>): Cell {
  return { raw, text, start, x: 0, colspan: 1, rowspan: 1, head: false };
}
