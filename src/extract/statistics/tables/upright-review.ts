/**
 * A review table that stands on end, a result and its value in each row → observations. The rows are about the block named last;
 * where a result comes again, another has begun whose name is not on the page, and nothing is read until one is named.
 */
import type { CellReader } from '../read-cell.js';
import type { TableRow } from '../table-row.js';
import type { LabelCell, ReadCells } from './classify-cells.js';
import { fitValues } from './fit-values.js';
import type { Collected } from './observing.js';
import { aimAt, type Block } from './review-targets.js';
import type { FormWords } from './words-of-form.js';

export class UprightReview {
  private block: Block | null = null;
  /** Results that the block has shown. */
  private readonly shown = new Set<string>();
  /** True where the block that rows stand in has no name that can be read. */
  private lost = false;
  /** The block named last while no result has followed it. */
  private bare: Block | null = null;

  constructor(
    private readonly words: FormWords,
    private readonly cells: CellReader,
    private readonly out: Collected,
  ) {}

  beginTable(): void {
    this.block = null;
    this.bare = null;
    this.lost = false;
    this.shown.clear();
  }

  /** What follows is about a block whose name cannot be read. */
  loseBlock(): void {
    this.lost = true;
  }

  /**
   * `before`: what the rows are about if none was named yet. Blocks that are named one after the other, with no result between
   * them, are heads of columns: which of them a single figure is about, the page does not say.
   */
  enter(named: readonly Block[], before: Block | null): void {
    const last = named.at(-1);
    this.block = last ?? this.block ?? before;
    if (!last) return;
    this.lost = [this.bare, ...named].some((block) => block !== null && block.group !== last.group);
    this.bare = last;
    this.shown.clear();
  }

  read(source: TableRow, { values }: ReadCells, measure: LabelCell | undefined): boolean {
    this.bare = null;
    if (!this.block || !measure) return false;
    const fitted = fitValues(values, 1, this.cells);
    // A result comes once in a block: here another has begun, and its name is not on the page.
    this.lost ||= this.shown.has(measure.label.key);
    this.shown.add(measure.label.key);
    if (this.lost) return false;
    const target = aimAt(this.words, this.block, measure);
    if (fitted?.[0]) this.out.observe(source, fitted[0], target);
    else this.out.leave(source, values, target);
    const { indicator, match } = target;
    this.out.trace(source, measure.label.text, {
      reading: 'value',
      indicator,
      match,
      why: 'its label is the form’s',
    });
    return true;
  }
}
