/**
 * A record and its findings → one packed line of the report: values in the order of the form's slots, rows that the form
 * does not know, failed checks with their figures. In: a filed record; out: lists that JSON keeps short. All page text is
 * cut and tamed; what is cut off is counted.
 */
import type { Finding, FindingOperand } from '../../model/finding.js';
import type { DisclosureRecord, Observation } from '../../model/record.js';
import type { Severity, ValueStatus } from '../../model/text.js';
import { figureKey } from '../tables/figures.js';
import { tameText } from './tame-text.js';

/** A number printed plainly; or status, text as printed, value, unit, note, label as printed. */
export type PackedValue =
  | number
  | readonly [number, string, (number | null)?, (string | null)?, (string | null)?, (string | null)?];
/** A slot of the report's form, or indicator and applicant, or a label; the value; the year where it is another one. */
export type PackedOperand = readonly [
  number | string | readonly [string, string | null],
  PackedValue,
  (number | null)?,
];
/**
 * Rule, severity, expected, actual, message (where the figures do not say it), operands, operands left out, number of the report
 * that it was compared with, if that is in the page.
 */
export type PackedFailure = readonly [
  number,
  number,
  number | string | null,
  number | string | null,
  string,
  readonly PackedOperand[],
  number,
  number | null,
];

export interface PackedRecord {
  /** Title. */
  readonly t: string | null;
  /** By slot; null: not on the page. */
  readonly v: readonly (PackedValue | null)[];
  /** A second value of a slot: slot and value. */
  readonly d: readonly (readonly [number, PackedValue])[];
  /** Rows that the form does not know: path and label, applicant, value. */
  readonly x: readonly (readonly [string, string | null, PackedValue])[];
  /** Rows left out. */
  readonly o: number;
  readonly f: readonly PackedFailure[];
  /** Diagnostics: severity, code, message. */
  readonly g: readonly (readonly [number, string, string])[];
  /** Path, archive place, hash, first capture, issued on, trust. */
  readonly s: readonly (string | null)[];
  /** The page beside the report; where its places are known, of `v`, `d` and `x` the observation that each is. */
  readonly p?: PackedPlaces;
}

export type PackedPlaces = readonly [
  href: string,
  values?: readonly (number | null)[],
  doubles?: readonly number[],
  rows?: readonly number[],
];

/** The page as it was read, in a file beside the report. */
export interface PageBeside {
  /** From the report to it, with `/` and escaped. */
  readonly href: string;
  /** False where it is read otherwise now than in the record: then nothing is known of places. */
  readonly hasPlaces: boolean;
}

export const STATUSES: readonly ValueStatus[] = ['reported', 'blank', 'placeholder', 'unreadable'];
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

const LONGEST = { title: 160, raw: 200, label: 120, message: 300, path: 200 } as const;
const MOST = { rows: 120, operands: 24, failures: 60, diagnostics: 20 } as const;

export interface PackOptions {
  /** Of the record's form; empty where it has none. */
  readonly slots: ReadonlyMap<string, number>;
  readonly ruleIndex: (rule: string) => number;
  /** The number of a report that came before, by its id; null where it is not in the page. */
  readonly findReport: (id: string) => number | null;
  readonly page: PageBeside | null;
}

export function packRecord(record: DisclosureRecord, failures: readonly Finding[], options: PackOptions): PackedRecord {
  const { slots } = options;
  const values: (PackedValue | null)[] = [];
  const doubles: (readonly [number, PackedValue])[] = [];
  const strange: (readonly [string, string | null, PackedValue])[] = [];
  const at = { values: [] as (number | null)[], doubles: [] as number[], rows: [] as number[] };
  for (const [index, observation] of record.observations.entries()) {
    const slot = slotOf(observation, slots);
    if (slot === undefined) {
      strange.push(packRow(observation));
      at.rows.push(index);
    } else if (values[slot] == null) {
      place(values, slot, packValue(observation));
      place(at.values, slot, index);
    } else {
      doubles.push([slot, packValue(observation)]);
      at.doubles.push(index);
    }
  }
  return {
    t: record.title === null ? null : tameText(record.title, LONGEST.title),
    v: values,
    d: doubles.slice(0, MOST.rows),
    x: strange.slice(0, MOST.rows),
    o: Math.max(0, strange.length - MOST.rows) + Math.max(0, doubles.length - MOST.rows),
    f: failures.slice(0, MOST.failures).map((failure) => packFailure(failure, record, options)),
    g: record.diagnostics
      .filter(({ severity }) => severity !== 'info')
      .slice(0, MOST.diagnostics)
      .map(({ severity, code, message }) => [SEVERITIES.indexOf(severity), code, tameText(message, LONGEST.message)]),
    s: packSource(record),
    ...(options.page !== null && { p: packPlaces(options.page, at) }),
  };
}

