/**
 * Head rows of a table → its columns by where they stand: the lowest label over each, and what stands above that. A row's cells
 * are taken by their columns, and only where every column that is named has exactly one cell of its own width.
 */
import type { Label } from '../read-label.js';
import type { LabelCell } from './classify-cells.js';
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
  private known: readonly LeafColumn<T>[] | null = null;

  constructor(private readonly name: NameLeaf<T>) {}

  clear(): void {
    if (this.storeys.length > 0) this.storeys = [];
    this.leaves = null;
    this.known = null;
  }

  add(labels: readonly LabelCell[]): void {
    this.storeys.push(labels);
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
    const columns: LeafColumn<T>[] = [];
    for (const leaf of this.listLeaves()) {
      const above = this.listAbove(leaf);
      const named = this.name(leaf, above);
      if (named !== null) columns.push({ leaf, path: above.map(({ text }) => text), named });
    }
    return columns;
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

  /** The cells of a row under the columns that are named. */
  align(values: readonly PlacedCell[]): readonly LeafValue<T>[] {
    const found = this.columns.map(({ leaf }) => values.filter(({ cell }) => standsUnder(cell, leaf.cell)));
    const leaves = this.listLeaves();
    const stray = values.some(({ cell }) => cell.text !== '' && !leaves.some((leaf) => standsUnder(cell, leaf.cell)));
    const sure = !stray && found.every((cells) => cells.length === 1);
    return this.columns.map((column, index) => ({ column, value: sure ? (found[index]?.[0] ?? null) : null }));
  }
}

interface Spanning {
  readonly x: number;
  readonly colspan: number;
}

function standsUnder(value: Spanning, head: Spanning): boolean {
  return value.x === head.x && value.colspan === head.colspan;
}
