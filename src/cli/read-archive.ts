/**
 * A planned archive → its inputs, one for each page in it. In: archives in order, of any format; out: an async run of inputs.
 * What reads archives is loaded with the first of them: a run over a few pages has none.
 */
import type { ReadableFiles } from '../archive/byte-source.js';
import type { CaptureSelection } from '../archive/capture-selection.js';
import type { PageContext } from '../model/result.js';
import type { ArchivedInput, ArchiveScene } from './captured-inputs.js';
import type { ArchiveInput } from './inputs.js';

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
export function openArchiveReader(options: ArchiveReaderOptions): ArchiveReader {
  let scene: ArchiveScene | null = null;
  return {
    read: async function* (input) {
      const { readArchive } = await import('./read-formats.js');
      scene ??= await openScene(options);
      yield* readArchive(input, scene);
    },
  };
}

async function openScene({ files, selection = null, owns, describe }: ArchiveReaderOptions): Promise<ArchiveScene> {
  const { openWarcPages } = await import('../archive/warc-pages.js');
  const { openPlaceFinder } = await import('./places-in-folder.js');
  const wanted = owns === undefined ? selection : selectOwn(selection, owns);
  return {
    files,
    selection,
    wanted,
    pages: await openWarcPages(),
    places: openPlaceFinder(files, wanted),
    describe: describe ?? ((subject) => ({ path: subject })),
    owns: owns ?? (() => true),
    isPart: owns !== undefined,
    tally: { met: 0 },
  };
}

/** All captures of an address are one run's: whose an address was, and when it was seen first, is told by its captures. */
function selectOwn(selection: CaptureSelection | null, owns: (name: string) => boolean): CaptureSelection {
  return {
    isByAddress: selection?.isByAddress ?? true,
    matches: (capture) => owns(capture.url) && selection?.matches(capture) !== false,
  };
}
