/**
 * Rows of the review table (行政复议、行政诉讼) → observations: fifteen values under a head of blocks and measures, three
 * tables of five, or standing on end with a measure and its value in each row.
 */

import { comparisonKey } from '../../../text/comparison-key.js';
import type { CellReader } from '../read-cell.js';
import type { Reading } from '../reading.js';
import type { TableRow } from '../table-row.js';
import type { LabelCell, ReadCells } from './classify-cells.js';
import { fitValues, mayShift, type PlacedCell, RowFitter, readPrinting } from './fit-values.js';
import type { Collected, Target } from './observing.js';
import { ReviewColumns } from './review-columns.js';
import { ReviewRows } from './review-rows.js';
import { aimAt, type Block, nameBlock, readPair, readPairs } from './review-targets.js';
import { UprightReview } from './upright-review.js';
import { type FormWords, findBlock } from './words-of-form.js';

/** A note below is a row of one or two cells. */
const FEWEST_VALUES = 3;
const FIGURE = /\d/;
const NO_HEAD = 'the head of the review table does not name its blocks and results; it is not read';

export class ReviewReader {
  private blocks: Block[] = [];
  /** Results that the head names, row by row. */
  private measureRows: (readonly LabelCell[])[] = [];
  private above: Block | null = null;
  private readonly upright: UprightReview;
  private consumed = false;
  private groupFirst = false;
  private readonly cells: CellReader;
  private readonly fitter: RowFitter;
  /** True where the head has results of a block that it does not name. */
  private unnamed = false;
  private paired: readonly Target[] | null = null;
  /** Where the first of the results stands that the head names. */
  private firstColumn = -1;
  private readonly columns: ReviewColumns;
  private readonly rows: ReviewRows;

  constructor(
    private readonly words: FormWords,
    reading: Reading,
    private readonly out: Collected,
  ) {
    this.cells = reading.cells;
    this.fitter = new RowFitter(reading.cells);
    this.columns = new ReviewColumns(words);
    this.rows = new ReviewRows(this.columns, out);
    this.upright = new UprightReview(words, reading.cells, out);
  }

  /** The line over the table, or its caption, may name the block that it is about. */
  beginTable(above: string, caption = ''): void {
    this.above = this.nameTitle(caption) ?? this.nameTitle(above);
    this.blocks = [];
    this.measureRows = [];
    this.unnamed = false;
    this.paired = null;
    this.upright.beginTable();
    this.columns.clear();
  }

  private nameTitle(text: string): Block | null {
    const group = findBlock(this.words, comparisonKey(text));
    return group === null ? null : { group, text };
  }

  read(source: TableRow, cells: ReadCells): boolean {
    const blocks = this.listBlocks(cells.labels);
    this.noteOrder(cells.labels);
    if (blocks.length === 0 && cells.labels.some(({ label }) => this.speaksOfBlock(label.key)))
      this.upright.loseBlock();
    const pairs = readPairs(this.words, cells.labels);
    if (pairs) return this.readPairedHead(source, pairs);
    const measures = cells.labels.filter(({ label }) => this.words.measureKeys.has(label.key));
    const alone = measures.length === 1 && cells.labels.at(-1) === measures[0] && this.countMeasures() < 2;
    if (alone && blocks.length === 0 && this.columns.areTurned) return this.rows.readTurned(source, cells, measures[0]);
    const pair = cells.labels.length === 1 && cells.values.length === 1 ? readPair(this.words, cells.labels[0]) : null;
    if (pair) return this.rows.readPaired(source, cells, pair);
    if (alone && cells.values.length > 0) return this.readUpright(source, cells, { blocks, measure: measures[0] });
    const [block] = blocks;
    if (block && measures.length === 0 && this.isBlockRow(blocks, cells)) return this.readBlock(source, cells, block);
    if (blocks.length > 0 || measures.length >= 2) {
      this.endHead();
      this.unnamed ||= this.lacksName(cells.labels, measures);
      return this.readHead(source, cells, { blocks, measures });
    }
    const empty = cells.values.every(({ cell }) => cell.text === '');
    const headed = this.countMeasures() >= 2 || this.paired !== null;
    if (headed && cells.values.length >= FEWEST_VALUES && !(this.consumed && empty))
      return this.readValues(source, cells);
    // Between a head and its values: the end of other values, run into the end of another head.
    this.unnamed ||= headed && !this.consumed && cells.cells.some(({ text }) => this.joinsTwoRows(text));
    return false;
  }

