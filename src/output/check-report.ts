/**
 * Findings of checks → text: for people, grouped by report with the figures by name; or JSON, NDJSON and CSV with one
 * finding each. In: one report at a time; out: strings, keeping no report. Refuses nothing.
 */
import type { Finding, FindingOperand } from '../model/finding.js';
import type { Severity } from '../model/text.js';
import { type CsvCell, writeCsvRows } from './observation-csv.js';
import { writeJsonLine } from './record-json.js';
import { escapeForTerminal, padColumns } from './terminal-text.js';
import { wrapColumns } from './wrap-columns.js';

/** A report with what is to be told of it. */
export interface CheckedReport {
  readonly id: string | null;
  readonly agency: { readonly key: string; readonly name: string | null };
  readonly year: number | null;
  readonly variant: string | null;
  readonly form: string | null;
  /** The file it was read from, as named. */
  readonly input: string;
  readonly findings: readonly Finding[];
}

/** Of all checks, told or not. */
export interface CheckTotals {
  readonly reports: number;
  /** Reports with a failed check that is an error. */
  readonly faulty: number;
  readonly failed: Readonly<Record<Severity, number>>;
  readonly passed: number;
  readonly open: number;
}

export type CheckKey =
  | `check.${'expected' | 'figures' | 'blank' | 'placeholder' | 'unreadable' | 'variant' | 'pass' | 'open'}`
  | `check.${'totals' | 'errors' | 'warnings' | 'infos' | 'passed' | 'notAssessable' | 'join' | 'figure' | 'figureJoin'}`
  | `summary.${'unknownAgency' | 'unknownYear' | Severity}`;

export interface CheckWords {
  readonly say: (key: CheckKey, values?: Readonly<Record<string, string | number>>) => string;
  readonly color: boolean;
  readonly columns: number;
  /** What a rule demands, in words; null for one without words. */
  readonly ruleIn: (rule: string) => string | null;
  /** Form → indicator → its label for the reader. */
  readonly labels: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly applicants: ReadonlyMap<string, string>;
}

export interface CheckWriter {
  /** True when page text stands in it as it is. */
  readonly exact?: boolean;
  report(report: CheckedReport): string;
  end(totals: CheckTotals): string;
}

export const CHECK_FORMATS = {
  summary: openSummary,
  json: openJson,
  ndjson: openNdjson,
  csv: openCsv,
} as const satisfies Record<string, (words: CheckWords) => CheckWriter>;

export type CheckFormat = keyof typeof CHECK_FORMATS;

const COLUMNS = [
  'agency_key',
  'agency',
  'year',
  'variant',
  'input',
  'rule',
  'outcome',
  'severity',
  'expected',
  'actual',
  'message',
  'operands',
] as const;

function openNdjson(): CheckWriter {
  const report = (one: CheckedReport): string =>
    rowsOf(one)
      .map((row) => `${writeJsonLine(row)}\n`)
      .join('');
  return { report, end: () => '' };
}

function openJson(): CheckWriter {
  let before = '[\n';
  const row = (one: unknown): string => {
    const text = before + writeJsonLine(one);
    before = ',\n';
    return text;
  };
  return { report: (one) => rowsOf(one).map(row).join(''), end: () => (before === '[\n' ? '[]\n' : '\n]\n') };
}

function rowsOf({ id, agency, year, variant, input, findings }: CheckedReport) {
  return findings.map((finding) => ({
    report: id,
    agency: agency.key,
    agencyName: agency.name,
    year,
    variant,
    input,
    ...finding,
  }));
}

/** The head stands there even when nothing failed: a table without rows is an answer. */
function openCsv(): CheckWriter {
  let head = writeCsvRows([COLUMNS]);
  const first = (rows: string): string => {
    const text = head + rows;
    head = '';
    return text;
  };
  const report = (one: CheckedReport): string =>
    first(writeCsvRows(one.findings.map((finding) => csvRow(one, finding))));
  return { exact: true, report, end: () => first('') };
}

function csvRow({ agency, year, variant, input }: CheckedReport, finding: Finding): readonly CsvCell[] {
  const { rule, outcome, severity, expected, actual, message, operands } = finding;
  const figures = operands.map((operand) => `${nameOf(operand)}=${operand.value ?? operand.status}`).join(' ');
  return [agency.key, agency.name, year, variant, input, rule, outcome, severity, expected, actual, message, figures];
}

function nameOf({ year, indicator, applicant, label }: FindingOperand): string {
  return `${indicator ?? label}${applicant === null ? '' : `@${applicant}`}:${year ?? ''}`;
}

type Style = 'bold' | 'dim' | 'red' | 'yellow';
const CODES: Readonly<Record<Style, string>> = { bold: '1', dim: '2', red: '31', yellow: '33' };
const STYLE_OF: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'dim' };
const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };
const OUTCOME_RANK: Readonly<Record<Finding['outcome'], number>> = { fail: 0, 'not-assessable': 1, pass: 2 };
const SEVERITY_COLUMNS = 10;
const MOST_OPERANDS = 12;
const MOST_UNREAD = 4;
const NARROWEST = 40;

