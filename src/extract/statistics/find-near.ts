/**
 * A label that no form knows → the one row whose label is nearest, or null. A typing error in good words may be one or
 * two characters, destroyed text more; two rows equally near, or a negation between them, leave no reading.
 */
import type { FormRow } from '../../model/form.js';
import { comparisonKey } from '../../text/comparison-key.js';
import { editDistance } from './edit-distance.js';
import type { Label } from './read-label.js';

/** What text damage leaves in a label: replacement and private-use characters, stray `?`, half annotations. */
export const DAMAGE =
  /[\ufffd\ue000-\uf8ff?？□■�*]|[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]\}|[({（｛][^)}）｝]*$|^[^({（｛]*[)}）｝]/u;
const SHORTEST = 6;
const LONG = 12;

export function findNear(label: Label, rows: readonly FormRow[], negations: string): FormRow | null {
  if (label.key.length < SHORTEST - 2) return null;
  const ranked = rows
    .map((row) => ({ row, ...measure(label, row) }))
    .filter(({ excess }) => excess <= 1)
    .sort((a, b) => a.distance - b.distance);
  const [first, second] = ranked;
  if (!first || first.excess > 0 || second?.distance === first.distance) return null;
  return negates(first, negations) || endsElsewhere(first, rows, label) ? null : first.row;
}

/** A label that lost its beginning keeps its end: where that is longer than the row's own wording, it is another row's. */
function endsElsewhere(
  { row, key, wording }: Measured & { row: FormRow },
  rows: readonly FormRow[],
  label: Label,
): boolean {
  if (!DAMAGE.test(label.text)) return false;
  const own = sharedEnd(key, wording);
  if (own < wording.length) return false;
  return rows.some((other) => other !== row && listWordings(other).some((text) => sharedEnd(key, text) > own));
}

function listWordings(row: FormRow): string[] {
  return [row.label, ...(row.aliases ?? [])].map(comparisonKey);
}

function sharedEnd(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length++;
  return length;
}

/** How many characters may be wrong in so long a wording. */
function allowance(text: string, key: string): number {
  if (DAMAGE.test(text)) return Math.max(2, Math.floor(key.length * 0.3));
  return key.length >= LONG ? 2 : key.length >= SHORTEST ? 1 : 0;
}

interface Measured {
  readonly distance: number;
  /** By how much the distance is more than is allowed. */
  readonly excess: number;
  readonly key: string;
  readonly wording: string;
}

const FAR: Measured = { distance: Number.POSITIVE_INFINITY, excess: Number.POSITIVE_INFINITY, key: '', wording: '' };

/** The nearest of the row's wordings, to the label with its brackets and without. */
function measure(label: Label, row: FormRow): Measured {
  const printed = label.stem !== '' && label.stem !== label.key ? [label.key, label.stem] : [label.key];
  let nearest = FAR;
  for (const key of printed) {
    const bound = allowance(label.text, key);
    if (bound === 0) continue;
    for (const wording of listWordings(row)) {
      const distance = editDistance(wording, key, bound + 1);
      if (distance < nearest.distance) nearest = { distance, excess: distance - bound, key, wording };
    }
  }
  return nearest;
}

/** `同意公开` is one character from `不同意公开`: what a negation sets apart is never near. */
function negates({ key, wording }: Measured, negations: string): boolean {
  const count = (text: string): number => [...text].filter((character) => negations.includes(character)).length;
  return count(key) !== count(wording);
}
