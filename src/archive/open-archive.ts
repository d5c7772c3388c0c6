/**
 * The archive of a dataset, opened for a run that holds the dataset's lock. In: captures; out: WARC files, an index, and
 * what both know. Ends first what a killed run had begun; creates no file before something is stored.
 */
import { join } from 'node:path';
import { outputError } from '../dataset/files.js';
import { ARCHIVE_FOLDER, placeOf, recentFolders, type Tree } from '../dataset/tree.js';
import { GovdiscloseError, systemCode } from '../errors.js';
import type { Capture } from '../model/capture.js';
import type { ArchiveLocation } from '../model/record.js';
import type { Archive, ArchiveOptions, CaptureChain, Stored, StoreOptions } from './archive.js';
import { type ArchiveIndex, openIndex } from './archive-index.js';
import { archivedUrl } from './archived-url.js';
import { openFileSource } from './byte-source.js';
import type { CaptureNote } from './capture-note.js';
import type { IndexEntry } from './cdxj.js';
import { type GrowingFiles, openGrowingFiles } from './growing-files.js';
import { fieldOf } from './http-message.js';
import { writePosted } from './index-key.js';
import { mediaTypeOf } from './index-records.js';
import { loadWarcio, type Warcio } from './load-warcio.js';
import { contextOfPage } from './page-context.js';
import { captureOf, type FoundExchange, readExchange } from './read-capture.js';
import { historyOf, isGood, type Original, type UrlHistory } from './url-history.js';
import { recoverFiles } from './warc-files.js';
import { digestOf, packExchange, sha256Of } from './write-records.js';

const DEFAULT_MAX_FILE_BYTES = 1024 * 1024 * 1024;

export async function openArchive(options: ArchiveOptions): Promise<Archive> {
  const { root, files, pid, startedAt, software, maxFileBytes = DEFAULT_MAX_FILE_BYTES } = options;
  const tree: Tree = { root, files, pid, folders: recentFolders() };
  const warcio = await loadWarcio();
  const index = await settle(tree, warcio);
  const finished = () => index.save();
  const growing = openGrowingFiles({ tree, warcio, startedAt, software, maxFileBytes, finished });
  return new OpenArchive({ tree, warcio, index, growing });
}

/** What the disk refuses is told of the folder. */
async function settle(tree: Tree, warcio: Warcio): Promise<ArchiveIndex> {
  try {
    await recoverFiles(tree, warcio);
    return await openIndex(tree, warcio);
  } catch (error) {
    if (error instanceof GovdiscloseError || systemCode(error) === '') throw error;
    throw outputError(join(tree.root, ARCHIVE_FOLDER), error);
  }
}

interface Parts {
  readonly tree: Tree;
  readonly warcio: Warcio;
  readonly index: ArchiveIndex;
  readonly growing: GrowingFiles;
}

interface Placed {
  readonly entry: IndexEntry;
  readonly history: UrlHistory;
  readonly repeated: Original | null;
  readonly written: Promise<void>;
}

const NOTHING_KNOWN = historyOf([]);

