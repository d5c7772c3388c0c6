/**
 * Cells of a text dump that cannot be told apart any more. One cell per line with blank lines between (shape F) hides
 * how many empty cells stood in a row, so a row with an empty cell is ambiguous.
 */
import type { Ledger } from '../ledger.js';
import type { Cell, PageModel } from '../model.js';
import type { TextShape } from './grid.js';

export function markUnrecoverable(ledger: Ledger, page: PageModel, shape: TextShape): void {
  if (shape !== 'F') return;
  for (const block of page.blocks) {
    if (block.type !== 'table') continue;
    for (const row of block.grid.rows) markRow(ledger, row);
  }
}

function markRow(ledger: Ledger, row: readonly Cell[]): void {
  if (!row.some((item) => item.kind === 'value' && item.text.trim() === '')) return;
  for (const item of row) {
    const id = ledger.idOf(item);
    if (id !== null) ledger.unrecoverable.add(id);
  }
}
