/**
 * `parquet/<table>.parquet`: a typed copy. In: rows of a table; out: one file, a row group for every so many rows, cells or
 * characters, whichever is reached first, so that memory does not grow with them. Numbers are doubles, whole numbers 64-bit, dates dates; keys are never null.
 */
import type { ByteWriter, ParquetWriter, SchemaElement } from 'hyparquet-writer';
import type { CsvCell } from '../../output/observation-csv.js';
import type { TableColumn, TableDescription } from '../../output/tables/table.js';
import { TableFile } from '../table-file.js';
import type { Tree } from '../tree.js';
import type { PlacedFile, TableCopy } from './table-copy.js';

type Library = Pick<typeof import('hyparquet-writer'), 'ByteWriter' | 'ParquetWriter'>;
type Value = string | number | bigint | boolean | Date | null;

export interface ParquetOptions {
  readonly tree: Tree;
  readonly table: TableDescription;
  readonly library: Library;
  readonly limits?: GroupLimits;
}

export const PARQUET_FOLDER = 'parquet';
/** Of a row group; the last has what is left. */
export interface GroupLimits {
  readonly rows: number;
  readonly cells: number;
  readonly characters: number;
}

export const ROW_GROUP: GroupLimits = { rows: 10_000, cells: 200_000, characters: 1_000_000 };

const TRUE = 'true';
const CREATED_BY = 'govdisclose';
const TYPES = {
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT64' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE' },
  year: { type: 'INT32' },
} as const satisfies Record<TableColumn['type'], Partial<SchemaElement>>;

export class ParquetCopy implements TableCopy {
  readonly #table: TableDescription;
  readonly #file: TableFile;
  readonly #bytes: ByteWriter;
  readonly #writer: ParquetWriter;
  readonly #limits: GroupLimits;
  #columns: Value[][];
  #rows = 0;
  #characters = 0;

  constructor({ tree, table, library, limits = ROW_GROUP }: ParquetOptions) {
    this.#table = table;
    this.#limits = limits;
    this.#file = new TableFile(tree, [PARQUET_FOLDER, `${table.name}.parquet`]);
    this.#bytes = new library.ByteWriter();
    this.#writer = new library.ParquetWriter({
      writer: this.#bytes,
      schema: schemaOf(table),
      createdBy: CREATED_BY,
    });
    this.#columns = table.columns.map(() => []);
  }

  add(rows: readonly (readonly CsvCell[])[]): void {
    for (const row of rows) {
      this.#table.columns.forEach((column, index) => {
        const value = typedValue(row[index] ?? null, column);
        if (typeof value === 'string') this.#characters += value.length;
        this.#columns[index]?.push(value);
      });
      this.#rows += 1;
      if (this.#isFull()) this.#writeGroup();
    }
  }

  #isFull(): boolean {
    const { rows, cells, characters } = this.#limits;
    const { length: columns } = this.#columns;
    return this.#rows >= rows || this.#rows * columns >= cells || this.#characters >= characters;
  }

  async finish(): Promise<void> {
    if (this.#rows > 0) this.#writeGroup();
    await this.#writer.finish();
    this.#drain();
    this.#file.finish();
  }

  place(): readonly PlacedFile[] {
    return [{ path: `${PARQUET_FOLDER}/${this.#table.name}.parquet`, change: this.#file.place() }];
  }

  discard(): void {
    this.#file.discard();
  }

  #writeGroup(): void {
    const columnData = this.#table.columns.map(({ name, type, key }, index) => ({
      name,
      data: this.#columns[index] ?? [],
      statistics: key === true || type !== 'string',
    }));
    this.#writer.write({ columnData, rowGroupSize: this.#rows });
    this.#columns = this.#table.columns.map(() => []);
    this.#rows = 0;
    this.#characters = 0;
    this.#drain();
  }

  /** What is encoded goes to the file; places in the file go on counting. */
  #drain(): void {
    this.#file.writeBytes(this.#bytes.getBytes());
    this.#bytes.index = 0;
  }
}

function schemaOf({ columns, primaryKey }: TableDescription): SchemaElement[] {
  const fields = columns.map(
    ({ name, type }): SchemaElement => ({
      name,
      ...TYPES[type],
      repetition_type: primaryKey.includes(name) ? 'REQUIRED' : 'OPTIONAL',
    }),
  );
  return [{ name: 'root', num_children: columns.length }, ...fields];
}

function typedValue(cell: CsvCell, { type, key = false }: TableColumn): Value {
  if (cell === null) return key && type === 'string' ? '' : null;
  switch (type) {
    case 'integer':
      return BigInt(cell);
    case 'number':
    case 'year':
      return Number(cell);
    case 'boolean':
      return cell === TRUE;
    case 'date':
      return new Date(cell);
    case 'string':
      return String(cell);
  }
}