  private joinsTwoRows(text: string): boolean {
    return FIGURE.test(text) && this.words.measureNames.some((name) => text.endsWith(name));
  }

  private readPairedHead(source: TableRow, pairs: readonly Target[]): boolean {
    this.paired = pairs;
    const text = pairs.map(({ label }) => label).join(' | ');
    this.out.trace(source, text, { reading: 'head', indicator: null, match: null, why: 'it names the results' });
    return true;
  }

  /** Two storeys of heads: a group (行政诉讼) printed before the block beside it puts its blocks first. */
  private noteOrder(labels: readonly LabelCell[]): void {
    const group = labels.findIndex(({ label }) => this.words.blockGroups.has(label.key));
    if (group < 0) return;
    const beside = labels.findIndex(({ label }) => findBlock(this.words, label.key)?.includes('/') === false);
    this.groupFirst = beside > group;
  }

  private listBlocks(labels: readonly LabelCell[]): Block[] {
    const blocks: Block[] = [];
    for (const { label } of labels) {
      const block = nameBlock(this.words, label);
      if (block !== null) blocks.push(block);
    }
    return blocks;
  }

  private readUpright(
    source: TableRow,
    cells: ReadCells,
    { blocks, measure }: { blocks: readonly Block[]; measure: LabelCell | undefined },
  ): boolean {
    this.enterBlock(blocks);
    return this.upright.read(source, cells, measure);
  }

  private enterBlock(named: readonly Block[]): void {
    this.upright.enter(named, this.blocks.at(-1) ?? this.above);
  }

  /** A line that holds the name of a block and more, and could not be parted: what follows is about that block. */
  private speaksOfBlock(key: string): boolean {
    for (const { name } of this.words.blocks) if (key.includes(name)) return true;
    return false;
  }

  private countMeasures(): number {
    return this.measureRows.reduce((count, row) => count + row.length, 0);
  }

  /** One block to a row, under results that are named once. */
  private isBlockRow(blocks: readonly Block[], { labels, values }: ReadCells): boolean {
    const last = this.measureRows.at(-1);
    const filled = values.some(({ cell }) => cell.text !== '');
    return blocks.length === 1 && filled && last?.length === this.words.measureCount && labels.length <= 2;
  }

  private readBlock(source: TableRow, cells: ReadCells, block: Block): boolean {
    const measures = this.measureRows.at(-1) ?? [];
    const targets = measures.map((measure) => aimAt(this.words, block, measure));
    this.fitter.add({
      cells: cells.values,
      count: measures.length,
      printed: readPrinting(source),
      take: (values) => this.observe(source, { targets, printed: cells.values }, values),
    });
    this.out.trace(source, block.text, { reading: 'value', indicator: null, match: null, why: 'it names its block' });
    return true;
  }

  private observe(
    source: TableRow,
    row: { targets: readonly Target[]; printed: readonly PlacedCell[] },
    values: readonly PlacedCell[] | null,
  ): void {
    for (const [index, target] of row.targets.entries()) {
      const value = values?.[index];
      if (value) this.out.observe(source, value, target);
      else this.out.leave(source, row.printed, target);
    }
    if (values) return;
    const { length } = row.targets;
    this.out.report(
      'row-cells',
      `the review table has ${row.printed.length} cells under ${length} columns; none is read`,
    );
  }

  /** The rows read so far are all of their table. */
  settle(): void {
    this.fitter.settle();
  }

  /** Below values another head begins. */
  private endHead(): void {
    if (!this.consumed) return;
    this.blocks = [];
    this.measureRows = [];
    this.unnamed = false;
    this.consumed = false;
    this.columns.clear();
  }

  /** Results printed before the first block of their row belong to a block of the storey above; here none was named. */
  private lacksName(labels: readonly LabelCell[], measures: readonly LabelCell[]): boolean {
    const first = labels.find(({ label }) => findBlock(this.words, label.key) !== null);
    const before = first !== undefined && (measures[0]?.at ?? Number.POSITIVE_INFINITY) < first.at;
    return before && this.blocks.length === 0 && this.above === null;
  }

