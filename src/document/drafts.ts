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

/** The strings of a page in page order, each with what it belongs to. */
export interface CollectedWords {
  readonly words: WordsDraft[];
  readonly raws: string[];
  /** Paragraphs are told from cells, which keep their lost blanks. */
  readonly inCell: boolean[];
}

/** Every printed string of the blocks, in page order. */
export function collectWords(blocks: readonly BlockDraft[]): CollectedWords {
  const collected: CollectedWords = { words: [], raws: [], inCell: [] };
  for (const block of blocks) collectFrom(block, collected);
  return collected;
}

export function addWords(draft: WordsDraft, cell: boolean, { words, raws, inCell }: CollectedWords): void {
  words.push(draft);
  raws.push(draft.raw);
  inCell.push(cell);
}

function collectFrom(block: BlockDraft, collected: CollectedWords): void {
  if (block.kind === 'paragraph') {
    addWords(block, false, collected);
    for (const link of block.links) addWords(link, true, collected);
  } else if (block.kind === 'field') {
    addWords(block.label, true, collected);
    addWords(block.value, true, collected);
  } else if (block.kind === 'grid') collectFromGrid(block, collected);
}

function collectFromGrid(grid: GridDraft, collected: CollectedWords): void {
  if (grid.caption) addWords(grid.caption, false, collected);
  for (const row of grid.rows) for (const cell of row) addWords(cell, true, collected);
  for (const link of grid.links) addWords(link, true, collected);
}
