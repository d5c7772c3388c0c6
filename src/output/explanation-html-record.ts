/**
 * The right side: what the record holds, or why the page is no report. Every value that has a place on the left is
 * linked to it. Yields piece by piece; lists and texts are cut with a note.
 */
import type { Evidence, ExplainedRow, Explanation } from '../model/explanation.js';
import type { CheckResult, Claim, DisclosureRecord, Header, HeaderEntry, Section } from '../model/record.js';
import type { Refusal } from '../model/result.js';
import type { Diagnostic } from '../model/text.js';
import { cutText, escapeText, writeLink } from './explanation-html-markup.js';
import type { SheetKey, SheetWords } from './explanation-html-words.js';

export interface RecordDesk {
  readonly explanation: Explanation;
  readonly placed: ReadonlySet<string>;
  readonly say: SheetWords;
}

const MOST = 5000;
const MOST_LINKS = 40;
const LONGEST = 400;
const POINTER = /^\/(observations|sections|claims)\/(\d+)/;
const LETTER_OF: Readonly<Record<string, string>> = { observations: 'o', sections: 's', claims: 'c' };
const DIGITS_OF_DATE = 8;
const NOT_DIGITS = /\D/g;

type Row = readonly string[];
interface Table {
  readonly title: SheetKey;
  readonly heads: readonly string[];
  readonly count: number;
  /** One row at a time: cells of safe markup, behind them the name that the row is reached by. */
  readonly row: (index: number) => Row;
  readonly letter?: string;
}

export function* writeRecordSide(desk: RecordDesk): Generator<string> {
  const { outcome, diagnostics } = desk.explanation;
  if (outcome.ok) yield* writeFields(desk, outcome.record);
  else yield* writeRefusal(desk, outcome.refusal);
  yield* writeReading(desk);
  yield* writeTable(desk, tableOfEvidence(desk, 'sheet.year', 'y'));
  yield* writeTable(desk, tableOfEvidence(desk, 'sheet.agency', 'a'));
  yield* writeTable(desk, tableOfForms(desk));
  if (outcome.ok) yield* writeTable(desk, tableOfSections(desk, outcome.record.sections));
  yield* writeTable(desk, tableOfRows(desk));
  if (outcome.ok) yield* writeRest(desk, outcome.record);
  yield* writeTable(desk, tableOfDiagnostics(desk, diagnostics));
}

function* writeRest(desk: RecordDesk, record: DisclosureRecord): Generator<string> {
  const { missing, claims, checks, attachments } = record;
  const count = missing.length;
  yield* writeTable(desk, { title: 'sheet.missing', heads: ['indicator'], count, row: (at) => [show(missing[at])] });
  yield* writeTable(desk, tableOfClaims(claims));
  yield* writeTable(desk, tableOfChecks(checks));
  yield* writeTable(desk, {
    title: 'sheet.attachments',
    heads: ['title', 'href'],
    count: attachments.length,
    row: (at) => [show(attachments[at]?.title), show(attachments[at]?.href)],
  });
}

function* writeTable({ say, placed }: RecordDesk, table: Table): Generator<string> {
  if (table.count === 0) return;
  const { title, heads, letter } = table;
  const count = Math.min(table.count, MOST);
  yield `<h3>${escapeText(say(title))} <span>${table.count}</span></h3>\n<div class="wide"><table>\n`;
  yield `<tr>${letter === undefined ? '' : '<th></th>'}${heads.map((head) => `<th>${escapeText(head)}</th>`).join('')}</tr>\n`;
  for (let at = 0; at < count; at++) {
    const cells = table.row(at).map((cell) => `<td>${cell}</td>`);
    const name = `${letter}${at}`;
    const first = letter === undefined ? '' : `<td>${placed.has(name) ? writeLink(`p-${name}`, name) : name}</td>`;
    yield `<tr${letter === undefined ? '' : ` id="r-${name}"`}>${first}${cells.join('')}</tr>\n`;
  }
  yield '</table></div>\n';
  if (count < table.count)
    yield `<p class="note">${escapeText(say('sheet.entriesLeft', { count: table.count - count }))}</p>\n`;
}

function show(value: string | number | null | undefined): string {
  return value === null || value === undefined ? '<em>null</em>' : escapeText(cutText(String(value), LONGEST));
}

