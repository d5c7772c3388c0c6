/**
 * Records of several datasets → one dataset, with their archives. In: the datasets and the open one; out: an outcome for each
 * record file in the account and the log. Duplicates, variants and poorer pages are settled as if all pages had been read in
 * one run; the archive that comes of it rebuilds the same records.
 */
import { join } from 'node:path';
import type { JoinedNames } from '../archive/join-archives.js';
import type { Files } from '../dataset/files.js';
import { Filing } from '../dataset/filing.js';
import type { Dataset } from '../dataset/open-dataset.js';
import { type Folder, type RecordEntry, readHeld, readRecords } from '../dataset/read-records.js';
import { originOf } from '../dataset/same-report.js';
import { ARCHIVE_FOLDER } from '../dataset/tree.js';
import { GovdiscloseError, systemCode } from '../errors.js';
import type { DisclosureRecord } from '../model/record.js';
import type { Accounting } from './accounting.js';
import { Ledger } from './ledger.js';
import { pause } from './page-outcome.js';
import { datasetSink } from './record-sink.js';
import type { Session } from './session.js';

export interface JoinOptions {
  readonly session: Session;
  readonly accounting: Accounting;
  readonly dataset: Dataset;
  readonly sources: readonly Folder[];
  readonly isOver: () => boolean;
}

export async function joinDatasets({ session, accounting, dataset, sources, isOver }: JoinOptions): Promise<void> {
  const sink = datasetSink(dataset, async () => undefined);
  const ledger = new Ledger({ accounting, reporter: session.reporter, sink });
  const archives = await joinAll(dataset, sources);
  const placing = openPlacing(dataset, ledger);
  for (const { source, entry } of readAll(session.environment.files, sources)) {
    if (ledger.isStopped || isOver()) ledger.leave(entry.subject);
    else placing.place(entry, archives.get(source.path));
    await pause();
  }
  await ledger.close();
}

/** What is not in the archive yet when a record names it would be lost: archives come first. */
async function joinAll({ tree }: Dataset, sources: readonly Folder[]): Promise<ReadonlyMap<string, JoinedNames>> {
  const { joinArchives } = await import('../archive/join-archives.js');
  try {
    return await joinArchives(
      tree,
      sources.map(({ path }) => path),
    );
  } catch (error) {
    const code = systemCode(error);
    if (error instanceof GovdiscloseError || code === '') throw error;
    const subject = join(tree.root, ARCHIVE_FOLDER);
    throw new GovdiscloseError('ERR_PATH_UNREADABLE', { subject, why: `why.${code}`, cause: error });
  }
}

interface Sourced {
  readonly source: Folder;
  readonly entry: RecordEntry;
}

/** Records first: a held page finds the record that it is poorer than. */
function* readAll(files: Files, sources: readonly Folder[]): Generator<Sourced> {
  for (const source of sources) for (const entry of readRecords(files, source)) yield { source, entry };
  for (const source of sources) for (const entry of readHeld(files, source)) yield { source, entry };
}

/** Knows which file each page came from: a later one may put it aside. */
function openPlacing(dataset: Dataset, ledger: Ledger) {
  const subjects = new Map<string, string>();
  const firsts = new Map<string, First>();
  const placeRecord = (subject: string, record: DisclosureRecord): void => {
    const { sha256, retrievedAt, parser } = record.source;
    const name = nameOf(originOf(record), sha256);
    const first = firsts.get(name);
    if (isRepeated(record.source, first)) {
      ledger.settle(subject, 'duplicate', first.file);
      return;
    }
    subjects.set(name, subject);
    const { displaced, ...placement } = dataset.place(Filing.of(record));
    if (retrievedAt !== null) firsts.set(name, { retrievedAt, parser, file: placement.file });
    const files = displaced.map((page) => ({
      ...page,
      origin: subjects.get(nameOf(page.origin, page.sha256)) ?? page.origin,
    }));
    ledger.place(subject, { ...placement, displaced: files });
  };
  const place = (entry: RecordEntry, archive: JoinedNames | undefined): void => {
    try {
      if ('error' in entry) throw entry.error;
      placeRecord(entry.subject, relocate(entry.filed.record, archive));
    } catch (error) {
      if (error instanceof GovdiscloseError && error.code === 'ERR_SCHEMA_NEWER') throw error;
      ledger.fail(entry.subject, error);
    }
  };
  return { place };
}

function relocate(record: DisclosureRecord, names: JoinedNames | undefined): DisclosureRecord {
  const { archive } = record.source;
  const file = archive === null ? undefined : names?.get(archive.file);
  if (archive === null || file === undefined || file === archive.file) return record;
  return { ...record, source: { ...record.source, archive: { ...archive, file } } };
}

/** The earliest capture of some bytes from some address, and the file that its record went to. */
interface First {
  readonly retrievedAt: string;
  readonly parser: string;
  readonly file: string;
}

/** The same bytes from the same address in two archives: the record is that of the first capture, as in one run. */
function isRepeated({ retrievedAt, parser }: DisclosureRecord['source'], first: First | undefined): first is First {
  return first !== undefined && first.parser === parser && retrievedAt !== null && first.retrievedAt <= retrievedAt;
}

function nameOf(origin: string, sha256: DisclosureRecord['source']['sha256']): string {
  return `${sha256} ${origin}`;
}
