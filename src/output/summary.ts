/**
 * One record → a summary for people: who, when, which form, the parts with their size, the figures, the checks and
 * what to beware of. In: a record, the words, labels of indicators, colours or not; out: lines safe on any terminal.
 */
import type { DisclosureRecord, Observation } from '../model/record.js';
import type { Severity } from '../model/text.js';
import { cutColumns, escapeForTerminal, measureColumns, padColumns } from './terminal-text.js';

type Scripts = DisclosureRecord['source']['script'];
type Topics = NonNullable<DisclosureRecord['sections'][number]['topic']>;

/** What a summary says: message keys that whoever supplies the words must have. */
export type SummaryKey =
  | `summary.${'unknownAgency' | 'unknownYear' | 'form' | 'noForm' | 'region' | 'publisher' | 'published' | 'issued'}`
  | `summary.${'index' | 'source' | 'sourceFrom' | 'read' | 'readAs' | 'sections' | 'sectionSize' | 'noHeading' | 'figures'}`
  | `summary.${'figureCounts' | 'more' | 'unreadable' | 'missing' | 'checks' | 'checkCounts' | 'checkFail'}`
  | `summary.${'remarks' | 'tables' | 'table' | 'attachments' | Severity}`
  | `summary.trust.${DisclosureRecord['source']['trust']}`
  | `summary.script.${Scripts}`
  | `summary.topic.${Topics}`;

export type SummaryWords = (key: SummaryKey, values?: Readonly<Record<string, string | number>>) => string;

export interface SummaryOptions {
  readonly say: SummaryWords;
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly columns: number;
  /** Form → indicator code → its label for the reader; what is not there is shown by the page's own label. */
  readonly labels: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

type Style = 'bold' | 'dim' | 'red' | 'yellow';
type Paint = (style: Style, text: string) => string;
interface Desk extends SummaryOptions {
  readonly paint: Paint;
}

const CODES: Readonly<Record<Style, string>> = { bold: '1', dim: '2', red: '31', yellow: '33' };
const STYLE_OF: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'dim' };
const MAX_FIGURES = 16;
const MAX_REMARKS = 12;
const MAX_MISSING = 6;
const LABEL_COLUMNS = 14;
/** Ordinals before a row's label: they say nothing in a list. */
const ROW_ORDINAL = /^(?:[(（][^()（）]{1,3}[)）]|\p{N}{1,2}[.、．﹒])\s*(?=\S)/u;

export function writeSummary(record: DisclosureRecord, options: SummaryOptions): string {
  const paint: Paint = options.color ? (style, text) => `\u001b[${CODES[style]}m${text}\u001b[0m` : (_, text) => text;
  const desk = { ...options, paint };
  const parts = [headOf, sectionsOf, figuresOf, checksOf, remarksOf, tablesOf, attachmentsOf];
  return `${parts.flatMap((part) => part(record, desk)).join('\n')}\n`;
}

function headOf(record: DisclosureRecord, desk: Desk): readonly string[] {
  const { say, paint } = desk;
  const { agency, header, source, year } = record;
  const name = agency.name ?? say('summary.unknownAgency');
  const title = `${escapeForTerminal(name)} · ${year ?? say('summary.unknownYear')}`;
  const from = say(`summary.trust.${source.trust}`);
  const address = source.finalUrl ?? source.url ?? source.path;
  const rows: readonly (readonly [SummaryKey, string | null])[] = [
    ['summary.form', record.form ?? say('summary.noForm')],
    ['summary.region', agency.region === null ? null : `${agency.region.name} ${agency.region.code}`.trim()],
    ['summary.publisher', agency.publisher ?? header.publisher],
    ['summary.issued', header.issuedOn],
    ['summary.published', header.publishedAt],
    ['summary.index', header.indexNumber],
    ['summary.source', address === null ? from : say('summary.sourceFrom', { address, from })],
    ['summary.read', readAs(record, desk)],
  ];
  const shown = rows.flatMap(([key, value]) => (value === null ? [] : [field(desk, say(key), value)]));
  return [paint('bold', cutColumns(title, desk.columns)), ...shown];
}

