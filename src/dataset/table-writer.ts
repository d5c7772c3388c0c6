/** A table of a dataset being written: its CSV and the copies of it. In: rows; out: files in their places, and what they are. */
import type { WrittenTable } from '../output/data-package.js';
import { type CsvCell, writeCsvRows } from '../output/observation-csv.js';
import type { TableDescription } from '../output/tables/table.js';
import type { OpenCopies, PlacedFile, TableCopy } from './copies/table-copy.js';
import { type Measure, TableFile } from './table-file.js';
import type { Tree } from './tree.js';

export class TableWriter {
  readonly table: TableDescription;
  readonly #file: TableFile;
  readonly #copies: readonly TableCopy[];
  #measure: Measure = { bytes: 0, sha256: '' };
  #rows = 0;

  constructor(tree: Tree, table: TableDescription, openCopies: OpenCopies) {
    this.table = table;
    this.#file = new TableFile(tree, table.path.split('/'));
    this.#file.write(writeCsvRows([table.columns.map(({ name }) => name)]));
    this.#copies = openCopies(table);
  }

  get rows(): number {
    return this.#rows;
  }

  get written(): WrittenTable {
    return { table: this.table, ...this.#measure };
  }

  add(rows: readonly (readonly CsvCell[])[]): void {
    if (rows.length === 0) return;
    this.#rows += rows.length;
    this.#file.write(writeCsvRows(rows));
    for (const copy of this.#copies) copy.add(rows);
  }

  /** Ends its files; they are not in their places yet. */
  async finish(): Promise<void> {
    this.#measure = this.#file.finish();
    for (const copy of this.#copies) await copy.finish();
  }

  place(): readonly PlacedFile[] {
    const change = this.#file.place();
    return [{ path: this.table.path, change }, ...this.#copies.flatMap((copy) => copy.place())];
  }

  /** Gives up what is not in its place. */
  discard(): void {
    this.#file.discard();
    for (const copy of this.#copies) copy.discard();
  }
}
