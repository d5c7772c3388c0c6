/**
 * Head rows of a table that lies on its side → what each of its columns is about: the lowest label over it, and what stands
 * above that. Figures are taken by the column they stand in, and only where every named column has exactly one cell.
 */
import type { Label } from '../read-label.js';
import type { LabelCell } from './classify-cells.js';
import type { PlacedCell } from './fit-values.js';

export interface TurnedColumn<T> {
  readonly leaf: LabelCell;
  /** Labels of the storeys above, from the top. */
  readonly path: readonly string[];
  readonly named: T;
}

export interface TurnedValue<T> {
  readonly column: TurnedColumn<T>;
  /** Null where the row leaves open which cells stand under which heads. */
  readonly value: PlacedCell | null;
}

export class TurnedHead<T> {
  private storeys: (readonly LabelCell[])[] = [];
  private known: readonly TurnedColumn<T>[] | null = null;

  constructor(private readonly name: (label: Label) => T | null) {}

  clear(): void {
    if (this.storeys.length === 0) return;
    this.storeys = [];
    this.known = null;
  }

  add(labels: readonly LabelCell[]): void {
    this.storeys.push(labels);
    this.known = null;
  }

  /** Columns whose label is known, in order. */
  get columns(): readonly TurnedColumn<T>[] {
    this.known ??= this.nameColumns();
    return this.known;
  }

  private nameColumns(): TurnedColumn<T>[] {
    const columns: TurnedColumn<T>[] = [];
    for (const leaf of this.listLeaves()) {
      const named = this.name(leaf.label);
      if (named !== null) columns.push({ leaf, path: this.listAbove(leaf), named });
    }
    return columns;
  }

  private listLeaves(): readonly LabelCell[] {
    const leaves: LabelCell[] = [];
    const below = new Set<number>();
    for (const storey of [...this.storeys].reverse()) {
      const lowest = storey.filter(({ cell }) => !below.has(cell.x));
      leaves.push(...lowest);
      for (const { cell } of storey) for (let x = cell.x; x < cell.x + cell.colspan; x++) below.add(x);
    }
    return leaves.sort((a, b) => a.cell.x - b.cell.x);
  }

  private listAbove({ cell, label }: LabelCell): string[] {
    const above: string[] = [];
    for (const storey of this.storeys) {
      const over = storey.find((other) => other.cell.x <= cell.x && cell.x < other.cell.x + other.cell.colspan);
      if (over && over.label.text !== label.text && !above.includes(over.label.text)) above.push(over.label.text);
    }
    return above;
  }

  /** The cells of a row under their columns. */
  align(values: readonly PlacedCell[]): readonly TurnedValue<T>[] {
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