function slotOf({ indicator, applicant }: Observation, slots: ReadonlyMap<string, number>): number | undefined {
  return indicator === null ? undefined : slots.get(figureKey(indicator, applicant));
}

/** Slots before it that no value came for are null, not holes. */
function place<Value>(values: (Value | null)[], slot: number, value: Value): void {
  while (values.length < slot) values.push(null);
  values[slot] = value;
}

function packPlaces(
  { href, hasPlaces }: PageBeside,
  at: {
    readonly values: readonly (number | null)[];
    readonly doubles: readonly number[];
    readonly rows: readonly number[];
  },
): PackedPlaces {
  if (!hasPlaces) return [href];
  return [href, at.values, at.doubles.slice(0, MOST.rows), at.rows.slice(0, MOST.rows)];
}

function packRow(observation: Observation): readonly [string, string | null, PackedValue] {
  const { path, label, applicant } = observation;
  return [tameText([...path, label].join(' › '), LONGEST.path), applicant, packValue(observation)];
}

export function packValue(observation: Observation): PackedValue {
  const { status, raw, value, unit, note, label, match } = observation;
  const odd = match === 'near' || match === 'position';
  if (status === 'reported' && value !== null && String(value) === raw && note === null && !odd) return value;
  const packed = [
    STATUSES.indexOf(status),
    tameText(raw, LONGEST.raw),
    value,
    unit,
    tamed(note),
    tamed(odd ? label : null),
  ];
  while (packed.length > 2 && packed.at(-1) === null) packed.pop();
  return packed as unknown as PackedValue;
}

function tamed(text: string | null): string | null {
  return text === null ? null : tameText(text, LONGEST.label);
}

function packFailure(
  failure: Finding,
  { year }: DisclosureRecord,
  { slots, ruleIndex, findReport }: PackOptions,
): PackedFailure {
  const { rule, severity, expected, actual, message, against, operands } = failure;
  const telling = operands.length <= MOST.operands ? operands : operands.filter(({ value }) => value !== 0);
  const shown = telling.slice(0, MOST.operands);
  const isTold = expected !== null && shown.length > 0;
  return [
    ruleIndex(rule),
    SEVERITIES.indexOf(severity),
    tamedFigure(expected),
    tamedFigure(actual),
    isTold ? '' : tameText(message, LONGEST.message),
    shown.map((operand) => packOperand(operand, year, slots)),
    operands.length - shown.length,
    against === null ? null : findReport(`${against.agency}/${against.year}`),
  ];
}

function tamedFigure(figure: number | string | null): number | string | null {
  return typeof figure === 'string' ? tameText(figure, LONGEST.label) : figure;
}

function packOperand(operand: FindingOperand, year: number | null, slots: PackOptions['slots']): PackedOperand {
  const { indicator, applicant, label, status, raw, value } = operand;
  const slot = indicator === null ? undefined : slots.get(figureKey(indicator, applicant));
  const who = slot ?? (indicator === null ? tameText(label, LONGEST.label) : ([indicator, applicant] as const));
  const isPlain = status === 'reported' && value !== null && String(value) === raw;
  const packed: PackedValue = isPlain ? value : [STATUSES.indexOf(status), tameText(raw, LONGEST.label), value];
  return operand.year === year ? [who, packed] : [who, packed, operand.year];
}

function packSource({ source, header }: DisclosureRecord): readonly (string | null)[] {
  const { path, archive, sha256, retrievedAt, trust } = source;
  const place = archive === null ? null : `${archive.file} @${archive.offset}+${archive.length}`;
  return [
    path === null ? null : tameText(path, LONGEST.path),
    place,
    sha256.slice(0, 16),
    retrievedAt,
    header.issuedOn,
    trust,
  ];
}
