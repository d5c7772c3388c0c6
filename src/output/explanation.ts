/**
 * How a page was read → text, section by section, for `explain`. In: the explanation as data; out: lines safe on any
 * terminal, in English like all data. Long texts are cut to the width given, never values.
 */
import type { Evidence, ExplainedBlock, ExplainedRow, Explanation, FormCandidate } from '../model/explanation.js';
import type { Diagnostic } from '../model/text.js';
import { cutColumns, escapeForTerminal, padColumns } from './terminal-text.js';

const MIN_COLUMNS = 60;

export function writeExplanation(explanation: Explanation, columns = 120): string {
  const width = Math.max(MIN_COLUMNS, columns);
  const { blocks, forms, rows, year, agency, repairs, diagnostics } = explanation;
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ['Outcome', outcomeLines(explanation)],
    ['Text', textLines(explanation)],
    ['Repairs', repairs.map(diagnosticLine)],
    ['Year', year.map(evidenceLine)],
    ['Agency', agency.map(evidenceLine)],
    ['Forms', forms.flatMap(candidateLines)],
    ['Blocks', blocks.map(blockLine)],
    ['Statistics', rows.flatMap(rowLines)],
    ['Diagnostics', diagnostics.map(diagnosticLine)],
  ];
  return parts
    .filter(([, lines]) => lines.length > 0)
    .map(([name, lines]) => `${name}\n${lines.map((line) => `  ${cutLine(line, width - 2)}\n`).join('')}`)
    .join('\n');
}

function cutLine(line: string, columns: number): string {
  return cutColumns(escapeForTerminal(line), columns);
}

function outcomeLines({ outcome }: Explanation): readonly string[] {
  if (!outcome.ok) {
    const { looksLike, reason, evidence } = outcome.refusal;
    return [`no report: looks like ${looksLike}: ${reason}`, ...evidence.map((text) => `seen: ${text}`)];
  }
  const { id, year, agency, form } = outcome.record;
  const name = agency.name ?? 'agency unknown';
  return [`report: ${id ?? 'not identified'}`, `${name}, ${year ?? 'year unknown'}, form ${form ?? 'none'}`];
}

function textLines({ text, format }: Explanation): readonly string[] {
  const { bytes, characters, charset, charsetFrom, claimed, replacements, script } = text;
  const otherwise = claimed === null ? '' : `, claimed ${claimed}`;
  return [
    `${format}, ${bytes} bytes, ${characters} characters, ${script}`,
    `${charset} (${charsetFrom}${otherwise}), ${replacements} replacement characters`,
  ];
}

function evidenceLine({ value, from, text, weight, chosen }: Evidence): string {
  const strength = weight === null ? '' : ` ${weight}`;
  return `${mark(chosen)} ${value}  ${from}${strength}  ${text}`;
}

function candidateLines({ form, score, chosen, evidence }: FormCandidate): readonly string[] {
  return [`${mark(chosen)} ${form}  score ${score}`, ...evidence.map((text) => `    ${text}`)];
}

function blockLine({ index, kind, zone, text, use }: ExplainedBlock): string {
  const place = `${String(index).padStart(3)} ${padColumns(kind, 9)} ${padColumns(zone, 7)}`;
  return `${place} ${padColumns(use.as, 10)} ${use.why}  | ${text}`;
}

function rowLines({ at, indicator, applicant, match, value, unit, status, raw, label, path, why }: ExplainedRow) {
  const place = `${at.table}/${at.row}/${at.column}`;
  const code = `${indicator ?? '(no indicator)'}${applicant === null ? '' : ` @${applicant}`}`;
  const reading = value === null ? `${status} "${raw}"` : `${value}${unit === null ? '' : ` ${unit}`} from "${raw}"`;
  const line = `${padColumns(place, 9)} ${padColumns(code, 44)} ${padColumns(match ?? '-', 8)} ${reading}`;
  const words = `${' '.repeat(10)}${[...path, label].join(' > ')}${why === null ? '' : `  (${why})`}`;
  return [line, words];
}

function diagnosticLine({ code, severity, message, at }: Diagnostic): string {
  return `${severity} ${code}${at === null ? '' : ` ${at}`}: ${message}`;
}

function mark(chosen: boolean): string {
  return chosen ? '*' : ' ';
}
