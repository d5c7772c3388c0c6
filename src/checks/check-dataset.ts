/**
 * The records of a dataset, one by one → what they say together: year against year (Y1–Y5, T2-19c), variants of one year
 * (Y7), the same table in two agencies (Y8). Remembers the last preferred report, and a hash for each report.
 */
import type { DatasetCheck, FiledRecord, Finding } from '../model/finding.js';
import type { Form } from '../model/form.js';
import { COPIED, checkCopied } from './check-copied.js';
import { checkVariant } from './check-variants.js';
import { checkYears } from './check-years.js';
import { type Digest, Twins } from './find-twins.js';
import { traitsOf } from './form-units.js';
import { openReport, type Report } from './report-figures.js';
import { YEAR_RULES } from './year-rules.js';

export interface DatasetCheckOptions {
  readonly forms: readonly Form[];
  readonly digest: Digest;
}

export function openDatasetCheck({ forms, digest }: DatasetCheckOptions): DatasetCheck {
  const twins = new Twins(digest);
  let last: Report | null = null;

  function check(filed: FiledRecord): readonly Finding[] {
    const report = openReport(filed, forms);
    if (last !== null && last.record.agency.key !== filed.record.agency.key) last = null;
    if (filed.variant !== null) return [checkVariant(last?.record.year === filed.record.year ? last : null, report)];
    const findings = [...(last === null ? [] : compareYears(last, report)), ...twins.check(report)];
    last = report;
    return findings;
  }

  return { check };
}

function compareYears(last: Report, now: Report): Finding[] {
  const [before, after] = [last.record.year, now.record.year];
  if (before === null || after === null) return [];
  if (after === before + 1) return [...checkYears({ last, now }), ...checkCopied({ last, now })];
  return listGap(now, `no report of ${after - 1} was read; the last one before it is of ${before}`);
}

/** Rules that this report would have, were the year before there. */
function listGap({ form }: Report, message: string): Finding[] {
  const known = form === null ? new Map() : traitsOf(form);
  const rules = YEAR_RULES.filter(({ left, right }) =>
    [...left, ...right].every(({ code, year }) => year === 'last' || known.has(code)),
  );
  return [...rules, COPIED].map(({ rule, severity }) => ({
    rule,
    severity,
    outcome: 'not-assessable',
    expected: null,
    actual: null,
    message,
    against: null,
    operands: [],
  }));
}
