/**
 * An archive of any format → its inputs. In: the archive and what the run knows; out: pages, and the outcome of an archive that
 * has none or cannot be read. Loaded when the first archive is read.
 */
import { GovdiscloseError, systemCode } from '../errors.js';
import { type ArchivedInput, type ArchiveScene, readPages, warcFile } from './captured-inputs.js';
import type { ArchiveInput } from './inputs.js';
import { readIndexed } from './read-indexed.js';
import { readError } from './read-page.js';
import { readZipped } from './read-zipped.js';

/** What the system refuses ends this archive; an archive without pages is told, by the run that its name belongs to. */
export async function* readArchive(input: ArchiveInput, scene: ArchiveScene): AsyncGenerator<ArchivedInput> {
  const { subject } = input;
  const before = scene.tally.met;
  let found = 0;
  try {
    for await (const item of readFormat(input, scene)) {
      found += 1;
      yield item;
    }
  } catch (error) {
    if (systemCode(error) === '' || error instanceof GovdiscloseError) throw error;
    if (scene.owns(subject)) yield { kind: 'error', subject, error: readError(subject, error) };
    return;
  }
  if (found === 0 && scene.tally.met === before && scene.owns(subject)) yield emptyOutcome(input, scene);
}

function readFormat(input: ArchiveInput, scene: ArchiveScene): AsyncGenerator<ArchivedInput> {
  if (input.format === 'zip') return readZipped(input, scene);
  return input.format === 'index' ? readIndexed(input, scene) : readWarc(input, scene);
}

function emptyOutcome({ subject, origin, format }: ArchiveInput, { selection }: ArchiveScene): ArchivedInput {
  if (selection !== null) return { kind: 'settled', subject, outcome: 'unselected', detail: null };
  if (origin !== 'named') return { kind: 'settled', subject, outcome: 'not-report', detail: 'empty' };
  return { kind: 'error', subject, error: new GovdiscloseError(EMPTY[format], { subject }) };
}

const EMPTY = {
  warc: 'ERR_WARC_EMPTY',
  zip: 'ERR_ZIP_EMPTY',
  index: 'ERR_WARC_EMPTY',
  lines: 'ERR_NO_INPUT',
} as const;

async function* readWarc(input: ArchiveInput, scene: ArchiveScene): AsyncGenerator<ArchivedInput> {
  const { subject, path } = input;
  const options = scene.places.of(path);
  // What the index leads others to is not met here.
  if (options.places !== undefined && scene.isPart) scene.tally.met += 1;
  yield* readPages(warcFile(path, scene.files), { subject, scene, options });
}
