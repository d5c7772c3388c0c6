/**
 * Rows of the page → rows of the form, by label and parent: first every label that the form knows, then near matches
 * and rows known by their place alone (both reported). Ordinals decide nothing; a label that could be two rows of the
 * form and has no parent to tell is none.
 */
import type { FormRow, ListTable } from '../../../model/form.js';
import type { Match } from '../../../model/record.js';
import type { RowEntry } from '../vocabulary.js';
import { matchDamaged } from './match-damaged.js';
import type { Placed } from './structure.js';

/** A label with so many characters says by itself which row it is, unless the form uses it twice. */
const TELLING = 6;
/** One with so many does, unless the page puts it under a row of its own (专职人员数 of another office). */
const SPEAKING = 5;

const known = new WeakMap<ListTable, ReadonlyMap<string, FormRow>>();

/** Rows of a form by code, laid out once. */
function rowsOf(table: ListTable): ReadonlyMap<string, FormRow> {
  const rows = known.get(table) ?? new Map(table.rows.map((row) => [row.code, row]));
  known.set(table, rows);
  return rows;
}

export class Alignment {
  readonly entries: (FormRow | null)[];
  readonly matches: (Match | null)[];
  readonly whys: string[];
  /** Code → index of the page row that took it. */
  readonly taken = new Map<string, number>();
  /** Row indices whose indicator was already taken by an earlier row. */
  readonly repeated = new Map<number, string>();
  /** The row of the form that was read last. */
  last: FormRow | null = null;

  readonly formRows: ReadonlyMap<string, FormRow>;

  constructor(
    readonly rows: readonly Placed[],
    readonly table: ListTable,
    /** True for a table of no national form: its own hierarchy stands. */
    readonly local: boolean,
  ) {
    this.formRows = rowsOf(table);
    this.entries = new Array<FormRow | null>(rows.length).fill(null);
    this.matches = new Array<Match | null>(rows.length).fill(null);
    this.whys = new Array<string>(rows.length).fill('the form has no such row');
  }

  /** The row of the form that a page row is, or repeats. */
  nameRow(index: number): FormRow | undefined {
    return this.entries[index] ?? this.formRows.get(this.repeated.get(index) ?? '');
  }

  take(index: number, row: FormRow, match: Match, why: string): void {
    this.entries[index] = row;
    this.matches[index] = match;
    this.whys[index] = why;
    this.taken.set(row.code, index);
    this.last = row;
  }
}

export interface Aligning {
  readonly negations: string;
  /** For tables of no national form: a row is known only where label and printed unit agree to the letter. */
  readonly strict: boolean;
}

export function alignRows(rows: readonly Placed[], table: ListTable, { negations, strict }: Aligning): Alignment {
  const alignment = new Alignment(rows, table, strict);
  for (const index of rows.keys()) {
    if (!strict) alignKnown(alignment, index);
    else alignExactly(alignment, index);
  }
  if (!strict) matchDamaged(alignment, negations);
  return alignment;
}

/** Without the form's own hierarchy around it, a row is known by label and printed unit together, or not at all. */
function alignExactly(alignment: Alignment, index: number): void {
  const row = alignment.rows[index]?.row;
  if (row?.found?.match !== 'exact') return;
  const own = row.found.entries.filter((entry) => entry.table === alignment.table);
  const [only] = own;
  if (own.length !== 1 || !only || only.row.group === true || only.row.unit !== row.unit) return;
  if (!alignment.taken.has(only.row.code))
    alignment.take(index, only.row, 'exact', "label and unit are the national form's");
}

const KNOWN = { exact: "its label is the form's (exact)", alias: "its label is the form's (alias)" };

function alignKnown(alignment: Alignment, index: number): void {
  const placed = alignment.rows[index];
  const found = placed?.row.found;
  if (!found) return;
  let own = 0;
  for (const entry of found.entries) if (entry.table === alignment.table) own++;
  if (own === 0) return;
  const fitting = found.entries.filter(
    (entry) => entry.table === alignment.table && fits(alignment, placed, { entry, alone: own === 1 }),
  );
  const open = fitting.every((entry) => !alignment.taken.has(entry.row.code));
  const free = open ? fitting : fitting.filter((entry) => !alignment.taken.has(entry.row.code));
  const chosen = chooseLatest(alignment, free);
  if (chosen) alignment.take(index, chosen.row, found.match, KNOWN[found.match]);
  else explainLeft(alignment, index, { fitting, free });
}

function explainLeft(
  alignment: Alignment,
  index: number,
  { fitting, free }: { fitting: readonly RowEntry[]; free: readonly RowEntry[] },
): void {
  if (free.length > 1) alignment.whys[index] = `its label fits ${free.map((entry) => entry.row.code).join(' and ')}`;
  const repeated = fitting[0];
  if (free.length === 0 && repeated) {
    alignment.repeated.set(index, repeated.row.code);
    alignment.last = repeated.row;
    alignment.whys[index] = `${repeated.row.code} was given by an earlier row`;
  } else if (fitting.length === 0) alignment.whys[index] = 'the form has its label under another parent only';
}

/** The candidate whose parent was read last; null when two have the same claim. */
function chooseLatest(alignment: Alignment, free: readonly RowEntry[]): RowEntry | null {
  if (free.length <= 1) return free[0] ?? null;
  const ranked = free
    .map((entry) => ({ entry, at: alignment.taken.get(entry.row.parent ?? '') ?? -1 }))
    .sort((a, b) => b.at - a.at);
  const [first, second] = ranked;
  return first && first.at >= 0 && first.at !== second?.at ? first.entry : null;
}

function fits(alignment: Alignment, placed: Placed, option: { entry: RowEntry; alone: boolean }): boolean {
  const { row } = option.entry;
  const { length } = placed.row.label.key;
  if (option.alone && (length >= TELLING || (length >= SPEAKING && !isUnderUnknown(alignment, placed)))) return true;
  return row.parent === undefined || isUnder(alignment, placed, row.parent);
}

function isUnderUnknown(alignment: Alignment, placed: Placed): boolean {
  return placed.certain && placed.parent >= 0 && alignment.nameRow(placed.parent) === undefined;
}

/** True when the page puts the row under `parent`: by what is printed, else by what was read last. */
function isUnder(alignment: Alignment, placed: Placed, parent: string): boolean {
  const above = placed.certain ? alignment.nameRow(placed.parent) : undefined;
  if (above) return above.code === parent || isAncestor(alignment, parent, above);
  if (placed.certain && placed.parent >= 0) return false;
  const { last } = alignment;
  if (!last) return false;
  return last.code === parent || isAncestor(alignment, parent, last);
}

function isAncestor(alignment: Alignment, code: string, of: FormRow): boolean {
  for (let at = of.parent; at !== undefined; at = alignment.formRows.get(at)?.parent) if (at === code) return true;
  return false;
}
