/**
 * Differences → text: for people, grouped by report; or JSON and NDJSON with one report each, CSV with one value or field each.
 * In: one report that differs at a time; out: strings, keeping no report. Refuses nothing.
 */
import { type CsvCell, writeCsvRows } from '../observation-csv.js';
import { writeJsonLine } from '../record-json.js';
import { cutColumns, escapeForTerminal } from '../terminal-text.js';
import type { Cause, ComparedValue, Comparison, FieldChange, Kind, ValueChange } from './compare-records.js';

/** What identifies the page that a record was read from. */
export interface ComparedSource {
  readonly sha256: string;
  readonly parser: string;
  readonly url: string | null;
  readonly path: string | null;
}

/** A report that is new, gone, or changed. */
export interface ReportDifference extends Omit<Comparison, 'cause'> {
  readonly change: Kind;
  readonly id: string | null;
  readonly agency: { readonly key: string; readonly name: string | null };
  readonly year: number | null;
  readonly variant: string | null;
  readonly form: string | null;
  /** Null for a report that is new or gone. */
  readonly cause: Cause | null;
  readonly before: ComparedSource | null;
  readonly after: ComparedSource | null;
}

export interface DifferenceTotals {
  readonly same: number;
  readonly changed: Readonly<Record<Kind, number>>;
  readonly causes: Readonly<Record<Cause, number>>;
  readonly values: number;
}

export type DifferenceKey =
  | `diff.${Kind | 'nothing' | 'totals' | 'causes' | 'same' | 'join' | 'variant' | 'more' | `cause.${Cause}`}`
  | `summary.${'unknownAgency' | 'unknownYear'}`
  | `check.${'blank' | 'placeholder' | 'unreadable'}`;

export interface DifferenceWords {
  readonly say: (key: DifferenceKey, values?: Readonly<Record<string, string | number>>) => string;
  readonly color: boolean;
  readonly columns: number;
  /** Form → indicator → its label for the reader. */
  readonly labels: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly applicants: ReadonlyMap<string, string>;
}

export interface DifferenceWriter {
  /** True when page text stands in it as it is. */
  readonly exact?: boolean;
  report(report: ReportDifference): string;
  end(totals: DifferenceTotals): string;
}

export const DIFFERENCE_FORMATS = {
  summary: openSummary,
  json: openJson,
  ndjson: () => ({ report: (one: ReportDifference) => `${writeJsonLine(one)}\n`, end: () => '' }),
  csv: openCsv,
} as const satisfies Record<string, (words: DifferenceWords) => DifferenceWriter>;

export type DifferenceFormat = keyof typeof DIFFERENCE_FORMATS;

function openJson(): DifferenceWriter {
  let before = '[\n';
  const report = (one: ReportDifference): string => {
    const text = before + writeJsonLine(one);
    before = ',\n';
    return text;
  };
  return { report, end: () => (before === '[\n' ? '[]\n' : '\n]\n') };
}

const COLUMNS = [
  'agency_key',
  'agency',
  'year',
  'variant',
  'report_change',
  'cause',
  'change',
  'field',
  'indicator',
  'applicant',
  'label',
  'before',
  'before_unit',
  'before_status',
  'after',
  'after_unit',
  'after_status',
] as const;

/** A report that is new or gone has one row without a field; of one that changed, each value and field has one. */
function openCsv(): DifferenceWriter {
  let head = writeCsvRows([COLUMNS]);
  const first = (rows: string): string => {
    const text = head + rows;
    head = '';
    return text;
  };
  return { exact: true, report: (one) => first(writeCsvRows(csvRows(one))), end: () => first('') };
}

function csvRows(report: ReportDifference): readonly (readonly CsvCell[])[] {
  const { agency, year, variant, change, cause, values, fields } = report;
  const start = [agency.key, agency.name, year, variant, change, cause];
  if (change !== 'corrected') return [[...start, change, ...Array.from({ length: COLUMNS.length - 7 }, () => null)]];
  return [
    ...values.map((one) => [...start, ...valueCells(one)]),
    ...fields.map(({ field, before, after }) => {
      const kind = before === null ? 'added' : after === null ? 'withdrawn' : 'corrected';
      return [...start, kind, field, null, null, null, before, null, null, after, null, null];
    }),
  ];
}

