/**
 * Rows of the request table → observations, one per applicant column. The head tells which columns there are; values
 * are taken in the order of cells, never by grid position, which heads and bodies disagree about.
 */

import type { FormRow } from '../../../model/form.js';
import type { Match } from '../../../model/record.js';
import { findNear } from '../find-near.js';
import type { Reading } from '../reading.js';
import type { TableRow } from '../table-row.js';
import { ApplicantHeads, type ValueColumn, type ValueColumns } from './applicant-heads.js';
import type { LabelCell, ReadCells } from './classify-cells.js';
import { countFigures, isNoFigure, type PlacedCell, RowFitter, readPrinting } from './fit-values.js';
import type { Collected } from './observing.js';
import { type FormWords, findByLabel } from './words-of-form.js';

const FIGURE = /\d/;
const GROUP_LEVEL = 2;
const LAST_DIGIT = '9'.charCodeAt(0);

/** A row of the page, as it is named in the record. */
interface NamedRow {
  readonly code: string | null;
  readonly label: string;
  readonly path: readonly string[];
  readonly match: Match | null;
}

interface KnownRow {
  readonly row: FormRow;
  readonly cell: LabelCell;
  readonly match: Match;
}

export class MatrixReader {
  private readonly heads: ApplicantHeads;
  private readonly fitter: RowFitter;
  /** True when a row has more figures than the head has columns: then the head lost some, and which ones nobody knows. */
  private broken = false;
  private readonly labels = new Map<string, string>();
  /** True once a row of the table was read: then 其他 and 总计 are its rows. */
  started = false;
  /** Place in the form of the row read last. */
  private lastRow = -1;
  /** True once the table that is read printed a head of its own. */
  private headed = false;
  /** True while nothing but heads stands above. */
  private belowHead = false;

  constructor(
    private readonly words: FormWords,
    private readonly reading: Reading,
    private readonly out: Collected,
  ) {
    this.heads = new ApplicantHeads(words, reading, out);
    this.fitter = new RowFitter(reading.cells);
  }

  beginTable(): void {
    this.headed = false;
  }

  read(source: TableRow, cells: ReadCells): boolean {
    const row = this.locateRow(cells);
    if (row) return this.readRow(source, cells, row);
    if (this.readHead(source, cells)) return true;
    if (!this.started && !this.heads.started) return false;
    if (this.belowHead && this.breaksHead(cells)) return true;
    const near = this.locateNear(cells);
    return near ? this.readRow(source, cells, near) : this.readUnknown(source, cells);
  }

  /** Between head and rows: a line that was cut off the head, or values that stand above their labels. */
  private breaksHead({ labels, values }: ReadCells): boolean {
    const filled = values.some(({ cell }) => cell.text !== '');
    if (filled ? labels.length > 0 : labels.length < 2) return false;
    this.broken = true;
    return true;
  }

  private locateRow({ labels, values }: ReadCells): KnownRow | null {
    const found: { row: FormRow; cell: LabelCell }[] = [];
    for (const cell of labels) {
      const row = findByLabel(this.words.matrixRows, cell.label);
      if (row) found.push({ row, cell });
    }
    const last = found.at(-1);
    if (
      !last ||
      (last.row.group === true && isPartOfGroup(last.cell) && values.some(({ cell }) => FIGURE.test(cell.text)))
    )
      return null;
    if (this.words.applicants.has(last.cell.label.key) && !this.isRowOfItsOwn(last.cell, labels, values.length))
      return null;
    for (const { row, cell } of found) this.labels.set(row.code, cell.label.text);
    return { row: last.row, cell: last.cell, match: this.words.own.has(last.cell.label.key) ? 'exact' : 'alias' };
  }

  /** A label misspelt or damaged, below the row read last and not read yet. */
  private locateNear({ labels, values }: ReadCells): KnownRow | null {
    const cell = labels.at(-1);
    const rows = this.words.matrix?.rows ?? [];
    if (!cell || values.length === 0 || this.words.clauseRows.has(cell.label.key)) return null;
    const row = findNear(cell.label, rows, this.reading.words.negations);
    if (!row || row.group || this.out.shown.has(row.code) || rows.indexOf(row) <= this.lastRow) return null;
    return { row, cell, match: 'near' };
  }

  /** 其他 and 总计 name columns as well: they are rows where they stand alone before values. */
  private isRowOfItsOwn(cell: LabelCell, labels: readonly LabelCell[], values: number): boolean {
    if (labels.some((other) => this.words.applicants.has(other.label.key) && other.label.key !== cell.label.key))
      return false;
    return (this.started && values > 0) || cell.label.ordinal !== null;
  }

  private readRow(source: TableRow, cells: ReadCells, { row, cell, match }: KnownRow): boolean {
    this.started = true;
    this.belowHead = false;
    this.lastRow = this.words.matrix?.rows.indexOf(row) ?? -1;
    if (cells.labels.at(-1) !== cell) {
      const near = this.locateNear(cells);
      return near ? this.readRow(source, cells, near) : this.readUnknown(source, cells);
    }
    const carries = row.group !== true || this.carriesFigure(cells);
    this.out.trace(source, cell.label.text, {
      reading: carries ? 'value' : 'group',
      indicator: row.code,
      match,
      why: 'its label is the form’s',
    });
    if (!carries) return true;
    this.out.shown.add(row.code);
    this.observe(source, cells, { code: row.code, label: cell.label.text, path: this.listParents(row), match });
    return true;
  }

