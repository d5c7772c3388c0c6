/**
 * Statutory forms → the codebook: one row per indicator, and the forms' own list, as rows, aligned text, JSON or CSV.
 * In: forms as data; out: strings. Group rows carry no value and are no indicators: they are left out.
 */
import type { Form, FormTable } from '../model/form.js';
import { type CsvCell, writeCsvRows } from './observation-csv.js';
import { writeJsonDocument } from './record-json.js';
import { measureColumns, padColumns } from './terminal-text.js';

export interface CodebookRow {
  readonly form: string;
  readonly table: string;
  readonly indicator: string;
  readonly label: string;
  readonly label_en: string;
  readonly unit: string | null;
  /** Codes of the columns of the request table, joined by a blank; null elsewhere. */
  readonly applicants: string | null;
  /** True for rows that agencies add and the national form does not have. */
  readonly local: boolean;
}

export interface FormLine {
  readonly form: string;
  readonly first_year: number;
  readonly last_year: number | null;
  readonly indicators: number;
  readonly authority: string;
  readonly title: string;
  readonly title_en: string;
}

export type CodebookFormat = 'table' | 'json' | 'csv';
export const CODEBOOK_FORMATS: readonly CodebookFormat[] = ['table', 'json', 'csv'];

/** What a person wants to see of a form; the other columns are in JSON and CSV. */
const TABLE_COLUMNS: readonly string[] = ['indicator', 'unit', 'local', 'label', 'label_en'];

type Row = Readonly<Record<string, CsvCell | boolean>>;
type Entry = Omit<CodebookRow, 'form' | 'table' | 'applicants' | 'local'> & { readonly local?: boolean | undefined };

export function listIndicators(form: Form): readonly CodebookRow[] {
  return form.tables.flatMap((table) =>
    entriesOf(table).map((entry) => ({
      form: form.id,
      table: table.id,
      indicator: entry.indicator,
      label: entry.label,
      label_en: entry.label_en,
      unit: entry.unit,
      applicants: table.layout === 'matrix' ? table.columns.map(({ code }) => code).join(' ') : null,
      local: entry.local === true,
    })),
  );
}

export function listForms(forms: readonly Form[]): readonly FormLine[] {
  return forms.map((form) => ({
    form: form.id,
    first_year: form.years[0],
    last_year: form.years[1],
    indicators: listIndicators(form).filter(({ local }) => !local).length,
    authority: form.authority,
    title: form.title,
    title_en: form.titleEn,
  }));
}

export function writeCodebook(rows: readonly (CodebookRow | FormLine)[], format: CodebookFormat): string {
  if (format === 'json') return writeJsonDocument(rows);
  const plain = rows.map((row): Row => ({ ...row }));
  const names = Object.keys(plain[0] ?? {});
  const shown = names.includes('indicator') ? TABLE_COLUMNS : names;
  if (format === 'csv') return writeCsvRows([names, ...plain.map((row) => names.map((name) => csvCell(row[name])))]);
  return alignColumns([shown, ...plain.map((row) => shown.map((name) => textCell(row[name])))]);
}

function entriesOf(table: FormTable): readonly Entry[] {
  if (table.layout === 'clauses') return table.clauses.flatMap(clauseEntries);
  if (table.layout === 'row') {
    return table.columns.map((column) => ({
      indicator: column.code,
      label: column.groupLabel === undefined ? column.label : `${column.groupLabel}/${column.label}`,
      label_en: `${groupOf(column.code)}: ${column.labelEn}`,
      unit: column.unit ?? table.unit,
    }));
  }
  const unit = table.layout === 'matrix' ? table.unit : null;
  return table.rows
    .filter((row) => row.group !== true)
    .map((row) => ({
      indicator: row.code,
      label: row.label,
      label_en: row.labelEn,
      unit: row.unit ?? unit,
      local: row.local,
    }));
}

/** What a column of the review table is about: forms name it in Chinese only, the code says it in English. */
function groupOf(code: string): string {
  return (code.split('.')[0] ?? code).replaceAll('_', ' ');
}

function clauseEntries(clause: Extract<FormTable, { layout: 'clauses' }>['clauses'][number]): readonly Entry[] {
  return clause.rows.flatMap((row) =>
    clause.columns.map((column) => ({
      indicator: `${row.code}.${column.code}`,
      label: `${row.label}/${column.label}`,
      label_en: `${row.labelEn}: ${column.labelEn}`,
      unit: column.unit ?? row.unit ?? null,
      local: row.local,
    })),
  );
}

function csvCell(value: CsvCell | boolean | undefined): CsvCell {
  return typeof value === 'boolean' ? String(value) : (value ?? null);
}

function textCell(value: CsvCell | boolean | undefined): string {
  return value === null || value === undefined || value === false ? '' : String(value);
}

function alignColumns(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? 0, measureColumns(cell));
    });
  }
  const lines = rows.map((row) => row.map((cell, index) => padColumns(cell, widths[index] ?? 0)).join('  '));
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}
