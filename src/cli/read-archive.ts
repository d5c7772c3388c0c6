/**
 * A planned archive → its inputs, one for each page in it. In: archives in order, of any format; out: pages, and the
 * outcome of an archive that has none or cannot be read.
 */
import type { ReadableFiles } from '../archive/byte-source.js';
import type { CaptureSelection } from '../archive/capture-selection.js';
import { openWarcPages } from '../archive/warc-pages.js';
import { GovdiscloseError, systemCode } from '../errors.js';
import type { PageContext } from '../model/result.js';
import { type ArchivedInput, type ArchiveScene, readPages, warcFile } from './captured-inputs.js';
import type { ArchiveInput } from './inputs.js';
import { openPlaceFinder } from './places-in-folder.js';
import { readIndexed } from './read-indexed.js';
import { readError } from './read-page.js';
import { readZipped } from './read-zipped.js';

export type { ArchivedInput, CapturedBy } from './captured-inputs.js';

export interface ArchiveReader {
  read(input: ArchiveInput): AsyncGenerator<ArchivedInput>;
}

export interface ArchiveReaderOptions {
  readonly files: ReadableFiles;
  /** Captures that are wanted; all where it is not said. */
  readonly selection?: CaptureSelection | null;
  /** What is known of a saved page in a zip file. */
  readonly describe?: (subject: string, path: string) => PageContext;
  /** Whether a name is this run's: an address, a page in a zip file. Every name is, where it is not said. */
  readonly owns?: (name: string) => boolean;
}

/** One for a run: revisits lead from file to file. */
export function openArchiveReader({ files, selection = null, ...options }: ArchiveReaderOptions): ArchiveReader {
  let scene: ArchiveScene | null = null;
  const { owns = null, describe = (subject: string) => ({ path: subject }) } = options;
  const wanted = owns === null ? selection : selectOwn(selection, owns);
  return {
    read: async function* (input) {
      scene ??= {
        files,
        selection,
        wanted,
        pages: await openWarcPages(),
        places: openPlaceFinder(files, wanted),
        describe,
        owns: owns ?? (() => true),
        isPart: owns !== null,
        tally: { met: 0 },
      };
      yield* readSafely(input, scene);
    },
  };
}

/** All captures of an address are one run's: whose an address was, and when it was seen first, is told by its captures. */
function selectOwn(selection: CaptureSelection | null, owns: (name: string) => boolean): CaptureSelection {
  return {
    isByAddress: selection?.isByAddress ?? true,
    matches: (capture) => owns(capture.url) && selection?.matches(capture) !== false,
  };
}

/** What the system refuses ends this archive; an archive without pages is told, by the run that its name belongs to. */
async function* readSafely(input: ArchiveInput, scene: ArchiveScene): AsyncGenerator<ArchivedInput> {
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
