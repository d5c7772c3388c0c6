/**
 * Rows of the proactive-disclosure table (第二十条 clauses) → observations. A head names the columns for the rows below
 * it until the next head; a row belongs to the clause that the form puts it under, whatever title stands above.
 */
import type { Cell } from '../../../model/document.js';
import type { FormClause, FormColumn } from '../../../model/form.js';
import { joinLines } from '../read-label.js';
import type { Reading } from '../reading.js';
import type { TableRow } from '../table-row.js';
import type { LabelCell, ReadCells } from './classify-cells.js';
import { type PlacedCell, RowFitter, readPrinting } from './fit-values.js';
import type { Collected, Target } from './observing.js';
import { readPrintedUnit } from './printed-unit.js';
import { TurnedClauses } from './turned-clauses.js';
import { type ClauseRow, type FormWords, findByLabel } from './words-of-form.js';

interface Head {
  readonly cell: Cell;
  readonly text: string;
  readonly key: string;
  readonly stem: string;
}

interface ReadColumn {
  readonly column: FormColumn | null;
  readonly head: string;
  readonly byPlace: boolean;
}

/** A row of the form as it was printed. */
interface ReadRow {
  readonly label: string;
  readonly targets: readonly Target[];
  readonly printed: readonly PlacedCell[];
  /** True where values stand loose above it. */
  readonly loose: boolean;
  /** Heads that its values must stand under. */
  readonly heads: readonly Head[];
}

export class ClauseReader {
  private title = '';
  private heads: Head[] = [];
  private parent: string | null = null;
  private readonly fitter: RowFitter;
  /** True where values stand between the head and the first label: whose they are, nobody knows. */
  private loose = false;
  private readonly turned: TurnedClauses;

  constructor(
    private readonly words: FormWords,
    private readonly reading: Reading,
    private readonly out: Collected,
  ) {
    this.fitter = new RowFitter(reading.cells);
    this.turned = new TurnedClauses(words, reading, out);
  }

  /** Heads hold for the table they stand in: rows that share words with the form stand in other tables too. */
  beginTable(): void {
    this.title = '';
    this.heads = [];
    this.parent = null;
    this.loose = false;
    this.turned.beginTable();
  }

  /** True when the row is one of this table's: title, head or values. */
  read(source: TableRow, cells: ReadCells): boolean {
    const titled = this.readTitle(cells);
    if (this.turned.read(source, cells, this.title)) return true;
    this.loose ||=
      this.heads.length > 0 && cells.labels.length === 0 && cells.values.some(({ cell }) => cell.text !== '');
    const row = this.locateRow(cells);
    if (row && (this.heads.length > 0 || this.title !== '')) return this.readValues(source, cells, row);
    if (this.readHead(source, cells)) return true;
    if (titled)
      this.out.trace(source, this.title, { reading: 'title', indicator: null, match: null, why: 'it names a clause' });
    return titled || this.readSubRow(source, cells);
  }

  private readTitle({ labels }: ReadCells): boolean {
    const title = labels.find(({ label }) => this.words.clauseTitles.has(label.key));
    if (!title) return false;
    this.title = title.label.text;
    this.parent = null;
    return true;
  }

  private locateRow({ labels }: ReadCells): { found: ClauseRow; cell: LabelCell } | null {
    const cell = labels.findLast(({ label }) => findByLabel(this.words.clauseRows, label) !== undefined);
    const found = cell && findByLabel(this.words.clauseRows, cell.label);
    return cell && found ? { found, cell } : null;
  }

  private readHead(source: TableRow, { labels, values }: ReadCells): boolean {
    const known = labels.filter(({ label }) => this.isHead(label));
    const opens = labels.findIndex(({ label }) => this.reading.heads.get(label.key) === 'indicator');
    if (known.length === 0 || values.some(({ cell }) => cell.text !== '')) return false;
    const columns = labels.slice(opens + 1).filter(({ label }) => !this.words.clauseTitles.has(label.key));
    this.loose = false;
    this.heads = columns.map(({ cell, label }) => ({ cell, text: label.text, key: label.key, stem: label.stem }));
    this.parent = null;
    this.out.trace(source, columns.map(({ label }) => label.text).join(' | '), {
      reading: 'head',
      indicator: null,
      match: null,
      why: 'it names the columns',
    });
    return true;
  }