function readAs({ source }: DisclosureRecord, { say }: Desk): string {
  const { charset, charsetFrom: from, bytes } = source;
  return say('summary.readAs', { charset, from, bytes, script: say(`summary.script.${source.script}`) });
}

function sectionsOf({ sections }: DisclosureRecord, desk: Desk): readonly string[] {
  if (sections.length === 0) return [];
  const { say } = desk;
  const rows = sections.map(({ number, heading, topic, paragraphs }) => [
    `${padStart(number === null ? '' : String(number))}  ${heading ?? say('summary.noHeading')}`,
    topic === null ? '' : say(`summary.topic.${topic}`),
    say('summary.sectionSize', { count: paragraphs.length, characters: charactersOf(paragraphs) }),
  ]);
  return [heading(desk, say('summary.sections'), ''), ...columnsOf(rows, desk)];
}

function figuresOf({ observations, missing, form }: DisclosureRecord, desk: Desk): readonly string[] {
  if (observations.length === 0) return [];
  const { say } = desk;
  const counts = { reported: 0, blank: 0, placeholder: 0, unreadable: 0 };
  for (const { status } of observations) counts[status] += 1;
  const keys = observations.filter(isKeyFigure);
  const rows = keys.slice(0, MAX_FIGURES).map((figure) => [labelOf(figure, form, desk), figureOf(figure, desk)]);
  const rest = keys.length - rows.length;
  return [
    heading(desk, say('summary.figures'), say('summary.figureCounts', counts)),
    ...columnsOf(rows, desk),
    ...(rest > 0 ? [indent(desk.paint('dim', say('summary.more', { count: rest })))] : []),
    ...missingOf(missing, desk),
  ];
}

function missingOf(missing: readonly string[], desk: Desk): readonly string[] {
  if (missing.length === 0) return [];
  const rest = missing.length - MAX_MISSING;
  const more = rest > 0 ? [desk.say('summary.more', { count: rest })] : [];
  const codes = [...missing.slice(0, MAX_MISSING), ...more].join(', ');
  return [indent(line(desk, desk.say('summary.missing', { codes }), 'yellow'))];
}

/** Totals and top rows first of all: a row right below its heading, the whole of its applicants, filled in. */
function isKeyFigure({ applicant, path, status }: Observation): boolean {
  if (status === 'unreadable') return true;
  return status === 'reported' && path.length <= 1 && (applicant === null || applicant === 'total');
}

function labelOf({ indicator, label }: Observation, form: string | null, { labels }: Desk): string {
  const known = indicator === null ? undefined : labels.get(form ?? '')?.get(indicator);
  return known ?? label.replace(ROW_ORDINAL, '');
}

function figureOf({ value, unit, raw }: Observation, { say, paint }: Desk): string {
  if (value === null)
    return paint('yellow', say('summary.unreadable', { raw: cutColumns(escapeForTerminal(raw), 40) }));
  return `${value}${unit === null ? '' : ` ${escapeForTerminal(unit)}`}`;
}

function checksOf({ checks }: DisclosureRecord, desk: Desk): readonly string[] {
  if (checks.length === 0) return [];
  const { say } = desk;
  const count = (outcome: string): number => checks.filter((check) => check.outcome === outcome).length;
  const counts = { pass: count('pass'), fail: count('fail'), open: count('not-assessable') };
  const failed = checks.filter(({ outcome }) => outcome === 'fail');
  const lines = failed.flatMap(({ rule, severity, expected, actual, message }) => [
    indent(line(desk, checkLine({ rule, severity, expected, actual }, desk), STYLE_OF[severity])),
    indent(indent(line(desk, message, 'dim'))),
  ]);
  return [heading(desk, say('summary.checks'), say('summary.checkCounts', counts)), ...lines];
}

