/**
 * Body tables → which of them are statistics, and of which form: by the labels they print, never by the year. A label
 * of one form alone counts more than one that several share; a tie is said, not broken in silence.
 */
import type { Form } from '../../model/form.js';
import type { FormCandidate } from '../../model/statistics.js';
import type { BodyTable } from './body-table.js';
import type { CellText } from './read-cell.js';
import type { Reading } from './reading.js';
import type { Found, RowEntry } from './vocabulary.js';

/** Labels of one form that make a table a statistics table; a small continuation needs a table before it. */
const ENOUGH = 5;
const OWN_WEIGHT = 3;
const LONGEST_LABEL = 160;

/** A table with the rows of the forms whose labels it prints, each once, in its order. */
export interface TableMatch {
  readonly table: BodyTable;
  readonly entries: readonly RowEntry[];
}

export interface Recognized {
  readonly form: Form | null;
  readonly tables: readonly BodyTable[];
  readonly candidates: readonly FormCandidate[];
}

export function recognizeForm(tables: readonly BodyTable[], reading: Reading): Recognized {
  const marks = new Marks(reading.vocabulary.countNumbers);
  const matches = tables.map((table) => matchTable(table, reading, marks));
  const candidates = scoreForms(matches, reading, marks);
  const best = candidates[0];
  const form = best ? (reading.forms.find(({ id }) => id === best.form) ?? null) : null;
  return { form, tables: form ? chooseTables(matches, form.id) : [], candidates };
}

/** Numbers that were seen, table by table. */
class Marks {
  private readonly turns: Int32Array;
  private turn = 0;

  constructor(count: number) {
    this.turns = new Int32Array(count);
  }

  /** A table begins: nothing was seen in it yet. */
  begin(): void {
    this.turn++;
  }

  /** False when it was seen before. */
  mark(number: number): boolean {
    if (this.turns[number] === this.turn) return false;
    this.turns[number] = this.turn;
    return true;
  }
}

function matchTable(table: BodyTable, reading: Reading, marks: Marks): TableMatch {
  const entries: RowEntry[] = [];
  marks.begin();
  for (const row of table.grid.rows) {
    for (const read of reading.cells.readRow(row)) {
      if (!read.hasLetters || read.text.length > LONGEST_LABEL) continue;
      const found = read.found ?? findLastPart(read, reading);
      if (found) takeNew(found.entries, marks, entries);
    }
  }
  return { table, entries };
}

function takeNew(found: readonly RowEntry[], marks: Marks, entries: RowEntry[]): void {
  for (const entry of found) if (marks.mark(entry.name)) entries.push(entry);
}

/** Two storeys of a head in one cell (行政复议-结果维持): the lower one. */
function findLastPart({ lowerStorey }: CellText, reading: Reading): Found | null {
  return lowerStorey === null ? null : reading.cells.read(lowerStorey).found;
}

interface Scored {
  readonly candidate: FormCandidate;
  /** Share of the form's names that the page shows: decides between forms with equal evidence. */
  readonly coverage: number;
}

function scoreForms(matches: readonly TableMatch[], reading: Reading, marks: Marks): FormCandidate[] {
  const scored: Scored[] = [];
  for (const [form, codes] of groupByForm(matches, reading, marks))
    if (codes.length >= ENOUGH) scored.push(scoreForm(form, codes, reading));
  return scored
    .sort((a, b) => b.candidate.score - a.candidate.score || b.coverage - a.coverage)
    .map(({ candidate }) => candidate);
}

/** The codes that the tables print, each once; forms in the order of the knowledge. */
function groupByForm(matches: readonly TableMatch[], reading: Reading, marks: Marks): Map<string, string[]> {
  const groups = new Map<string, string[]>(reading.forms.map(({ id }) => [id, []]));
  marks.begin();
  for (const { entries } of matches)
    for (const { name, form, row } of entries) if (marks.mark(name)) groups.get(form)?.push(row.code);
  return groups;
}

function scoreForm(form: string, codes: readonly string[], reading: Reading): Scored {
  const own = codes.filter((code) => reading.vocabulary.isOwn(form, code));
  const score = own.length * OWN_WEIGHT + (codes.length - own.length);
  const coverage = codes.length / reading.vocabulary.countNames(form);
  return { candidate: { form, score, evidence: own.length > 0 ? own : codes }, coverage };
}

/** A small table belongs to the form when it stands beside one that does and is made of its labels. */
function chooseTables(matches: readonly TableMatch[], form: string): BodyTable[] {
  const counts = matches.map(({ entries }) => entries.filter((entry) => entry.form === form).length);
  const chosen = counts.map((count) => count >= ENOUGH);
  const joins = (index: number, beside: number): boolean => {
    const count = counts[index] ?? 0;
    return chosen[beside] === true && count >= 2 && count * 2 >= (matches[index]?.table.grid.rows.length ?? 0);
  };
  for (const index of chosen.keys()) if (joins(index, index - 1)) chosen[index] = true;
  for (const index of [...chosen.keys()].reverse()) if (joins(index, index + 1)) chosen[index] = true;
  return matches.filter((_, index) => chosen[index]).map((match) => match.table);
}
