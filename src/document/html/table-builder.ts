/**
 * Table tags → rows of cells, each with a flow of its own. Forgiving as browsers are: a cell opens a missing row, a
 * row closes an open cell, text between cells goes back to the page around the table.
 */
import type { Zone } from '../../model/document.js';
import type { WordsDraft } from '../drafts.js';
import { Flow } from './flow.js';

export interface BuiltCell {
  readonly flow: Flow;
  readonly start: number;
  readonly colspan: number;
  readonly rowspan: number;
  readonly head: boolean;
}

export interface CellOpening {
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

  constructor(
    readonly parent: Flow,
    readonly start: number,
    readonly zone: Zone,
  ) {}

  get openCell(): BuiltCell | null {
    return this.cell;
  }

  openRow(): void {
    this.closeRow();
    this.row = [];
    this.rows.push(this.row);
  }

  openNewCell(opening: CellOpening): void {
    this.closeCell();
    if (!this.row) this.openRow();
    this.cell = { flow: new Flow(), ...opening };
    this.row?.push(this.cell);
  }

  closeCell(): void {
    this.closeCaption();
    this.cell?.flow.breakLine();
    this.cell = null;
  }

  closeRow(): void {
    this.closeCell();
    this.row = null;
  }

  openCaption(): void {
    this.closeRow();
    this.captionFlow = new Flow();
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
    return this.captionFlow ?? this.cell?.flow ?? this.parent;
  }
}
