/**
 * Record files → records, one at a time: a dataset's folder agency by agency, years upward, the preferred before its
 * variants; or one file. What is damaged, newer or out of place is an error in its place; the others go on.
 */
import { join } from 'node:path';
import { GovdiscloseError, systemCode } from '../errors.js';
import type { FiledRecord } from '../model/finding.js';
import type { DisclosureRecord } from '../model/record.js';
import type { Files } from './files.js';
import { type RecordFile, readRecordName } from './record-names.js';
import { findFault } from './record-shape.js';
import { bringUpToDate, versionError } from './record-versions.js';

export type RecordEntry =
  | { readonly subject: string; readonly filed: FiledRecord }
  | { readonly subject: string; readonly error: GovdiscloseError };

/** Reading of folders and files: those of the disk, or as they once were. */
export interface RecordFiles {
  readdirSync(path: string): readonly string[];
  readFileSync(path: string, encoding: 'utf8'): string;
}

/** A folder as the reader named it, and where it is. */
export interface Folder {
  readonly subject: string;
  readonly path: string;
}

const RECORDS = 'records';
const HELD = 'held';
const JSON_FILE = /\.json$/;
const BYTE_ORDER_MARK = /^\ufeff/;

const NOTHING_THERE: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR']);

/** A folder with a folder of records in it. What cannot be looked at may be one: that is told (`ERR_DATASET_UNREADABLE`), not denied. */
export function isDataset(files: Files, { subject, path }: Folder): boolean {
  try {
    return files.lstatSync(join(path, RECORDS)).isDirectory();
  } catch (error) {
    const code = systemCode(error);
    if (code === '') throw error;
    if (NOTHING_THERE.has(code)) return false;
    throw new GovdiscloseError('ERR_DATASET_UNREADABLE', { subject, why: `why.${code}`, cause: error });
  }
}

export function* readRecords(files: RecordFiles, { subject, path }: Folder): Generator<RecordEntry> {
  const records = { subject: join(subject, RECORDS), path: join(path, RECORDS) };
  const agencies = listNames(files, records);
  if (agencies instanceof GovdiscloseError) {
    yield { subject: records.subject, error: agencies };
    return;
  }
  for (const key of agencies) {
    yield* readAgency(files, { subject: join(records.subject, key), path: join(records.path, key) }, key);
  }
}

/** Pages that wait for a person: their agency or year is unknown, or a better record stands. */
export function* readHeld(files: RecordFiles, { subject, path }: Folder): Generator<RecordEntry> {
  const folder = { subject: join(subject, HELD), path: join(path, HELD) };
  const names = listNames(files, folder);
  if (names instanceof GovdiscloseError) {
    if (names.code !== 'ERR_PATH_MISSING') yield { subject: folder.subject, error: names };
    return;
  }
  for (const name of names.filter((one) => JSON_FILE.test(one))) {
    yield readOne(files, { subject: join(folder.subject, name), path: join(folder.path, name) }, (record) => ({
      record,
      variant: null,
    }));
  }
}

function* readAgency(files: RecordFiles, folder: Folder, key: string): Generator<RecordEntry> {
  const names = listNames(files, folder);
  if (names instanceof GovdiscloseError) {
    yield { subject: folder.subject, error: names };
    return;
  }
  const json = names.filter((name) => JSON_FILE.test(name));
  for (const name of json.filter((one) => readRecordName(one) === null)) {
    yield { subject: join(folder.subject, name), error: damaged(join(folder.subject, name), 'why.recordName') };
  }
  for (const file of json.flatMap((name) => readRecordName(name) ?? []).sort(inOrder)) {
    yield readEntry(
      files,
      { subject: join(folder.subject, file.name), path: join(folder.path, file.name) },
      { key, file },
    );
  }
}

/** Names that begin with a dot are files of a run that is at work, or of the system. */
function listNames(files: RecordFiles, { subject, path }: Folder): readonly string[] | GovdiscloseError {
  try {
    const names = files.readdirSync(path);
    return names.filter((name) => !name.startsWith('.')).sort();
  } catch (error) {
    return pathError(subject, error);
  }
}

function inOrder(a: RecordFile, b: RecordFile): number {
  return a.year - b.year || ((a.variant ?? '') < (b.variant ?? '') ? -1 : 1);
}

function readEntry(files: RecordFiles, folder: Folder, { key, file }: { key: string; file: RecordFile }): RecordEntry {
  return readOne(files, folder, (record) => {
    if (record.id !== `${key}/${file.year}` || record.year !== file.year) {
      throw damaged(folder.subject, 'why.recordPlace');
    }
    return { record, variant: file.variant };
  });
}

function readOne(
  files: RecordFiles,
  { subject, path }: Folder,
  file: (record: DisclosureRecord) => FiledRecord,
): RecordEntry {
  try {
    return { subject, filed: file(readRecordText(files.readFileSync(path, 'utf8'), subject)) };
  } catch (error) {
    return { subject, error: error instanceof GovdiscloseError ? error : pathError(subject, error) };
  }
}

/** The text of a file with one record. */
export function readRecordText(text: string, subject: string): DisclosureRecord {
  return readRecordValue(parseJson(text, subject), subject);
}

/** The text of a file with one record, or with a list of them. */
export function readRecordList(text: string, subject: string): readonly RecordEntry[] {
  const found = parseJson(text, subject);
  const entry = (value: unknown, name: string): RecordEntry => {
    try {
      return { subject: name, filed: { record: readRecordValue(value, name), variant: null } };
    } catch (error) {
      if (error instanceof GovdiscloseError) return { subject: name, error };
      throw error;
    }
  };
  return Array.isArray(found)
    ? found.map((value, index) => entry(value, `${subject}#${index + 1}`))
    : [entry(found, subject)];
}

function parseJson(text: string, subject: string): unknown {
  try {
    return JSON.parse(text.replace(BYTE_ORDER_MARK, ''));
  } catch (error) {
    throw damaged(subject, 'why.json', {}, error);
  }
}

function readRecordValue(found: unknown, subject: string): DisclosureRecord {
  const versioned = bringUpToDate(found);
  if ('schema' in versioned) throw versionError(versioned, subject);
  if ('fault' in versioned) throw damaged(subject, 'why.recordSchema');
  const place = findFault(versioned.record);
  if (place !== null) throw damaged(subject, 'why.recordShape', { place });
  return versioned.record as DisclosureRecord;
}

function damaged(subject: string, why: string, values = {}, cause?: unknown): GovdiscloseError {
  return new GovdiscloseError('ERR_RECORD_DAMAGED', { subject, why, values, cause });
}

function pathError(subject: string, error: unknown): GovdiscloseError {
  const code = systemCode(error);
  if (code === '') throw error;
  if (code === 'ENOENT') return new GovdiscloseError('ERR_PATH_MISSING', { subject, cause: error });
  return new GovdiscloseError('ERR_PATH_UNREADABLE', { subject, why: `why.${code}`, cause: error });
}
