/**
 * Cells behind a label → the values of so many columns. Spans written out as empty cells may stand before or behind
 * the values (in dumps only behind); when they can be left out in two ways that read differently, there is no reading.
 */
import type { Cell } from '../../../model/document.js';

export interface PlacedCell {
  readonly cell: Cell;
  /** Place in the order of the printed row. */
  readonly at: number;
}

export interface Fitting {
  readonly count: number;
  readonly dumped: boolean;
}

export function fitValues(cells: readonly PlacedCell[], { count, dumped }: Fitting): readonly PlacedCell[] | null {
  const surplus = cells.length - count;
  if (surplus < 0) return null;
  if (surplus === 0) return cells;
  if (dumped) return cells.slice(count).every(({ cell }) => cell.text === '') ? cells.slice(0, count) : null;
  const fits: (readonly PlacedCell[])[] = [];
  for (let from = 0; from <= surplus; from++) {
    const outside = [...cells.slice(0, from), ...cells.slice(from + count)];
    if (outside.every(({ cell }) => cell.text === '')) fits.push(cells.slice(from, from + count));
  }
  return readAlike(fits) ? (fits[0] ?? null) : null;
}

function readAlike(fits: readonly (readonly PlacedCell[])[]): boolean {
  const [first, ...others] = fits.map((fit) => fit.map(({ cell }) => cell.text).join('\u0000'));
  return others.every((other) => other === first);
}
