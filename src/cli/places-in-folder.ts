/**
 * Which records of a WARC file are to be read, where a selection and the index beside the file say it. In: the file's path;
 * out: places, or nothing where the whole file must be looked through. An index is taken only when it proves that it covers
 * the file as it is: our own does. An index of others is used when it is named itself.
 */
import { basename, dirname, join } from 'node:path';
import type { ReadableFiles } from '../archive/byte-source.js';
import type { CaptureSelection } from '../archive/capture-selection.js';
import { type Covered, openIndexFile } from '../archive/index-file.js';
import { selectPlaces } from '../archive/indexed-places.js';
import type { WarcPlace } from '../archive/warc-pages.js';
import { INDEX_NAME } from '../archive/write-index.js';
import { systemCode } from '../errors.js';

export interface PlaceFinder {
  of(path: string): { readonly places?: readonly WarcPlace[] };
}

interface FolderPlaces {
  readonly covered: Covered;
  readonly files: ReadonlyMap<string, readonly WarcPlace[]>;
}

export function openPlaceFinder(files: ReadableFiles, selection: CaptureSelection | null): PlaceFinder {
  const folders = new Map<string, FolderPlaces | null>();
  return {
    of: (path) => {
      if (selection === null) return {};
      const folder = dirname(path);
      const known = folders.get(folder) ?? (folders.has(folder) ? null : readFolder(files, folder, selection));
      folders.set(folder, known);
      const name = basename(path);
      if (known === null || known.covered.get(name) !== sizeOf(files, path)) return {};
      return { places: known.files.get(name) ?? [] };
    },
  };
}

function readFolder(files: ReadableFiles, folder: string, selection: CaptureSelection): FolderPlaces | null {
  const index = openOrNull(files, join(folder, INDEX_NAME));
  if (index === null) return null;
  try {
    const found = selectPlaces(() => index.lines(), selection);
    return found.faulty.length > 0 ? null : { covered: index.covered, files: found.files };
  } finally {
    index.close();
  }
}

function openOrNull(files: ReadableFiles, path: string) {
  try {
    return openIndexFile(files, path);
  } catch (error) {
    if (systemCode(error) === '') throw error;
    return null;
  }
}

function sizeOf(files: ReadableFiles, path: string): number {
  const handle = files.openSync(path, 'r');
  try {
    return files.fstatSync(handle).size;
  } finally {
    files.closeSync(handle);
  }
}