  private isHead(label: { key: string; stem: string }): boolean {
    if (this.words.clauseHeads.has(label.key) || this.words.clauseHeads.has(label.stem)) return true;
    return label.key.length >= 3 && [...this.words.clauseHeads.keys()].some((key) => key.startsWith(label.key));
  }

  private readValues(source: TableRow, cells: ReadCells, row: { found: ClauseRow; cell: LabelCell }): boolean {
    const behind = cells.labels.filter(({ at }) => at > row.cell.at);
    this.parent = row.cell.label.text;
    if (behind.length > 0) return this.readSubRow(source, cells);
    const columns = this.nameColumns(row.found.clause);
    const { text: label } = row.cell.label;
    const match = this.words.own.has(row.cell.label.key) ? 'exact' : 'alias';
    // A head that lost a column of its clause says by its place which ones are left.
    const isCut = columns.length < row.found.clause.columns.length && cells.values.length > columns.length;
    const heads = isCut && readPrinting(source) === 'markup' ? this.heads : [];
    const { loose } = this;
    const targets = columns.map((column) => this.aim(label, column, { found: row.found, match }));
    this.fitter.add({
      cells: cells.values,
      count: columns.length,
      printed: readPrinting(source),
      take: (values) => this.observe(source, { label, targets, printed: cells.values, loose, heads }, values),
    });
    this.out.trace(source, label, {
      reading: 'value',
      indicator: row.found.row.code,
      match,
      why: 'its label is the form’s',
    });
    return true;
  }

  private observe(source: TableRow, row: ReadRow, fitted: readonly PlacedCell[] | null): void {
    const { label, targets, printed } = row;
    const picked = row.loose ? null : (fitted ?? this.pickFilled(printed, targets.length));
    const values = picked && row.heads.every((head, index) => standsBelow(picked[index], head)) ? picked : null;
    for (let index = 0; index < targets.length; index++) {
      const target = targets[index];
      const value = values?.[index];
      if (target === undefined) break;
      if (value) this.out.observe(source, value, target);
      else this.out.leave(source, printed, target);
    }
    if (!values)
      this.out.report(
        'row-cells',
        `"${label}" has ${printed.length} cells under ${targets.length} columns; none is read`,
      );
  }

  /** A span written out between the values: as many filled cells as columns have one order only. Words are no value. */
  private pickFilled(values: readonly PlacedCell[], count: number): readonly PlacedCell[] | null {
    const filled = values.filter(({ cell }) => cell.text !== '');
    const words = filled.some(({ cell }) => this.reading.cells.read(cell.text).isWorded);
    return filled.length === count && !words ? filled : null;
  }

  /** The rows read so far are all of their table. */
  settle(): void {
    this.fitter.settle();
  }

  /** A row under a row that the form knows (行政检查 under 其他对外管理服务事项): kept, no indicator of its own. */
  private readSubRow(source: TableRow, cells: ReadCells): boolean {
    const label = cells.labels.at(-1)?.label;
    if (!label || cells.values.length === 0 || this.heads.length === 0) return false;
    const values = trimEnd(cells.values, this.heads.length);
    const { parent } = this;
    const path = [this.title, ...(parent !== null && cells.labels.length <= 2 ? [parent] : [])].filter(
      (text) => text !== '',
    );
    const targets = values.map((_, index): Target => {
      const head = this.heads[index]?.text;
      const target = { indicator: null, applicant: null, unit: null, signed: true, label: label.text, match: null };
      return { ...target, path: head ? [...path, joinLines(head)] : path };
    });
    this.fitter.add({
      cells: [],
      count: 0,
      printed: readPrinting(source),
      take: () => {
        for (const [index, value] of values.entries()) {
          const target = targets[index];
          if (target) this.out.observe(source, value, target);
        }
      },
    });
    this.out.trace(source, label.text, {
      reading: 'value',
      indicator: null,
      match: null,
      why: 'the form has no such row',
    });
    return true;
  }