  private carriesFigure({ values }: ReadCells): boolean {
    return values.some(({ cell }) => FIGURE.test(cell.text.normalize('NFKC')));
  }

  private observe(source: TableRow, cells: ReadCells, row: NamedRow): void {
    const { columns, complete, besides, assumed }: ValueColumns = this.heads.readColumns();
    const { values: printed } = cells;
    const filled = printed.filter(({ cell }) => cell.text !== '').length;
    if (!complete && filled > columns.length) this.broken = true;
    if (assumed && countFigures(printed, this.reading.cells) > columns.length) this.broken = true;
    const isShort = printed.length <= columns.length - besides;
    const count = isShort ? columns.length - besides : columns.length;
    // A row that lost a figure is as long as one that ends before the remarks: its last cell is that of a remark.
    const isMoved = isShort && besides > 0 && isNoFigure(printed.at(-1)?.cell.text ?? '', this.reading.cells);
    const exact = (complete || printed.length === count) && !isMoved;
    const { broken, headed } = this;
    this.fitter.add({
      cells: exact ? printed : [],
      count,
      printed: readPrinting(source),
      take: (values, alien) => {
        if (alien && !headed) this.keep(source, cells, row);
        else
          this.take(
            { source, cells, row, columns },
            broken || this.broken || this.isMoved(columns, values) ? null : values,
          );
      },
    });
  }

  /** A unit stands before figures: under an applicant it shows that the row lost a cell. */
  private isMoved(columns: readonly ValueColumn[], values: readonly PlacedCell[] | null): boolean {
    // Figures are most cells, and no unit begins with a digit or a sign.
    const isUnit = ({ cell: { text } }: PlacedCell): boolean =>
      text.charCodeAt(0) > LAST_DIGIT && this.reading.cells.read(text).unit !== null;
    return values?.some((value, index) => columns[index]?.applicant != null && isUnit(value)) === true;
  }

  private take(
    read: { source: TableRow; cells: ReadCells; row: NamedRow; columns: readonly ValueColumn[] },
    values: readonly PlacedCell[] | null,
  ): void {
    const { source, cells, row } = read;
    const unit = this.words.matrix?.unit ?? null;
    const { code: indicator, label, path, match } = row;
    const columns = read.columns.length > 0 ? read.columns : this.listForm();
    for (let index = 0; index < columns.length; index++) {
      const applicant = columns[index]?.applicant ?? null;
      if (applicant === null) continue;
      const value = values?.[index];
      const target = { indicator, applicant, unit, signed: false, label, path, match };
      if (value) this.out.observe(source, value, target);
      else if (row.code !== null) this.out.leave(source, cells.values, target);
    }
    if (!values)
      this.out.report(
        'row-cells',
        `"${row.label}" has ${cells.values.length} cells under ${columns.length} columns; none is read`,
      );
  }

  /** A row of a table that shares words with the form and has another head: none of its rows fits. */
  private keep(source: TableRow, { values }: ReadCells, { label, path }: NamedRow): void {
    const target = { indicator: null, applicant: null, unit: null, signed: false, label, path, match: null };
    for (const value of values) this.out.observe(source, value, target);
  }

  private listForm(): ValueColumn[] {
    return this.words.matrix?.columns.map(({ code }) => ({ applicant: code, beside: false })) ?? [];
  }

  /** The rows read so far are all of their table, or of their head. */
  settle(): void {
    this.fitter.settle();
  }

  private readHead(source: TableRow, { labels, values }: ReadCells): boolean {
    if (values.some(({ cell }) => cell.text !== '')) return false;
    if (!this.heads.opens(labels)) return this.heads.noteAbove(labels) && this.traceHead(source, labels);
    this.settle();
    this.heads.add(labels);
    this.broken &&= this.belowHead;
    this.belowHead = true;
    this.headed = true;
    return this.traceHead(source, labels);
  }

  private traceHead(source: TableRow, labels: readonly LabelCell[]): true {
    this.out.trace(source, labels.map(({ cell }) => cell.text).join(' | '), {
      reading: 'head',
      indicator: null,
      match: null,
      why: 'it names the applicants',
    });
    return true;
  }

  /** A row of figures the form does not know stays, without indicator. */
  private readUnknown(source: TableRow, cells: ReadCells): boolean {
    const label = cells.labels.at(-1)?.label;
    if (!label || !cells.values.some(({ cell }) => cell.text !== '')) return false;
    if (this.words.clauseRows.has(label.key)) return false;
    const path = cells.labels.slice(0, -1).map((cell) => cell.label.text);
    this.observe(source, cells, { code: null, label: label.text, path, match: null });
    this.out.trace(source, label.text, {
      reading: 'value',
      indicator: null,
      match: null,
      why: 'the form has no such row',
    });
    return true;
  }

  private listParents(row: FormRow): string[] {
    const path: string[] = [];
    for (let code = row.parent; code !== undefined; code = this.words.matrixCodes.get(code)?.parent) {
      const label = this.labels.get(code);
      if (label !== undefined) path.push(label);
    }
    return path.length > 1 ? path.reverse() : path;
  }

  listMissing(): string[] {
    const expected = this.words.matrix?.rows.filter((row) => !row.group && !row.local) ?? [];
    return expected.filter((row) => !this.out.shown.has(row.code)).map((row) => row.code);
  }
}

/** Groups are numbered （三）; a row with figures and a number below that (3.其他处理) is a part of one, in its words. */
function isPartOfGroup({ label }: LabelCell): boolean {
  return label.ordinal !== null && label.ordinal.level > GROUP_LEVEL;
}
