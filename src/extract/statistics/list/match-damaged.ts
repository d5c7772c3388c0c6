/**
 * Rows whose label the form does not know → near matches, then rows known by place alone. Both only where the rows
 * before and after leave no doubt; a local row in good words is never taken for a row of the form.
 */
import type { FormRow } from '../../../model/form.js';
import { DAMAGE, findNear } from '../find-near.js';
import type { Alignment } from './align-rows.js';

export function matchDamaged(alignment: Alignment, negations: string): void {
  const unknown = listUnknown(alignment);
  if (unknown.length === 0) return;
  const gaps = new Gaps(alignment);
  for (const index of unknown) {
    const near = matchNear(alignment, index, { gap: gaps.locate(index), negations });
    if (near) alignment.take(index, near, 'near', `its label is nearest to ${near.code}'s, between the rows around it`);
  }
  for (const index of listUnknown(alignment)) {
    const label = alignment.rows[index]?.row.label;
    if (!label || !isDestroyed(label.text, label.key)) continue;
    const only = matchPosition(alignment, index, gaps.locate(index));
    if (only)
      alignment.take(
        index,
        only,
        'position',
        `its label is destroyed; ${only.code} is the only row that fits its place`,
      );
  }
}

function listUnknown(alignment: Alignment): number[] {
  const unknown: number[] = [];
  for (let index = 0; index < alignment.rows.length; index++) {
    const found = alignment.entries[index] || alignment.repeated.has(index) || alignment.rows[index]?.row.found;
    if (!found) unknown.push(index);
  }
  return unknown;
}

/** For each row of the page, the rows of the form that lie between its neighbours and were taken by none. */
class Gaps {
  private readonly before: number[];
  private readonly after: number[];

  constructor(private readonly alignment: Alignment) {
    const order = new Map(alignment.table.rows.map((row, at) => [row.code, at]));
    const places = alignment.entries.map((entry) => (entry ? (order.get(entry.code) ?? -1) : -1));
    this.before = carry(places, -1);
    this.after = carry(places.toReversed(), alignment.table.rows.length).toReversed();
  }

  locate(index: number): FormRow[] {
    const from = (this.before[index] ?? -1) + 1;
    const to = this.after[index] ?? 0;
    const { table, taken } = this.alignment;
    return from < to ? table.rows.slice(from, to).filter((row) => !taken.has(row.code)) : [];
  }
}

/** Each place, or the last one before it that is known. */
function carry(places: readonly number[], start: number): number[] {
  let last = start;
  return places.map((place) => {
    if (place >= 0) last = place;
    return last;
  });
}

function matchNear(
  alignment: Alignment,
  index: number,
  options: { gap: readonly FormRow[]; negations: string },
): FormRow | null {
  const row = alignment.rows[index]?.row;
  if (!row || options.gap.length === 0) return null;
  const near = findNear(row.label, alignment.table.rows, options.negations);
  return near && options.gap.includes(near) && unitAgrees(row.unit, near) ? near : null;
}

function unitAgrees(printed: string | null, row: FormRow): boolean {
  return printed === null || row.unit === undefined || printed === row.unit;
}

/** Fewer than three readable characters of what was a label. */
function isDestroyed(text: string, key: string): boolean {
  return DAMAGE.test(text) && key.length < Math.max(3, text.length / 3);
}

/** The one row left of the form under this parent, when this is the one row left of the page there. */
function matchPosition(alignment: Alignment, index: number, between: readonly FormRow[]): FormRow | null {
  const unread = (at: number): boolean => alignment.entries[at] === null;
  if (index > 0 && unread(index - 1)) return null;
  if (index + 1 < alignment.rows.length && unread(index + 1)) return null;
  const gap = between.filter((row) => !row.local && !row.group);
  const [only] = gap;
  const unit = alignment.rows[index]?.row.unit ?? null;
  return gap.length === 1 && only && unit !== null && unitAgrees(unit, only) ? only : null;
}
