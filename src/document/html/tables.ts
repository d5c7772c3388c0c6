/** The tables that are open, innermost last, and the flow that text written now belongs to. */
import type { Zone } from '../../model/document.js';
import type { BlockDraft } from '../drafts.js';
import { dissolveTable } from './dissolve-table.js';
import type { Role } from './elements.js';
import type { Flow } from './flow.js';
import { type CellOpening, TableBuilder } from './table-builder.js';

const DEEPEST = 64;
const TABULAR: ReadonlySet<Role> = new Set(['row', 'cell', 'row-group', 'caption']);

interface OpenTable {
  readonly builder: TableBuilder;
  /** Place in the surrounding flow where the table's blocks go: where its first row began. */
  place: number;
  /** True when a stray row or cell opened it. */
  readonly implied: boolean;
}

export class Tables {
  private readonly stack: OpenTable[] = [];
  private tooDeep = 0;

  constructor(private readonly page: Flow) {}

  get depth(): number {
    return this.stack.length;
  }

  get flow(): Flow {
    return this.stack.at(-1)?.builder.flow ?? this.page;
  }

  get insideCell(): boolean {
    return Boolean(this.stack.at(-1)?.builder.openCell);
  }

  open(start: number, zone: Zone, implied = false): void {
    if (this.stack.length >= DEEPEST) {
      this.tooDeep++;
      return;
    }
    const parent = this.flow;
    this.stack.push({ builder: new TableBuilder(parent, start, zone), place: parent.blocks.length, implied });
  }

  /** A block outside any cell ends a table that only a stray cell had opened. */
  leaveImplied(role: Role): void {
    const top = this.stack.at(-1);
    if (!top?.implied || TABULAR.has(role)) return;
    if (!top.builder.openCell) this.close(false);
  }

  openRow(start: number, zone: Zone): void {
    if (this.stack.length === 0) this.open(start, zone, true);
    const top = this.stack.at(-1);
    if (!top) return;
    if (top.builder.rows.length === 0) top.place = top.builder.parent.blocks.length;
    top.builder.openRow();
  }

  openCell(opening: CellOpening, zone: Zone): void {
    const top = this.stack.at(-1);
    if (!top || top.builder.rows.length === 0) this.openRow(opening.start, zone);
    this.stack.at(-1)?.builder.openNewCell(opening);
  }

  openCaption(): void {
    this.stack.at(-1)?.builder.openCaption();
  }

  closeCaption(): void {
    this.stack.at(-1)?.builder.closeCaption();
  }

  closeCell(): void {
    this.stack.at(-1)?.builder.closeCell();
  }

  closeRow(): void {
    this.stack.at(-1)?.builder.closeRow();
  }

  close(explicit: boolean): void {
    if (explicit && this.tooDeep > 0) {
      this.tooDeep--;
      return;
    }
    const top = this.stack.pop();
    if (!top) return;
    const { builder, place } = top;
    builder.parent.breakLine();
    builder.close(explicit);
    const blocks = dissolveTable(builder);
    insertBlocks(builder.parent.blocks, place, blocks);
  }

  closeAll(): void {
    while (this.stack.length > 0) this.close(false);
  }
}

/** Text that was written while the table was open, outside its cells, stays behind it. */
function insertBlocks(into: BlockDraft[], place: number, blocks: readonly BlockDraft[]): void {
  const behind = into.splice(place);
  for (const block of blocks) into.push(block);
  for (const block of behind) into.push(block);
}
