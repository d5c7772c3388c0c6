/**
 * What every rule gives: one result with its figures. Rule ids are `<form id>.<rule>` for rules of a form
 * (`national-2014.C1`), `<group>.<rule>` for all others (`narrative.X9`, `header.H2`, `form.FORM-1`, `values.INT`).
 * `actual` is what the page says, `expected` what the other figures demand.
 */
import type { CheckResult, DisclosureRecord } from '../model/record.js';
import type { Severity } from '../model/text.js';

/** What a record must hold to be checked; a record as written has it all. */
export type CheckedRecord = Omit<DisclosureRecord, 'schema' | 'id' | 'checks'>;

export interface RuleName {
  readonly rule: string;
  readonly severity: Severity;
}

interface Compared {
  readonly expected: number | string | null;
  readonly actual: number | string | null;
  readonly message: string;
  readonly observations?: readonly number[];
}

export function passed(name: RuleName, compared: Compared): CheckResult {
  return result(name, 'pass', compared);
}

export function failed(name: RuleName, compared: Compared): CheckResult {
  return result(name, 'fail', compared);
}

export function notAssessable(name: RuleName, message: string, observations: readonly number[] = []): CheckResult {
  return result(name, 'not-assessable', { expected: null, actual: null, message, observations });
}

function result({ rule, severity }: RuleName, outcome: CheckResult['outcome'], compared: Compared): CheckResult {
  const { expected, actual, message, observations = [] } = compared;
  return { rule, outcome, severity, expected, actual, message, observations };
}