  private readHead(
    source: TableRow,
    cells: ReadCells,
    { blocks, measures }: { blocks: readonly Block[]; measures: readonly LabelCell[] },
  ): boolean {
    for (const block of blocks) if (!this.blocks.some(({ group }) => group === block.group)) this.blocks.push(block);
    if (measures.length > 0) this.measureRows.push(measures);
    this.columns.add(cells, measures.length > 0);
    if (blocks.length > 0) this.enterBlock(blocks);
    const text = [...blocks.map((block) => block.text), ...measures.map(({ label }) => label.text)].join(' | ');
    this.out.trace(source, text, { reading: 'head', indicator: null, match: null, why: 'it names the results' });
    return true;
  }

  /**
   * A row of values without a label: a dump may have lost an empty cell at its front and filled up behind. Then the last
   * of its cells is empty, and the row is not read.
   */
  private fitRow(source: TableRow, cells: readonly PlacedCell[], count: number): readonly PlacedCell[] | null {
    const doubtful = source.regrouped || (source.dumped && cells.length > count);
    if (doubtful && cells[count - 1]?.cell.text === '') return null;
    const values = fitValues(cells, count, this.cells);
    const isLonger = !source.dumped && cells.length > count;
    return values && isLonger && mayShift(cells, count, this.cells) && !this.standsBelowHead(values, cells)
      ? null
      : values;
  }

  /** Of a row with a cell too many any empty one may be it, unless its values begin where the head does, and end it. */
  private standsBelowHead(values: readonly PlacedCell[], cells: readonly PlacedCell[]): boolean {
    return values[0]?.cell.x === this.firstColumn && values.at(-1) === cells.at(-1);
  }

  private readValues(source: TableRow, { values: cells }: ReadCells): boolean {
    const targets = this.nameColumns();
    const isMarkup = readPrinting(source) === 'markup';
    const isBeside = isMarkup && this.columns.haveOthers;
    const isDoubtful =
      isBeside || (targets !== null && cells.length > targets.length && this.columns.speakOfOthers && source.dumped);
    const values = targets && !isDoubtful ? this.fitRow(source, cells, targets.length) : null;
    const placed = values || this.unnamed || !isMarkup ? null : this.columns.align(cells);
    if (placed) this.rows.observePlaced(source, placed);
    else if (targets) this.observe(source, { targets, printed: cells }, values);
    else {
      this.out.report('review-head', NO_HEAD);
      return false;
    }
    this.out.trace(source, '', { reading: 'value', indicator: null, match: null, why: 'it stands under the results' });
    this.consumed = true;
    return true;
  }

  /** Blocks with their measures, in the order of the head; null when they do not go round evenly. */
  private nameColumns(): readonly Target[] | null {
    if (this.paired) return this.paired;
    if (this.unnamed) return null;
    if (this.blocks.length === 0 && this.above) this.blocks = [this.above];
    const size = this.words.measureCount;
    const last = this.measureRows.at(-1) ?? [];
    // A copy of the storey above, where spans were written out, says nothing new.
    const measures = last.length === this.blocks.length * size ? last : this.measureRows.flat();
    if (this.blocks.length === 0 || measures.length !== this.blocks.length * size) return null;
    this.firstColumn = measures[0]?.cell.x ?? -1;
    const blocks = this.orderBlocks();
    const targets = measures.map((measure, index) => {
      const block = blocks[Math.floor(index / size)];
      return block ? aimAt(this.words, block, measure) : null;
    });
    const codes = new Set(targets.map((target) => target?.indicator));
    return codes.size === targets.length && targets.every((target) => target?.indicator) ? (targets as Target[]) : null;
  }

  private orderBlocks(): readonly Block[] {
    if (!this.groupFirst) return this.blocks;
    const below = this.blocks.filter((block) => block.group.includes('/'));
    return [...below, ...this.blocks.filter((block) => !below.includes(block))];
  }

  listMissing(): string[] {
    return this.words.review?.columns.map((column) => column.code).filter((code) => !this.out.shown.has(code)) ?? [];
  }
}
