/**
 * Rows of the review table that say by themselves what their values are about: a result across all blocks, a block and its result
 * in one label, values right under their heads. In: the row and its head. Out: observations, unread ones where cells and heads
 * do not match.
 */
import type { TableRow } from '../table-row.js';
import type { LabelCell, ReadCells } from './classify-cells.js';
import type { LeafValue } from './leaf-head.js';
import { observeLeaves } from './observe-leaves.js';
import type { Collected, Target } from './observing.js';
import type { ReviewColumns } from './review-columns.js';

export class ReviewRows {
  constructor(
    private readonly columns: ReviewColumns,
    private readonly out: Collected,
  ) {}

  /** A result at the front, and its value in each block. */
  readTurned(source: TableRow, { values }: ReadCells, measure: LabelCell | undefined): boolean {
    if (!measure) return false;
    const { text } = measure.label;
    const aligned = this.columns.alignTurned(measure, source.regrouped ? [] : values);
    observeLeaves({ source, printed: values, text, aligned, aim: ({ named }) => named }, this.out);
    const why = 'it names a result of the blocks side by side';
    this.out.trace(source, text, { reading: 'value', indicator: null, match: null, why });
    return true;
  }

  /** A row to each result, which names its block as well. */
  readPaired(source: TableRow, { values }: ReadCells, target: Target): true {
    for (const value of values) this.out.observe(source, value, target);
    const { label, indicator, match } = target;
    this.out.trace(source, label, { reading: 'value', indicator, match, why: 'its label is the form’s' });
    return true;
  }

  observePlaced(source: TableRow, placed: readonly LeafValue<Target>[]): void {
    for (const { column, value } of placed) if (value) this.out.observe(source, value, column.named);
  }
}
