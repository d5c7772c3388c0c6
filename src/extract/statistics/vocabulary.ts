/**
 * The forms → an index of the labels they print, by comparison key. Built once per knowledge; the page's rows are
 * looked up in it. A label may belong to several rows (the same words under two parents) and to several forms.
 */
import type { Form, FormRow, FormTable } from '../../model/form.js';
import { comparisonKey, stemKey } from '../../text/comparison-key.js';
import type { Label } from './read-label.js';

export interface RowEntry {
  readonly form: string;
  readonly table: FormTable;
  readonly row: FormRow;
  /** Place in the form's order. */
  readonly index: number;
  /** Number of its form and code together, from 0: rows are counted by it. */
  readonly name: number;
}

export interface Found {
  readonly entries: readonly RowEntry[];
  readonly match: 'exact' | 'alias';
}

interface Pattern {
  readonly opens: string;
  readonly closes: string;
  readonly entry: RowEntry;
}

const WILDCARD = '*';
const SHORTEST_HEAD = 3;
const HEAD_FRONT = 4;
const LONGEST_HEAD = 12;

export class Vocabulary {
  private readonly labels = new Map<string, RowEntry[]>();
  private readonly aliases = new Map<string, RowEntry[]>();
  private readonly patterns: Pattern[] = [];
  /** Form → codes of the rows whose label no other form has. */
  private readonly own = new Map<string, Set<string>>();
  private readonly names = new Map<string, number>();
  /** Form and code → number of the two. */
  private readonly numbers = new Map<string, number>();
  private readonly heads = new Set<string>();
  private readonly headKeys = new Set<string>();
  /** How the heads of clauses begin: the rest is often misspelt. */
  private readonly clauseFronts = new Set<string>();

  constructor(forms: readonly Form[]) {
    for (const form of forms) for (const table of form.tables) this.addTable(form.id, table);
    for (const entries of this.labels.values()) this.markOwn(entries);
  }

  private markOwn(entries: readonly RowEntry[]): void {
    const [first] = entries;
    if (!first || entries.some((entry) => entry.form !== first.form)) return;
    const own = this.own.get(first.form) ?? new Set<string>();
    this.own.set(first.form, own);
    for (const entry of entries) own.add(entry.row.code);
  }

  private addTable(form: string, table: FormTable): void {
    this.names.set(form, (this.names.get(form) ?? 0) + listNames(table).length);
    for (const [index, row] of listNames(table).entries())
      this.addRow({ form, table, row, index, name: this.numberOf(form, row.code) });
    for (const head of listHeads(table)) this.addHead(comparisonKey(head));
    if (table.layout === 'clauses')
      for (const head of listHeads(table)) this.clauseFronts.add(comparisonKey(head).slice(0, HEAD_FRONT));
  }

  private numberOf(form: string, code: string): number {
    const key = `${form} ${code}`;
    const number = this.numbers.get(key) ?? this.numbers.size;
    this.numbers.set(key, number);
    return number;
  }

  /** How many forms and codes are numbered. */
  get countNumbers(): number {
    return this.numbers.size;
  }

  /** A head that lost its second line is still a head. */
  private addHead(key: string): void {
    if (key === '') return;
    this.heads.add(key);
    for (let length = Math.min(SHORTEST_HEAD, key.length); length <= key.length; length++)
      this.headKeys.add(key.slice(0, length));
  }

  private addRow(entry: RowEntry): void {
    append(this.labels, comparisonKey(entry.row.label), entry);
    append(this.aliases, stemKey(entry.row.label), entry);
    for (const alias of entry.row.aliases ?? []) this.addAlias(alias, entry);
  }

  private addAlias(alias: string, entry: RowEntry): void {
    const [opens, closes] = alias.split(WILDCARD);
    if (closes === undefined) append(this.aliases, comparisonKey(alias), entry);
    else this.patterns.push({ opens: comparisonKey(opens ?? ''), closes: comparisonKey(closes), entry });
  }

  /** True for a column head, an applicant or a result, or the beginning of one: words over values, not before them. */
  isHead(label: Label): boolean {
    if (this.headKeys.has(label.key) || (label.stem !== '' && this.headKeys.has(label.stem))) return true;
    return (
      label.key.length <= LONGEST_HEAD && this.clauseFronts.has(label.key.slice(0, HEAD_FRONT)) && !this.find(label)
    );
  }

  /** True when the key is a whole label, alias or head: what a label broken over two lines must add up to. */
  isName(key: string): boolean {
    return this.labels.has(key) || this.aliases.has(key) || this.heads.has(key);
  }

  /** How many rows, heads and titles a form can be recognized by. */
  countNames(form: string): number {
    return this.names.get(form) ?? 1;
  }

  /** True when no other form has a row of the same label. */
  isOwn(form: string, code: string): boolean {
    return this.own.get(form)?.has(code) ?? false;
  }

  /** Rows that a label names: exactly, by an alias or without its explanatory brackets, or by a name filled in. */
  find(label: Label): Found | null {
    if (label.key === '') return null;
    const exact = this.labels.get(label.key);
    if (exact) return { entries: exact, match: 'exact' };
    const alias =
      this.aliases.get(label.key) ??
      (label.stem === '' ? undefined : (this.labels.get(label.stem) ?? this.aliases.get(label.stem)));
    if (alias) return { entries: alias, match: 'alias' };
    const filled = this.patterns.filter((pattern) => fits(label.key, pattern)).map((pattern) => pattern.entry);
    return filled.length > 0 ? { entries: filled, match: 'alias' } : null;
  }
}

/** Everything a table prints that can be recognized: rows, and for the later forms clause titles and heads. */
function listNames(table: FormTable): readonly FormRow[] {
  if (table.layout === 'list' || table.layout === 'matrix') return table.rows;
  const name = (code: string, named: { label: string; labelEn: string; aliases?: readonly string[] }): FormRow => ({
    ...named,
    code,
  });
  if (table.layout === 'row') {
    const measures = new Map(table.columns.map((column) => [column.label, name(`result ${column.label}`, column)]));
    return [...measures.values()];
  }
  return table.clauses.flatMap((clause) => [
    name(clause.clause, { label: clause.clause, labelEn: '' }),
    ...clause.columns.map((column) => name(`column ${column.code}`, column)),
    ...clause.rows,
  ]);
}

function listHeads(table: FormTable): string[] {
  if (table.layout === 'clauses')
    return table.clauses.flatMap((clause) =>
      clause.columns.flatMap((column) => [column.label, ...(column.aliases ?? [])]),
    );
  if (table.layout === 'matrix')
    return table.columns.flatMap((column) => [column.label, column.groupLabel ?? '', ...(column.aliases ?? [])]);
  return table.layout === 'row'
    ? table.columns.flatMap((column) => [column.label, ...(column.groupLabel?.split('/') ?? [])])
    : [];
}

function fits(key: string, { opens, closes }: Pattern): boolean {
  return key.length >= opens.length + closes.length && key.startsWith(opens) && key.endsWith(closes);
}

function append(index: Map<string, RowEntry[]>, key: string, entry: RowEntry): void {
  if (key === '') return;
  const known = index.get(key);
  if (!known) index.set(key, [entry]);
  else if (!known.some((other) => other.row === entry.row && other.table === entry.table)) known.push(entry);
}
