/**
 * Pages to be spoilt. In: a seed. Out: a report page whose every figure is a number of its own, so that a value read
 * tells which cell it was printed in, with what the page reads as while it is whole. Figures that are blank, placeholders or
 * words stay as they are. Nothing here decides what is right: that is the number put into the cell.
 */
import { type DisclosureRecord, type Explanation, explainPage, type Observation, parsePage } from '../../src/index.js';
import { cellId, type GeneratorOptions, generatePage } from '../generator/index.js';
import { type Shown, showPage } from './visible-text.js';

export interface Subject {
  readonly name: string;
  readonly kind: 'html' | 'text';
  readonly url: string | null;
  readonly text: string;
  /** Number → the cell that prints it. */
  readonly owners: ReadonlyMap<number, string>;
  readonly whole: DisclosureRecord;
  /** What a browser shows of the whole page. */
  readonly shown: () => Shown;
}

const FIRST_NUMBER = 20_011;
/** Steps apart, so that no digit lost or changed makes one number another's. */
const STEP = 307;
const DIGITS = /^\d+$/;
const CELL_TAG = /<\/?(?:td|th|tr|table|tbody|thead)\b/i;

export function makeSubject(seed: number, options: Partial<GeneratorOptions> = {}): Subject | null {
  const page = generatePage(seed, { ...options, charset: 'utf-8' });
  const { text, numbers } = numberFigures(page.text, page.url);
  const result = parsePage(new TextEncoder().encode(text), { url: page.url });
  if (!result.ok || numbers.size === 0) return null;
  const owners = new Map([...numbers].map(([id, number]) => [number, id]));
  let known: Shown | null = null;
  const shown = (): Shown => {
    known ??= showPage(text);
    return known;
  };
  return { name: `generated ${seed}`, kind: page.kind, url: page.url, text, owners, whole: result.record, shown };
}

export function idOf({ indicator, applicant, label, path }: Observation): string {
  return indicator === null ? `row ${[...path, label].join(' > ')}` : cellId(indicator, applicant);
}

interface Place {
  readonly start: number;
  readonly id: string;
  readonly raw: string;
}

function numberFigures(text: string, url: string | null): { text: string; numbers: Map<string, number> } {
  const numbers = new Map<string, number>();
  let numbered = text;
  for (const { start, id, raw } of listPlaces(text, url)) {
    const range = locateFigure(numbered, start, raw);
    if (range === null) continue;
    const number = numbers.get(id) ?? FIRST_NUMBER + STEP * numbers.size;
    numbers.set(id, number);
    numbered = numbered.slice(0, range[0]) + String(number) + numbered.slice(range[1]);
  }
  return { text: numbered, numbers };
}

/** Cells that print a plain number and stand for one indicator, in every copy of their table, last first. */
function listPlaces(text: string, url: string | null): Place[] {
  const { rows, page } = explainPage(new TextEncoder().encode(text), { url });
  const places = new Map<number, Place>();
  for (const row of rows) {
    const { cell: at, indicator, applicant, raw } = row;
    const cell = at === null ? undefined : page.tables[at.table]?.grid.rows[at.row]?.[at.cell];
    if (at === null || cell === undefined || indicator === null || !DIGITS.test(raw)) continue;
    const id = cellId(indicator, applicant);
    for (const { start } of [cell, ...listCopies(page.tables, at)]) places.set(start, { start, id, raw });
  }
  return [...places.values()].sort((a, b) => b.start - a.start);
}

/** The cell at the same place of every other table that prints the same throughout. */
function listCopies(tables: Tables, at: { table: number; row: number; cell: number }): { start: number }[] {
  const whole = textsOf(tables[at.table]);
  return tables.flatMap((table, index) => {
    const cell = table.grid.rows[at.row]?.[at.cell];
    return index === at.table || cell === undefined || textsOf(table) !== whole ? [] : [cell];
  });
}

type Tables = Explanation['page']['tables'];

function textsOf(table: Tables[number] | undefined): string {
  return JSON.stringify(table?.grid.rows.map((row) => row.map(({ text }) => text)));
}

/** The half-open range of a figure: the whole inside of its cell, or the figure itself in a dump. */
function locateFigure(text: string, start: number, raw: string): readonly [number, number] | null {
  if (text.startsWith(raw, start)) return [start, start + raw.length];
  if (text.charAt(start) !== '<') return null;
  const inside = text.indexOf('>', start) + 1;
  const length = text.slice(inside).search(CELL_TAG);
  return inside === 0 || length < 0 ? null : [inside, inside + length];
}
