/**
 * Observations → look-up by indicator and applicant. A figure is usable only when a number was printed for it, and only
 * one: what is blank, unreadable, absent or printed twice with different values is named, never taken as 0.
 */
import type { Observation } from '../model/record.js';

export interface Operand {
  readonly indicator: string;
  readonly applicant: string | null;
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

export class Figures {
  private readonly byKey = new Map<string, number[]>();

  constructor(readonly observations: readonly Observation[]) {
    observations.forEach(({ indicator, applicant }, index) => {
      if (indicator === null) return;
      const key = keyOf({ indicator, applicant });
      const list = this.byKey.get(key);
      if (list === undefined) this.byKey.set(key, [index]);
      else list.push(index);
    });
  }

  has(operand: Operand): boolean {
    return this.byKey.has(keyOf(operand));
  }

  /** Every figure that is printed more than once, as indices. */
  repeated(): (readonly number[])[] {
    return [...this.byKey.values()].filter((indices) => indices.length > 1);
  }

  /** Body tables in which it is printed. */
  tablesOf(operand: Operand): number[] {
    const indices = this.byKey.get(keyOf(operand)) ?? [];
    return [...new Set(indices.map((index) => this.observations[index]?.at.table ?? 0))];
  }

  /** The figure, from the table named when it is printed there. */
  find(operand: Operand, table: number | null = null): Figure {
    const all = this.byKey.get(keyOf(operand)) ?? [];
    const near = all.filter((index) => this.observations[index]?.at.table === table);
    return this.settle(operand, near.length > 0 ? near : all);
  }

  private settle(operand: Operand, at: readonly number[]): Figure {
    const [first, ...others] = at.map((index) => this.observations[index]);
    if (first === undefined) return { operand, value: null, at, fault: 'is not on the page', unit: null };
    if (others.some((other) => other?.value !== first.value)) {
      return { operand, value: null, at, fault: 'is printed twice with different values', unit: null };
    }
    const { status, value, unit } = first;
    if (status !== 'reported' || value === null) return { operand, value: null, at, fault: `is ${status}`, unit };
    return { operand, value, at, fault: null, unit };
  }
}

export function nameOf({ indicator, applicant }: Operand): string {
  return applicant === null ? indicator : `${indicator}@${applicant}`;
}

function keyOf({ indicator, applicant }: Operand): string {
  return applicant === null ? indicator : `${indicator}@${applicant}`;
}
