/** Lines and tables of a page as blocks and tokens, with the default knowledge: what tests of one rule are made of. */
import type { BodyTable } from '../../../src/extract/statistics/body-table.js';
import { cellOfLine } from '../../../src/extract/statistics/cell-of-line.js';
import type { Token } from '../../../src/extract/statistics/dump/collect-tokens.js';
import { beginReading } from '../../../src/extract/statistics/reading.js';
import type { Block, Grid, Page, Paragraph } from '../../../src/model/document.js';
import { statistics } from './statistics-tools.js';

export const reading = beginReading(statistics);

export function line(text: string, more: Partial<Paragraph> = {}): Paragraph {
  const place = { start: 0, zone: 'plain', level: 0, item: false, strong: false, centered: false } as const;
  return { kind: 'paragraph', ...place, raw: text, text, continued: false, links: [], ...more };
}

/** Rows of pipes. */
export function pipes(rows: readonly (readonly string[])[], dumped = true): Grid {
  const cells = rows.map((row) => row.map((text, x) => ({ ...cellOfLine({ raw: text, text, start: 0 }), x })));
  return { kind: 'grid', start: 0, zone: 'plain', caption: null, rows: cells, width: 1, links: [], dumped };
}

/** A line stands for a paragraph. */
export function page(...blocks: readonly (string | Block)[]): Page {
  const about = { format: 'text', title: null, base: null, savedFrom: null, truncated: false } as const;
  return {
    ...about,
    meta: new Map(),
    diagnostics: [],
    blocks: blocks.map((block) => (typeof block === 'string' ? line(block) : block)),
  };
}

export function body(rows: readonly (readonly string[])[], more: Partial<BodyTable> = {}): BodyTable {
  const { block = 0 } = more;
  return { index: 0, block, grid: pipes(rows, false), blocks: [block], regrouped: false, ...more };
}

export function tokens(...texts: readonly string[]): Token[] {
  return texts.map((text, block) => ({ block, cell: cellOfLine({ raw: `raw ${text}`, text, start: 0 }) }));
}
