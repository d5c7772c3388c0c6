/**
 * Rows of a list table → who stands under whom, from what is printed: ordinals, 其中 ("of which") and cells that span.
 * Ordinals give only the shape of the page: which indicator a row is, they never say.
 */
import type { ListRow } from './read-row.js';

export interface Placed {
  readonly row: ListRow;
  /** Index of the row above it in the page's own hierarchy, or −1. */
  readonly parent: number;
  /** False when neither an ordinal nor a 其中 that opens a list says where it stands. */
  readonly certain: boolean;
}

interface Open {
  readonly index: number;
  readonly level: number;
  readonly parent: number;
  /** A row of a list that 其中 opened and that goes on without ordinals. */
  readonly listed: boolean;
  /** True when its 其中 opens that list; a further one may belong to any row since. */
  readonly opensList: boolean;
  /** The number it carries, or null. */
  readonly number: number | null;
}

/** Less than the distance of two ordinal levels. */
const PART = 0.5;

export function placeRows(rows: readonly ListRow[]): Placed[] {
  const stack: Open[] = [];
  const numbered = rows.some(({ label }) => label.ordinal !== null && label.ordinal.level <= 2);
  return rows.map((row, index) => {
    const open = openRow(row, index, { stack, numbered });
    while (stack.length > 0 && (stack.at(-1)?.level ?? 0) >= open.level) stack.pop();
    stack.push(open);
    return { row, parent: open.parent, certain: row.label.ordinal !== null || open.opensList };
  });
}

interface Scene {
  readonly stack: readonly Open[];
  /** True when main rows carry ordinals. */
  readonly numbered: boolean;
}

function openRow(row: ListRow, index: number, { stack, numbered }: Scene): Open {
  const { ordinal, ofWhich } = row.label;
  const previous = stack.at(-1);
  if (ofWhich && !ordinal) return openPart(index, previous);
  if (ordinal) {
    const { number } = ordinal;
    const opens = ofWhich && previous !== undefined && !previous.listed;
    const inner = opens ? previous.level + PART : goesOnInside(stack, ordinal) ? ordinal.level + PART : 0;
    const level = Math.max(ordinal.level, inner);
    return { index, level, parent: locateAbove(stack, level), listed: false, opensList: false, number };
  }
  if (isRoot(row)) return { index, level: 1, parent: -1, listed: false, opensList: false, number: null };
  // Where the main rows carry ordinals, a row without one goes on beside the row above it; elsewhere it is a main row.
  if (!numbered || !previous) return { index, level: 1, parent: -1, listed: false, opensList: false, number: null };
  return {
    index,
    level: previous.level,
    parent: previous.parent,
    listed: previous.listed,
    opensList: false,
    number: null,
  };
}

/** A row that the forms have at their top only, printed without its ordinal. */
function isRoot({ found }: ListRow): boolean {
  if (!found || found.entries.length === 0) return false;
  for (const { row, table } of found.entries) if (table.layout !== 'list' || row.parent !== undefined) return false;
  return true;
}

/** A list that 其中 opened goes on by its numbers (其中：1. 2. 3. under 6.), where the list around it does not. */
function goesOnInside(stack: readonly Open[], ordinal: { readonly level: number; readonly number: number }): boolean {
  const before = ordinal.number - 1;
  return numberAt(stack, ordinal.level + PART) === before && numberAt(stack, ordinal.level) !== before;
}

/** The number of the row that is open at a level. */
function numberAt(stack: readonly Open[], level: number): number | null | undefined {
  for (const open of stack) if (open.level === level) return open.number;
  return undefined;
}

function openPart(index: number, previous: Open | undefined): Open {
  if (!previous) return { index, level: 1, parent: -1, listed: true, opensList: false, number: null };
  if (previous.listed)
    return { index, level: previous.level, parent: previous.parent, listed: true, opensList: false, number: null };
  return { index, level: previous.level + PART, parent: previous.index, listed: true, opensList: true, number: null };
}

function locateAbove(stack: readonly Open[], level: number): number {
  for (let at = stack.length - 1; at >= 0; at--) {
    const open = stack[at];
    if (open && open.level < level) return open.index;
  }
  return -1;
}