class OpenArchive implements Archive {
  readonly #parts: Parts;
  /** One chain after the other: what is decided about one is known when the next is. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async store(chain: CaptureChain, options: StoreOptions = {}): Promise<Stored> {
    const placing = this.#turn.then(() => this.#placeChain(chain, options));
    this.#turn = placing.catch(() => undefined);
    const { placed, stored } = await placing;
    await Promise.all(placed.map(({ written }) => written));
    return stored;
  }

  latest(url: string): ReturnType<Archive['latest']> {
    return this.#historyOf(archivedUrl(url)).latest;
  }

  bodiesOf(url: string): ReturnType<Archive['bodiesOf']> {
    return this.#historyOf(archivedUrl(url)).bodies();
  }

  async read(location: ArchiveLocation): Promise<Capture> {
    const found = await this.#find(location);
    const original = await this.#originalOf(found);
    const capture = captureOf(found, original.answer);
    if (capture === null) throw this.#damaged(location);
    return capture;
  }

  async close(): Promise<void> {
    await this.#turn;
    const { growing, index } = this.#parts;
    try {
      growing.finish();
    } finally {
      index.close();
    }
  }

  async #placeChain(chain: CaptureChain, options: StoreOptions) {
    const placed: Placed[] = [];
    for (const capture of chain) placed.push(await this.#placeOne(capture, noteOf(capture, chain, options)));
    const [capture, page] = [chain.at(-1), placed.at(-1)];
    if (capture === undefined || page === undefined) throw new TypeError('an empty chain');
    return { placed, stored: await this.#describe(capture, page, { chain, options }) };
  }

  async #placeOne(capture: Capture, note: CaptureNote): Promise<Placed> {
    const { warcio, growing, index } = this.#parts;
    const url = archivedUrl(capture.url);
    const history = note.method === null ? this.#historyOf(url) : NOTHING_KNOWN;
    const payloadDigest = digestOf(capture.response.payload);
    const repeated = repeatedBy(capture, history, payloadDigest);
    const packed = await packExchange({ capture, url, note, payloadDigest, repeated }, warcio);
    const { location, written } = await growing.append(packed, () => index.remove(entry));
    const requestBody = writePosted(capture.request, warcio);
    const entry = entryFor({ requestBody, capture, url, note, payloadDigest, repeated, location });
    index.add(entry);
    return { entry, history, repeated, written };
  }

  async #describe(
    capture: Capture,
    { entry, history, repeated }: Placed,
    { chain, options }: { readonly chain: CaptureChain; readonly options: StoreOptions },
  ): Promise<Stored> {
    const body = repeated !== null && capture.response.status === 304 ? await this.#bodyOf(repeated) : capture.body;
    const sha256 = repeated?.sha256 ?? entry.sha256 ?? '';
    const first = history.withBody(sha256) ?? entry;
    const context = contextOfPage({
      askedUrl: archivedUrl(chain[0].url),
      url: entry.url,
      firstRetrievedAt: first.retrievedAt,
      location: first.location,
      contentType: entry.contentType ?? repeated?.contentType ?? null,
      stated: options.stated ?? null,
    });
    const { location, retrievedAt: firstRetrievedAt } = first;
    return { location, firstRetrievedAt, revisit: repeated !== null, body, sha256, context };
  }

  #historyOf(url: string): UrlHistory {
    return historyOf(this.#parts.index.entriesOf(url));
  }

  async #bodyOf({ location }: Original): Promise<Uint8Array> {
    return (await this.read(location)).body;
  }

  async #originalOf(found: FoundExchange): Promise<FoundExchange> {
    const { type, url, payloadDigest, location } = found.answer;
    if (type !== 'revisit') return found;
    const original = this.#historyOf(url).withPayload(payloadDigest ?? '');
    if (original === null) throw this.#damaged(location);
    return this.#find(original.location);
  }

  async #find(location: ArchiveLocation): Promise<FoundExchange> {
    const { tree, warcio, growing } = this.#parts;
    const path = growing.openPath(location.file) ?? placeOf(tree, [ARCHIVE_FOLDER, location.file]);
    const source = openFileSource(tree.files, path);
    try {
      const found = await readExchange(source, location, warcio);
      if (found === null) throw this.#damaged(location);
      return found;
    } finally {
      source.close();
    }
  }

  #damaged({ file, offset }: ArchiveLocation): GovdiscloseError {
    return new GovdiscloseError('ERR_WARC_RECORD', { subject: `${file}@${offset}`, why: 'why.warc.damaged' });
  }
}

function noteOf(capture: Capture, chain: CaptureChain, options: StoreOptions): CaptureNote {
  const { stated = null, purpose = 'page', accepted = false } = options;
  const isLast = capture === chain.at(-1);
  const asked = archivedUrl(chain[0].url);
  return {
    askedUrl: isLast && asked !== archivedUrl(capture.url) ? asked : null,
    purpose: isLast && purpose !== 'page' ? purpose : null,
    method: capture.request.method === 'POST' ? 'POST' : null,
    stated: isLast ? stated : null,
    tlsVerified: capture.tlsVerified === false ? false : null,
    accepted: isLast && accepted ? true : null,
  };
}

/** The record that holds what this capture brings again. */
function repeatedBy({ url, response }: Capture, history: UrlHistory, payloadDigest: string): Original | null {
  if (isGood(response.status)) return history.withPayload(payloadDigest);
  if (response.status !== 304) return null;
  if (history.confirmed !== null) return history.confirmed;
  throw new GovdiscloseError('ERR_INTERNAL', { subject: url, why: 'status 304, and the archive has no capture of it' });
}

interface New {
  readonly requestBody: string | null;
  readonly capture: Capture;
  readonly url: string;
  readonly note: CaptureNote;
  readonly payloadDigest: string;
  readonly repeated: Original | null;
  readonly location: ArchiveLocation;
}

/** The same as when the record is read again. */
function entryFor({ requestBody, capture, url, note, payloadDigest, repeated, location }: New): IndexEntry {
  const { status, headers } = capture.response;
  const contentType = fieldOf(headers, 'content-type');
  return {
    url,
    retrievedAt: capture.retrievedAt,
    status,
    revisit: repeated !== null,
    method: note.method,
    requestBody,
    mime: mediaTypeOf(contentType),
    payloadDigest: repeated?.payloadDigest ?? payloadDigest,
    sha256: repeated === null ? sha256Of(capture.body) : null,
    etag: fieldOf(headers, 'etag'),
    lastModified: fieldOf(headers, 'last-modified'),
    contentType,
    accepted: note.accepted,
    location,
  };
}
