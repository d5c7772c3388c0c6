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
  const bound = allowance(label.text, label.key);
  if (bound === 0 || label.key.length < SHORTEST - 2) return null;
  const ranked = rows
    .map((row) => ({ row, distance: measure(label, row, bound + 1) }))
    .filter(({ distance }) => distance <= bound + 1)
    .sort((a, b) => a.distance - b.distance);
  const [first, second] = ranked;
  if (!first || first.distance > bound || second?.distance === first.distance) return null;
  return negates(label.key, first.row, negations) ? null : first.row;
}

function allowance(text: string, key: string): number {
  if (DAMAGE.test(text)) return Math.max(2, Math.floor(key.length * 0.3));
  return key.length >= LONG ? 2 : key.length >= SHORTEST ? 1 : 0;
}

function measure(label: Label, row: FormRow, bound: number): number {
  const wordings = [row.label, ...(row.aliases ?? [])].map(comparisonKey);
  const printed = label.stem !== '' && label.stem !== label.key ? [label.key, label.stem] : [label.key];
  return Math.min(...wordings.flatMap((wording) => printed.map((key) => editDistance(wording, key, bound))));
}

/** `同意公开` is one character from `不同意公开`: what a negation sets apart is never near. */
function negates(key: string, row: FormRow, negations: string): boolean {
  const count = (text: string): number => [...text].filter((character) => negations.includes(character)).length;
  return count(key) !== count(comparisonKey(row.label));
}
