/**
 * A statutory form → its outline: the tables as they stand in the form, each value cell a numbered slot. In: the form as
 * data; out: plain lists that the page rebuilds the tables from, and the key of each slot (`indicator` or `indicator@applicant`).
 */
import type { Form, FormClause, FormColumn, FormTable, ListTable, MatrixTable, RowTable } from '../../model/form.js';
import { figureKey } from '../tables/figures.js';

/** Chinese and English. */
export type Label = readonly [string, string];

export interface OutlineRow {
  readonly label: Label;
  readonly depth: number;
  readonly unit: string | null;
  /** Rows that agencies add: shown only where a page has them. */
  readonly local: boolean;
  /** A heading: it carries no value of its own. */
  readonly group: boolean;
  readonly slots: readonly number[];
}

export interface OutlineColumn {
  readonly label: Label;
  /** The heads above it, joined by `/`. */
  readonly group: string | null;
}

export interface OutlineTable {
  readonly layout: FormTable['layout'];
  readonly title: string | null;
  readonly columns: readonly OutlineColumn[];
  readonly rows: readonly OutlineRow[];
}

export interface Outline {
  readonly id: string;
  readonly label: Label;
  readonly authority: string;
  readonly years: readonly [number, number | null];
  readonly tables: readonly OutlineTable[];
  /** By slot: `indicator` or `indicator@applicant`. */
  readonly keys: readonly string[];
}

export interface OutlinedForm {
  readonly outline: Outline;
  readonly slots: ReadonlyMap<string, number>;
}

type Slotter = (indicator: string, applicant?: string) => number;

export function outlineForm(form: Form): OutlinedForm {
  const slots = new Map<string, number>();
  const slot: Slotter = (indicator, applicant) => {
    const key = figureKey(indicator, applicant ?? null);
    const number = slots.get(key) ?? slots.size;
    slots.set(key, number);
    return number;
  };
  const { id, title, titleEn, authority, years } = form;
  const tables = form.tables.flatMap((table) => outlineTable(table, slot));
  return { outline: { id, label: [title, titleEn], authority, years, tables, keys: [...slots.keys()] }, slots };
}

function outlineTable(table: FormTable, slot: Slotter): readonly OutlineTable[] {
  switch (table.layout) {
    case 'list':
      return [outlineList(table, slot)];
    case 'clauses':
      return table.clauses.map((clause) => outlineClause(clause, slot));
    case 'matrix':
      return [outlineMatrix(table, slot)];
    default:
      return [outlineReview(table, slot)];
  }
}

function outlineList(table: ListTable, slot: Slotter): OutlineTable {
  return {
    layout: 'list',
    title: table.section ?? null,
    columns: table.columns.map((label) => ({ label: [label, label], group: null })),
    rows: outlineRows(table, (code) => [slot(code)]),
  };
}

function outlineClause({ clause, columns, rows }: FormClause, slot: Slotter): OutlineTable {
  return {
    layout: 'clauses',
    title: clause,
    columns: columns.map(({ label, labelEn, unit = null }) => ({
      label: [withUnit(label, unit), labelEn],
      group: null,
    })),
    rows: rows.map(({ code, label, labelEn, unit = null, local = false }) => ({
      label: [label, labelEn],
      depth: 0,
      unit,
      local,
      group: false,
      slots: columns.map((column) => slot(`${code}.${column.code}`)),
    })),
  };
}

function outlineReview({ section, unit, columns }: RowTable, slot: Slotter): OutlineTable {
  const slots = columns.map(({ code }) => slot(code));
  return {
    layout: 'row',
    title: section,
    columns: outlineColumns(columns),
    rows: [{ label: ['', ''], depth: 0, unit, local: false, group: false, slots }],
  };
}

function outlineMatrix(table: MatrixTable, slot: Slotter): OutlineTable {
  return {
    layout: 'matrix',
    title: table.section,
    columns: outlineColumns(table.columns),
    rows: outlineRows(table, (code) => table.columns.map((column) => slot(code, column.code))),
  };
}

function outlineColumns(columns: readonly FormColumn[]): readonly OutlineColumn[] {
  return columns.map(({ label, labelEn, groupLabel = null }) => ({ label: [label, labelEn], group: groupLabel }));
}

/** Depth by parents. A group has a slot too: some print a number there. */
function outlineRows({ rows }: ListTable | MatrixTable, slotsOf: (code: string) => readonly number[]): OutlineRow[] {
  const depths = new Map<string, number>();
  return rows.map(({ code, label, labelEn, parent, unit = null, local = false, group = false }) => {
    const depth = parent === undefined ? 0 : (depths.get(parent) ?? -1) + 1;
    depths.set(code, depth);
    return { label: [label, labelEn], depth, unit, local, group, slots: slotsOf(code) };
  });
}

function withUnit(label: string, unit: string | null): string {
  return unit === null ? label : `${label} (${unit})`;
}
