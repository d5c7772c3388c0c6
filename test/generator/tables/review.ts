/** The review table: fifteen figures in a row, three tables of five, a block to a row, or standing on end. */
import { REVIEW_BLOCKS, REVIEW_RESULTS } from '../forms/clauses.js';
import { type Cell, cell, type Grid, grid } from '../model.js';
import type { TableContext } from './context.js';
import { withNotes } from './notes.js';

export function buildReview(context: TableContext): Grid[] {
  if (context.has('review-three')) return REVIEW_BLOCKS.map((block) => oneBlock(context, block));
  if (context.has('review-upright')) return [upright(context)];
  if (context.has('review-blocks')) return [blocksAsRows(context)];
  const h = (text: string, span: { colspan?: number; rowspan?: number } = {}): Cell => cell('head', text, span);
  const results = (rowspan: number): Cell[] => REVIEW_RESULTS.map((result) => h(result.label, { rowspan }));
  const rows = [
    [h('行政复议', { colspan: 5 }), h('行政诉讼', { colspan: 10 })],
    [...results(2), h('未经复议直接起诉', { colspan: 5 }), h('复议后起诉', { colspan: 5 })],
    [...results(1), ...results(1)],
    REVIEW_BLOCKS.flatMap((block) => figures(context, block.code)),
  ];
  const table = grid(rows, 3);
  return [context.has('table-notes') ? withNotes(table, context) : table];
}

function figures(context: TableContext, block: string): Cell[] {
  return REVIEW_RESULTS.map((result) => figure(context, `${block}.${result.code}`));
}

function figure(context: TableContext, indicator: string): Cell {
  return context.ledger.value({ indicator, value: context.figures.get(indicator) ?? 0, unit: '件' });
}

function blockTitle(block: { code: string; label: string }): string {
  return block.code === 'reconsideration' ? '行政复议' : `行政诉讼（${block.label}）`;
}

function oneBlock(context: TableContext, block: (typeof REVIEW_BLOCKS)[number]): Grid {
  const title = [cell('head', blockTitle(block), { colspan: 5 })];
  return grid([title, REVIEW_RESULTS.map((result) => cell('head', result.label)), figures(context, block.code)], 2);
}

function upright(context: TableContext): Grid {
  const rows: Cell[][] = [];
  for (const block of REVIEW_BLOCKS) {
    REVIEW_RESULTS.forEach((result, index) => {
      const side = index === 0 ? [cell('label', blockTitle(block), { rowspan: REVIEW_RESULTS.length })] : [];
      rows.push([...side, cell('label', result.label), figure(context, `${block.code}.${result.code}`)]);
    });
  }
  return grid(rows, 0);
}

function blocksAsRows(context: TableContext): Grid {
  const head = [cell('head', '类型', { colspan: 2 }), ...REVIEW_RESULTS.map((result) => cell('head', result.label))];
  const rows = REVIEW_BLOCKS.map((block, index) => {
    const side = index === 1 ? [cell('label', '行政诉讼', { rowspan: 2 })] : [];
    return [...side, cell('label', block.label, { colspan: index === 0 ? 2 : 1 }), ...figures(context, block.code)];
  });
  return grid([head, ...rows], 1);
}
