/**
 * The report of a year and the one of the year before, figure by figure → all the same (Y4: last year's report handed in
 * again), or ten times as large, a tenth, or gone to 0 (Y5). Only figures that both reports print and that were read.
 */
import type { Finding } from '../model/finding.js';
import type { Observation } from '../model/record.js';
import type { YearPair } from './check-years.js';
import { operandOf } from './figures.js';
import { traitsOf } from './form-units.js';
import { nameReport, operandsAt } from './report-figures.js';

/** A figure of both years, as places among their observations. */
interface Both {
  readonly key: string;
  readonly last: number;
  readonly now: number;
}

export const COPIED = { rule: 'years.Y4', severity: 'warning' } as const;
const JUMPED = { rule: 'years.Y5', severity: 'info' } as const;
const FEWEST = 5;
const FACTOR = 10;
/** Of two small figures one is soon ten times the other. */
const LARGE = 10;

export function checkCopied(pair: YearPair): Finding[] {
  const both = listBoth(pair);
  return [checkSame(pair, both), ...checkJumps(pair, both)];
}

/** Figures that stand once in each report. */
function listBoth({ last, now }: YearPair): Both[] {
  return now.record.observations.flatMap(({ indicator, applicant }, place) => {
    if (indicator === null) return [];
    const operand = operandOf(indicator, applicant);
    const [before, another] = last.figures.find(operand).at;
    const isOnce = before !== undefined && another === undefined && now.figures.find(operand).at.length === 1;
    return isOnce ? [{ key: operand.key, last: before, now: place }] : [];
  });
}

function checkSame(pair: YearPair, both: readonly Both[]): Finding {
  const against = nameReport(pair.last);
  const open = (message: string): Finding => ({
    ...COPIED,
    against,
    outcome: 'not-assessable',
    expected: null,
    actual: null,
    message,
    operands: [],
  });
  if (pair.last.record.form !== pair.now.record.form) return open('the two reports use different forms');
  const values = both.map((one) => valuesOf(pair, one));
  const read = values.filter(([before, after]) => before !== null && after !== null);
  const changed = both.find((_, index) => isChanged(values[index] ?? [null, null]));
  const compared = { against, expected: null, actual: read.length };
  if (changed !== undefined) {
    const [before, after] = valuesOf(pair, changed);
    const message = `${changed.key} was ${before} and is ${after}`;
    return { ...COPIED, ...compared, outcome: 'pass', message, operands: operandsOf(pair, changed) };
  }
  if (read.length < FEWEST) return open(`only ${read.length} figures were read in both reports`);
  if (read.every(([before]) => before === 0)) return open(`all ${read.length} figures are 0 in both reports`);
  if (values.some(([before, after]) => (before === null) !== (after === null))) {
    return open('the figures that were read are the same, but some were read in one report only');
  }
  const years = `${pair.last.record.year} and ${pair.now.record.year}`;
  const message = `all ${read.length} figures are the same in ${years}: the report may be a copy`;
  return { ...COPIED, ...compared, outcome: 'fail', message, operands: [] };
}

type Values = readonly [before: number | null, after: number | null];

function valuesOf({ last, now }: YearPair, both: Both): Values {
  return [readIn(last.record.observations[both.last]), readIn(now.record.observations[both.now])];
}

function readIn(observation: Observation | undefined): number | null {
  return observation?.status === 'reported' ? observation.value : null;
}

function isChanged([before, after]: Values): boolean {
  return before !== null && after !== null && before !== after;
}

function operandsOf({ last, now }: YearPair, both: Both) {
  return [...operandsAt(last, [both.last], 'against'), ...operandsAt(now, [both.now])];
}

/** Totals only: what one kind of applicant asks for goes up and down. */
function checkJumps(pair: YearPair, both: readonly Both[]): Finding[] {
  const signed = signedIn(pair);
  const compared = both.filter((one) => {
    const { applicant, unit, indicator } = pair.now.record.observations[one.now] ?? {};
    const isTotal = applicant === null || applicant === 'total';
    const sameUnit = unit === pair.last.record.observations[one.last]?.unit;
    return isTotal && sameUnit && !signed.has(indicator ?? '') && !valuesOf(pair, one).includes(null);
  });
  const jumps = compared.filter((one) => isJump(valuesOf(pair, one)));
  if (jumps.length > 0) return jumps.map((one) => describeJump(pair, one));
  const outcome = compared.length === 0 ? 'not-assessable' : 'pass';
  const message =
    compared.length === 0 ? 'no figure was read in both reports' : `${compared.length} figures keep their size`;
  const against = nameReport(pair.last);
  return [{ ...JUMPED, outcome, expected: null, actual: null, message, against, operands: [] }];
}

function signedIn({ now }: YearPair): ReadonlySet<string> {
  if (now.form === null) return new Set();
  return new Set([...traitsOf(now.form)].flatMap(([code, { signed }]) => (signed ? [code] : [])));
}

function isJump([before, after]: Values): boolean {
  if (before === null || after === null || Math.max(before, after) < LARGE) return false;
  return after === 0 || before === 0 ? after === 0 : Math.max(after / before, before / after) > FACTOR;
}

function describeJump(pair: YearPair, one: Both): Finding {
  const [expected, actual] = valuesOf(pair, one);
  const message = `${one.key} was ${expected} in ${pair.last.record.year} and is ${actual} in ${pair.now.record.year}`;
  const against = nameReport(pair.last);
  return { ...JUMPED, outcome: 'fail', expected, actual, message, against, operands: operandsOf(pair, one) };
}
