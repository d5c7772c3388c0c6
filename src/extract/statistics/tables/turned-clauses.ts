/**
 * Clauses that are not printed as the form has them: their rows side by side with the measures down, or a row to each figure
 * (规章 | 本年制发件数 | 3) → observations. A figure is read where both its names are printed, and stand over it or before it.
 */
import type { FormColumn } from '../../../model/form.js';
import { joinLines, type Label } from '../read-label.js';
import type { Reading } from '../reading.js';
import type { TableRow } from '../table-row.js';
import type { LabelCell, ReadCells } from './classify-cells.js';
import { type LeafColumn, LeafHead } from './leaf-head.js';
import { observeLeaves } from './observe-leaves.js';
import type { Collected, Target } from './observing.js';
import { readPrintedUnit } from './printed-unit.js';
import { type ClauseRow, type FormWords, findByLabel } from './words-of-form.js';

interface NamedRow {
  readonly found: ClauseRow;
  readonly label: Label;
}

export class TurnedClauses {
  private readonly head: LeafHead<NamedRow>;
  /** The row of the form that figures one to a row are about, and the measures that it has shown. */
  private row: NamedRow | null = null;
  private readonly shown = new Set<string>();

  constructor(
    private readonly words: FormWords,
    private readonly reading: Reading,
    private readonly out: Collected,
  ) {
    this.head = new LeafHead(({ label }) => this.nameRow(label));
  }

  private nameRow(label: Label): NamedRow | null {
    const found = findByLabel(this.words.clauseRows, label);
    return found ? { found, label } : null;
  }

  beginTable(): void {
    this.head.clear();
    this.row = null;
  }

  read(source: TableRow, cells: ReadCells, title: string): boolean {
    if (source.regrouped || cells.labels.length === 0) return false;
    if (cells.values.every(({ cell }) => cell.text === '') && this.isHead(cells.labels))
      return this.readHead(source, cells);
    const measure = cells.labels.at(-1);
    const columns = measure && findByLabel(this.words.clauseHeads, measure.label);
    if (!measure || !columns) {
      this.row = null;
      return false;
    }
    return (
      this.readOne(source, cells, { measure, columns, title }) ||
      this.readAcross(source, cells, { measure, columns, title })
    );
  }

  /** Rows of the form behind the words for their column, or several without. */
  private isHead(labels: readonly LabelCell[]): boolean {
    const printed = labels.filter(({ label }) => !this.words.clauseTitles.has(label.key));
    const opens = this.reading.heads.get(printed[0]?.label.key ?? '') === 'indicator';
    const rows = opens ? printed.slice(1) : printed;
    return rows.length >= (opens ? 1 : 2) && rows.every(({ label }) => this.nameRow(label) !== null);
  }

  private readHead(source: TableRow, cells: ReadCells): boolean {
    const { labels } = cells;
    this.beginTable();
    this.head.add(cells);
    const text = labels.map(({ label }) => label.text).join(' | ');
    this.out.trace(source, text, { reading: 'head', indicator: null, match: null, why: 'it names rows side by side' });
    return true;
  }

  private readAcross(source: TableRow, { labels, values }: ReadCells, named: NamedMeasure): boolean {
    if (this.head.columns.length === 0 || labels.length > 1 || values.every(({ cell }) => cell.text === ''))
      return false;
    const { text } = named.measure.label;
    const aim = (column: LeafColumn<NamedRow>): Target => this.aim(column.named, named);
    observeLeaves({ source, printed: values, text, aligned: this.head.align(values), aim }, this.out);
    this.trace(source, text, null);
    return true;
  }

  private readOne(source: TableRow, { labels, values }: ReadCells, named: NamedMeasure): boolean {
    const own = labels.at(-2);
    const row = own && this.nameRow(own.label);
    if (values.length !== 1 || (labels.length > 1 && !row && !this.words.clauseTitles.has(own?.label.key ?? '')))
      return false;
    if (row) this.begin(row);
    const target = this.row && this.aim(this.row, named);
    // A measure comes once in a row of the form: here another has begun, and its name is not on the page.
    if (!target || target.indicator === null || this.shown.has(target.indicator)) this.row = null;
    if (!target || !this.row) return false;
    this.shown.add(target.indicator ?? '');
    for (const value of values) this.out.observe(source, value, target);
    this.trace(source, target.label, target.indicator);
    return true;
  }

  private begin(row: NamedRow): void {
    this.row = row;
    this.shown.clear();
  }

  private aim({ found, label }: NamedRow, { measure, columns, title }: NamedMeasure): Target {
    const column = columns.find((candidate) => found.clause.columns.includes(candidate)) ?? null;
    const indicator = column ? (found.codes[found.clause.columns.indexOf(column)] ?? null) : null;
    const match = indicator === null ? null : this.words.own.has(label.key) ? 'exact' : 'alias';
    const path = [title, joinLines(measure.label.text)].filter((text) => text !== '');
    const { cells } = this.reading;
    const unit =
      readPrintedUnit(measure.label.text, cells) ?? readPrintedUnit(label.text, cells) ?? column?.unit ?? null;
    const signed = column?.signed === true;
    return { indicator, applicant: null, unit, signed, label: label.text, path, match };
  }

  private trace(source: TableRow, label: string, indicator: string | null): void {
    const match = indicator === null ? null : 'exact';
    this.out.trace(source, label, { reading: 'value', indicator, match, why: 'its label is the form’s' });
  }
}

interface NamedMeasure {
  readonly measure: LabelCell;
  readonly columns: readonly FormColumn[];
  readonly title: string;
}