function* writeRefusal({ say }: RecordDesk, { looksLike, reason, evidence }: Refusal): Generator<string> {
  yield `<p class="refused">${escapeText(say('sheet.refused', { looksLike }))}<br>${show(reason)}</p>\n`;
  if (evidence.length === 0) return;
  yield `<p>${escapeText(say('sheet.seen'))}</p>\n<ul>\n`;
  for (const text of evidence.slice(0, MOST_LINKS)) yield `<li>${show(text)}</li>\n`;
  yield '</ul>\n';
}

function* writeFields(desk: RecordDesk, record: DisclosureRecord): Generator<string> {
  const { id, year, agency, title, form, header } = record;
  const { placed, explanation } = desk;
  const chosen = (evidence: readonly Evidence[], letter: string): string | null => {
    const at = evidence.findIndex((one, index) => one.chosen && placed.has(`${letter}${index}`));
    return at < 0 ? null : `${letter}${at}`;
  };
  const fields: readonly (readonly [string, string | number | null, string | null])[] = [
    ['id', id, null],
    ['year', year, chosen(explanation.year, 'y')],
    ['agency.name', agency.name, chosen(explanation.agency, 'a')],
    ['agency.publisher', agency.publisher, null],
    ['agency.region', agency.region === null ? null : `${agency.region.code} ${agency.region.name}`, null],
    ['form', form, null],
  ];
  yield `<h3>${escapeText(desk.say('sheet.fields'))}</h3>\n<table class="fields">\n`;
  for (const [name, value, place] of fields) yield writeField(name, show(value), place);
  yield `<tr id="r-t0"><th>title</th><td>${show(title)}${placed.has('t0') ? ` ${writeLink('p-t0', 't0')}` : ''}</td></tr>\n`;
  for (const field of listHeaderFields(header)) yield writeField(...field, findEntry(field[1], header, placed));
  yield '</table>\n';
  yield* writeTable(desk, tableOfEntries(header.entries));
}

function writeField(name: string, value: string, place: string | null): string {
  return `<tr><th>${name}</th><td>${value}${place === null ? '' : ` ${writeLink(`p-${place}`, place)}`}</td></tr>\n`;
}

function listHeaderFields(header: Header): [string, string][] {
  const { entries: _, categories, ...single } = header;
  const fields = Object.entries({ ...single, categories: categories.length === 0 ? null : categories.join('; ') });
  return fields.map(([name, value]) => [`header.${name}`, show(value)]);
}

/** The printed pair that a field was read from: the same text, or the same date and time. */
function findEntry(value: string, { entries }: Header, placed: ReadonlySet<string>): string | null {
  const digits = value.replace(NOT_DIGITS, '');
  const isSource = (printed: string): boolean => {
    const date = printed.replace(NOT_DIGITS, '');
    return escapeText(printed) === value || (date.length >= DIGITS_OF_DATE && digits.startsWith(date));
  };
  const at = entries.findIndex((entry, index) => placed.has(`h${index}`) && isSource(entry.value));
  return at < 0 ? null : `h${at}`;
}

function* writeReading({ explanation, say }: RecordDesk): Generator<string> {
  const { text, format } = explanation;
  const { charset, charsetFrom, bytes, characters, script, replacements } = text;
  const read = `${format}, ${bytes} bytes, ${characters} characters, ${charset} (${charsetFrom}), U+FFFD: ${replacements}, ${script}`;
  yield `<p class="note">${escapeText(`${say('sheet.source')} ${read}`)}</p>\n`;
}

function tableOfEntries(entries: readonly HeaderEntry[]): Table {
  const row = (at: number): Row => [show(entries[at]?.label), show(entries[at]?.value)];
  return { title: 'sheet.header', heads: ['label', 'value'], count: entries.length, letter: 'h', row };
}

function tableOfEvidence(
  { explanation, say }: RecordDesk,
  title: 'sheet.year' | 'sheet.agency',
  letter: string,
): Table {
  const evidence = title === 'sheet.year' ? explanation.year : explanation.agency;
  const row = (at: number): Row => {
    const one = evidence[at];
    return [
      one?.chosen === true ? escapeText(say('sheet.chosen')) : '',
      show(one?.value),
      show(one?.from),
      show(one?.text),
    ];
  };
  return { title, heads: ['', 'value', 'from', 'text'], count: evidence.length, letter, row };
}

