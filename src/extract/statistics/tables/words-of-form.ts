/**
 * A form's clause, request and review tables → what their printed labels mean, by comparison key. Built once a form.
 */
import type { ClauseTable, Form, FormClause, FormColumn, FormRow, MatrixTable, RowTable } from '../../../model/form.js';
import { comparisonKey, stemKey } from '../../../text/comparison-key.js';
import type { Label } from '../read-label.js';

export interface ClauseRow {
  readonly clause: FormClause;
  readonly row: FormRow;
  /** Its indicator in each column of the clause. */
  readonly codes: readonly string[];
}

/** What a key can be, one bit for each: a row is told to its table by one look-up. */
export const KIND = {
  applicant: 1,
  matrixRow: 2,
  clauseRow: 4,
  clauseHead: 8,
  measure: 16,
  umbrella: 32,
  applicantGroup: 64,
} as const;

/** Asked of every label that no other table knows: a list is quicker to go through than a map. */
export interface BlockName {
  readonly name: string;
  readonly group: string;
}

export interface FormWords {
  readonly form: Form;
  /** Key → everything it can be in this form. */
  readonly kinds: ReadonlyMap<string, number>;
  readonly clauses: ClauseTable | null;
  readonly matrix: MatrixTable | null;
  readonly review: RowTable | null;
  /** Indicators of all clauses that no agency may leave out. */
  readonly clauseCodes: readonly string[];
  readonly clauseTitles: ReadonlyMap<string, FormClause>;
  readonly clauseRows: ReadonlyMap<string, ClauseRow>;
  readonly clauseHeads: ReadonlyMap<string, readonly FormColumn[]>;
  readonly matrixRows: ReadonlyMap<string, FormRow>;
  readonly matrixCodes: ReadonlyMap<string, FormRow>;
  readonly applicants: ReadonlyMap<string, FormColumn>;
  /** Heads that stand over several applicants (法人或其他组织). */
  readonly applicantGroups: ReadonlySet<string>;
  /** What stands over all applicants (申请人情况). */
  readonly umbrellas: ReadonlySet<string>;
  /** Printed name of a review block (行政复议, 未经复议直接起诉, 复议后起诉) → its group label in the form. */
  readonly blocks: readonly BlockName[];
  /** Heads that stand over several blocks (行政诉讼). */
  readonly blockGroups: ReadonlySet<string>;
  /** Group label → measure key → column of the review table. */
  readonly measures: ReadonlyMap<string, ReadonlyMap<string, FormColumn>>;
  readonly measureKeys: ReadonlySet<string>;
  readonly measureNames: readonly string[];
  /** How many results each block has. */
  readonly measureCount: number;
  /** Keys of labels in the form's own wording. */
  readonly own: ReadonlySet<string>;
}

const known = new WeakMap<Form, FormWords>();

/** Made once per form. */
export function wordsOf(form: Form): FormWords {
  const words = known.get(form) ?? compileForm(form);
  known.set(form, words);
  return words;
}

function compileForm(form: Form): FormWords {
  const words = indexForm(form);
  return { ...words, kinds: listKinds(words) };
}

function listKinds(words: Omit<FormWords, 'kinds'>): Map<string, number> {
  const kinds = new Map<string, number>();
  const add = (keys: Iterable<string>, kind: number): void => {
    for (const key of keys) if (key !== '') kinds.set(key, (kinds.get(key) ?? 0) | kind);
  };
  add(words.applicants.keys(), KIND.applicant);
  add(words.matrixRows.keys(), KIND.matrixRow);
  add(words.clauseRows.keys(), KIND.clauseRow);
  add(words.clauseTitles.keys(), KIND.clauseHead);
  add(words.clauseHeads.keys(), KIND.clauseHead);
  add(words.measureKeys, KIND.measure);
  add(words.umbrellas, KIND.umbrella);
  add(words.applicantGroups, KIND.applicantGroup);
  return kinds;
}

function indexForm(form: Form): Omit<FormWords, 'kinds'> {
  const clauses = form.tables.find((table): table is ClauseTable => table.layout === 'clauses') ?? null;
  const matrix = form.tables.find((table): table is MatrixTable => table.layout === 'matrix') ?? null;
  const review = form.tables.find((table): table is RowTable => table.layout === 'row') ?? null;
  const codes = nameCells(clauses);
  return {
    form,
    clauses,
    matrix,
    review,
    clauseCodes: listClauseCodes(clauses, codes),
    clauseTitles: new Map(clauses?.clauses.map((clause) => [comparisonKey(clause.clause), clause])),
    clauseRows: indexClauseRows(clauses, codes),
    clauseHeads: indexHeads(clauses),
    matrixRows: new Map(matrix?.rows.flatMap((row) => listKeys(row).map((key): [string, FormRow] => [key, row]))),
    matrixCodes: new Map(matrix?.rows.map((row) => [row.code, row])),
    applicants: new Map(
      matrix?.columns.flatMap((column) => listKeys(column).map((key): [string, FormColumn] => [key, column])),
    ),
    applicantGroups: new Set(matrix?.columns.map((column) => comparisonKey(column.groupLabel ?? ''))),
    umbrellas: new Set(matrix?.columnsLabels?.map(comparisonKey)),
    blocks: listBlocks(review?.columns ?? []),
    blockGroups: new Set(
      review?.columns.flatMap((column) => column.groupLabel?.split('/').slice(0, -1) ?? []).map(comparisonKey),
    ),
    measures: indexMeasures(review),
    measureKeys: new Set(review?.columns.flatMap(listKeys)),
    measureNames: [...new Set(review?.columns.flatMap(listKeys))],
    measureCount: new Set(review?.columns.map((column) => column.label)).size,
    own: new Set(
      [...(clauses?.clauses.flatMap((clause) => clause.rows) ?? []), ...(matrix?.rows ?? [])].map((row) =>
        comparisonKey(row.label),
      ),
    ),
  };
}

