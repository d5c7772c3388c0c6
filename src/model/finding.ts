/** What `check` tells: a check's result with its figures written out, so that it is understood without the record. */
import type { CheckResult, DisclosureRecord, Place } from './record.js';
import type { ValueStatus } from './text.js';

/** One figure that a check looked at. */
export interface FindingOperand {
  /** Id of the record it stands in; null where the record has none. */
  readonly record: string | null;
  readonly year: number | null;
  readonly indicator: string | null;
  readonly applicant: string | null;
  readonly label: string;
  readonly value: number | null;
  readonly unit: string | null;
  readonly status: ValueStatus;
  readonly raw: string;
  readonly at: Place;
}

export interface Finding extends Omit<CheckResult, 'observations'> {
  readonly operands: readonly FindingOperand[];
}

/** A record with its place in a dataset: the preferred one of its agency and year, or a variant of it. */
export interface FiledRecord {
  readonly record: DisclosureRecord;
  /** Null for the preferred record. */
  readonly variant: string | null;
}

/** Takes the records of a dataset one by one: agency after agency, years upward, the preferred before its variants. */
export interface DatasetCheck {
  /** What the record says together with those that came before it; not what it says alone. */
  check(filed: FiledRecord): readonly Finding[];
}
