/**
 * A planned index of captures (CDXJ) → its inputs: only the records it names are read, by offset. In: the index; out: the
 * pages there. Its WARC files lie beside it, in the folder it names, or in `archive/` beside its own folder (WACZ). Lines
 * that are none, and files that are missing, are failures; the others go on.
 */
import { basename, dirname, join } from 'node:path';
import { openFileSource, type ReadableFiles } from '../archive/byte-source.js';
import { linesFrom } from '../archive/index-file.js';
import { selectPlaces } from '../archive/indexed-places.js';
import { GovdiscloseError, systemCode } from '../errors.js';
import type { ArchivedInput, ArchiveScene } from './captured-inputs.js';
import { readPages, warcFile } from './captured-inputs.js';
import type { ArchiveInput } from './inputs.js';
import { readError } from './read-page.js';

const CHUNK = 1024 * 1024;
const ARCHIVE_FOLDER = 'archive';
const SLASH = /[\\/]/;

export async function* readIndexed(input: ArchiveInput, scene: ArchiveScene): AsyncGenerator<ArchivedInput> {
  const { subject, path } = input;
  const { files, faulty } = readPlaces(input, scene);
  if (scene.isPart) scene.tally.met += 1;
  for (const line of faulty.filter((number) => scene.owns(`${subject}:${number}`))) {
    const error = new GovdiscloseError('ERR_INDEX', { subject, why: 'why.index.line', values: { line } });
    yield { kind: 'error', subject: `${subject}:${line}`, error };
  }
  for (const [name, places] of files) {
    const place = findFile(path, name, scene.files);
    const inside = join(dirname(subject), name);
    if (place === null && scene.owns(inside)) {
      yield { kind: 'error', subject: inside, error: new GovdiscloseError('ERR_PATH_MISSING', { subject: inside }) };
    } else if (place !== null) yield* readFile(place, { subject: inside, scene, options: { places } });
  }
}

async function* readFile(path: string, reading: Parameters<typeof readPages>[1]): AsyncGenerator<ArchivedInput> {
  const { subject, scene } = reading;
  try {
    yield* readPages(warcFile(path, scene.files), reading);
  } catch (error) {
    if (systemCode(error) === '') throw error;
    if (scene.owns(subject)) yield { kind: 'error', subject, error: readError(subject, error) };
  }
}

function readPlaces({ path }: ArchiveInput, { files, wanted }: ArchiveScene) {
  const source = openFileSource(files, path);
  try {
    return selectPlaces(() => linesFrom(source, 0, CHUNK), wanted);
  } finally {
    source.close();
  }
}

function findFile(index: string, name: string, files: ReadableFiles): string | null {
  const folder = dirname(index);
  const own = basename(name);
  // A name out of the index is followed downwards only.
  const named = name.split(SLASH).includes('..') ? [] : [join(folder, name)];
  const candidates = [...named, join(folder, own), join(dirname(folder), ARCHIVE_FOLDER, own)];
  return candidates.find((place) => isThere(place, files)) ?? null;
}

function isThere(path: string, files: ReadableFiles): boolean {
  try {
    files.closeSync(files.openSync(path, 'r'));
    return true;
  } catch (error) {
    return systemCode(error) !== 'ENOENT';
  }
}
