/**
 * The cells of a row under the columns of its head → observations: read where each stands under its own head, else left unread, and
 * that is told once. In: the row, its columns with their cells, and what each column is about.
 */
import type { TableRow } from '../table-row.js';
import type { PlacedCell } from './fit-values.js';
import type { LeafColumn, LeafValue } from './leaf-head.js';
import type { Collected, Target } from './observing.js';

export interface AlignedRow<T> {
  readonly source: TableRow;
  /** As printed behind the label. */
  readonly printed: readonly PlacedCell[];
  /** What the row is called when it is told of. */
  readonly text: string;
  readonly aligned: readonly LeafValue<T>[];
  readonly aim: (column: LeafColumn<T>) => Target;
}

export function observeLeaves<T>({ source, printed, text, aligned, aim }: AlignedRow<T>, out: Collected): void {
  for (const { column, value } of aligned) {
    if (value) out.observe(source, value, aim(column));
    else out.leave(source, printed, aim(column));
  }
  if (aligned.some(({ value }) => value === null))
    out.report('row-cells', `"${text}": its cells do not stand under the heads; none is read`);
}
