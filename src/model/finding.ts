/** What `check` tells: a check's result with its figures written out, so that it is understood without the record. */
import type { CheckResult, DisclosureRecord, Place } from './record.js';
import type { ValueStatus } from './text.js';

/** One figure that a check looked at. */
export interface FindingOperand {
  /** Id of the record it stands in; null where the record has none. */
  readonly record: string | null;
  readonly year: number | null;
  /** Whether that is the report that was checked, or the one it was compared with. */
  readonly side: 'this' | 'against';
  /** Index into its observations. */
  readonly observation: number;
  readonly indicator: string | null;
  readonly applicant: string | null;
  readonly label: string;
  readonly value: number | null;
  readonly unit: string | null;
  readonly status: ValueStatus;
  readonly raw: string;
  readonly at: Place;
}

/** The report that another one was compared with: always the preferred of its agency and year. */
export interface ComparedReport {
  readonly agency: string;
  readonly year: number | null;
}

export interface Finding extends Omit<CheckResult, 'observations'> {
  /** Null where a report was looked at alone, or there was none to compare it with. */
  readonly against: ComparedReport | null;
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