  private aim(label: string, column: ReadColumn, row: { found: ClauseRow; match: Target['match'] }): Target {
    const path = [this.title, joinLines(column.head)].filter((text) => text !== '');
    const { clause, codes } = row.found;
    const indicator = column.column ? (codes[clause.columns.indexOf(column.column)] ?? null) : null;
    const { cells } = this.reading;
    const unit = readPrintedUnit(column.head, cells) ?? readPrintedUnit(label, cells) ?? column.column?.unit ?? null;
    const match = indicator === null ? null : column.byPlace ? 'position' : row.match;
    return { indicator, applicant: null, unit, signed: column.column?.signed === true, label, path, match };
  }

  /** Columns of the last head as the row's clause names them; by place where a head is cut, doubled or lost. */
  private nameColumns(clause: FormClause): ReadColumn[] {
    if (this.heads.length === 0) {
      this.out.report(
        'head-missing',
        `no head stands above the rows of ${clause.clause}; columns are taken in the form's order`,
      );
      return clause.columns.map((column) => ({ column, head: '', byPlace: true }));
    }
    const named = this.heads.map((head) => this.nameColumn(head, clause));
    const taken = new Set<string>();
    const once = named.map((column) => (column && !taken.has(column.code) && taken.add(column.code) ? column : null));
    if (once.every((column) => column !== null)) {
      return once.map((column, index) => ({ column, head: this.heads[index]?.text ?? '', byPlace: false }));
    }
    return this.placeColumns(once, clause);
  }

  private nameColumn(head: Head, clause: FormClause): FormColumn | null {
    const columns = this.words.clauseHeads.get(head.key) ?? this.words.clauseHeads.get(head.stem) ?? [];
    return columns.find((column) => clause.columns.includes(column)) ?? null;
  }

  private placeColumns(named: readonly (FormColumn | null)[], clause: FormClause): ReadColumn[] {
    const inPlace = named.every((column, index) => column === null || column === clause.columns[index]);
    const byPlace = inPlace && named.length === clause.columns.length;
    if (byPlace) {
      this.out.report(
        'head-position',
        `heads of ${clause.clause} are cut, doubled or another clause's; columns are taken by their place`,
      );
    } else if (this.isDoubtful(named, clause)) return this.nameNone(named, clause);
    return named.map((column, index) => ({
      column: column ?? (byPlace ? (clause.columns[index] ?? null) : null),
      head: this.heads[index]?.text ?? '',
      byPlace: column === null,
    }));
  }

  /** A head that says one column stands where the form has another, beside a head that says nothing. */
  private isDoubtful(named: readonly (FormColumn | null)[], clause: FormClause): boolean {
    const all = clause.columns.every((column) => named.includes(column));
    return !all && named.some((column, index) => column !== null && column !== clause.columns[index]);
  }

  private nameNone(named: readonly (FormColumn | null)[], clause: FormClause): ReadColumn[] {
    this.out.report(
      'head-ambiguous',
      `heads of ${clause.clause} and their places say different columns; none is named`,
    );
    return named.map((_, index) => ({ column: null, head: this.heads[index]?.text ?? '', byPlace: false }));
  }
}

function standsBelow(value: PlacedCell | undefined, { cell }: Head): boolean {
  return value !== undefined && cell.x <= value.cell.x && value.cell.x < cell.x + cell.colspan;
}

/** Empty cells past the columns are spans written out. */
function trimEnd(values: readonly PlacedCell[], count: number): readonly PlacedCell[] {
  let end = values.length;
  while (end > count && values[end - 1]?.cell.text === '') end--;
  return values.slice(0, end);
}
