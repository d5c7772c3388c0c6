/** Value cells → observations, the same way in every table of the later forms. */
import type { Match, Observation } from '../../../model/record.js';
import type { RowTrail } from '../../../model/statistics.js';
import type { Diagnostic } from '../../../model/text.js';
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

/** What a reader collects while it walks over the rows. */
export class Collected {
  readonly observations: Observation[] = [];
  readonly trail: RowTrail[] = [];
  readonly diagnostics: Diagnostic[] = [];
  /** Codes of rows and columns that the page prints, read or not. */
  readonly shown = new Set<string>();

  constructor(private readonly cells: CellReader) {}

  observe(source: TableRow, value: PlacedCell, target: Target): void {
    const cell = this.cells.read(value.cell.text);
    this.push(source, value, target, target.signed ? cell.signed : cell.counted);
  }

  /** Cells that could not be told apart, all of them as printed; a row that prints nothing at all is blank. */
  leave(source: TableRow, values: readonly PlacedCell[], target: Target): void {
    const at = values[0] ?? { at: 0 };
    const raw = values.map(({ cell }) => cell.raw).join(' | ');
    this.push(source, { at: at.at, cell: { raw } }, target, {
      value: null,
      status: values.every(({ cell }) => cell.text.trim() === '') ? 'blank' : 'unreadable',
      unit: target.unit,
      note: null,
    });
  }

  private push(
    source: TableRow,
    value: { readonly at: number; readonly cell: { readonly raw: string } },
    target: Target,
    read: Pick<Observation, 'value' | 'status' | 'unit' | 'note'>,
  ): void {
    if (target.indicator !== null) this.shown.add(target.indicator);
    this.observations.push({
      indicator: target.indicator,
      applicant: target.applicant,
      value: read.value,
      unit: read.unit ?? target.unit,
      status: read.status,
      raw: value.cell.raw,
      note: read.note,
      label: target.label,
      path: target.path,
      match: target.match,
      at: { table: source.table, row: source.printed, column: value.at },
    });
  }

  /** Rows of a table are counted from the first one below its head; gives the row of the grid for each of them. */
  countBelowHead(table: number, count: number): number[] {
    const rows = this.trail.filter(
      (row) => row.table === table && (row.reading === 'value' || row.reading === 'group'),
    );
    const first = rows.reduce((least, row) => Math.min(least, row.row), Number.POSITIVE_INFINITY);
    for (const [index, { at }] of this.observations.entries()) {
      const observation = this.observations[index];
      if (at.table === table && observation)
        this.observations[index] = { ...observation, at: { ...at, row: at.row - first } };
    }
    return Array.from({ length: Math.max(0, count - first) }, (_, index) => first + index);
  }

  trace(source: TableRow, label: string, read: Pick<RowTrail, 'reading' | 'indicator' | 'match' | 'why'>): void {
    this.trail.push({ table: source.table, row: source.printed, label, ...read });
  }

  report(code: string, message: string): void {
    this.diagnostics.push({ code, severity: 'warning', message, at: null });
  }
}
