/** Where the three tables of the forms of 2019 and 2021 stand among the sections, and which codes the forms have. */

import { REVIEW_BLOCKS, REVIEW_RESULTS } from '../forms/clauses.js';
import type { Block, Grid } from '../model.js';
import { grid } from '../model.js';
import type { WrittenSection } from '../prose.js';
import type { FormId } from '../truth.js';
import { buildClauses, clausesOf } from './clauses.js';
import type { TableContext } from './context.js';
import { buildRequests, matrixOf } from './requests.js';
import { buildReview } from './review.js';

export function placeLaterTables(context: TableContext, sections: readonly WrittenSection[]): Block[] {
  const tables: Record<string, Grid[]> = {
    proactive: buildClauses(context),
    requests: buildRequests(context),
    review: buildReview(context),
  };
  if (context.has('all-in-one')) return allInOne(sections, tables);
  return sections.flatMap((section) => [...section.blocks, ...asBlocks(tables[section.truth.topic ?? ''] ?? [])]);
}

function asBlocks(grids: readonly Grid[]): Block[] {
  return grids.flatMap((table, index) => [
    ...(index > 0 ? [{ type: 'break' } as const] : []),
    { type: 'table', grid: table } as const,
  ]);
}

/** One table for all three, after the last section that has one. */
function allInOne(sections: readonly WrittenSection[], tables: Record<string, Grid[]>): Block[] {
  const whole = grid(
    Object.values(tables)
      .flat()
      .flatMap((table) => table.rows),
    2,
  );
  return sections.flatMap((section) => [
    ...section.blocks,
    ...(section.truth.topic === 'review' ? asBlocks([whole]) : []),
  ]);
}

/** All indicator codes of the form that carry values. */
export function nationalLater(form: FormId): string[] {
  const clauses = clausesOf(form).flatMap((clause) =>
    clause.rows.flatMap((row) => clause.columns.map((column) => `${row.code}.${column.code}`)),
  );
  const matrix = matrixOf(form)
    .filter((row) => !row.group)
    .map((row) => row.code);
  const review = REVIEW_BLOCKS.flatMap((block) => REVIEW_RESULTS.map((result) => `${block.code}.${result.code}`));
  return [...clauses, ...matrix, ...review];
}
