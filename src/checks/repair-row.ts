/**
 * Numbers of a row whose last is the total of the others → the one small change that would make it add up, or null. In:
 * the numbers in the order of their columns; out: where the change would be. Pure arithmetic, nothing is changed.
 */

export interface Join {
  /** The place of the first of the two cells. */
  readonly at: number;
  readonly one: number;
  readonly other: number;
}

const TEN = 10;

/** True when the number at `at` is the sum of all others, and not nothing. */
export function isSumOfRest(values: readonly number[], at: number): boolean {
  const all = values.reduce((sum, value) => sum + value, 0);
  return all === 2 * (values[at] ?? Number.NaN);
}

/**
 * Two neighbours of one digit each that are one number: `1 2 0 0 0 0 12`, its second cell being lost, or in a row with
 * one cell too many `1 2 3 0 0 0 0 15`.
 */
export function findJoin(values: readonly number[]): Join | null {
  for (let at = 0; at + 1 < values.length; at++) {
    const [one = 0, other = 0] = values.slice(at, at + 2);
    if (!isDigit(one) || !isDigit(other) || one === 0) continue;
    const joined = [...values.slice(0, at), one * TEN + other, ...values.slice(at + 2)];
    if (isSumOfRest(joined, joined.length - 1)) return { at, one, other };
  }
  return null;
}

function isDigit(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < TEN;
}

/**
 * Where the total stands when the values have moved by one column: last but one (its own place is empty, or holds what
 * stood first), or first. Null when there is no such place, or a cell that counts was not read.
 */
export function findRotation(values: readonly (number | null)[]): number | null {
  const last = values.length - 1;
  const others = values.slice(0, last);
  if (others.some((value) => value === null)) return null;
  const numbers = values.map((value) => value ?? 0);
  for (const at of values[last] === null ? [last - 1] : [last - 1, 0]) {
    if ((numbers[at] ?? 0) > 0 && isSumOfRest(numbers, at)) return at;
  }
  return null;
}

/** In a row with one cell too many: the cell at an end without which the row adds up. */
export function findSurplus(values: readonly number[]): number | null {
  const ways = [values.slice(1), values.slice(0, -1)].map(
    (rest) => (rest.at(-1) ?? 0) > 0 && isSumOfRest(rest, rest.length - 1),
  );
  if (ways[0] === ways[1]) return null;
  return (ways[0] ? values[0] : values.at(-1)) ?? null;
}
