/**
 * `excel/<table>.csv` and `excel/<table>.xlsx`: copies that Excel and WPS open as they are meant. In: rows of a table; out: CSV
 * with a byte order mark, safe from formulas; and a workbook with frozen heads and number formats, while it is not too large.
 * The first head is Chinese, the second has the names of the columns. Both are written while the rows come.
 */
import type { TableKnowledge } from '../../model/table-knowledge.js';
import { type CsvCell, writeCsvRows } from '../../output/observation-csv.js';
import { fitCell, guardFormula } from '../../output/spreadsheet-cells.js';
import type { CellStyle, SheetCell } from '../../output/spreadsheet-xml.js';
import { labelColumn } from '../../output/tables/label-columns.js';
import type { ColumnType, TableColumn, TableDescription } from '../../output/tables/table.js';
import { TableFile } from '../table-file.js';
import type { Tree } from '../tree.js';
import { MOST_BOOK_CELLS, MOST_BOOK_CHARACTERS, type PlacedFile, type TableCopy } from './table-copy.js';
import { WorkbookFile, type ZipLibrary } from './workbook-file.js';

export interface ExcelOptions {
  readonly tree: Tree;
  readonly table: TableDescription;
  readonly knowledge: TableKnowledge;
  readonly library: ZipLibrary;
  readonly mostCells?: number;
}

interface Book {
  readonly file: TableFile;
  readonly sheets: WorkbookFile;
}

export const EXCEL_FOLDER = 'excel';

const BYTE_ORDER_MARK = '\ufeff';
const WIDTHS: Readonly<Record<'text' | 'number', number>> = { text: 24, number: 13 };
const FROZEN = { rows: 2, columns: 2 } as const;

export class ExcelCopy implements TableCopy {
  readonly #options: ExcelOptions;
  readonly #csv: TableFile;
  readonly #rest: string;
  /** Null when the table is too large for one. */
  #book: Book | null;
  #cells = 0;

  constructor(options: ExcelOptions) {
    const { tree, table, knowledge } = options;
    this.#options = options;
    this.#rest = knowledge.cutMark + table.path;
    this.#csv = new TableFile(tree, [EXCEL_FOLDER, `${table.name}.csv`]);
    this.#csv.write(BYTE_ORDER_MARK + writeCsvRows([this.#labels(), table.columns.map(({ name }) => name)]));
    this.#book = this.#openBook();
  }

  add(rows: readonly (readonly CsvCell[])[]): void {
    this.#csv.write(writeCsvRows(rows.map((row) => row.map((cell) => this.#csvCell(cell)))));
    for (const row of rows) this.#addToBook(row);
  }

  async finish(): Promise<void> {
    this.#csv.finish();
    this.#book?.sheets.finish();
    this.#book?.file.finish();
  }

  place(): readonly PlacedFile[] {
    const { name } = this.#options.table;
    const book = `${EXCEL_FOLDER}/${name}.xlsx`;
    return [
      { path: `${EXCEL_FOLDER}/${name}.csv`, change: this.#csv.place() },
      { path: book, change: this.#book === null ? 'omitted' : this.#book.file.place() },
    ];
  }

  discard(): void {
    this.#csv.discard();
    this.#book?.file.discard();
  }

  #openBook(): Book {
    const { tree, table, knowledge, library } = this.#options;
    const file = new TableFile(tree, [EXCEL_FOLDER, `${table.name}.xlsx`]);
    const widths = table.columns.map(({ type }) => WIDTHS[type === 'string' ? 'text' : 'number']);
    const sheets = new WorkbookFile({
      library,
      names: knowledge.workbook,
      write: (bytes) => file.writeBytes(bytes),
      title: knowledge.tableLabels[table.name] ?? table.name,
      frame: { widths, frozen: FROZEN },
      heads: [
        this.#labels().map((value): SheetCell => ({ value, style: 'head' })),
        table.columns.map(({ name }): SheetCell => ({ value: name, style: 'names' })),
      ],
    });
    return { file, sheets };
  }

  #addToBook(row: readonly CsvCell[]): void {
    if (this.#book === null) return;
    const { table, mostCells = MOST_BOOK_CELLS } = this.#options;
    this.#cells += row.length;
    if (this.#cells > mostCells || this.#book.sheets.characters > MOST_BOOK_CHARACTERS) {
      this.#book.file.discard();
      this.#book = null;
      return;
    }
    this.#book.sheets.add(row.map((cell, index) => this.#sheetCell(cell, table.columns[index])));
  }

  #labels(): readonly string[] {
    const { table, knowledge } = this.#options;
    return table.columns.map((column) => labelColumn(table.name, column, knowledge));
  }

  #csvCell(cell: CsvCell): CsvCell {
    return typeof cell === 'string' ? fitCell(guardFormula(cell), this.#rest) : cell;
  }

  #sheetCell(cell: CsvCell, column: TableColumn | undefined): SheetCell {
    if (typeof cell === 'number') return { value: cell, style: styleOf(cell, column?.type) };
    return { value: cell === null ? null : fitCell(cell, this.#rest), style: 'plain' };
  }
}

/** A number with decimals never looks like a whole one. */
function styleOf(value: number, type: ColumnType | undefined): CellStyle {
  if (type === 'year') return 'year';
  return Number.isInteger(value) ? 'whole' : 'broken';
}
