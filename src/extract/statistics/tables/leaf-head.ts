/**
 * Head rows of a table → its columns by where they stand: the lowest label over each, and what stands above that. A row's cells
 * are taken by their columns, and only where every column that is named has exactly one cell of its own width.
 */
import type { Label } from '../read-label.js';
import type { LabelCell, ReadCells } from './classify-cells.js';
import type { PlacedCell } from './fit-values.js';

export interface LeafColumn<T> {
  readonly leaf: LabelCell;
  /** Labels of the storeys above, from the top. */
  readonly path: readonly string[];
  readonly named: T;
}

export interface LeafValue<T> {
  readonly column: LeafColumn<T>;
  /** Null where the row leaves open which cells stand under which heads. */
  readonly value: PlacedCell | null;
}

/** What a column is about, by its lowest label and those above it, from the top; null for a column that nobody asks for. */
export type NameLeaf<T> = (leaf: LabelCell, above: readonly Label[]) => T | null;

export class LeafHead<T> {
  private storeys: (readonly LabelCell[])[] = [];
  private leaves: readonly LabelCell[] | null = null;
  /** Columns of its widest row. */
  private width = 0;
  private known: readonly LeafColumn<T>[] | null = null;

  constructor(private readonly name: NameLeaf<T>) {}

  clear(): void {
    if (this.storeys.length > 0) this.storeys = [];
    this.width = 0;
    this.leaves = null;
    this.known = null;
  }

  add({ cells, labels }: Pick<ReadCells, 'cells' | 'labels'>): void {
    this.storeys.push(labels);
    const last = cells.at(-1);
    if (last) this.width = Math.max(this.width, last.x + last.colspan);
    this.leaves = null;
    this.known = null;
  }

  /** Columns whose label is known, in order. */
  get columns(): readonly LeafColumn<T>[] {
    this.known ??= this.nameColumns();
    return this.known;
  }

  /** How many columns have a label, known or not. */
  get count(): number {
    return this.listLeaves().length;
  }

  private nameColumns(): LeafColumn<T>[] {
    if (this.hidesName()) return [];
    const columns: LeafColumn<T>[] = [];
    for (const leaf of this.listLeaves()) {
      const above = this.listAbove(leaf);
      const named = this.name(leaf, above);
      if (named !== null) columns.push({ leaf, path: above.map(({ text }) => text), named });
    }
    return columns;
  }

  /** True where another label stands under one that is a column by itself: the storeys do not stand as they should. */
  private hidesName(): boolean {
    const leaves = new Set(this.listLeaves());
    const names = new Set(this.listLeaves().map(({ label }) => label.key));
    const hides = (cell: LabelCell): boolean =>
      !leaves.has(cell) && !names.has(cell.label.key) && this.name(cell, this.listAbove(cell)) !== null;
    return this.storeys.some((storey) => storey.some(hides));
  }

  private listLeaves(): readonly LabelCell[] {
    if (this.leaves) return this.leaves;
    const leaves: LabelCell[] = [];
    const below = new Set<number>();
    for (const storey of [...this.storeys].reverse()) {
      leaves.push(...storey.filter(({ cell }) => !below.has(cell.x)));
      for (const { cell } of storey) for (let x = cell.x; x < cell.x + cell.colspan; x++) below.add(x);
    }
    this.leaves = leaves.sort((a, b) => a.cell.x - b.cell.x);
    return this.leaves;
  }

  private listAbove({ cell, label }: LabelCell): Label[] {
    const above: Label[] = [];
    for (const storey of this.storeys) {
      const over = storey.find((other) => other.cell.x <= cell.x && cell.x < other.cell.x + other.cell.colspan);
      if (over && over.label.text !== label.text && !above.some(({ text }) => text === over.label.text))
        above.push(over.label);
    }
    return above;
  }

  /**
   * The cells of a row under the columns that are named. A row with a cell more or less than heads has no reading; empty ones at
   * its end, where the head has them too, are spans written out.
   */
  align(row: readonly PlacedCell[]): readonly LeafValue<T>[] {
    const from = row[0]?.cell.x ?? 0;
    const end = row.findLastIndex(({ cell }) => cell.text !== '' || cell.x >= this.width || this.hasLabelOver(cell.x));
    const values = row.slice(0, end + 1);
    const heads = this.listLeaves().filter(({ cell }) => cell.x >= from);
    const sure = heads.length === values.length && heads.every(({ cell }, index) => standsUnder(values[index], cell));
    const under = new Map(sure ? heads.map((head, index) => [head, values[index] ?? null]) : []);
    return this.columns.map((column) => ({ column, value: under.get(column.leaf) ?? null }));
  }

  private hasLabelOver(x: number): boolean {
    return this.listLeaves().some(({ cell }) => cell.x <= x && x < cell.x + cell.colspan);
  }
}

interface Spanning {
  readonly x: number;
  readonly colspan: number;
}

function standsUnder(value: PlacedCell | undefined, head: Spanning): boolean {
  return value?.cell.x === head.x && value.cell.colspan === head.colspan;
}
