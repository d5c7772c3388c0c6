/**
 * A planned zip file → its inputs: saved pages, and the captures of WARC files inside (a WACZ is such a zip). In: the file;
 * out: pages in the order of the archive's directory. What is neither is passed over, as in a folder. Pages are unpacked
 * into memory one at a time; nothing touches the disk.
 */
import { basename } from 'node:path';
import { memorySource, type OpenSource, openFileSource, sliceOf } from '../archive/byte-source.js';
import {
  type EntryFault,
  readZip,
  readZipPlace,
  ZipDamage,
  type ZipEntry,
  type ZipPlace,
} from '../archive/zip-entries.js';
import { GovdiscloseError } from '../errors.js';
import type { ArchivedInput, ArchiveScene } from './captured-inputs.js';
import { readPages } from './captured-inputs.js';
import { type ArchiveInput, PAGE_FILE, WARC_FILE } from './inputs.js';
import { MAX_PAGE_BYTES } from './read-page.js';

const MAX_PACKED_ARCHIVE = 128 * 1024 * 1024;
const MEBIBYTE = 1024 * 1024;
/** What begins with a dot is left out, as in folders; macOS puts a twin of every file into a folder of its own. */
const HIDDEN = /(?:^|\/)(?:\.(?!\.?\/)|__MACOSX\/)/;

export async function* readZipped(input: ArchiveInput, scene: ArchiveScene): AsyncGenerator<ArchivedInput> {
  const source = openFileSource(scene.files, input.path);
  try {
    for await (const entry of readZip(source)) yield* readEntry(entry, { input, source, scene });
  } catch (error) {
    if (!(error instanceof ZipDamage)) throw error;
    const { subject } = input;
    if (scene.owns(subject))
      yield { kind: 'error', subject, error: new GovdiscloseError('ERR_ZIP', { subject, why: error.message }) };
  } finally {
    source.close();
  }
}

interface Opened {
  readonly input: ArchiveInput;
  readonly source: OpenSource;
  readonly scene: ArchiveScene;
}

async function* readEntry(entry: ZipEntry, opened: Opened): AsyncGenerator<ArchivedInput> {
  if (HIDDEN.test(entry.spelled)) return;
  if (PAGE_FILE.test(entry.spelled)) yield* readPage(entry, opened);
  else if (WARC_FILE.test(entry.spelled)) yield* readWarcInside(entry, opened);
}

async function* readPage(entry: ZipEntry, opened: Opened): AsyncGenerator<ArchivedInput> {
  const subject = `${opened.input.subject}/${entry.spelled}`;
  opened.scene.tally.met += 1;
  if (opened.scene.owns(subject)) yield await unpackPage(entry, subject, opened);
}

async function unpackPage(entry: ZipEntry, subject: string, { input, source, scene }: Opened): Promise<ArchivedInput> {
  if (scene.selection !== null) return { kind: 'settled', subject, outcome: 'unselected', detail: null };
  if (entry.size > MAX_PAGE_BYTES) return refuse(subject, 'too-large', MAX_PAGE_BYTES);
  const place = await entry.locate(MAX_PAGE_BYTES);
  const bytes = typeof place === 'string' ? place : readZipPlace(source, place);
  if (typeof bytes === 'string') return refuse(subject, bytes, MAX_PAGE_BYTES);
  return { kind: 'page', subject, bytes, context: scene.describe(subject, `${input.path}/${entry.spelled}`), by: null };
}

async function* readWarcInside(entry: ZipEntry, { input, scene }: Opened): AsyncGenerator<ArchivedInput> {
  const subject = `${input.subject}/${entry.spelled}`;
  const place = await entry.locate(MAX_PACKED_ARCHIVE);
  const fault = typeof place === 'string' ? place : findFault(input.path, place, scene);
  if (typeof place === 'string' || fault !== null) {
    const told = fault === 'too-large' ? 'packed' : (fault ?? 'damaged');
    scene.tally.met += 1;
    if (scene.owns(subject)) yield refuse(subject, told, MAX_PACKED_ARCHIVE);
    return;
  }
  const name = `${basename(input.path)}/${entry.spelled}`;
  const before = scene.tally.met;
  let found = 0;
  for await (const page of readPages({ name, open: () => openInside(input.path, place, scene) }, { subject, scene })) {
    found += 1;
    yield page;
  }
  const isEmpty = found === 0 && scene.tally.met === before && scene.selection === null;
  scene.tally.met += 1;
  if (isEmpty && scene.owns(subject)) yield { kind: 'settled', subject, outcome: 'not-report', detail: 'empty' };
}

/** WARC files lie unpacked in a WACZ and are read in place; one that was packed once more must fit into memory. */
function openInside(path: string, place: ZipPlace, { files }: ArchiveScene): OpenSource {
  const source = openFileSource(files, path);
  if (place.isStored) return { ...sliceOf(source, place.start, place.packedSize), close: () => source.close() };
  try {
    const bytes = readZipPlace(source, place);
    return { ...memorySource(typeof bytes === 'string' ? new Uint8Array() : bytes), close: () => undefined };
  } finally {
    source.close();
  }
}

/** Records in a file that lies unpacked have checksums of their own: one that is damaged is one failure. */
function findFault(path: string, place: ZipPlace, { files }: ArchiveScene): EntryFault | null {
  if (place.isStored) return null;
  const source = openFileSource(files, path);
  try {
    return readZipPlace(source, place) === 'damaged' ? 'damaged' : null;
  } finally {
    source.close();
  }
}

function refuse(subject: string, fault: EntryFault | 'packed', limit: number): ArchivedInput {
  const values = { limit: `${limit / MEBIBYTE} MiB` };
  return {
    kind: 'error',
    subject,
    error: new GovdiscloseError('ERR_ZIP_ENTRY', { subject, why: `why.zip.${fault}`, values }),
  };
}
