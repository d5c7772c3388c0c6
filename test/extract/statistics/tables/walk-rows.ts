/** Rows of printed cells → what one reader of a later form makes of them, told row by row. */
import { beginReading, type Reading } from '../../../../src/extract/statistics/reading.js';
import type { TableRow } from '../../../../src/extract/statistics/table-row.js';
import { classifyCells, type ReadCells } from '../../../../src/extract/statistics/tables/classify-cells.js';
import { Collected } from '../../../../src/extract/statistics/tables/observing.js';
import { type FormWords, wordsOf } from '../../../../src/extract/statistics/tables/words-of-form.js';
import { statistics } from '../statistics-tools.js';

export type Rows = readonly (readonly string[])[];

interface RowReader {
  read(source: TableRow, cells: ReadCells): boolean;
  settle(): void;
}

type Made<R> = new (words: FormWords, reading: Reading, out: Collected) => R;

export interface Walked {
  /** For each row whether the reader took it. */
  readonly taken: readonly boolean[];
  readonly out: Collected;
  /** Indicator and applicant → value, or the status where there is none. */
  readonly values: Readonly<Record<string, number | string>>;
  readonly codes: readonly string[];
}

export interface Walk<R> {
  readonly Reader: Made<R>;
  readonly begin: (reader: R, table: number) => void;
  /** Of 2021 unless another is named. */
  readonly form?: string;
  readonly printing?: Partial<Pick<TableRow, 'dumped' | 'regrouped'>>;
}

/** One table after the other, each begun anew. */
export function walkTables<R extends RowReader>(tables: readonly Rows[], walk: Walk<R>): Walked {
  const { form = 'national-2021' } = walk;
  const read = statistics.forms.find(({ id }) => id === form);
  if (read === undefined) throw new Error(`there is no form ${form}`);
  const reading = beginReading(statistics);
  const out = new Collected(reading.cells);
  const reader = new walk.Reader(wordsOf(read), reading, out);
  const taken = tables.flatMap((rows, table) => {
    walk.begin(reader, table);
    const told = rows.map((texts, printed) => {
      const cells = texts.map((text, x) => ({ raw: text, text, start: 0, x, colspan: 1, rowspan: 1, head: false }));
      const source = { table, printed, cells, from: 0, dumped: false, regrouped: false, ...walk.printing };
      return reader.read(source, classifyCells(cells, reading.cells));
    });
    reader.settle();
    return told;
  });
  const named = out.observations.map(({ indicator, applicant, label, value, status }): [string, number | string] => [
    `${indicator ?? label}${applicant === null ? '' : `@${applicant}`}`,
    value ?? status,
  ]);
  return { taken, out, values: Object.fromEntries(named), codes: out.diagnostics.map(({ code }) => code) };
}
