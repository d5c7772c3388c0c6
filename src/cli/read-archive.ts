/**
 * A planned WARC file → its inputs, one for each captured page. In: archives in order; out: a page with its bytes and what
 * is known of it, or the outcome it has already: read before, fetched for something else, of no text, not to be read.
 */
import { basename } from 'node:path';
import { openFileSource, type ReadableFiles } from '../archive/byte-source.js';
import {
  openWarcPages,
  type WarcFile,
  type WarcPage,
  type WarcPages,
  type WarcProblem,
} from '../archive/warc-pages.js';
import { GovdiscloseError, systemCode } from '../errors.js';
import type { PageContext } from '../model/result.js';
import type { ArchiveInput } from './inputs.js';
import { MAX_PAGE_BYTES, readError, tooLarge } from './read-page.js';

/** How a page was captured: it decides whether its address may change hands. */
export type CapturedBy = Pick<WarcPage, 'method' | 'accepted'>;

export type ArchivedInput = { readonly subject: string } & (
  | ({ readonly kind: 'page'; readonly bytes: Uint8Array; readonly context: PageContext } & CapturedBy)
  | { readonly kind: 'settled'; readonly outcome: 'duplicate' | 'not-report'; readonly detail: string | null }
  | { readonly kind: 'error'; readonly error: GovdiscloseError }
);

export interface ArchiveReader {
  read(input: ArchiveInput): AsyncGenerator<ArchivedInput>;
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

/** One for a run: revisits lead from file to file. */
export function openArchiveReader(files: ReadableFiles): ArchiveReader {
  let pages: Promise<WarcPages> | null = null;
  return {
    read: async function* (input) {
      pages ??= openWarcPages();
      yield* readArchive(input, await pages, files);
    },
  };
}

async function* readArchive(
  input: ArchiveInput,
  pages: WarcPages,
  files: ReadableFiles,
): AsyncGenerator<ArchivedInput> {
  const { subject, path, origin } = input;
  const file: WarcFile = { name: basename(path), open: () => openFileSource(files, path) };
  let found = 0;
  try {
    for await (const item of pages.read(file)) {
      found += 1;
      yield item.kind === 'page' ? inputOf(subject, item) : { kind: 'error', ...problemOf(subject, item) };
    }
  } catch (error) {
    if (systemCode(error) === '' || error instanceof GovdiscloseError) throw error;
    yield { kind: 'error', subject, error: readError(subject, error) };
    return;
  }
  if (found > 0) return;
  if (origin === 'named') yield { kind: 'error', subject, error: new GovdiscloseError('ERR_WARC_EMPTY', { subject }) };
  else yield { kind: 'settled', subject, outcome: 'not-report', detail: 'empty' };
}

function inputOf(archive: string, page: WarcPage): ArchivedInput {
  const { purpose, mediaType, body, context, method, accepted } = page;
  const subject = `${archive}@${page.offset} ${page.url}`;
  if (page.repeats) return { kind: 'settled', subject, outcome: 'duplicate', detail: null };
  const other = purpose !== null && purpose !== 'page' ? purpose : null;
  const detail = other ?? (mediaType === null || PAGE_TYPES.has(mediaType) ? null : mediaType);
  if (detail !== null) return { kind: 'settled', subject, outcome: 'not-report', detail };
  if (body.length > MAX_PAGE_BYTES) return { kind: 'error', subject, error: tooLarge(subject, body.length, false) };
  return { kind: 'page', subject, bytes: body, context, method, accepted };
}

function problemOf(archive: string, { offset, url, fault }: WarcProblem) {
  const subject = [`${archive}@${offset}`, ...(url === null ? [] : [url])].join(' ');
  const values = { limit: MAX_RECORD };
  return { subject, error: new GovdiscloseError('ERR_WARC_RECORD', { subject, why: `why.warc.${fault}`, values }) };
}
