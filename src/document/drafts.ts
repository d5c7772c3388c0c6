/**
 * The document types while they are being made: the same shapes, writable, so that the treated text can be filled in
 * once for the whole page. Nothing outside `document/` sees a draft.
 */
import type { Cell, Field, Figure, Grid, Link, Paragraph } from '../model/document.js';
import type { Words } from '../model/text.js';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

export type WordsDraft = Writable<Words>;
export type LinkDraft = Writable<Link>;
export type ParagraphDraft = Writable<Omit<Paragraph, 'links'>> & { links: LinkDraft[] };
export type FieldDraft = Writable<Omit<Field, 'label' | 'value'>> & { label: WordsDraft; value: WordsDraft };
export type CellDraft = Writable<Cell>;
export type FigureDraft = Writable<Figure>;
export type GridDraft = Writable<Omit<Grid, 'rows' | 'links' | 'caption'>> & {
  rows: CellDraft[][];
  links: LinkDraft[];
  caption: WordsDraft | null;
};
export type BlockDraft = ParagraphDraft | FieldDraft | GridDraft | FigureDraft;

/** Shared by every paragraph without links: most have none. */
export const NO_LINKS: LinkDraft[] = [];

/** Every printed string of the blocks, in page order; paragraphs are told from cells, which keep their lost blanks. */
export function collectWords(blocks: readonly BlockDraft[]): { words: WordsDraft[]; inCell: boolean[] } {
  const words: WordsDraft[] = [];
  const inCell: boolean[] = [];
  const add = (draft: WordsDraft, cell: boolean): void => {
    words.push(draft);
    inCell.push(cell);
  };
  for (const block of blocks) collectFrom(block, add);
  return { words, inCell };
}

function collectFrom(block: BlockDraft, add: (draft: WordsDraft, cell: boolean) => void): void {
  if (block.kind === 'paragraph') {
    add(block, false);
    for (const link of block.links) add(link, true);
  } else if (block.kind === 'field') {
    add(block.label, true);
    add(block.value, true);
  } else if (block.kind === 'grid') collectFromGrid(block, add);
}

function collectFromGrid(grid: GridDraft, add: (draft: WordsDraft, cell: boolean) => void): void {
  if (grid.caption) add(grid.caption, false);
  for (const row of grid.rows) for (const cell of row) add(cell, true);
  for (const link of grid.links) add(link, true);
}