function tableOfForms({ explanation, say }: RecordDesk): Table {
  const { forms } = explanation;
  const row = (at: number): Row => {
    const form = forms[at];
    const evidence = form?.evidence.slice(0, MOST_LINKS).join(' · ');
    return [
      form?.chosen === true ? escapeText(say('sheet.chosen')) : '',
      show(form?.form),
      show(form?.score),
      show(evidence),
    ];
  };
  return { title: 'sheet.forms', heads: ['', 'form', 'score', 'evidence'], count: forms.length, row };
}

function tableOfSections({ say }: RecordDesk, sections: readonly Section[]): Table {
  const row = (at: number): Row => {
    const section = sections[at];
    const size = say('sheet.paragraphs', { count: section?.paragraphs.length ?? 0 });
    return [show(section?.number), show(section?.heading), show(section?.topic), escapeText(size)];
  };
  return {
    title: 'sheet.sections',
    heads: ['number', 'heading', 'topic', ''],
    count: sections.length,
    letter: 's',
    row,
  };
}

function tableOfRows({ explanation }: RecordDesk): Table {
  const { rows } = explanation;
  const heads = ['indicator', 'label', 'value', 'unit', 'status', 'match', 'raw'];
  return { title: 'sheet.observations', heads, count: rows.length, letter: 'o', row: (at) => describeRow(rows[at]) };
}

function describeRow(row: ExplainedRow | undefined): Row {
  if (row === undefined) return [];
  const { indicator, applicant, label, path, value, unit, status, match, raw, why } = row;
  const code = `${show(indicator)}${applicant === null ? '' : `<br>@${show(applicant)}`}`;
  const words = show([...path, label].join(' > '));
  const how = `${show(match)}${why === null || why === '' ? '' : `<br><small>${show(why)}</small>`}`;
  return [
    code,
    words,
    `<b>${show(value)}</b>`,
    show(unit),
    `<span class="is-${status}">${status}</span>`,
    how,
    show(raw),
  ];
}

function tableOfClaims(claims: readonly Claim[]): Table {
  const row = (at: number): Row => {
    const claim = claims[at];
    return [show(claim?.indicator), show(claim?.value), show(claim?.text)];
  };
  return { title: 'sheet.claims', heads: ['indicator', 'value', 'text'], count: claims.length, letter: 'c', row };
}

function tableOfChecks(checks: readonly CheckResult[]): Table {
  const row = (at: number): Row => {
    const check = checks[at];
    const links = (check?.observations ?? [])
      .slice(0, MOST_LINKS)
      .map((index) => writeLink(`r-o${index}`, `o${index}`));
    const name = `${show(check?.outcome)}<br><small>${show(check?.severity)}</small>`;
    return [
      name,
      show(check?.rule),
      show(check?.expected),
      show(check?.actual),
      `${show(check?.message)} ${links.join(' ')}`,
    ];
  };
  const heads = ['outcome', 'rule', 'expected', 'actual', 'message'];
  return { title: 'sheet.checks', heads, count: checks.length, row };
}

function tableOfDiagnostics({ explanation }: RecordDesk, diagnostics: readonly Diagnostic[]): Table {
  const row = (at: number): Row => {
    const one = diagnostics[at];
    return [show(one?.severity), show(one?.code), writePointer(one?.at ?? null, explanation), show(one?.message)];
  };
  return { title: 'sheet.diagnostics', heads: ['severity', 'code', 'at', 'message'], count: diagnostics.length, row };
}

function writePointer(at: string | null, { outcome, rows }: Explanation): string {
  const [, list = '', index = ''] = POINTER.exec(at ?? '') ?? [];
  const letter = LETTER_OF[list];
  const lists = outcome.ok ? { ...outcome.record, observations: rows } : { observations: rows };
  const count = (lists as Readonly<Record<string, readonly unknown[]>>)[list]?.length ?? 0;
  return letter === undefined || Number(index) >= Math.min(count, MOST)
    ? show(at)
    : writeLink(`r-${letter}${index}`, at ?? '');
}
