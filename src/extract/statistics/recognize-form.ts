/**
 * Body tables → which of them are statistics, and of which form: by the labels they print, never by the year. A label
 * of one form alone counts more than one that several share; a tie is said, not broken in silence.
 */
import type { Form } from '../../model/form.js';
import type { FormCandidate } from '../../model/statistics.js';
import type { BodyTable } from './body-table.js';
import type { Reading } from './reading.js';
import type { Found } from './vocabulary.js';

/** Labels of one form that make a table a statistics table; a small continuation needs a table before it. */
const ENOUGH = 5;
const OWN_WEIGHT = 3;
const LONGEST_LABEL = 160;

export interface TableMatch {
  readonly table: BodyTable;
  /** Form → codes of the rows whose labels the table prints. */
  readonly codes: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface Recognized {
  readonly form: Form | null;
  readonly tables: readonly BodyTable[];
  readonly candidates: readonly FormCandidate[];
}

export function recognizeForm(tables: readonly BodyTable[], reading: Reading): Recognized {
  const matches = tables.map((table) => matchTable(table, reading));
  const candidates = scoreForms(matches, reading);
  const best = candidates[0];
  const form = best ? (reading.forms.find(({ id }) => id === best.form) ?? null) : null;
  return { form, tables: form ? chooseTables(matches, form.id) : [], candidates };
}

function matchTable(table: BodyTable, reading: Reading): TableMatch {
  const codes = new Map<string, Set<string>>();
  for (const row of table.grid.rows) {
    for (const cell of row) {
      if (cell.text === '' || cell.text.length > LONGEST_LABEL) continue;
      const read = reading.cells.read(cell.text);
      const found = read.hasLetters ? (read.found ?? findLastPart(cell.text, reading)) : null;
      for (const { form, row: entry } of found?.entries ?? []) note(codes, form, entry.code);
    }
  }
  return { table, codes };
}

const STOREYS = /[-－—/]/;

/** Two storeys of a head in one cell (行政复议-结果维持): the lower one. */
function findLastPart(text: string, reading: Reading): Found | null {
  return STOREYS.test(text) ? reading.cells.read(text.split(STOREYS).at(-1) ?? '').found : null;
}

function note(codes: Map<string, Set<string>>, form: string, code: string): void {
  const known = codes.get(form);
  if (known) known.add(code);
  else codes.set(form, new Set([code]));
}

const NO_CODES: ReadonlySet<string> = new Set();

interface Scored {
  readonly candidate: FormCandidate;
  /** Share of the form's names that the page shows: decides between forms with equal evidence. */
  readonly coverage: number;
}

function scoreForms(matches: readonly TableMatch[], reading: Reading): FormCandidate[] {
  const scored: Scored[] = [];
  for (const { id } of reading.forms) {
    const codes = new Set<string>();
    for (const match of matches) for (const code of match.codes.get(id) ?? NO_CODES) codes.add(code);
    if (codes.size >= ENOUGH) scored.push(scoreForm(id, codes, reading));
  }
  return scored
    .sort((a, b) => b.candidate.score - a.candidate.score || b.coverage - a.coverage)
    .map(({ candidate }) => candidate);
}

function scoreForm(form: string, codes: ReadonlySet<string>, reading: Reading): Scored {
  const own = [...codes].filter((code) => reading.vocabulary.isOwn(form, code));
  const score = own.length * OWN_WEIGHT + (codes.size - own.length);
  const coverage = codes.size / reading.vocabulary.countNames(form);
  return { candidate: { form, score, evidence: own.length > 0 ? own : [...codes] }, coverage };
}

/** A small table belongs to the form when it stands beside one that does and is made of its labels. */
function chooseTables(matches: readonly TableMatch[], form: string): BodyTable[] {
  const counts = matches.map((match) => match.codes.get(form)?.size ?? 0);
  const chosen = counts.map((count) => count >= ENOUGH);
  const joins = (index: number, beside: number): boolean => {
    const count = counts[index] ?? 0;
    return chosen[beside] === true && count >= 2 && count * 2 >= (matches[index]?.table.grid.rows.length ?? 0);
  };
  for (const index of chosen.keys()) if (joins(index, index - 1)) chosen[index] = true;
  for (const index of [...chosen.keys()].reverse()) if (joins(index, index + 1)) chosen[index] = true;
  return matches.filter((_, index) => chosen[index]).map((match) => match.table);
}
