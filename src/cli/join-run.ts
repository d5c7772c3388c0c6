/**
 * Records of several datasets → one dataset. In: the datasets and the open one; out: an outcome for each record file in the
 * account and the log. Duplicates, variants and poorer pages are settled as if all pages had been read in one run.
 */
import type { Files } from '../dataset/files.js';
import { Filing } from '../dataset/filing.js';
import type { Dataset } from '../dataset/open-dataset.js';
import { type Folder, type RecordEntry, readHeld, readRecords } from '../dataset/read-records.js';
import { originOf } from '../dataset/same-report.js';
import { GovdiscloseError } from '../errors.js';
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
  const placing = openPlacing(dataset, ledger);
  for (const entry of readAll(session.environment.files, sources)) {
    if (ledger.isStopped || isOver()) ledger.leave(entry.subject);
    else placing.place(entry);
    await pause();
  }
  await ledger.close();
}

/** Records first: a held page finds the record that it is poorer than. */
function* readAll(files: Files, sources: readonly Folder[]): Generator<RecordEntry> {
  for (const source of sources) yield* readRecords(files, source);
  for (const source of sources) yield* readHeld(files, source);
}

/** Knows which file each page came from: a later one may put it aside. */
function openPlacing(dataset: Dataset, ledger: Ledger) {
  const subjects = new Map<string, string>();
  const place = (entry: RecordEntry): void => {
    try {
      if ('error' in entry) throw entry.error;
      const { record } = entry.filed;
      subjects.set(nameOf(originOf(record), record.source.sha256), entry.subject);
      const { displaced, ...placement } = dataset.place(Filing.of(record));
      const files = displaced.map((page) => ({
        ...page,
        origin: subjects.get(nameOf(page.origin, page.sha256)) ?? page.origin,
      }));
      ledger.place(entry.subject, { ...placement, displaced: files });
    } catch (error) {
      if (error instanceof GovdiscloseError && error.code === 'ERR_SCHEMA_NEWER') throw error;
      ledger.fail(entry.subject, error);
    }
  };
  return { place };
}

function nameOf(origin: string, sha256: DisclosureRecord['source']['sha256']): string {
  return `${sha256} ${origin}`;
}
