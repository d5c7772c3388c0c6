/**
 * The head of a review table by where its cells stand → what each column is about. For tables with columns of their own beside
 * those of the form (单位, 备注, 合计), and for those that have the blocks side by side and the results down.
 */
import type { Label } from '../read-label.js';
import type { LabelCell, ReadCells } from './classify-cells.js';
import type { PlacedCell } from './fit-values.js';
import { LeafHead, type LeafValue } from './leaf-head.js';
import type { Target } from './observing.js';
import { aimAt, type Block, nameBlock } from './review-targets.js';
import type { FormWords } from './words-of-form.js';

export class ReviewColumns {
  /** Results under their blocks. */
  private readonly results: LeafHead<Target>;
  /** Blocks with no results below them. */
  private readonly blocks: LeafHead<Block>;
  private hasResults = false;
  /** True where a label of the head is neither a block nor a result. */
  speakOfOthers = false;

  constructor(private readonly words: FormWords) {
    this.results = new LeafHead((leaf, above) => {
      const block = above.map((label) => nameBlock(words, label)).findLast((named) => named !== null);
      return block && words.measureKeys.has(leaf.label.key) ? aimAt(words, block, leaf) : null;
    });
    this.blocks = new LeafHead(({ label }) => nameBlock(words, label));
  }

  clear(): void {
    this.results.clear();
    this.blocks.clear();
    this.hasResults = false;
    this.speakOfOthers = false;
  }

  add(row: ReadCells, hasResults: boolean): void {
    this.hasResults ||= hasResults;
    this.speakOfOthers ||= row.labels.some(({ label }) => this.isOther(label));
    this.results.add(row);
    this.blocks.add(row);
  }

  private isOther(label: Label): boolean {
    const { measureKeys, blockGroups } = this.words;
    return !measureKeys.has(label.key) && !blockGroups.has(label.key) && nameBlock(this.words, label) === null;
  }

  /** True where the results stand at the front of the rows below. */
  get areTurned(): boolean {
    return !this.hasResults && this.blocks.columns.length >= 2;
  }

  /** A result of all blocks: what each of its values is about. */
  alignTurned(measure: LabelCell, values: readonly PlacedCell[]): readonly LeafValue<Target>[] {
    return this.blocks.align(values).map(({ column, value }) => ({
      column: { ...column, named: aimAt(this.words, column.named, measure) },
      value,
    }));
  }

  /** True where the head has all results of the form, and columns of its own beside them. */
  get haveOthers(): boolean {
    const all = this.words.review?.columns.length ?? 0;
    // Most heads have no other columns, and then none has to be named.
    return this.results.count > all && this.results.columns.length === all;
  }

  /** Values under the results of all blocks, whatever stands beside them; null where that leaves a doubt. */
  align(values: readonly PlacedCell[]): readonly LeafValue<Target>[] | null {
    const { columns } = this.results;
    const codes = new Set(columns.map(({ named }) => named.indicator));
    if (codes.has(null) || codes.size < columns.length || codes.size !== this.words.review?.columns.length) return null;
    const aligned = this.results.align(values);
    return aligned.every(({ value }) => value !== null) ? aligned : null;
  }
}