type CellNames = ReadonlyMap<FormRow, readonly string[]>;

/** The indicators of each row, made once: a text put together anew for each page is slow to look up. */
function nameCells(table: ClauseTable | null): CellNames {
  const names = new Map<FormRow, readonly string[]>();
  for (const { rows, columns } of table?.clauses ?? []) {
    for (const row of rows)
      names.set(
        row,
        columns.map((column) => `${row.code}.${column.code}`),
      );
  }
  return names;
}

function listClauseCodes(table: ClauseTable | null, codes: CellNames): string[] {
  const rows = table?.clauses.flatMap((clause) => clause.rows) ?? [];
  return rows.filter((row) => !row.local).flatMap((row) => codes.get(row) ?? []);
}

function indexClauseRows(table: ClauseTable | null, codes: CellNames): Map<string, ClauseRow> {
  const index = new Map<string, ClauseRow>();
  for (const clause of table?.clauses ?? []) {
    for (const row of clause.rows) {
      const entry: ClauseRow = { clause, row, codes: codes.get(row) ?? [] };
      for (const key of listKeys(row)) index.set(key, entry);
    }
  }
  return index;
}

function indexMeasures(table: RowTable | null): Map<string, Map<string, FormColumn>> {
  const index = new Map<string, Map<string, FormColumn>>();
  for (const column of table?.columns ?? []) {
    const ofGroup = index.get(column.groupLabel ?? '') ?? new Map<string, FormColumn>();
    index.set(column.groupLabel ?? '', ofGroup);
    for (const key of listKeys(column)) ofGroup.set(key, column);
  }
  return index;
}

function indexHeads(table: ClauseTable | null): Map<string, FormColumn[]> {
  const index = new Map<string, FormColumn[]>();
  for (const column of table?.clauses.flatMap((clause) => clause.columns) ?? []) {
    for (const key of listKeys(column)) index.set(key, [...(index.get(key) ?? []), column]);
  }
  return index;
}

function listKeys(named: { readonly label: string; readonly aliases?: readonly string[] }): string[] {
  const wordings = [named.label, ...(named.aliases ?? [])];
  return [...new Set(wordings.flatMap((wording) => [comparisonKey(wording), stemKey(wording)]))].filter(
    (key) => key !== '',
  );
}

function lastPart(path: string | undefined): string {
  return path?.split('/').at(-1) ?? '';
}

/** Looks a label up by its key, then without its explanatory brackets. */
export function findByLabel<T>(index: ReadonlyMap<string, T>, label: Label): T | undefined {
  return index.get(label.key) ?? (label.stem === '' ? undefined : index.get(label.stem));
}

/** A block may be printed with the name of its kind beside it (行政诉讼), never within a whole title. */
const BESIDE = 5;

/**
 * The review block that a label names: its group label in the form, or null. Of two in one label the longer is meant; two as long
 * as each other leave no reading.
 */
export function findBlock(words: FormWords, key: string): string | null {
  let longest = '';
  let found: string | null = null;
  for (const { name, group } of words.blocks) {
    if (name.length < longest.length || key.length < name.length || key.length - name.length > BESIDE) continue;
    if (!key.includes(name)) continue;
    found = name.length > longest.length || group === found ? group : null;
    longest = name;
  }
  return found !== null && namesAnother(words, key.replace(longest, ''), found) ? null : found;
}

/** Two heads run into one are neither. */
function namesAnother(words: FormWords, rest: string, found: string): boolean {
  return words.blocks.some(({ name, group }) => group !== found && rest.includes(name));
}

function listBlocks(columns: readonly FormColumn[]): BlockName[] {
  const groups = new Map<string, string>();
  for (const { groupLabel, groupAliases = [] } of columns) {
    for (const wording of [lastPart(groupLabel), ...groupAliases]) groups.set(comparisonKey(wording), groupLabel ?? '');
  }
  return [...groups].map(([name, group]) => ({ name, group }));
}
