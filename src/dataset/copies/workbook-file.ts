/**
 * One table as a workbook (XLSX), written while its rows come. In: rows of cells; out: a zip archive of XML, piece by piece, with
 * one time on every entry. A sheet that is full is followed by another with the same heads. Holds a piece of text at a time.
 */
import type { Zip, ZipDeflate } from 'fflate';
import type { WorkbookNames } from '../../model/table-knowledge.js';
import {
  SHEET_END,
  type SheetCell,
  type SheetFrame,
  WorkbookXml,
  writeSheetRow,
} from '../../output/spreadsheet-xml.js';

export type ZipLibrary = Pick<typeof import('fflate'), 'Zip' | 'ZipDeflate'>;

export interface WorkbookOptions {
  readonly library: ZipLibrary;
  readonly names: WorkbookNames;
  readonly write: (bytes: Uint8Array) => void;
  readonly title: string;
  readonly frame: Omit<SheetFrame, 'isFirst'>;
  readonly heads: readonly (readonly SheetCell[])[];
  /** Of a sheet, its heads among them. */
  readonly mostRows?: number;
}

/** What Excel has room for. */
export const MOST_SHEET_ROWS = 1_048_576;

const LEVEL = 6;
/** Characters that are gathered before they are compressed. */
const PIECE = 1 << 16;

export class WorkbookFile {
  readonly #options: WorkbookOptions;
  readonly #zip: Zip;
  readonly #xml: WorkbookXml;
  #sheets = 0;
  #part: ZipDeflate | null = null;
  #rows = 0;
  #waiting = '';
  #characters = 0;

  constructor(options: WorkbookOptions) {
    this.#options = options;
    this.#xml = new WorkbookXml(options.names);
    this.#zip = new options.library.Zip((error, bytes) => {
      if (error !== null) throw error;
      options.write(bytes);
    });
  }

  /** Of XML, before it is compressed. */
  get characters(): number {
    return this.#characters;
  }

  add(row: readonly SheetCell[]): void {
    if (this.#part === null || this.#rows >= (this.#options.mostRows ?? MOST_SHEET_ROWS)) this.#startSheet();
    this.#writeRow(row);
  }

  /** A table without rows has its heads. */
  finish(): void {
    if (this.#part === null) this.#startSheet();
    this.#endSheet();
    const { title } = this.#options;
    const names = Array.from({ length: this.#sheets }, (_, index) => (index === 0 ? title : `${title} ${index + 1}`));
    this.#writePart('xl/workbook.xml', this.#xml.writeWorkbook(names));
    this.#writePart('xl/_rels/workbook.xml.rels', this.#xml.writeWorkbookRelations(this.#sheets));
    this.#writePart('xl/styles.xml', this.#xml.writeStyles());
    this.#writePart('_rels/.rels', this.#xml.writeRelations());
    this.#writePart('[Content_Types].xml', this.#xml.writeContentTypes(this.#sheets));
    this.#zip.end();
  }

  #startSheet(): void {
    this.#endSheet();
    this.#sheets += 1;
    this.#part = this.#openPart(`xl/worksheets/sheet${this.#sheets}.xml`);
    this.#rows = 0;
    const { frame, heads } = this.#options;
    this.#write(this.#xml.writeSheetStart({ ...frame, isFirst: this.#sheets === 1 }));
    for (const head of heads) this.#writeRow(head);
  }

  #endSheet(): void {
    if (this.#part === null) return;
    this.#part.push(Buffer.from(this.#waiting + SHEET_END, 'utf8'), true);
    this.#waiting = '';
    this.#part = null;
  }

  #writeRow(row: readonly SheetCell[]): void {
    this.#rows += 1;
    this.#write(writeSheetRow(row, this.#rows));
  }

  #write(text: string): void {
    this.#characters += text.length;
    this.#waiting += text;
    if (this.#waiting.length < PIECE) return;
    this.#part?.push(Buffer.from(this.#waiting, 'utf8'));
    this.#waiting = '';
  }

  /** With the first time that the format knows, wherever the clock is set: it takes the time of day there. */
  #openPart(name: string): ZipDeflate {
    const part = new this.#options.library.ZipDeflate(name, { level: LEVEL });
    part.mtime = new Date(1980, 0, 1);
    this.#zip.add(part);
    return part;
  }

  #writePart(name: string, text: string): void {
    this.#openPart(name).push(Buffer.from(text, 'utf8'), true);
  }
}
