/**
 * The ways to write records, in one table: a line here adds a format to the program and to its help. A format opens a
 * writer; the writer gives text for the start, each record and the end, and keeps no other state.
 */
import type { DisclosureRecord } from '../model/record.js';
import { writeObservationHead, writeObservationRows } from './observation-csv.js';
import { writeJsonDocument, writeJsonLine } from './record-json.js';
import { type SummaryOptions, writeSummary } from './summary.js';

export interface FormatOptions {
  /** True when the output is one record by its kind (one file named), false for a list of records. */
  readonly single: boolean;
  readonly summary: SummaryOptions;
}

export interface RecordWriter {
  /** True when page text stands in it as it is: whoever prints it on a terminal makes it safe. */
  readonly exact?: boolean;
  /** What to print for one more record, whatever has to stand before it included. */
  record(record: DisclosureRecord): string;
  /** What to print when no record follows. */
  end(): string;
}

export interface Format {
  open(options: FormatOptions): RecordWriter;
}

const nothing = (): string => '';

export const FORMATS = {
  summary: { open: openSummary },
  json: { open: ({ single }) => (single ? { record: writeJsonDocument, end: nothing } : openJsonArray()) },
  ndjson: { open: () => ({ record: (record) => `${writeJsonLine(record)}\n`, end: nothing }) },
  csv: { open: openCsv },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof FORMATS;

export const FORMAT_NAMES = Object.keys(FORMATS) as readonly FormatName[];

function openSummary({ summary }: FormatOptions): RecordWriter {
  let gap = '';
  const record = (one: DisclosureRecord): string => {
    const text = gap + writeSummary(one, summary);
    gap = '\n';
    return text;
  };
  return { record, end: nothing };
}

function openJsonArray(): RecordWriter {
  let before = '[\n';
  const record = (one: DisclosureRecord): string => {
    const text = before + writeJsonLine(one);
    before = ',\n';
    return text;
  };
  return { record, end: () => (before === '[\n' ? '[]\n' : '\n]\n') };
}

function openCsv(): RecordWriter {
  let head = writeObservationHead();
  const record = (one: DisclosureRecord): string => {
    const text = head + writeObservationRows(one);
    head = '';
    return text;
  };
  return { exact: true, record, end: nothing };
}
