/**
 * A request table that lies on its side (outcomes across, applicants down) → observations. In: its rows, head rows first. A row
 * whose cells do not stand under the heads one by one is left unread.
 */
import type { FormRow } from '../../../model/form.js';
import type { Label } from '../read-label.js';
import type { TableRow } from '../table-row.js';
import type { ReadCells } from './classify-cells.js';
import { type LeafColumn, LeafHead } from './leaf-head.js';
import { observeLeaves } from './observe-leaves.js';
import type { Collected, Target } from './observing.js';
import { type FormWords, findByLabel } from './words-of-form.js';

/** Rows of the form side by side that make a head: no row of the upright table prints so many. */
export const FEWEST_ACROSS = 4;

export class TurnedMatrixReader {
  private readonly head: LeafHead<FormRow>;
  /** True once figures stand below the head. */
  private consumed = false;

  constructor(
    private readonly words: FormWords,
    private readonly out: Collected,
  ) {
    this.head = new LeafHead(({ label }) => this.nameRow(label));
  }

  private nameRow(label: Label): FormRow | null {
    const row = findByLabel(this.words.matrixRows, label);
    return row && row.group !== true ? row : null;
  }

  beginTable(): void {
    this.head.clear();
    this.consumed = false;
  }

  read(source: TableRow, cells: ReadCells): boolean {
    if (cells.values.every(({ cell }) => cell.text === '')) return this.readHead(source, cells);
    const applicant = cells.labels.findLast(({ label }) => this.words.applicants.has(label.key));
    if (!applicant || source.regrouped || this.head.columns.length < FEWEST_ACROSS) return false;
    return this.readRow(source, cells, applicant.label);
  }

  private readHead(source: TableRow, cells: ReadCells): boolean {
    const { labels } = cells;
    if (labels.length < 2) return false;
    if (this.consumed) this.beginTable();
    this.head.add(cells);
    const text = labels.map(({ label }) => label.text).join(' | ');
    this.out.trace(source, text, { reading: 'head', indicator: null, match: null, why: 'it names the outcomes' });
    return true;
  }

  private readRow(source: TableRow, cells: ReadCells, { key, text }: Label): boolean {
    this.consumed = true;
    const applicant = this.words.applicants.get(key)?.code ?? null;
    const codes = new Set(this.head.columns.map(({ named }) => named.code));
    const twice = codes.size < this.head.columns.length;
    const found = this.head.align(cells.values);
    const aligned = twice ? found.map(({ column }) => ({ column, value: null })) : found;
    const aim = (column: LeafColumn<FormRow>): Target => this.aim(column, applicant);
    observeLeaves({ source, printed: cells.values, text, aligned, aim }, this.out);
    this.out.trace(source, text, { reading: 'value', indicator: null, match: null, why: 'it names an applicant' });
    return true;
  }

  private aim({ leaf, path, named }: LeafColumn<FormRow>, applicant: string | null): Target {
    const unit = this.words.matrix?.unit ?? null;
    const match = this.words.own.has(leaf.label.key) ? 'exact' : 'alias';
    return { indicator: named.code, applicant, unit, signed: false, label: leaf.label.text, path, match };
  }
}

/** True when the labels of a row are rows of the form side by side; below such a row fewer will do. */
export function liesAcross(words: FormWords, { labels, values }: ReadCells, isBelow: boolean): boolean {
  const fewest = isBelow ? 2 : FEWEST_ACROSS;
  if (labels.length < fewest || values.some(({ cell }) => cell.text !== '')) return false;
  const codes = new Set(labels.map(({ label }) => findByLabel(words.matrixRows, label)?.code));
  codes.delete(undefined);
  return codes.size >= fewest;
}
