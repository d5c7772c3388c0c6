/**
 * The parts of a workbook (ECMA-376 SpreadsheetML) as XML, a sheet row by row. In: cells, names, widths; out: strings to be written
 * one after the other. Texts are in the cells themselves, so nothing grows with the rows. No time and no name of a program
 * is in it: the same cells give the same bytes. Knows no formulas: a text is a text, whatever it begins with.
 */
import type { WorkbookNames } from '../model/table-knowledge.js';
import type { CsvCell } from './observation-csv.js';
import { looksLikeFormula } from './spreadsheet-cells.js';

/** Places in the list of cell formats of `STYLES`. */
export const CELL_STYLES = { plain: 0, head: 1, names: 2, whole: 3, broken: 4, year: 5, quoted: 6 } as const;
export type CellStyle = keyof typeof CELL_STYLES;

export interface SheetFrame {
  /** Of each column, in characters. */
  readonly widths: readonly number[];
  /** Rows and columns that stay in sight. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly isFirst: boolean;
}

/** Kind and target. */
type Relation = readonly [string, string];

export interface SheetCell {
  readonly value: CsvCell;
  readonly style: CellStyle;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const TYPES = 'application/vnd.openxmlformats-officedocument';
const DEFAULTS =
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>';
const LETTERS = 26;
const FIRST_LETTER = 65;
const LONGEST_NAME = 31;

const TO_ESCAPE = /[&<>]/;
const ESCAPED = /[&<>]/g;
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** What XML cannot hold, and what reads like the way in which it is written instead. */
const UNFIT = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/g;
const MAYBE_UNFIT = /[\u0000-\u0008\u000b-\u001f\ud800-\udfff\ufffe\uffff]|_x/;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const REPLACEMENT = '\ufffd';
const UNFIT_IN_NAME = /[[\]:*?/\\]/g;
const QUOTE = /"/g;

const STYLES =
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0.########"/></numFmts><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><sz val="11"/><color rgb="FF707070"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF4"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment wrapText="1"/></xf><xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="1" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>';

/** The parts beside the rows; `names` are the namespaces of the standard. */
export class WorkbookXml {
  readonly #names: WorkbookNames;

  constructor(names: WorkbookNames) {
    this.#names = names;
  }

  writeStyles(): string {
    return `${HEAD}<styleSheet xmlns="${this.#names.main}">${STYLES}</styleSheet>`;
  }

  /** Names of sheets, in order. */
  writeWorkbook(sheetNames: readonly string[]): string {
    const { main, relations } = this.#names;
    const sheets = sheetNames.map((name, index) => {
      const fit = escapeText(fitName(name)).replace(QUOTE, '&quot;');
      return `<sheet name="${fit}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`;
    });
    return `${HEAD}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheets.join('')}</sheets></workbook>`;
  }

  /** From the package to the workbook. */
  writeRelations(): string {
    return this.#relate([['officeDocument', 'xl/workbook.xml']]);
  }

  writeWorkbookRelations(sheets: number): string {
    const own = list(sheets, (number): Relation => ['worksheet', `worksheets/sheet${number}.xml`]);
    return this.#relate([...own, ['styles', 'styles.xml']]);
  }

  #relate(targets: readonly Relation[]): string {
    const { relations, package: about } = this.#names;
    const all = targets.map(
      ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${relations}/${type}" Target="${target}"/>`,
    );
    return `${HEAD}<Relationships xmlns="${about}/relationships">${all.join('')}</Relationships>`;
  }

  writeContentTypes(sheets: number): string {
    const part = (path: string, type: string): string =>
      `<Override PartName="/xl/${path}" ContentType="${TYPES}.spreadsheetml.${type}+xml"/>`;
    const own = list(sheets, (number) => part(`worksheets/sheet${number}.xml`, 'worksheet'));
    const all = [DEFAULTS, part('workbook.xml', 'sheet.main'), part('styles.xml', 'styles'), ...own];
    return `${HEAD}<Types xmlns="${this.#names.package}/content-types">${all.join('')}</Types>`;
  }

  writeSheetStart({ widths, frozen, isFirst }: SheetFrame): string {
    const corner = `${nameColumn(frozen.columns)}${frozen.rows + 1}`;
    const pane = `<pane xSplit="${frozen.columns}" ySplit="${frozen.rows}" topLeftCell="${corner}" activePane="bottomRight" state="frozen"/>`;
    const view = `<sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0">${pane}</sheetView>`;
    const columns = widths.map(
      (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
    );
    const start = `<worksheet xmlns="${this.#names.main}"><sheetViews>${view}</sheetViews>`;
    return `${HEAD}${start}<cols>${columns.join('')}</cols><sheetData>`;
  }
}

function list<Item>(count: number, write: (number: number) => Item): readonly Item[] {
  return Array.from({ length: count }, (_, index) => write(index + 1));
}

export const SHEET_END = '</sheetData></worksheet>';

/** A cell without content is left out. `row` counts from 1. */
export function writeSheetRow(cells: readonly SheetCell[], row: number): string {
  let text = `<row r="${row}">`;
  let column = 0;
  for (const { value, style } of cells) {
    text += writeCell(value, style, nameColumn(column++) + row);
  }
  return `${text}</row>`;
}

function writeCell(value: CsvCell, style: CellStyle, place: string): string {
  if (value === null || value === '') return '';
  if (typeof value === 'number') return `<c r="${place}"${attribute(style)}><v>${value}</v></c>`;
  const kind = style === 'plain' && looksLikeFormula(value) ? 'quoted' : style;
  return `<c r="${place}"${attribute(kind)} t="inlineStr"><is><t xml:space="preserve">${escapeText(value)}</t></is></c>`;
}

function attribute(style: CellStyle): string {
  return style === 'plain' ? '' : ` s="${CELL_STYLES[style]}"`;
}

const names: string[] = [];

/** `A` for 0, `AA` for 26. */
function nameColumn(index: number): string {
  const known = names[index];
  if (known !== undefined) return known;
  const last = String.fromCharCode(FIRST_LETTER + (index % LETTERS));
  const name = index < LETTERS ? last : nameColumn(Math.floor(index / LETTERS) - 1) + last;
  names[index] = name;
  return name;
}

/** As the standard writes text: what XML cannot hold as `_x0000_`. */
function escapeText(text: string): string {
  const fit = MAYBE_UNFIT.test(text) ? text.replace(LONE_SURROGATE, REPLACEMENT).replace(UNFIT, escapeUnit) : text;
  return TO_ESCAPE.test(fit) ? fit.replace(ESCAPED, (sign) => ESCAPES[sign] ?? sign) : fit;
}

function escapeUnit(unit: string): string {
  return `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}

function fitName(name: string): string {
  return name.replace(UNFIT_IN_NAME, ' ').slice(0, LONGEST_NAME);
}