type Failed = Pick<DisclosureRecord['checks'][number], 'rule' | 'severity' | 'expected' | 'actual'>;

function checkLine({ rule, severity, expected, actual }: Failed, { say }: Desk): string {
  const values = { rule, expected: expected ?? '—', actual: actual ?? '—' };
  return say('summary.checkFail', { ...values, severity: say(`summary.${severity}`) });
}

function remarksOf({ diagnostics }: DisclosureRecord, desk: Desk): readonly string[] {
  if (diagnostics.length === 0) return [];
  const { say } = desk;
  const shown = diagnostics
    .slice(0, MAX_REMARKS)
    .map(({ code, severity, message }) =>
      indent(line(desk, `${say(`summary.${severity}`)} ${code}: ${message}`, STYLE_OF[severity])),
    );
  const rest = diagnostics.length - shown.length;
  const more = rest > 0 ? [indent(desk.paint('dim', say('summary.more', { count: rest })))] : [];
  return [heading(desk, say('summary.remarks'), ''), ...shown, ...more];
}

function tablesOf({ tables }: DisclosureRecord, desk: Desk): readonly string[] {
  const others = tables.filter(({ kind }) => kind === 'other');
  if (others.length === 0) return [];
  const rows = others.map(({ caption, index, rows: cells }) => [
    caption ?? `#${index}`,
    desk.say('summary.table', { count: cells.length }),
  ]);
  return [heading(desk, desk.say('summary.tables'), ''), ...columnsOf(rows, desk)];
}

function attachmentsOf({ attachments }: DisclosureRecord, desk: Desk): readonly string[] {
  if (attachments.length === 0) return [];
  const lines = attachments.map(({ title, href }) => indent(line(desk, `${title}  ${href}`, null)));
  return [heading(desk, desk.say('summary.attachments'), ''), ...lines];
}

function heading({ paint }: Desk, name: string, counts: string): string {
  return counts === '' ? paint('bold', name) : `${paint('bold', name)}  ${counts}`;
}

function field(desk: Desk, name: string, value: string): string {
  return `  ${desk.paint('dim', padColumns(name, LABEL_COLUMNS))}${cut(desk, value, LABEL_COLUMNS + 2)}`;
}

function line(desk: Desk, text: string, style: Style | null): string {
  const safe = cut(desk, text, 4);
  return style === null ? safe : desk.paint(style, safe);
}

function cut({ columns }: Desk, text: string, taken: number): string {
  return cutColumns(escapeForTerminal(text), Math.max(20, columns - taken));
}

/** Rows of cells under each other; the first column gives way when the terminal is narrow. The last may be painted. */
function columnsOf(rows: readonly (readonly string[])[], desk: Desk): readonly string[] {
  const inner = rows.map((cells) => cells.map((cell, index) => (index === 0 ? escapeForTerminal(cell) : cell)));
  const widest = (index: number): number => Math.max(0, ...inner.map((cells) => measureColumns(cells[index] ?? '')));
  const last = (rows[0]?.length ?? 1) - 1;
  const others = Array.from({ length: last }, (_, index) => widest(index + 1) + 2).reduce((sum, one) => sum + one, 0);
  const first = Math.min(widest(0), Math.max(20, desk.columns - others - 2));
  const aligned = inner.map((cells) =>
    cells.map((cell, index) => {
      if (index === 0) return padColumns(cutColumns(cell, first), first);
      return index === last ? cell : padColumns(cell, widest(index));
    }),
  );
  return aligned.map((cells) => indent(cells.join('  ').trimEnd()));
}

function indent(text: string): string {
  return `  ${text}`;
}

function padStart(number: string): string {
  return number.padStart(2);
}

function charactersOf(paragraphs: readonly string[]): number {
  return paragraphs.reduce((sum, paragraph) => sum + paragraph.length, 0);
}
