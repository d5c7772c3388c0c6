/**
 * Records → tables, codebook and data package of a dataset, whose lock the caller holds. In: the dataset's tree; out: what
 * was written. Records pass one by one, so that memory does not grow with them. A damaged record is told and left out; one
 * of a newer schema ends the building, and so does a wish to stop: the tables then stay as they were.
 */
import { createHash } from 'node:crypto';
import type { GovdiscloseError } from '../errors.js';
import type { DatasetCheck } from '../model/finding.js';
import type { Form } from '../model/form.js';
import type { TableKnowledge } from '../model/table-knowledge.js';
import { CITATION, type Coverage, writeCitation } from '../output/citation.js';
import { writeCodebookText } from '../output/codebook-text.js';
import { writeDataPackage } from '../output/data-package.js';
import { CODEBOOK_TEXT, DATA_PACKAGE, TABLES_FOLDER } from '../output/dataset-names.js';
import { R_SCRIPT, STATA_SCRIPT, writeRScript, writeStataScript } from '../output/load-scripts.js';
import { listStaticTables, listTables } from '../output/tables/list-tables.js';
import type { DatasetTable, StaticTable, TableDescription } from '../output/tables/table.js';
import { planCopies, removeOtherCopies } from './copies/open-copies.js';
import type { CopyKind, PlacedFile } from './copies/table-copy.js';
import { readRecords } from './read-records.js';
import { Survey } from './survey.js';
import type { Measure } from './table-file.js';
import { TableWriter } from './table-writer.js';
import { listFolder, removeFile, type Tree, writeFile } from './tree.js';

export interface TableOptions {
  readonly tree: Tree;
  /** The dataset as its user names it, where that is not its path. */
  readonly subject?: string;
  readonly forms: readonly Form[];
  readonly knowledge: TableKnowledge;
  /** Compares reports with each other; its findings have a table of their own. */
  readonly together: DatasetCheck;
  /** Copies to make beside those that are there already. */
  readonly copies?: readonly CopyKind[];
  readonly mustStop?: () => boolean;
  /** Told of each record, or of what was there instead. */
  readonly onRecord?: (subject: string, error: GovdiscloseError | null) => void;
}

export interface BuiltTables {
  readonly records: number;
  readonly rows: number;
  readonly files: readonly PlacedFile[];
}

interface OpenTable {
  readonly table: DatasetTable;
  readonly writer: TableWriter;
}

/** Files that this program writes there, and no other. */
const OWN_TABLE = /^(?:reports|observations|series|crosswalk|wide-[a-z0-9-]+|sections|checks|cross-checks)\.csv$/;
const PAUSE_EVERY = 32;

/** Null when it was stopped, or when there is no record that can be read. */
export async function buildTables(options: TableOptions): Promise<BuiltTables | null> {
  const { tree, knowledge, copies = [], mustStop } = options;
  const openCopies = await planCopies({ tree, knowledge, asked: copies });
  const writers: TableWriter[] = [];
  const open = (table: TableDescription): TableWriter => {
    const writer = new TableWriter(tree, table, openCopies);
    writers.push(writer);
    return writer;
  };
  try {
    const { tables, ...read } = await readInto(open, options);
    const { reports: records } = read.coverage;
    if (records === 0 || mustStop?.() === true) return null;
    const kept = tables.filter(({ table, writer }) => table.always || writer.rows > 0).map(({ writer }) => writer);
    const fixed = listStaticTables(options.forms, knowledge).map((table) => fill(open(table), table));
    const files = await placeAll([...kept, ...fixed], read, options);
    return { records, rows: kept.reduce((sum, { rows }) => sum + rows, 0), files };
  } finally {
    for (const writer of writers) writer.discard();
  }
}

function fill(writer: TableWriter, { rows }: StaticTable): TableWriter {
  writer.add(rows);
  return writer;
}

interface Read {
  readonly tables: readonly OpenTable[];
  /** Where the pages came from, in order. */
  readonly origins: readonly string[];
  readonly coverage: Coverage;
}

/** The files are begun with the first record: a dataset without records gets none. */
async function readInto(open: (table: TableDescription) => TableWriter, options: TableOptions): Promise<Read> {
  const { tree, subject = tree.root, forms, knowledge, together, mustStop, onRecord } = options;
  const survey = new Survey();
  let tables: readonly OpenTable[] = [];
  let seen = 0;
  for (const entry of readRecords(tree.files, { subject, path: tree.root })) {
    if (seen++ % PAUSE_EVERY === 0) await pause();
    if (mustStop?.() === true) break;
    if ('error' in entry && entry.error.code === 'ERR_SCHEMA_NEWER') throw entry.error;
    onRecord?.(entry.subject, 'error' in entry ? entry.error : null);
    if ('error' in entry) continue;
    if (tables.length === 0) tables = listTables(forms, knowledge).map((table) => ({ table, writer: open(table) }));
    const findings = together.check(entry.filed);
    for (const { table, writer } of tables) writer.add(table.rowsOf(entry.filed, findings));
    survey.add(entry.filed.record);
  }
  return { tables, origins: survey.origins, coverage: survey.coverage };
}

/** The data package comes last: until then the old one names the old hashes. */
async function placeAll(
  writers: readonly TableWriter[],
  { origins, coverage }: Pick<Read, 'origins' | 'coverage'>,
  options: TableOptions,
): Promise<readonly PlacedFile[]> {
  const { tree, forms, knowledge } = options;
  for (const writer of writers) await writer.finish();
  const placed = writers.flatMap((writer) => writer.place());
  const kept = new Set(placed.filter(({ change }) => change !== 'omitted').map(({ path }) => path));
  const tables = writers.map(({ written }) => written);
  const described = tables.map(({ table }) => table);
  const documents = [
    { path: CODEBOOK_TEXT, text: writeCodebookText({ tables: described, forms, knowledge }) },
    { path: R_SCRIPT, text: writeRScript(described) },
    { path: STATA_SCRIPT, text: writeStataScript(described) },
  ];
  const measured = documents.map(({ path, text }) => ({ path, ...measure(text) }));
  const text = writeDataPackage({ tables, documents: measured, origins, knowledge });
  const citation = writeCitation({ coverage, sha256: measure(text).sha256, words: knowledge.dataPackage });
  const removed = [...removeOthers(tree, kept), ...removeOtherCopies(tree, kept)];
  const last = [...documents, { path: CITATION, text: citation }, { path: DATA_PACKAGE, text }];
  return [
    ...placed,
    ...removed,
    ...last.map((file) => ({ path: file.path, change: writeFile(tree, [file.path], file.text) })),
  ];
}

/** Tables of forms that no report has any more. */
function removeOthers(tree: Tree, kept: ReadonlySet<string>): readonly PlacedFile[] {
  const names = listFolder(tree, [TABLES_FOLDER]);
  const others = names.filter((name) => OWN_TABLE.test(name) && !kept.has(`${TABLES_FOLDER}/${name}`));
  for (const name of others) removeFile(tree, [TABLES_FOLDER, name]);
  return others.map((name) => ({ path: `${TABLES_FOLDER}/${name}`, change: 'removed' as const }));
}

function measure(text: string): Measure {
  const bytes = Buffer.from(text, 'utf8');
  return { bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Lets signals be heard. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
