/**
 * A place in the archive of a dataset that nobody writes to now → the body that stands there, and its media type. In: the dataset's
 * folder and a place that a record names; out: the body without content codings, or null where there is none to be read. Reads
 * only: it takes no lock, ends no file of another run and knows no revisits, which records never name.
 */
import { join } from 'node:path';
import { ARCHIVE_FOLDER } from '../dataset/tree.js';
import { systemCode } from '../errors.js';
import type { ArchiveLocation } from '../model/record.js';
import { openFileSource, type ReadableFiles } from './byte-source.js';
import { fieldOf } from './http-message.js';
import { loadWarcio } from './load-warcio.js';
import { captureOf, readExchange } from './read-capture.js';
import { WARC_FILE } from './warc-files.js';

export interface ArchivedPage {
  readonly body: Uint8Array;
  readonly contentType: string | null;
}

export async function readArchived(
  files: ReadableFiles,
  root: string,
  location: ArchiveLocation,
): Promise<ArchivedPage | null> {
  if (!WARC_FILE.test(location.file)) return null;
  const source = openOrNull(files, join(root, ARCHIVE_FOLDER, location.file));
  if (source === null) return null;
  try {
    const found = await readExchange(source, location, await loadWarcio());
    const capture = found === null ? null : captureOf(found, found.answer);
    if (capture === null) return null;
    return { body: capture.body, contentType: fieldOf(capture.response.headers, 'content-type') };
  } finally {
    source.close();
  }
}

function openOrNull(files: ReadableFiles, path: string) {
  try {
    return openFileSource(files, path);
  } catch (error) {
    if (systemCode(error) === '') throw error;
    return null;
  }
}
