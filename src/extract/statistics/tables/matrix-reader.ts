/**
 * Rows of the request table → observations, one per applicant column. The head tells which columns there are; values
 * are taken in the order of cells, never by grid position, which heads and bodies disagree about.
 */

import type { Cell } from '../../../model/document.js';
import type { FormRow } from '../../../model/form.js';
import type { Match } from '../../../model/record.js';
import { findNear } from '../find-near.js';
import type { Label } from '../read-label.js';
import type { Reading } from '../reading.js';
import type { TableRow } from '../table-row.js';
import type { LabelCell, ReadCells } from './classify-cells.js';
import { fitValues } from './fit-values.js';
import type { Collected, Target } from './observing.js';
import { type FormWords, findByLabel } from './words-of-form.js';

const SUBTOTAL = 'subtotal';
/** A head in words of its own, and one that stands over several columns. */
const UNKNOWN = '?';
const GROUP = '';
/** Applicants whose heads stand beside the group, not below it. */
const UPPER: ReadonlySet<string> = new Set(['natural_person', 'total']);
const FIGURE = /\d/;

interface KnownRow {
  readonly row: FormRow;
  readonly cell: LabelCell;
  readonly match: Match;
}

interface HeadCell {
  readonly code: string;
  readonly cell: Cell;
}

export class MatrixReader {
  private heads: HeadCell[] = [];
  private columns: readonly string[] | null = null;
  private readonly labels = new Map<string, string>();
  /** True once a row of the table was read: then 其他 and 总计 are its rows. */
  started = false;
  /** Place in the form of the row read last. */
  private lastRow = -1;

  constructor(
    private readonly words: FormWords,
    private readonly reading: Reading,
    private readonly out: Collected,
  ) {}

  read(source: TableRow, cells: ReadCells): boolean {
    const row = this.locateRow(cells);
    if (row) return this.readRow(source, cells, row);
    if (this.readHead(source, cells)) return true;
    if (!this.started && this.heads.length < 2) return false;
    const near = this.locateNear(cells);
    return near ? this.readRow(source, cells, near) : this.readUnknown(source, cells);
  }

  private locateRow({ labels, values }: ReadCells): KnownRow | null {
    const found = labels.flatMap((cell) => {
      const row = findByLabel(this.words.matrixRows, cell.label);
      return row
        ? [{ row, cell, match: this.words.own.has(cell.label.key) ? ('exact' as const) : ('alias' as const) }]
        : [];
    });
    const last = found.at(-1);
    if (!last) return null;
    if (this.words.applicants.has(last.cell.label.key) && !this.isRowOfItsOwn(last.cell, labels, values.length))
      return null;
    for (const { row, cell } of found) this.labels.set(row.code, cell.label.text);
    return last;
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
    if (labels.some((other) => other !== cell && this.words.applicants.has(other.label.key))) return false;
    return (this.started && values > 0) || cell.label.ordinal !== null;
  }

  private readRow(source: TableRow, cells: ReadCells, { row, cell, match }: KnownRow): boolean {
    this.started = true;
    this.lastRow = this.words.matrix?.rows.indexOf(row) ?? -1;
    if (cells.labels.at(-1) !== cell) return this.readUnknown(source, cells);
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

  private observe(
    source: TableRow,
    cells: ReadCells,
    row: { code: string | null; label: string; path: readonly string[]; match: Target['match'] },
  ): void {
    const columns = this.nameColumns();
    const exact = cells.values.length === columns.length || this.isComplete(columns);
    const values = exact ? fitValues(cells.values, { count: columns.length, dumped: source.dumped }) : null;
    const target = {
      indicator: row.code,
      unit: this.words.matrix?.unit ?? null,
      signed: false,
      label: row.label,
      path: row.path,
      match: row.match,
    };
    for (const [index, applicant] of columns.entries()) {
      const value = values?.[index];
      if (value) this.out.observe(source, value, { ...target, applicant });
      else if (row.code !== null) this.out.leave(source, cells.values, { ...target, applicant });
    }
    if (!values)
      this.out.report(
        'row-cells',
        `"${row.label}" has ${cells.values.length} cells under ${columns.length} columns; none is read`,
      );
  }

  private readHead(source: TableRow, { labels, values }: ReadCells): boolean {
    if (values.some(({ cell }) => cell.text !== '')) return false;
    const named = labels.map(({ cell, label }) => ({ code: this.nameHead(label), cell }));
    const known = named.filter(({ code }) => code !== UNKNOWN && code !== GROUP).length;
    if (known < 2 && !(known === 1 && this.heads.length > 0)) return false;
    const heads = named;
    if (this.columns) this.heads = [];
    this.columns = null;
    this.heads.push(...heads);
    this.out.trace(source, heads.map(({ cell }) => cell.text).join(' | '), {
      reading: 'head',
      indicator: null,
      match: null,
      why: 'it names the applicants',
    });
    return true;
  }

  private nameHead(label: Label): string {
    if (this.words.applicantGroups.has(label.key)) return GROUP;
    const column = findByLabel(this.words.applicants, label);
    return column?.code ?? (this.reading.heads.get(label.key) === 'total' ? SUBTOTAL : UNKNOWN);
  }

  /** The columns of the head in the order of the form; a subtotal stands where the head puts it among the others. */
  private nameColumns(): readonly string[] {
    this.columns ??= this.orderColumns();
    return this.columns;
  }

  private orderColumns(): string[] {
    const form = this.words.matrix?.columns.map((column) => column.code) ?? [];
    const printed = this.heads.map(({ code }) => code);
    if (printed.length === 0) {
      this.out.report('head-missing', "no head names the applicants; columns are taken in the form's order");
      return form;
    }
    return this.placeUnknown(expandGroup(printed), form);
  }

  /** One head in unknown words, one applicant of the form not named: they are the same. */
  private placeUnknown(columns: readonly string[], form: readonly string[]): string[] {
    const unknown = columns.filter((code) => code === UNKNOWN);
    const missing = form.filter((code) => !columns.includes(code));
    const [only] = missing;
    if (unknown.length !== 1 || missing.length !== 1 || only === undefined)
      return columns.filter((code) => code !== UNKNOWN);
    this.out.report(
      'head-position',
      `one head in unknown words is taken for ${only}, the one applicant that no head names`,
    );
    return columns.map((code) => (code === UNKNOWN ? only : code));
  }

  /** Empty cells may be left out only where every column of the form is there. */
  private isComplete(columns: readonly string[]): boolean {
    return this.words.matrix?.columns.every((column) => columns.includes(column.code)) ?? false;
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
    for (
      let code = row.parent;
      code !== undefined;
      code = this.words.matrix?.rows.find((other) => other.code === code)?.parent
    ) {
      const label = this.labels.get(code);
      if (label !== undefined) path.unshift(label);
    }
    return path;
  }

  listMissing(): string[] {
    const expected = this.words.matrix?.rows.filter((row) => !row.group && !row.local) ?? [];
    return expected.filter((row) => !this.out.shown.has(row.code)).map((row) => row.code);
  }
}

/**
 * Heads in the order they are printed, two storeys as one row: what stands below the group (法人或其他组织) takes its
 * place among 自然人 and 总计. Each head once: a copy of the head names nothing new.
 */
function expandGroup(printed: readonly string[]): string[] {
  const once = [...new Set(printed)];
  if (!once.includes(GROUP)) return once;
  const upper = once.filter((code) => code === GROUP || UPPER.has(code));
  const lower = once.filter((code) => code !== GROUP && !UPPER.has(code));
  return upper.flatMap((code) => (code === GROUP ? lower : [code]));
}
