/**
 * The report of a year and the one of the year before → results of the rules between them (Y1–Y3, T2-19c). A rule that
 * the forms have no figures for gives no result; it never passes with a figure that was not read.
 */
import type { Finding } from '../model/finding.js';
import type { Form } from '../model/form.js';
import { type Figure, operandOf } from './figures.js';
import { traitsOf } from './form-units.js';
import { nameReport, operandsAt, type Report } from './report-figures.js';
import { YEAR_RULES, type YearRule, type YearTerm } from './year-rules.js';

export interface YearPair {
  readonly last: Report;
  readonly now: Report;
}

interface Term extends YearTerm {
  readonly figure: Figure;
  readonly report: Report;
}

interface Spot {
  readonly rule: YearRule;
  readonly pair: YearPair;
  readonly left: readonly Term[];
  readonly right: readonly Term[];
}

const TOLERANCE = 1e-6;
const SIGNS = { '=': ['=', '≠'], '>=': ['≥', '<'] } as const;

export function checkYears(pair: YearPair): Finding[] {
  return YEAR_RULES.flatMap((rule) => checkRule(rule, pair));
}

function checkRule(rule: YearRule, pair: YearPair): Finding[] {
  const terms = [...rule.left, ...rule.right];
  const forms = terms.map(({ code, year }) => hasIndicator(reportOf(pair, year).form, code));
  if (forms.includes(false) || forms.every((has) => has === null)) return [];
  const strange = terms.find((_, index) => forms[index] === null);
  if (strange !== undefined) return [unknownForm(rule, pair, strange.year)];
  const [first] = terms;
  const columns = rule.forEach === undefined || first === undefined ? [null] : applicantsOf(pair.now.form);
  return columns.map((applicant) =>
    assess({ rule, pair, left: look(rule.left, pair, applicant), right: look(rule.right, pair, applicant) }),
  );
}

/** Null when the form of the report is not known. */
function hasIndicator(form: Form | null, code: string): boolean | null {
  return form === null ? null : traitsOf(form).has(code);
}

function reportOf({ last, now }: YearPair, year: YearTerm['year']): Report {
  return year === 'this' ? now : last;
}

function unknownForm({ rule, severity }: YearRule, pair: YearPair, year: YearTerm['year']): Finding {
  const message = `the form of the report of ${reportOf(pair, year).record.year} is not known`;
  const against = nameReport(pair.last);
  return { rule, severity, outcome: 'not-assessable', expected: null, actual: null, message, against, operands: [] };
}

function applicantsOf(form: Form | null): readonly (string | null)[] {
  const table = form?.tables.find(({ layout }) => layout === 'matrix');
  return table?.layout === 'matrix' ? table.columns.map(({ code }) => code) : [];
}

function look(terms: readonly YearTerm[], pair: YearPair, applicant: string | null): Term[] {
  return terms.map((term) => {
    const report = reportOf(pair, term.year);
    return { ...term, report, figure: report.figures.find(operandOf(term.code, applicant)) };
  });
}

function assess({ rule, pair, left, right }: Spot): Finding {
  const all = [...left, ...right];
  const operands = all.flatMap(({ figure, report, year }) =>
    operandsAt(report, figure.at, year === 'this' ? 'this' : 'against'),
  );
  const named = { rule: rule.rule, severity: rule.severity, against: nameReport(pair.last), operands };
  const unread = all.filter(({ figure }) => figure.value === null);
  if (unread.length > 0) {
    const message = unread.map((term) => `${nameOf(term)} ${term.figure.fault}`).join(', ');
    return { ...named, outcome: 'not-assessable', expected: null, actual: null, message };
  }
  const [actual, expected] = [total(left), total(right)];
  const holds = rule.op === '=' ? Math.abs(actual - expected) < TOLERANCE : actual - expected > -TOLERANCE;
  const sign = SIGNS[rule.op][holds ? 0 : 1];
  const message = `${actual} ${sign} ${expected}: ${write(left)} ${sign} ${write(right)}`;
  return { ...named, outcome: holds ? 'pass' : 'fail', expected, actual, message };
}

function total(terms: readonly Term[]): number {
  return terms.reduce((sum, { minus, figure }) => sum + (minus ? -1 : 1) * (figure.value ?? 0), 0);
}

/** `requests.carried_in@total of 2021 (3)`. */
function write(terms: readonly Term[]): string {
  return terms
    .map((term, index) => `${index === 0 ? '' : term.minus ? ' − ' : ' + '}${nameOf(term)} (${term.figure.value})`)
    .join('');
}

function nameOf({ figure, report }: Term): string {
  return `${figure.operand.key} of ${report.record.year}`;
}
