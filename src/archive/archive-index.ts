/**
 * What is known of the captures of an archive: the index on the disk, and what this run has stored since. In: the dataset's
 * tree; out: the entries of an address. Brings the index up to date with the files when it is opened, and at their end.
 */
import { join } from 'node:path';
import { ARCHIVE_FOLDER, placeOf, type Tree } from '../dataset/tree.js';
import { AddedEntries } from './added-entries.js';
import { openFileSource } from './byte-source.js';
import { type IndexEntry, readIndexLine, writeIndexLine } from './cdxj.js';
import { type Covered, type IndexFile, openIndexFile } from './index-file.js';
import { writeIndexKey } from './index-key.js';
import { indexRecords } from './index-records.js';
import type { Warcio } from './load-warcio.js';
import { LinesInAnyOrder } from './packed-lines.js';
import { listWarcFiles } from './warc-files.js';
import { INDEX_NAME, writeIndex } from './write-index.js';

export interface ArchiveIndex {
  entriesOf(url: string): readonly IndexEntry[];
  add(entry: IndexEntry): void;
  /** What could not be written after all. */
  remove(entry: IndexEntry): void;
  /** Writes what was added; called when the files it is about have their final names. */
  save(): void;
  close(): void;
}

export async function openIndex(tree: Tree, warcio: Warcio): Promise<ArchiveIndex> {
  await bringUpToDate(tree, warcio);
  const { getSurt } = warcio;
  const lineOf = (entry: IndexEntry): string => writeIndexLine(writeIndexKey(entry, warcio), entry);
  let added = new AddedEntries(lineOf);
  let file = openIndexFile(tree.files, indexPath(tree));

  function entriesOf(url: string): readonly IndexEntry[] {
    const lines = file?.linesOf(getSurt(url)) ?? [];
    const found = lines.map(readIndexLine).filter((entry): entry is IndexEntry => entry?.url === url);
    return [...found, ...added.entriesOf(url)];
  }

  function save(): void {
    if (added.isEmpty) return;
    writeIndex(tree, ARCHIVE_FOLDER, { before: file, lines: added.lines(), covered: listWarcFiles(tree) });
    added = new AddedEntries(lineOf);
    file?.close();
    file = openIndexFile(tree.files, indexPath(tree));
  }

  return {
    entriesOf,
    add: (entry) => added.add(entry),
    remove: (entry) => added.remove(entry),
    save,
    close: () => file?.close(),
  };
}

/** Files that the index does not cover are read; where it covers what is no longer there, or was changed, all are. */
async function bringUpToDate(tree: Tree, warcio: Warcio): Promise<void> {
  const covered = listWarcFiles(tree);
  const found = openIndexFile(tree.files, indexPath(tree));
  try {
    const before = found !== null && isWithin(found.covered, covered) ? found : null;
    const missing = [...covered.keys()].filter((name) => before?.covered.has(name) !== true);
    if (missing.length === 0 && (before !== null || covered.size === 0)) return;
    await extendIndex(tree, warcio, { before, missing, covered });
  } finally {
    found?.close();
  }
}

interface Extension {
  readonly before: IndexFile | null;
  readonly missing: readonly string[];
  readonly covered: Covered;
}

async function extendIndex(tree: Tree, warcio: Warcio, { before, missing, covered }: Extension): Promise<void> {
  const added = new LinesInAnyOrder();
  for (const name of missing) {
    const source = openFileSource(tree.files, placeOf(tree, [ARCHIVE_FOLDER, name]));
    try {
      for await (const entry of indexRecords(source, name, warcio)) {
        added.push(writeIndexLine(writeIndexKey(entry, warcio), entry));
      }
    } finally {
      source.close();
    }
  }
  writeIndex(tree, ARCHIVE_FOLDER, { before, lines: added.lines(), covered });
}

function isWithin(one: Covered, other: Covered): boolean {
  return [...one].every(([name, size]) => other.get(name) === size);
}

function indexPath(tree: Tree): string {
  return join(placeOf(tree, [ARCHIVE_FOLDER, INDEX_NAME]));
}
