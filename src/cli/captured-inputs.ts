/**
 * Captures in a WARC file → inputs, one for each. In: the file, wherever it lies, and what the run knows; out: a page with its
 * bytes and what is known of it, or the outcome it has already: read before, fetched for something else, of no text, not to
 * be read.
 */
import { basename } from 'node:path';
import { openFileSource, type ReadableFiles } from '../archive/byte-source.js';
import type { CaptureSelection } from '../archive/capture-selection.js';
import type { ReadOptions, WarcFile, WarcPage, WarcPages, WarcProblem } from '../archive/warc-pages.js';
import { GovdiscloseError } from '../errors.js';
import type { PageContext } from '../model/result.js';
import type { PlaceFinder } from './places-in-folder.js';
import { MAX_PAGE_BYTES, tooLarge } from './read-page.js';

/** How a page was captured: it decides whether its address may change hands. */
export type CapturedBy = Pick<WarcPage, 'method' | 'accepted'>;

export type ArchivedInput = { readonly subject: string } & (
  | {
      readonly kind: 'page';
      readonly bytes: Uint8Array;
      readonly context: PageContext;
      /** Null for a page that was saved, not captured. */
      readonly by: CapturedBy | null;
    }
  | { readonly kind: 'settled'; readonly outcome: SettledOutcome; readonly detail: string | null }
  | { readonly kind: 'error'; readonly error: GovdiscloseError }
);
type SettledOutcome = 'duplicate' | 'not-report' | 'unselected';

/** What the readers of each format share. */
export interface ArchiveScene {
  readonly files: ReadableFiles;
  /** What was asked for; null where all is wanted. */
  readonly selection: CaptureSelection | null;
  /** What was asked for and is this run's. */
  readonly wanted: CaptureSelection | null;
  readonly pages: WarcPages;
  readonly places: PlaceFinder;
  /** Whether other runs read other parts of the same archives. */
  readonly isPart: boolean;
  /** Pages that fit the selection, of this run and of others. */
  readonly tally: { met: number };
  /** Whether a name (an address, a page in a zip file, a place in a file) is this run's. */
  owns(name: string): boolean;
  describe(subject: string, path: string): PageContext;
}

/** Media types that a page may have; what has none, or says nothing by it, is looked at. */
const PAGE_TYPES: ReadonlySet<string> = new Set([
  'application/octet-stream',
  'application/xhtml+xml',
  'application/xml',
  'text/html',
  'text/markdown',
  'text/plain',
  'text/xml',
]);
const MAX_RECORD = '128 MiB';

export function warcFile(path: string, files: ReadableFiles): WarcFile {
  return { name: basename(path), open: () => openFileSource(files, path) };
}

export interface Reading {
  /** The archive as named, and the way inside. */
  readonly subject: string;
  readonly scene: ArchiveScene;
  readonly options?: ReadOptions;
}

export async function* readPages(file: WarcFile, { subject, scene, options }: Reading): AsyncGenerator<ArchivedInput> {
  const { pages, wanted, selection, owns, tally } = scene;
  const wants = (capture: Parameters<CaptureSelection['matches']>[0]): boolean => {
    if (selection?.matches(capture) !== false) tally.met += 1;
    return wanted?.matches(capture) !== false;
  };
  const wishes = { ...options, wants };
  for await (const item of pages.read(file, wishes)) {
    if (item.kind === 'page') yield inputOf(subject, item);
    else if (item.url !== null || owns(`${subject}@${item.offset}`))
      yield { kind: 'error', ...problemOf(subject, item) };
  }
}

function inputOf(archive: string, page: WarcPage): ArchivedInput {
  const { purpose, mediaType, body, context, method, accepted } = page;
  const subject = `${archive}@${page.offset} ${page.url}`;
  if (page.repeats) return { kind: 'settled', subject, outcome: 'duplicate', detail: null };
  const other = purpose !== null && purpose !== 'page' ? purpose : null;
  const detail = other ?? (mediaType === null || PAGE_TYPES.has(mediaType) ? null : mediaType);
  if (detail !== null) return { kind: 'settled', subject, outcome: 'not-report', detail };
  if (body.length > MAX_PAGE_BYTES) return { kind: 'error', subject, error: tooLarge(subject, body.length, false) };
  return { kind: 'page', subject, bytes: body, context, by: { method, accepted } };
}

function problemOf(archive: string, { offset, url, fault }: WarcProblem) {
  const subject = [`${archive}@${offset}`, ...(url === null ? [] : [url])].join(' ');
  const values = { limit: MAX_RECORD };
  return { subject, error: new GovdiscloseError('ERR_WARC_RECORD', { subject, why: `why.warc.${fault}`, values }) };
}
