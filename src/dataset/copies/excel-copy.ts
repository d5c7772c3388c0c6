/**
 * `excel/<table>.csv` and `excel/<table>.xlsx`: copies that Excel and WPS open as they are meant. In: rows of a table; out: CSV
 * with a byte order mark, safe from formulas; and a workbook with frozen heads and number formats, while it is not too large.
 * The first head is Chinese, the second has the names of the columns.
 */
import type { Cell, Row, SheetData } from 'write-excel-file/node';
import type { TableKnowledge } from '../../model/table-knowledge.js';
import { type CsvCell, writeCsvRows } from '../../output/observation-csv.js';
import { fitCell, guardFormula } from '../../output/spreadsheet-cells.js';
import { labelColumn } from '../../output/tables/label-columns.js';
import type { ColumnType, TableColumn, TableDescription } from '../../output/tables/table.js';
import { TableFile } from '../table-file.js';
import type { Tree } from '../tree.js';
import { MOST_SHEET_CELLS, type PlacedFile, type TableCopy } from './table-copy.js';
import { fixZipTimes } from './zip-times.js';

type WriteWorkbook = typeof import('write-excel-file/node')['default'];

export interface ExcelOptions {
  readonly tree: Tree;
  readonly table: TableDescription;
  readonly knowledge: TableKnowledge;
  readonly writeWorkbook: WriteWorkbook;
}

export const EXCEL_FOLDER = 'excel';

const BYTE_ORDER_MARK = '\ufeff';
const WIDTHS: Readonly<Record<'text' | 'number', number>> = { text: 24, number: 13 };
const FROZEN = { rows: 2, columns: 2 } as const;
const WHOLE = '#,##0';
const BROKEN = '#,##0.########';
const PLAIN = '0';
const HEAD: Partial<Cell & object> = { fontWeight: 'bold', backgroundColor: '#e8eef4', wrap: true, type: String };
const NAMES: Partial<Cell & object> = { textColor: '#707070', type: String };

export class ExcelCopy implements TableCopy {
  readonly #options: ExcelOptions;
  readonly #csv: TableFile;
  readonly #rest: string;
  /** Null when there are too many. */
  #rows: (readonly CsvCell[])[] | null = [];
  #book: TableFile | null = null;

  constructor(options: ExcelOptions) {
    const { tree, table, knowledge } = options;
    this.#options = options;
    this.#rest = knowledge.cutMark + table.path;
    this.#csv = new TableFile(tree, [EXCEL_FOLDER, `${table.name}.csv`]);
    this.#csv.write(BYTE_ORDER_MARK + writeCsvRows([this.#labels(), table.columns.map(({ name }) => name)]));
  }

  add(rows: readonly (readonly CsvCell[])[]): void {
    this.#csv.write(writeCsvRows(rows.map((row) => row.map((cell) => this.#csvCell(cell)))));
    if (this.#rows === null) return;
    for (const row of rows) this.#rows.push(row);
    if (this.#rows.length * this.#options.table.columns.length > MOST_SHEET_CELLS) this.#rows = null;
  }

  async finish(): Promise<void> {
    this.#csv.finish();
    if (this.#rows === null) return;
    const { tree, table, knowledge, writeWorkbook } = this.#options;
    const columns = table.columns.map(({ type }) => ({ width: WIDTHS[type === 'string' ? 'text' : 'number'] }));
    const sheet = knowledge.tableLabels[table.name] ?? table.name;
    const frozen = { stickyRowsCount: FROZEN.rows, stickyColumnsCount: FROZEN.columns };
    const bytes = await writeWorkbook(this.#sheet(this.#rows), { sheet, columns, ...frozen }).toBuffer();
    this.#rows = null;
    this.#book = new TableFile(tree, [EXCEL_FOLDER, `${table.name}.xlsx`]);
    this.#book.writeBytes(fixZipTimes(bytes));
    this.#book.finish();
  }

  place(): readonly PlacedFile[] {
    const { name } = this.#options.table;
    const csv = { path: `${EXCEL_FOLDER}/${name}.csv`, change: this.#csv.place() };
    return this.#book === null ? [csv] : [csv, { path: `${EXCEL_FOLDER}/${name}.xlsx`, change: this.#book.place() }];
  }

  discard(): void {
    this.#csv.discard();
    this.#book?.discard();
  }

  #labels(): readonly string[] {
    const { table, knowledge } = this.#options;
    return table.columns.map((column) => labelColumn(table.name, column, knowledge));
  }

  #csvCell(cell: CsvCell): CsvCell {
    return typeof cell === 'string' ? fitCell(guardFormula(cell), this.#rest) : cell;
  }

  #sheet(rows: readonly (readonly CsvCell[])[]): SheetData {
    const { columns } = this.#options.table;
    const heads: Row[] = [
      this.#labels().map((value) => ({ value, ...HEAD })),
      columns.map(({ name }) => ({ value: name, ...NAMES })),
    ];
    return [...heads, ...rows.map((row) => row.map((cell, index) => this.#sheetCell(cell, columns[index])))];
  }

  /** A text is a text there, whatever it begins with. */
  #sheetCell(cell: CsvCell, column: TableColumn | undefined): Cell {
    if (cell === null || cell === '') return null;
    if (typeof cell === 'number') return { value: cell, type: Number, format: formatOf(cell, column?.type) };
    return { value: fitCell(cell, this.#rest), type: String };
  }
}

/** A number with decimals never looks like a whole one. */
function formatOf(value: number, type: ColumnType | undefined): string {
  if (type === 'year') return PLAIN;
  return Number.isInteger(value) ? WHOLE : BROKEN;
}
