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

/** Texts of a record that are the same for every reader. */
export type RecordText = 'json' | 'line' | 'rows';

export interface RecordWriter {
  /** True when page text stands in it as it is: whoever prints it on a terminal makes it safe. */
  readonly exact?: boolean;
  /** Which text of a record it prints; null where that depends on the reader. */
  readonly text: RecordText | null;
  write(record: DisclosureRecord): string;
  /** What has to stand before and behind the text of one more record. */
  frame(): Surroundings;
  /** What to print when no record follows. */
  end(): string;
}

export interface Surroundings {
  readonly before: string;
  readonly after: string;
}

export interface Format {
  open(options: FormatOptions): RecordWriter;
}

/** What stands after each text, before the first, before each other, after the last, and where there is none. */
interface Frame {
  readonly after?: string;
  readonly start?: string;
  readonly between?: string;
  readonly end?: string;
  readonly empty?: string;
}

export const FORMATS = {
  summary: {
    open: ({ summary }) => ({
      text: null,
      write: (record) => writeSummary(record, summary),
      ...framed({ between: '\n' }),
    }),
  },
  json: {
    open: ({ single }) =>
      single
        ? { text: 'json', write: writeJsonDocument, ...framed({}) }
        : {
            text: 'line',
            write: writeJsonLine,
            ...framed({ start: '[\n', between: ',\n', end: '\n]\n', empty: '[]\n' }),
          },
  },
  ndjson: { open: () => ({ text: 'line', write: writeJsonLine, ...framed({ after: '\n' }) }) },
  csv: {
    open: () => ({
      exact: true,
      text: 'rows',
      write: (record) => writeObservationRows(record),
      ...framed({ start: writeObservationHead() }),
    }),
  },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof FORMATS;

export const FORMAT_NAMES = Object.keys(FORMATS) as readonly FormatName[];

function framed({ after = '', start = '', between = '', end = '', empty = '' }: Frame) {
  let before = start;
  let last = empty;
  const frame = (): Surroundings => {
    const surroundings = { before, after };
    before = between;
    last = end;
    return surroundings;
  };
  return { frame, end: () => last };
}
