/** What every reader of statistics takes: one printed row, and where it stands. */
import type { Cell } from '../../model/document.js';

/** One printed row of a body table. */
export interface TableRow {
  readonly table: number;
  /** Printed row in its table, from 0, head rows counted. */
  readonly printed: number;
  readonly cells: readonly Cell[];
  /** Printed cells before its own: more than none where rows stand side by side. */
  readonly from: number;
  /** True when it comes from a text dump. */
  readonly dumped: boolean;
  /** True when its cells stood one to a line: where the row began, only its label says. */
  readonly regrouped: boolean;
}
