/** Value cells → observations, the same way in every table of the later forms. */
import type { Match, Observation } from '../../../model/record.js';
import type { RowTrail } from '../../../model/statistics.js';
import type { Diagnostic, ReadNumber } from '../../../model/text.js';
import type { CellReader } from '../read-cell.js';
import type { TableRow } from '../table-row.js';
import type { PlacedCell } from './fit-values.js';

export interface Target {
  readonly indicator: string | null;
  readonly applicant: string | null;
  /** Unit that the column head prints, or that the form assumes. */
  readonly unit: string | null;
  readonly signed: boolean;
  readonly label: string;
  readonly path: readonly string[];
  readonly match: Match | null;
}

/** Where a value stands; its row is counted from the head only when its table is read. */
interface Place {
  readonly table: number;
  row: number;
  readonly column: number;
}

type ReadValue = Pick<ReadNumber, 'value' | 'status' | 'note' | 'unit'>;

/** What a reader collects while it walks over the rows. */
export class Collected {
  readonly observations: Observation[] = [];
  readonly trail: RowTrail[] = [];
  readonly diagnostics: Diagnostic[] = [];
  /** Codes of rows and columns that the page prints, read or not. */
  readonly shown = new Set<string>();
  private readonly places: Place[] = [];

  constructor(private readonly cells: CellReader) {}

  observe(source: TableRow, value: PlacedCell, target: Target): void {
    const cell = this.cells.read(value.cell.text);
    this.push(source, { at: value.at, raw: value.cell.raw }, target, target.signed ? cell.signed : cell.counted);
  }

  /** Cells that could not be told apart, all of them as printed; a row that prints nothing at all is blank. */
  leave(source: TableRow, values: readonly PlacedCell[], target: Target): void {
    const raw = values.map(({ cell }) => cell.raw).join(' | ');
    const status = values.every(({ cell }) => cell.text.trim() === '') ? 'blank' : 'unreadable';
    this.push(source, { at: values[0]?.at ?? 0, raw }, target, { value: null, status, unit: null, note: null });
  }

  private push(
    source: TableRow,
    printed: { readonly at: number; readonly raw: string },
    target: Target,
    read: ReadValue,
  ): void {
    const at: Place = { table: source.table, row: source.printed, column: printed.at };
    this.places.push(at);
    if (target.indicator !== null) this.shown.add(target.indicator);
    this.observations.push({
      indicator: target.indicator,
      applicant: target.applicant,
      value: read.value,
      unit: read.unit ?? target.unit,
      status: read.status,
      raw: printed.raw,
      note: read.note,
      label: target.label,
      path: target.path,
      match: target.match,
      at,
    });
  }

  /** Rows of a table are counted from the first one below its head; gives the row of the grid for each of them. */
  countBelowHead(table: number, count: number): number[] {
    let first = Number.POSITIVE_INFINITY;
    for (const row of this.trail) {
      const counts = row.table === table && (row.reading === 'value' || row.reading === 'group');
      if (counts && row.row < first) first = row.row;
    }
    for (let index = this.places.length - 1; index >= 0; index--) {
      const place = this.places[index];
      if (place?.table !== table) break;
      place.row -= first;
    }
    const rows: number[] = [];
    for (let row = first; row < count; row++) rows.push(row);
    return rows;
  }

  trace(source: TableRow, label: string, read: Pick<RowTrail, 'reading' | 'indicator' | 'match' | 'why'>): void {
    const { reading, indicator, match, why } = read;
    this.trail.push({ table: source.table, row: source.printed, label, reading, indicator, match, why });
  }

  report(code: string, message: string): void {
    this.diagnostics.push({ code, severity: 'warning', message, at: null });
  }
}