interface Desk extends CheckWords {
  readonly paint: (style: Style, text: string) => string;
}

function openSummary(words: CheckWords): CheckWriter {
  const paint = (style: Style, text: string): string =>
    words.color ? `\u001b[${CODES[style]}m${text}\u001b[0m` : text;
  const desk = { ...words, paint };
  return {
    report: (one) => (one.findings.length === 0 ? '' : `${linesOf(one, desk).join('\n')}\n\n`),
    end: (totals) => `${describeTotals(totals, desk)}\n`,
  };
}

function linesOf(report: CheckedReport, desk: Desk): readonly string[] {
  const { say, paint } = desk;
  const { agency, year, variant, form, input } = report;
  const name = `${agency.name ?? say('summary.unknownAgency')} · ${year ?? say('summary.unknownYear')}`;
  const more = [variant === null ? null : say('check.variant', { variant }), form, input];
  const about = more.filter((one) => one !== null).join('  ');
  const head = `${paint('bold', escapeForTerminal(name))}  ${paint('dim', escapeForTerminal(about))}`;
  const ordered = [...report.findings].sort(
    (a, b) => OUTCOME_RANK[a.outcome] - OUTCOME_RANK[b.outcome] || RANK[a.severity] - RANK[b.severity],
  );
  return [head, ...ordered.flatMap((finding) => describeFinding(finding, report, desk))];
}

function describeFinding(finding: Finding, { form, year }: CheckedReport, desk: Desk): readonly string[] {
  const { say, paint, ruleIn } = desk;
  const { rule, outcome, severity, expected, actual, message, operands } = finding;
  const isFailed = outcome === 'fail';
  const word = isFailed ? say(`summary.${severity}`) : say(outcome === 'pass' ? 'check.pass' : 'check.open');
  const title = ruleIn(rule);
  const start = `  ${paint(isFailed ? STYLE_OF[severity] : 'dim', padColumns(word, SEVERITY_COLUMNS))}${rule}`;
  const compared = isFailed && expected !== null ? [say('check.expected', { expected, actual: actual ?? '—' })] : [];
  const figures = operands.length === 0 ? [] : [listFigures(operands, { form, year, desk })];
  const texts = isFailed ? [...compared, ...figures] : [];
  return [
    title === null ? start : `${start}  ${title}`,
    ...texts.flatMap((text) => wrap(text, desk)),
    ...wrap(message, desk).map((line) => paint('dim', line)),
  ];
}

interface Figures {
  readonly form: string | null;
  readonly year: number | null;
  readonly desk: Desk;
}

/** Figures above zero and some that were not read; zeros only while there is room. */
function listFigures(operands: readonly FindingOperand[], { form, year, desk }: Figures): string {
  const isShort = operands.length <= MOST_OPERANDS;
  const telling = isShort ? operands : operands.filter(({ value }) => value !== 0);
  let unread = 0;
  const some = telling.filter(({ value }) => value !== null || ++unread <= MOST_UNREAD);
  const shown = some.slice(0, MOST_OPERANDS).map((operand) => {
    const { indicator, applicant, label } = operand;
    const known = indicator === null ? undefined : labelOf(indicator, form, desk);
    const kind = applicant === null ? '' : ` [${desk.applicants.get(applicant) ?? applicant}]`;
    const of = operand.year === year || operand.year === null ? '' : ` ${operand.year}`;
    return desk.say('check.figure', { label: `${known ?? label}${kind}${of}`, value: printed(operand, desk) });
  });
  const all = shown.length < operands.length ? [...shown, '…'] : shown;
  return desk.say('check.figures', { figures: all.join(desk.say('check.figureJoin')) });
}

function labelOf(indicator: string, form: string | null, { labels }: Desk): string | undefined {
  const own = labels.get(form ?? '')?.get(indicator);
  return own ?? [...labels.values()].map((ofForm) => ofForm.get(indicator)).find((label) => label !== undefined);
}

function printed({ value, unit, status, raw }: FindingOperand, { say }: Desk): string {
  if (value !== null) return `${value}${unit === null ? '' : ` ${unit}`}`;
  return status === 'reported' ? '—' : say(`check.${status}`, { raw });
}

function describeTotals({ reports, faulty, failed, passed, open }: CheckTotals, { say, paint }: Desk): string {
  const parts = [
    say('check.errors', { count: failed.error }),
    say('check.warnings', { count: failed.warning }),
    say('check.infos', { count: failed.info }),
    say('check.passed', { count: passed }),
    say('check.notAssessable', { count: open }),
  ];
  const text = say('check.totals', { count: reports, faulty, parts: parts.join(say('check.join')) });
  return paint(failed.error > 0 ? 'red' : 'bold', text);
}

/** Lines below a finding. */
function wrap(text: string, { columns }: Desk): readonly string[] {
  const indent = ' '.repeat(SEVERITY_COLUMNS + 2);
  const width = Math.max(NARROWEST, columns - indent.length);
  return wrapColumns(escapeForTerminal(text), width).map((line) => indent + line);
}
