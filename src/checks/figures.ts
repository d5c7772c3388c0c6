/**
 * Observations → look-up by indicator and applicant. A figure is usable only when a number was printed for it, and only
 * one: what is blank, unreadable, absent or printed twice with different values is named, never taken as 0.
 */
import type { Observation } from '../model/record.js';

/** What is looked up: made once, with `operandOf`. */
export interface Operand {
  readonly indicator: string;
  readonly applicant: string | null;
  readonly key: string;
  /** Its place among all that were made, by which it is found; none for one of too many, of which there may be others. */
  readonly number: number | null;
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

/** Forms name some thousand figures together; records from elsewhere may name any. */
const MOST_KNOWN = 20_000;
/** By applicant, then by indicator: both stand in the forms, so looking them up makes no new text. */
const operands = new Map<string | null, Map<string, Operand>>();
let count = 0;

/** `requests.received@total`, or the indicator alone. The same operand for the same two. */
export function operandOf(indicator: string, applicant: string | null = null): Operand {
  return operands.get(applicant)?.get(indicator) ?? makeOperand(indicator, applicant);
}

function makeOperand(indicator: string, applicant: string | null): Operand {
  const key = applicant === null ? indicator : `${indicator}@${applicant}`;
  const single = count < MOST_KNOWN;
  const operand: Operand = { indicator, applicant, key, number: single ? count : null };
  if (!single) return operand;
  count += 1;
  const ofApplicant = operands.get(applicant) ?? new Map<string, Operand>();
  operands.set(applicant, ofApplicant.set(indicator, operand));
  return operand;
}

const NOWHERE: readonly number[] = [];

/** Indices of the observations behind several figures, in their order. */
export function placesOf(figures: readonly Figure[]): number[] {
  const places: number[] = [];
  for (const { at } of figures) for (const index of at) places.push(index);
  return places;
}

/** Where a figure is printed, and what it is when no table is named: many rules ask for the same figures. */
interface Printed {
  readonly at: number[];
  figure: Figure | null;
}

export class Figures {
  /** By the number of the operand. */
  private readonly known = new Array<Printed | undefined>(count);
  /** Of operands without a number, by key. */
  private readonly others = new Map<string, Printed>();
  private readonly printed: Printed[] = [];

  constructor(readonly observations: readonly Observation[]) {
    let index = 0;
    for (const { indicator, applicant } of observations) {
      if (indicator !== null) this.note(operandOf(indicator, applicant), index);
      index++;
    }
  }

  private note(operand: Operand, index: number): void {
    const known = this.locate(operand);
    if (known) {
      known.at.push(index);
      return;
    }
    const printed: Printed = { at: [index], figure: null };
    this.printed.push(printed);
    if (operand.number === null) this.others.set(operand.key, printed);
    else this.known[operand.number] = printed;
  }

  private locate(operand: Operand): Printed | undefined {
    return operand.number === null ? this.others.get(operand.key) : this.known[operand.number];
  }

  has(operand: Operand): boolean {
    return this.locate(operand) !== undefined;
  }

  /** Every figure that is printed more than once, as indices. */
  repeated(): (readonly number[])[] {
    return this.printed.map(({ at }) => at).filter((at) => at.length > 1);
  }

  /** Body tables in which it is printed. */
  tablesOf(operand: Operand): readonly number[] {
    const indices = this.locate(operand)?.at ?? NOWHERE;
    const [first] = indices;
    if (first === undefined) return NOWHERE;
    if (indices.length < 2) return [this.observations[first]?.at.table ?? 0];
    return [...new Set(indices.map((index) => this.observations[index]?.at.table ?? 0))];
  }

  /** The number printed, without its circumstances; null when there is none or not just one. */
  valueOf(operand: Operand): number | null {
    const printed = this.locate(operand);
    if (printed === undefined) return null;
    const [first = 0, second] = printed.at;
    return second === undefined ? (this.observations[first]?.value ?? null) : this.findAnywhere(operand, printed).value;
  }

  /** The figure, from the table named when it is printed there. */
  find(operand: Operand, table: number | null = null): Figure {
    const printed = this.locate(operand);
    if (printed === undefined) return this.settle(operand, NOWHERE);
    if (printed.at.length < 2 || table === null) return this.findAnywhere(operand, printed);
    const near = printed.at.filter((index) => this.observations[index]?.at.table === table);
    return near.length > 0 ? this.settle(operand, near) : this.findAnywhere(operand, printed);
  }

  private findAnywhere(operand: Operand, printed: Printed): Figure {
    printed.figure ??= this.settle(operand, printed.at);
    return printed.figure;
  }

  private settle(operand: Operand, at: readonly number[]): Figure {
    const [index] = at;
    const first = index === undefined ? undefined : this.observations[index];
    if (first === undefined) return { operand, value: null, at, fault: 'is not on the page', unit: null };
    if (at.length > 1 && at.some((index) => this.observations[index]?.value !== first.value)) {
      return { operand, value: null, at, fault: 'is printed twice with different values', unit: null };
    }
    const { status, value, unit } = first;
    if (status !== 'reported' || value === null) return { operand, value: null, at, fault: `is ${status}`, unit };
    return { operand, value, at, fault: null, unit };
  }
}
