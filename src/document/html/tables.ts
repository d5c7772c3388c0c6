/** The tables that are open, innermost last, and the flow that text written now belongs to. */
import type { Zone } from '../../model/document.js';
import { dissolveTable } from './dissolve-table.js';
import type { Role } from './elements.js';
import type { Flow } from './flow.js';
import { type BuiltCell, TableBuilder } from './table-builder.js';

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
  private top: OpenTable | undefined = undefined;
  private tooDeep = 0;
  /** True once a table was nested too deep to be one of its own. */
  flattened = false;
  /** Where text written now belongs. */
  flow: Flow;

  constructor(private readonly page: Flow) {
    this.flow = page;
  }

  get depth(): number {
    return this.stack.length;
  }

  get insideCell(): boolean {
    return Boolean(this.top?.builder.openCell);
  }

  open(start: number, zone: Zone, implied = false): void {
    if (this.stack.length >= DEEPEST) {
      this.tooDeep++;
      this.flattened = true;
      return;
    }
    const parent = this.flow;
    this.top = { builder: new TableBuilder(parent, start, zone), place: parent.blocks.length, implied };
    this.stack.push(this.top);
    this.turn();
  }

  /** Whatever opens or closes turns the text that follows to another place. */
  private turn(): void {
    this.flow = this.top ? this.top.builder.flow : this.page;
  }

  /** A block outside any cell ends a table that only a stray cell had opened. */
  leaveImplied(role: Role): void {
    if (!this.top?.implied || TABULAR.has(role)) return;
    if (!this.top.builder.openCell) this.close(false);
  }

  openRow(start: number, zone: Zone): void {
    if (!this.top) this.open(start, zone, true);
    const { top } = this;
    if (!top) return;
    if (top.builder.rows.length === 0) top.place = top.builder.parent.blocks.length;
    top.builder.openRow();
    this.turn();
  }

  openCell(cell: BuiltCell, zone: Zone): void {
    if (!this.top || this.top.builder.rows.length === 0) this.openRow(cell.start, zone);
    this.top?.builder.openNewCell(cell);
    this.turn();
  }

  openCaption(): void {
    this.top?.builder.openCaption();
    this.turn();
  }

  closeCaption(): void {
    this.top?.builder.closeCaption();
    this.turn();
  }

  closeCell(): void {
    this.top?.builder.closeCell();
    this.turn();
  }

  closeRow(): void {
    this.top?.builder.closeRow();
    this.turn();
  }

  close(explicit: boolean): void {
    if (explicit && this.tooDeep > 0) {
      this.tooDeep--;
      return;
    }
    const top = this.stack.pop();
    if (!top) return;
    this.top = this.stack.at(-1);
    const { builder, place } = top;
    builder.parent.breakLine();
    builder.close(explicit);
    builder.parent.insert(place, dissolveTable(builder));
    this.turn();
  }

  closeAll(): void {
    while (this.stack.length > 0) this.close(false);
  }
}
