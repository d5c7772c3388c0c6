/**
 * Table tags → rows of cells, each with its own blocks. Forgiving as browsers are: a cell opens a missing row, a
 * row closes an open cell, text between cells goes back to the page around the table.
 */
import type { Zone } from '../../model/document.js';
import type { BlockDraft, WordsDraft } from '../drafts.js';
import type { Flow } from './flow.js';

export interface BuiltCell {
  /** What stands in it, once it is closed. */
  blocks: BlockDraft[];
  readonly start: number;
  readonly colspan: number;
  readonly rowspan: number;
  readonly head: boolean;
}

export class TableBuilder {
  readonly rows: BuiltCell[][] = [];
  caption: WordsDraft | null = null;
  captionFlow: Flow | null = null;
  /** False when the page ended, or its cell did, before `</table>`. */
  closed = false;
  private row: BuiltCell[] | null = null;
  private cell: BuiltCell | null = null;
  /** One cell is open at a time: all write into one flow. */
  private readonly cellFlow: Flow;

  constructor(
    readonly parent: Flow,
    readonly start: number,
    readonly zone: Zone,
  ) {
    this.cellFlow = parent.another();
  }

  get openCell(): BuiltCell | null {
    return this.cell;
  }

  openRow(): void {
    this.closeRow();
    this.row = [];
    this.rows.push(this.row);
  }

  openNewCell(cell: BuiltCell): void {
    this.closeCell();
    if (!this.row) this.openRow();
    this.cell = cell;
    this.row?.push(cell);
  }

  closeCell(): void {
    this.closeCaption();
    if (!this.cell) return;
    this.cell.blocks = this.cellFlow.takeBlocks();
    this.cell = null;
  }

  closeRow(): void {
    this.closeCell();
    this.row = null;
  }

  openCaption(): void {
    this.closeRow();
    this.captionFlow = this.parent.another();
  }

  closeCaption(): void {
    if (!this.captionFlow) return;
    this.captionFlow.breakLine();
    const raw = this.captionFlow.blocks.map((block) => ('raw' in block ? block.raw : '')).join('');
    if (raw !== '') this.caption = { raw, text: raw };
    this.captionFlow = null;
  }

  close(explicit: boolean): void {
    this.closeRow();
    this.closeCaption();
    this.closed = explicit;
  }

  /** Where text written now belongs: the caption, the open cell, or the page around the table. */
  get flow(): Flow {
    return this.captionFlow ?? (this.cell ? this.cellFlow : this.parent);
  }
}
