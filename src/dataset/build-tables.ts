/**
 * Records → tables, codebook and data package of a dataset, whose lock the caller holds. In: the dataset's tree; out: what
 * was written. Records pass one by one, so that memory does not grow with them. A damaged record is told and left out; one
 * of a newer schema ends the building, and so does a wish to stop: the tables then stay as they were.
 */
import { createHash } from 'node:crypto';
import type { GovdiscloseError } from '../errors.js';
import type { Form } from '../model/form.js';
import type { DisclosureRecord } from '../model/record.js';
import type { TableKnowledge } from '../model/table-knowledge.js';
import { writeCodebookText } from '../output/codebook-text.js';
import { type WrittenTable, writeDataPackage } from '../output/data-package.js';
import { CODEBOOK_TEXT, DATA_PACKAGE, TABLES_FOLDER } from '../output/dataset-names.js';
import { writeCsvRows } from '../output/observation-csv.js';
import { listStaticTables, listTables } from '../output/tables/list-tables.js';
import type { DatasetTable, StaticTable } from '../output/tables/table.js';
import { readRecords } from './read-records.js';
import { type Measure, TableFile } from './table-file.js';
import { type Change, listFolder, removeFile, type Tree, writeFile } from './tree.js';

export interface TableOptions {
  readonly tree: Tree;
  /** The dataset as its user names it, where that is not its path. */
  readonly subject?: string;
  readonly forms: readonly Form[];
  readonly knowledge: TableKnowledge;
  readonly mustStop?: () => boolean;
  /** Told of each record, or of what was there instead. */
  readonly onRecord?: (subject: string, error: GovdiscloseError | null) => void;
}

export interface BuiltTables {
  readonly records: number;
  readonly rows: number;
  /** Names below the dataset. */
  readonly files: readonly { readonly path: string; readonly change: Change | 'removed' }[];
}

interface OpenTable {
  readonly table: DatasetTable;
  readonly file: TableFile;
  rows: number;
}

/** Files that this program writes there, and no other. */
const OWN_TABLE = /^(?:reports|observations|series|crosswalk|wide-[a-z0-9-]+|sections|checks)\.csv$/;
const WEB = /^https?:$/;
const PAUSE_EVERY = 32;

/** Null when it was stopped, or when there is no record that can be read. */
export async function buildTables(options: TableOptions): Promise<BuiltTables | null> {
  const open: OpenTable[] = [];
  try {
    const { records, origins } = await readInto(open, options);
    if (records === 0 || options.mustStop?.() === true) return null;
    return { records, ...placeTables(open, origins, options) };
  } finally {
    for (const { file } of open) file.discard();
  }
}

/** The files are begun with the first record: a dataset without records gets none. */
async function readInto(open: OpenTable[], options: TableOptions) {
  const { tree, subject = tree.root, mustStop, onRecord } = options;
  const origins = new Set<string>();
  let records = 0;
  let seen = 0;
  for (const entry of readRecords(tree.files, { subject, path: tree.root })) {
    if (seen++ % PAUSE_EVERY === 0) await pause();
    if (mustStop?.() === true) break;
    if ('error' in entry && entry.error.code === 'ERR_SCHEMA_NEWER') throw entry.error;
    onRecord?.(entry.subject, 'error' in entry ? entry.error : null);
    if ('error' in entry) continue;
    if (records++ === 0) openTables(open, options);
    for (const one of open) addRows(one, one.table.rowsOf(entry.filed));
    addOrigin(origins, entry.filed.record);
  }
  return { records, origins: [...origins].sort() };
}

function openTables(open: OpenTable[], { tree, forms, knowledge }: TableOptions): void {
  for (const table of listTables(forms, knowledge)) {
    const file = new TableFile(tree, table.path.split('/'));
    open.push({ table, file, rows: 0 });
    file.write(writeCsvRows([table.columns.map(({ name }) => name)]));
  }
}

function addRows(open: OpenTable, rows: ReturnType<DatasetTable['rowsOf']>): void {
  if (rows.length === 0) return;
  open.rows += rows.length;
  open.file.write(writeCsvRows(rows));
}

/** The data package comes last: until then the old one names the old hashes. */
function placeTables(open: readonly OpenTable[], origins: readonly string[], options: TableOptions) {
  const { tree, forms, knowledge } = options;
  const kept = open.filter(({ table, rows }) => table.always || rows > 0);
  const written: WrittenTable[] = kept.map(({ table, file }) => ({ table, ...file.finish() }));
  const files: BuiltTables['files'][number][] = kept.map(({ table, file }) => ({
    path: table.path,
    change: file.place(),
  }));
  const fixed = listStaticTables(forms, knowledge).map((table) => writeStatic(tree, table));
  files.push(...fixed.map(({ table, change }) => ({ path: table.path, change })));
  const tables = [...written, ...fixed];
  const text = writeCodebookText({ tables: tables.map(({ table }) => table), forms, knowledge });
  files.push({ path: CODEBOOK_TEXT, change: writeFile(tree, [CODEBOOK_TEXT], text) });
  files.push(...removeOthers(tree, new Set(tables.map(({ table }) => table.path))));
  const documents = [{ path: CODEBOOK_TEXT, ...measure(text) }];
  const change = writeFile(tree, [DATA_PACKAGE], writeDataPackage({ tables, documents, origins, knowledge }));
  files.push({ path: DATA_PACKAGE, change });
  return { rows: kept.reduce((sum, { rows }) => sum + rows, 0), files };
}

function writeStatic(tree: Tree, table: StaticTable): WrittenTable & { readonly change: Change } {
  const text = writeCsvRows([table.columns.map(({ name }) => name), ...table.rows]);
  return { table, ...measure(text), change: writeFile(tree, table.path.split('/'), text) };
}

/** Tables of forms that no report has any more. */
function removeOthers(tree: Tree, kept: ReadonlySet<string>): BuiltTables['files'] {
  const others = listFolder(tree, [TABLES_FOLDER]).filter(
    (name) => OWN_TABLE.test(name) && !kept.has(`${TABLES_FOLDER}/${name}`),
  );
  for (const name of others) removeFile(tree, [TABLES_FOLDER, name]);
  return others.map((name) => ({ path: `${TABLES_FOLDER}/${name}`, change: 'removed' as const }));
}

function measure(text: string): Measure {
  const bytes = Buffer.from(text, 'utf8');
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function addOrigin(origins: Set<string>, { source }: DisclosureRecord): void {
  const address = source.finalUrl ?? source.url;
  if (address === null || !URL.canParse(address)) return;
  const { protocol, origin } = new URL(address);
  if (WEB.test(protocol)) origins.add(origin);
}

/** Lets signals be heard. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
