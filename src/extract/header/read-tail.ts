/**
 * In: a page whose head prints no header block. Out: the pairs of one that stands below the report's body, and their
 * blocks; nothing where what stands there may be about another document: a label with two values, a title that is no
 * report's, fewer than two labels that only header blocks have. Never reads past prose or a table.
 */
import type { Block, Page } from '../../model/document.js';
import { type CompiledHeader, labelKey } from './compile-header.js';
import { isPair, isStrong, type Pair } from './pairs.js';
import { isPlaceholder } from './read-value.js';

/** The block stands among the last of the page. */
const MOST_BLOCKS = 40;
const PROSE_LENGTH = 100;
const FEWEST_STRONG = 2;
const COLON = /[:：]/u;
/** Fields that may be printed several times, each time with another value. */
const REPEATED: ReadonlySet<unknown> = new Set(['categories', 'other', 'control', 'download', 'viewCount']);
/** Fields of the block as such; a date and a source are also printed on a line of their own. */
const OF_BLOCK: ReadonlySet<unknown> = new Set(['indexNumber', 'publisher', 'issuedOn', 'documentNumber']);

/** True where the pairs hold what a header block is made for: no other block is looked for. */
export function holdsBlock(pairs: readonly Pair[]): boolean {
  return pairs.some(({ meaning, value }) => OF_BLOCK.has(meaning?.field) && value.text !== '');
}

export interface TailScene {
  readonly used: ReadonlySet<number>;
  /** Lines that announce other pages: what stands behind them is not this one's. */
  readonly related: RegExp;
  readonly isHeaderGrid: (index: number) => boolean;
}

/** Indices of the last blocks of the page behind its prose and tables, in page order. */
export function findTail(page: Page, { used, related, isHeaderGrid }: TailScene): number[] {
  const tail: number[] = [];
  const first = Math.max(0, page.blocks.length - MOST_BLOCKS);
  for (let index = page.blocks.length - 1; index >= first; index--) {
    const block = page.blocks[index];
    if (block === undefined) continue;
    if (block.kind === 'paragraph' && related.test(block.text)) tail.length = 0;
    if (used.has(index)) continue;
    if (block.kind === 'grid' ? !isHeaderGrid(index) : isProse(block)) break;
    tail.push(index);
  }
  return tail.reverse();
}

function isProse(block: Block): boolean {
  return block.kind === 'paragraph' && block.text.length > PROSE_LENGTH && !COLON.test(block.text);
}

/** Whether the pairs are one header block, and the report's own. */
export function isOneBlock(pairs: readonly Pair[], header: CompiledHeader): boolean {
  const values = new Map<string, string>();
  const strong = new Set<unknown>();
  for (const pair of pairs.filter(isPair)) {
    const { meaning, value } = pair;
    if (meaning === null || isPlaceholder(value.text, header)) continue;
    if (meaning.field === 'title' && !header.knowledge.title.test(value.text)) return false;
    if (isStrong(pair)) strong.add(meaning.field);
    if (REPEATED.has(meaning.field)) continue;
    const label = labelKey(pair.label.text);
    if ((values.get(label) ?? value.text) !== value.text) return false;
    values.set(label, value.text);
  }
  return strong.size >= FEWEST_STRONG;
}
