/**
 * Cells of a text dump that cannot be told apart any more: one cell per line (shape F) hides how many empty cells stood
 * in a row; a dump without repeated lines has lost equal neighbours; glued cells have no edges at all.
 */
import type { Ledger } from '../ledger.js';
import type { Cell, PageModel } from '../model.js';
import type { TextShape } from './grid.js';

export function markUnrecoverable(ledger: Ledger, page: PageModel, shape: TextShape): void {
  for (const block of page.blocks) {
    if (block.type !== 'table') continue;
    for (const row of block.grid.rows) {
      if (isAmbiguous(ledger, row, shape)) markRow(ledger, row);
    }
  }
}

function isAmbiguous(ledger: Ledger, row: readonly Cell[], shape: TextShape): boolean {
  const values = row.filter((item) => item.kind === 'value').map((item) => item.text.trim());
  if (ledger.has('glued-cells')) return true;
  if (shape === 'F' && values.includes('')) return true;
  return ledger.has('deduplicated-lines') && values.some((text, index) => index > 0 && text === values[index - 1]);
}

function markRow(ledger: Ledger, row: readonly Cell[]): void {
  for (const item of row) {
    const id = ledger.idOf(item);
    if (id !== null) ledger.unrecoverable.add(id);
  }
}