function valueCells({ change, indicator, applicant, label, before, after }: ValueChange): readonly CsvCell[] {
  const cells = (one: ComparedValue | null): readonly CsvCell[] =>
    one === null ? [null, null, null] : [one.value ?? one.raw, one.unit, one.status];
  return [change, 'observations', indicator, applicant, label, ...cells(before), ...cells(after)];
}

type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow';
const CODES: Readonly<Record<Style, string>> = { bold: '1', dim: '2', red: '31', green: '32', yellow: '33' };
const STYLE_OF: Readonly<Record<Kind, Style>> = { added: 'green', withdrawn: 'red', corrected: 'yellow' };
const MARK_OF: Readonly<Record<Kind, string>> = { added: '+', withdrawn: '-', corrected: '~' };
/** Of one report; the other formats have them all. */
const MOST_CHANGES = 40;
const TEXT_COLUMNS = 60;
const KINDS = ['added', 'withdrawn', 'corrected'] as const;
const CAUSES = ['page', 'parser', 'both'] as const;

interface Desk extends DifferenceWords {
  readonly paint: (style: Style, text: string) => string;
}

function openSummary(words: DifferenceWords): DifferenceWriter {
  const paint = (style: Style, text: string): string =>
    words.color ? `\u001b[${CODES[style]}m${text}\u001b[0m` : text;
  const desk = { ...words, paint };
  return {
    report: (one) => `${linesOf(one, desk).join('\n')}\n\n`,
    end: (totals) => `${describeTotals(totals, desk)}\n`,
  };
}

function linesOf(report: ReportDifference, desk: Desk): readonly string[] {
  const { say, paint } = desk;
  const { agency, year, variant, change, cause, values, fields } = report;
  const name = `${agency.name ?? say('summary.unknownAgency')} · ${year ?? say('summary.unknownYear')}`;
  const about = [variant === null ? null : say('diff.variant', { variant }), cause && say(`diff.cause.${cause}`)];
  const told = [say(`diff.${change}`), ...about.filter((one) => one !== null)].join('  ');
  const head = `${paint(STYLE_OF[change], MARK_OF[change])} ${paint('bold', escapeForTerminal(name))}  ${paint('dim', escapeForTerminal(told))}`;
  const lines = [...values.map((one) => valueLine(one, report, desk)), ...fields.map((one) => fieldLine(one, desk))];
  const more = lines.length - MOST_CHANGES;
  return [head, ...lines.slice(0, MOST_CHANGES), ...(more > 0 ? [`    ${say('diff.more', { count: more })}`] : [])];
}

function valueLine(change: ValueChange, { form }: ReportDifference, desk: Desk): string {
  const { indicator, applicant, label } = change;
  const known = indicator === null ? undefined : desk.labels.get(form ?? '')?.get(indicator);
  const kind = applicant === null ? '' : ` [${desk.applicants.get(applicant) ?? applicant}]`;
  const told = `${known ?? label}${kind}: ${printed(change.before, desk)} → ${printed(change.after, desk)}`;
  return `  ${desk.paint(STYLE_OF[change.change], MARK_OF[change.change])} ${escapeForTerminal(told)}`;
}

function printed(one: ComparedValue | null, { say }: Desk): string {
  if (one === null) return '—';
  if (one.status !== 'reported') return say(`check.${one.status}`, { raw: one.raw });
  return `${one.value}${one.unit === null ? '' : ` ${one.unit}`}`;
}

function fieldLine({ field, before, after }: FieldChange, { paint }: Desk): string {
  const short = (text: string | null): string =>
    text === null ? '—' : cutColumns(escapeForTerminal(text), TEXT_COLUMNS);
  return `  ${paint('yellow', '~')} ${escapeForTerminal(field)}: ${short(before)} → ${short(after)}`;
}

function describeTotals({ same, changed, causes, values }: DifferenceTotals, { say, paint }: Desk): string {
  const kinds = KINDS.filter((kind) => changed[kind] > 0).map((kind) => `${say(`diff.${kind}`)} ${changed[kind]}`);
  if (kinds.length === 0) return paint('bold', say('diff.nothing', { count: same }));
  const by = CAUSES.filter((cause) => causes[cause] > 0).map(
    (cause) => `${say(`diff.cause.${cause}`)} ${causes[cause]}`,
  );
  const joined = (parts: readonly string[]): string => parts.join(say('diff.join'));
  const parts = joined([...kinds, say('diff.same', { count: same })]);
  const total = say('diff.totals', { parts, values });
  return paint('bold', by.length === 0 ? total : `${total}${say('diff.causes', { parts: joined(by) })}`);
}
