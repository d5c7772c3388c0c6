/**
 * Observations → look-up by indicator and applicant. A figure is usable only when a number was printed for it, and only
 * one: what is blank, unreadable, absent or printed twice with different values is named, never taken as 0.
 */
import type { Observation } from '../model/record.js';

/** What is looked up: `key` is made once, with `operandOf`. */
export interface Operand {
  readonly indicator: string;
  readonly applicant: string | null;
  readonly key: string;
}

export interface Figure {
  readonly operand: Operand;
  readonly value: number | null;
  /** Indices of the observations behind it. */
  readonly at: readonly number[];
  /** Why there is no value: `is blank`, `is not on the page` …; null when there is one. */
  readonly fault: string | null;
  readonly unit: string | null;
}

/** `requests.received@total`, or the indicator alone. */
export function operandOf(indicator: string, applicant: string | null = null): Operand {
  return { indicator, applicant, key: nameOf(indicator, applicant) };
}

function nameOf(indicator: string, applicant: string | null): string {
  return applicant === null ? indicator : `${indicator}@${applicant}`;
}

const NOWHERE: readonly number[] = [];

export class Figures {
  private readonly byKey = new Map<string, number[]>();
  /** What was found for a key, wherever it is printed: many rules ask for the same figures. */
  private readonly found = new Map<string, Figure>();

  constructor(readonly observations: readonly Observation[]) {
    let index = 0;
    for (const { indicator, applicant } of observations) {
      if (indicator !== null) this.note(nameOf(indicator, applicant), index);
      index++;
    }
  }

  private note(key: string, index: number): void {
    const list = this.byKey.get(key);
    if (list === undefined) this.byKey.set(key, [index]);
    else list.push(index);
  }

  has({ key }: Operand): boolean {
    return this.byKey.has(key);
  }

  /** Every figure that is printed more than once, as indices. */
  repeated(): (readonly number[])[] {
    return [...this.byKey.values()].filter((indices) => indices.length > 1);
  }

  /** Body tables in which it is printed. */
  tablesOf({ key }: Operand): readonly number[] {
    const indices = this.byKey.get(key) ?? NOWHERE;
    const [first] = indices;
    if (first === undefined) return NOWHERE;
    if (indices.length < 2) return [this.observations[first]?.at.table ?? 0];
    return [...new Set(indices.map((index) => this.observations[index]?.at.table ?? 0))];
  }

  /** The number printed, without its circumstances; null when there is none or not just one. */
  valueOf(operand: Operand): number | null {
    const all = this.byKey.get(operand.key);
    if (all === undefined) return null;
    return all.length === 1 ? (this.observations[all[0] ?? -1]?.value ?? null) : this.find(operand).value;
  }

  /** The figure, from the table named when it is printed there. */
  find(operand: Operand, table: number | null = null): Figure {
    const all = this.byKey.get(operand.key) ?? NOWHERE;
    if (all.length < 2 || table === null) return this.findAnywhere(operand, all);
    const near = all.filter((index) => this.observations[index]?.at.table === table);
    return near.length > 0 ? this.settle(operand, near) : this.findAnywhere(operand, all);
  }

  private findAnywhere(operand: Operand, all: readonly number[]): Figure {
    const known = this.found.get(operand.key) ?? this.settle(operand, all);
    this.found.set(operand.key, known);
    return known;
  }

  private settle(operand: Operand, at: readonly number[]): Figure {
    const first = this.observations[at[0] ?? -1];
    if (first === undefined) return { operand, value: null, at, fault: 'is not on the page', unit: null };
    if (at.length > 1 && at.some((index) => this.observations[index]?.value !== first.value)) {
      return { operand, value: null, at, fault: 'is printed twice with different values', unit: null };
    }
    const { status, value, unit } = first;
    if (status !== 'reported' || value === null) return { operand, value: null, at, fault: `is ${status}`, unit };
    return { operand, value, at, fault: null, unit };
  }
}
