/**
 * What went into the record → the places on the shown page that it came from. In: the strings shown and the
 * explanation; out: marks per string, in order, none overlapping. What is not found where it must stand has no mark.
 */
import type { Evidence, Explanation } from '../model/explanation.js';
import type { DisclosureRecord } from '../model/record.js';
import { type Found, TextIndex } from './explanation-html-index.js';
import { keyOfCell, listUnits, MOST_CELLS, type Plan, type Unit } from './explanation-html-plan.js';

export interface Mark {
  readonly start: number;
  readonly end: number;
  /** Names of the values: `o12`, `h3`, `c0`, `s2`, `t0`, `y1`, `a0`. */
  readonly names: readonly string[];
}

export interface Marks {
  readonly inText: ReadonlyMap<string, readonly Mark[]>;
  /** Key of a cell → indices of the observations read from it. */
  readonly inCells: ReadonlyMap<string, readonly number[]>;
  /** Names of all values that have a place on the left side. */
  readonly placed: ReadonlySet<string>;
}

/** Beyond this many of a kind nothing is looked for. */
const MOST = 2000;
/** A bare year of a date or an address stands anywhere: it is no place. */
const BARE_YEAR = /^\d*$/;

const UNREAD: ReadonlySet<string> = new Set(['navigation', 'chrome', 'ignored']);

export function placeMarks(explanation: Explanation, plan: Plan): Marks {
  const desk = new Desk(explanation, plan);
  const { outcome } = explanation;
  if (outcome.ok) {
    desk.placeTitle(outcome.record.title);
    desk.placeHeader(outcome.record);
    desk.placeSections(outcome.record);
    desk.placeClaims(outcome.record);
  }
  desk.placeEvidence('y', explanation.year);
  desk.placeEvidence('a', explanation.agency);
  return desk.finish();
}

class Desk {
  private readonly found = new Map<string, { start: number; end: number; name: string }[]>();
  private readonly all: TextIndex;
  private readonly header: TextIndex;
  private readonly prose: TextIndex;
  private readonly headings: TextIndex;
  private readonly titles: readonly Unit[];
  private readonly cells: ReadonlyMap<string, readonly number[]>;
  private title: string | null = null;

  constructor(explanation: Explanation, plan: Plan) {
    const units = plan.items.flatMap(listUnits);
    const usedAs = (...uses: readonly string[]): Unit[] => units.filter(({ item }) => uses.includes(item.use.as));
    this.all = new TextIndex(units.filter(({ item }) => !UNREAD.has(item.use.as)));
    this.header = new TextIndex(usedAs('header'));
    this.prose = new TextIndex(usedAs('text', 'heading'));
    this.headings = new TextIndex(usedAs('heading'));
    this.titles = usedAs('title');
    this.cells = placeCells(explanation, plan);
  }

  private add(name: string, place: Found | null): void {
    if (place === null || place.end <= place.start) return;
    const marks = this.found.get(place.key);
    const mark = { start: place.start, end: place.end, name };
    if (marks) marks.push(mark);
    else this.found.set(place.key, [mark]);
  }

  /** A title may be printed in pieces: then the pieces are marked. */
  placeTitle(title: string | null): void {
    if (title === null) return;
    this.title = title;
    this.markTitle('t0', title);
  }

  private markTitle(name: string, title: string): void {
    const whole = this.titles.find(({ text }) => text.includes(title));
    const pieces = whole ? [whole] : this.titles.filter(({ text }) => text !== '' && title.includes(text.trim()));
    if (pieces.length === 0) this.add(name, this.all.find(title));
    for (const { key, text } of pieces) {
      const start = Math.max(0, text.indexOf(title));
      this.add(name, { key, start, end: whole ? start + title.length : text.length });
    }
  }

  /** Entries stand in the order of the page: a value is looked for behind its label, the next label behind this one. */
  placeHeader({ header }: DisclosureRecord): void {
    let from = 0;
    for (const [index, { label, value }] of header.entries.slice(0, MOST).entries()) {
      const at = this.header.seek(label, from);
      if (at < 0) continue;
      from = at + label.length;
      if (value !== '') this.add(`h${index}`, this.header.findValue(value, from));
    }
  }

  placeSections({ sections }: DisclosureRecord): void {
    let from = 0;
    for (const [index, { heading }] of sections.slice(0, MOST).entries()) {
      const at = heading === null ? -1 : this.headings.seek(heading, from);
      if (heading === null || at < 0) continue;
      this.add(`s${index}`, this.headings.place(at, heading.length));
      from = at + heading.length;
    }
  }

  placeClaims({ sections, claims }: DisclosureRecord): void {
    let from = 0;
    for (const [index, { text, section }] of claims.slice(0, MOST).entries()) {
      const paragraph = sections[section]?.paragraphs.find((one) => one.includes(text));
      if (paragraph === undefined) continue;
      const at = this.prose.seek(paragraph, from);
      if (at >= 0) from = at;
      const claim = this.prose.seek(text, Math.max(0, at));
      if (claim >= 0) this.add(`c${index}`, this.prose.place(claim, text.length));
    }
  }

  placeEvidence(letter: string, evidence: readonly Evidence[]): void {
    for (const [index, { text }] of evidence.slice(0, MOST).entries()) {
      if (text === this.title) this.markTitle(`${letter}${index}`, text);
      else if (!BARE_YEAR.test(text)) this.add(`${letter}${index}`, this.header.find(text) ?? this.all.find(text));
    }
  }

  finish(): Marks {
    const inText = new Map([...this.found].map(([key, marks]) => [key, separate(marks)]));
    const names = [...inText.values()].flat().flatMap((mark) => mark.names);
    const observed = [...this.cells.values()].flat().map((index) => `o${index}`);
    return { inText, inCells: this.cells, placed: new Set([...names, ...observed]) };
  }
}

/** Overlapping places are cut at each other's ends; each piece bears the names of all that cover it. */
function separate(marks: readonly { start: number; end: number; name: string }[]): Mark[] {
  const edges = [...new Set(marks.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  return edges.slice(0, -1).flatMap((start, at) => {
    const end = edges[at + 1] ?? start;
    const names = marks.filter((mark) => mark.start <= start && mark.end >= end).map(({ name }) => name);
    return names.length === 0 ? [] : [{ start, end, names: [...new Set(names)] }];
  });
}

function placeCells({ rows }: Explanation, plan: Plan): Map<string, number[]> {
  const items = new Map(plan.items.map((item) => [item.table, item]));
  const cells = new Map<string, number[]>();
  for (const [index, { cell }] of rows.entries()) {
    const item = cell === null ? undefined : items.get(cell.table);
    if (cell === null || item?.content.kind !== 'grid' || cell.row >= item.rows || cell.cell >= MOST_CELLS) continue;
    const last = Math.max(0, (item.content.rows[cell.row]?.length ?? 0) - 1);
    const key = keyOfCell(item, cell.row, Math.min(cell.cell, last));
    cells.set(key, [...(cells.get(key) ?? []), index]);
  }
  return cells;
}
