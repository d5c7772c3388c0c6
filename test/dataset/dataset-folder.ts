/** Datasets for tests: records placed by the store, tables built over them, files and times looked at afterwards. */
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { type BuiltTables, buildTables, type TableOptions } from '../../src/dataset/build-tables.js';
import type { Files } from '../../src/dataset/files.js';

import { Filing } from '../../src/dataset/filing.js';
import { type Dataset, openDataset } from '../../src/dataset/open-dataset.js';
import type { Placement, PlaceOptions } from '../../src/dataset/store.js';
import { defaultKnowledge, openDatasetCheck } from '../../src/index.js';
import type { DisclosureRecord } from '../../src/model/record.js';

import { type RecordChanges, sampleRecord } from '../output/sample-record.js';

export function report(key: string, year: number, changes: RecordChanges = {}): DisclosureRecord {
  const sha256 = createHash('sha256')
    .update(JSON.stringify([key, year, changes]))
    .digest('hex');
  const agency = { key, name: key.slice(7), publisher: null, region: null };
  return sampleRecord({ id: `${key}/${year}`, year, agency, ...changes, source: { sha256, ...changes.source } });
}

export function place(dataset: Dataset, record: DisclosureRecord, options?: PlaceOptions): Placement {
  return dataset.place(Filing.of(record), options);
}

export function fill(folder: string, records: readonly DisclosureRecord[]): void {
  const dataset = openDataset({
    files: fs,
    folder,
    writer: { pid: process.pid, host: 'here', since: '2026-05-01T08:00:00.000Z', mark: null },
    stateOf: (pid) => ({ alive: pid === process.pid, mark: null }),
    startedAt: new Date('2026-05-01T08:00:00Z'),
  });
  try {
    for (const record of records) place(dataset, record);
  } finally {
    dataset.close();
  }
}

export function build(
  folder: string,
  { files = fs, ...options }: Partial<TableOptions> & { readonly files?: Files } = {},
): Promise<BuiltTables | null> {
  const { forms, tables: knowledge } = defaultKnowledge;
  const tree = { root: folder, files, pid: process.pid };
  return buildTables({ tree, forms, knowledge, together: openDatasetCheck(), ...options });
}

const CELL = /(?:"((?:[^"]|"")*)"|([^",\n]*))([,\n])/gy;
const DOUBLED = /""/g;

/** RFC 4180 to the letter, lines ended by a line feed: what does not fit throws. */
export function readExactCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const rows: string[][] = [[]];
  let end = 0;
  for (const [all, quoted, plain, ending] of text.matchAll(CELL)) {
    end += all.length;
    rows.at(-1)?.push(quoted?.replace(DOUBLED, '"') ?? plain ?? '');
    if (ending === '\n') rows.push([]);
  }
  if (end !== text.length || rows.pop()?.length !== 0) throw new Error(`not CSV at ${end}`);
  const [head = [], ...body] = rows;
  return body.map((row) => {
    if (row.length !== head.length) throw new Error(`${row.length} cells: ${row.join()}`);
    return Object.fromEntries(head.map((name, index) => [name, row[index] ?? '']));
  });
}

export function filesIn(folder: string): readonly string[] {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => fs.statSync(join(folder, name)).isFile()).sort();
}

/** Tables, codebook and data package, and, when asked, all but the runs: name → content. */
export function contentOf(folder: string, what: 'tables' | 'all' = 'tables'): Readonly<Record<string, string>> {
  const names = filesIn(folder).filter((name) =>
    what === 'all' ? !name.startsWith('runs') : !/^(?:records|held|runs)/.test(name),
  );
  return Object.fromEntries(names.map((name) => [name, fs.readFileSync(join(folder, name), 'utf8')]));
}
