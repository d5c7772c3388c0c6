/**
 * WARC files of any crawler → the pages they captured. In: files, one after the other; out: every good (2xx) capture in
 * order, with what `parsePage` is told of it, or a stretch that cannot be read and why. Revisits have the body of the
 * record they stand for. Keeps a few words of each page in memory, and no body.
 */
import { isEarlierCapture } from '../dataset/earlier-capture.js';
import { type Key, KeyIndex, keyOf } from '../memory/key-index.js';
import type { Purpose } from '../model/capture.js';
import type { PageContext } from '../model/result.js';
import { type OpenSource, sliceOf } from './byte-source.js';
import { CaptureStore, type RememberedCapture } from './capture-store.js';
import { type CapturedRecord, readCaptured } from './captured-record.js';
import { decodePayload } from './decode-payload.js';
import { MAX_RECORD_BYTES } from './gzip-members.js';
import { mediaTypeOf } from './index-records.js';
import { loadWarcio, type Warcio } from './load-warcio.js';
import { contextOfPage } from './page-context.js';
import { type ReadRecord, type RecordFault, readRecords } from './read-records.js';
import { isGood } from './url-history.js';
import { sha256Of } from './write-records.js';

export interface WarcFile {
  /** The file's own name, without its folder: records say it. */
  readonly name: string;
  open(): OpenSource;
}

export interface WarcPage {
  readonly kind: 'page';
  readonly url: string;
  readonly offset: number;
  readonly mediaType: string | null;
  /** What it was fetched for, where that is known. */
  readonly purpose: Purpose | null;
  readonly method: 'POST' | null;
  /** The operator took it, whatever the address said before. */
  readonly accepted: boolean;
  /** True where a page before it was the same in all that a record is made from. */
  readonly repeats: boolean;
  readonly body: Uint8Array;
  readonly context: PageContext;
}

export type WarcFault = RecordFault | 'coding' | 'cut' | 'original';

export interface WarcProblem {
  readonly kind: 'problem';
  readonly url: string | null;
  readonly offset: number;
  readonly fault: WarcFault;
}

/** A record to read without reading what lies before it. */
export interface WarcPlace {
  readonly offset: number;
  readonly length: number;
  /** False for a record that others need: an original, a first capture. */
  readonly wanted: boolean;
}

export interface ReadOptions {
  /** Captures that are not wanted are read for what they say about others, and not told. */
  readonly wants?: (capture: { readonly url: string; readonly retrievedAt: string }) => boolean;
  /** Only these records, by offset; all where it is not said. */
  readonly places?: readonly WarcPlace[];
}

export interface WarcPages {
  read(file: WarcFile, options?: ReadOptions): AsyncGenerator<WarcPage | WarcProblem>;
}

type Remembered = RememberedCapture<WarcFile>;

interface Seen {
  /** Of the captures so far, when and where its bytes were seen first. */
  readonly first: Remembered;
  readonly isNew: boolean;
}

interface Chosen {
  readonly record: ReadRecord;
  readonly wanted: boolean;
}

type Told = WarcPage | WarcProblem;
type Found = { readonly sha256: string; readonly body: Uint8Array; readonly contentType: string | null };

const NO_BODY = new Uint8Array();

export async function openWarcPages(): Promise<WarcPages> {
  return new PagesInOrder(await loadWarcio());
}

class PagesInOrder implements WarcPages {
  readonly #warcio: Warcio;
  readonly #captures = new CaptureStore<WarcFile>();
  /** The record that holds a body, by every name that a revisit may give it. */
  readonly #originals = new KeyIndex();
  /** The first capture of a body at an address. */
  readonly #firsts = new KeyIndex();
  /** By all that a record is made from. */
  readonly #seen = new KeyIndex();
  /** By address: what was accepted put aside what came before, which is new when it comes again. */
  readonly #acceptances = new Map<string, number>();

  constructor(warcio: Warcio) {
    this.#warcio = warcio;
  }

  async *read(file: WarcFile, options: ReadOptions = {}): AsyncGenerator<WarcPage | WarcProblem> {
    const source = file.open();
    try {
      for await (const chosen of readChosen(source, this.#warcio, options)) {
        const found = await this.#readOne(chosen, file, options);
        if (found !== null) yield found;
      }
    } finally {
      source.close();
    }
  }

  async #readOne({ record, wanted }: Chosen, file: WarcFile, options: ReadOptions): Promise<Told | null> {
    const { offset } = record;
    if ('fault' in record) return wanted ? { kind: 'problem', url: null, offset, fault: record.fault } : null;
    const captured = readCaptured(record, file.name);
    if (captured === null || !isPage(captured)) return null;
    const isWanted = wanted && options.wants?.(captured) !== false;
    const page = await this.#readPage(captured, file, isWanted);
    if (!isWanted) return null;
    return typeof page === 'string' ? { kind: 'problem', url: captured.url, offset, fault: page } : page;
  }

  async #readPage(captured: CapturedRecord, file: WarcFile, isWanted: boolean) {
    if (captured.cut) return 'cut';
    const isRevisit = captured.type === 'revisit';
    const found = isRevisit ? this.#recall(captured) : decode(captured);
    if (typeof found === 'string') return found;
    const own: Remembered = { ...found, file, retrievedAt: captured.retrievedAt, location: captured.location };
    const page = this.#describe(captured, { ...found, ...this.#remember(captured, own, isRevisit) }, isWanted);
    if (!isWanted || page.repeats || !isRevisit) return page;
    const body = await this.#bodyOf(this.#originalOf(captured));
    return body === null ? 'original' : { ...page, body };
  }

  #describe(captured: CapturedRecord, found: Found & Seen, isWanted: boolean): WarcPage {
    const { url, note } = captured;
    const { sha256, body, contentType, first, isNew } = found;
    const askedUrl = note.askedUrl ?? url;
    const context = contextOfPage({
      askedUrl,
      url,
      firstRetrievedAt: first.retrievedAt,
      location: first.location,
      contentType,
      stated: note.stated,
    });
    if (note.accepted === true) for (const address of new Set([askedUrl, url])) this.#countAcceptance(address);
    const acceptances = [askedUrl, url].map((address) => this.#acceptances.get(address) ?? 0);
    const key = keyOf([askedUrl, url, sha256, contentType, note.purpose, note.stated, acceptances]);
    // An earlier capture than the one told before is told again: the record says when its bytes were seen first.
    const repeats = this.#seen.has(key) && !isNew;
    if (isWanted) this.#seen.set(key, 0);
    return {
      kind: 'page',
      url,
      offset: captured.location.offset,
      mediaType: mediaTypeOf(contentType),
      purpose: note.purpose,
      method: note.method,
      accepted: note.accepted === true,
      repeats,
      body: repeats ? NO_BODY : body,
      context,
    };
  }

  #countAcceptance(address: string): void {
    this.#acceptances.set(address, (this.#acceptances.get(address) ?? 0) + 1);
  }

  /** What a revisit stands for, without its body. */
  #recall(captured: CapturedRecord): Found | 'original' {
    const original = this.#originalOf(captured);
    if (original === null) return 'original';
    const contentType = captured.contentType ?? original.contentType;
    return { sha256: original.sha256, body: NO_BODY, contentType };
  }

  #originalOf(captured: CapturedRecord): Remembered | null {
    const known = keysOfOriginal(captured).map((key) => this.#originals.get(key));
    const found = known.find((number) => number >= 0);
    return found === undefined ? null : this.#captures.at(found);
  }

  /** Kept once for all that it may be: an original, a first capture, or both. */
  #remember(captured: CapturedRecord, own: Remembered, isRevisit: boolean): Seen {
    const names = isRevisit ? [] : keysOf(captured).filter((key) => !this.#originals.has(key));
    const address = keyOf([captured.url, own.sha256]);
    const known = this.#firsts.get(address);
    const before = known < 0 ? null : this.#captures.at(known);
    const isNew = before === null || isEarlierCapture(own, before);
    if (names.length > 0 || isNew) {
      const number = this.#captures.add(own);
      for (const name of names) this.#originals.set(name, number);
      if (isNew) this.#firsts.set(address, number);
    }
    return { first: before === null || isNew ? own : before, isNew };
  }

  async #bodyOf(original: Remembered | null): Promise<Uint8Array | null> {
    if (original === null) return null;
    const source = original.file.open();
    try {
      for await (const record of readRecords(source, this.#warcio, original.location.offset)) {
        const captured = 'fault' in record ? null : readCaptured(record, original.file.name);
        const found = captured === null ? null : decode(captured);
        return found === null || typeof found === 'string' ? null : found.body;
      }
      return null;
    } finally {
      source.close();
    }
  }
}

async function* readChosen(source: OpenSource, warcio: Warcio, { places }: ReadOptions): AsyncGenerator<Chosen> {
  if (places === undefined) {
    for await (const record of readRecords(source, warcio)) yield { record, wanted: true };
    return;
  }
  for (const { offset, length, wanted } of places) {
    // Nothing behind the record is read.
    const upToItsEnd = sliceOf(source, 0, Math.min(source.size, offset + length));
    for await (const record of readRecords(upToItsEnd, warcio, offset)) {
      yield { record, wanted };
      break;
    }
  }
}

function isPage({ status, type }: CapturedRecord): boolean {
  return isGood(status) || (type === 'revisit' && status === 304);
}

function decode({ payload, headers, contentType }: CapturedRecord): Found | 'coding' | 'too-large' {
  const decoded = decodePayload(payload, headers, MAX_RECORD_BYTES);
  return decoded.ok ? { body: decoded.body, sha256: sha256Of(decoded.body), contentType } : decoded.why;
}

/** How a revisit may name it: by address and payload, by address and time, by payload alone. */
function keysOf({ url, payloadDigest, retrievedAt }: CapturedRecord): readonly Key[] {
  const byTime = keyOf([url, retrievedAt]);
  return payloadDigest === null ? [byTime] : [keyOf([url, payloadDigest]), byTime, keyOf([payloadDigest])];
}

function keysOfOriginal({ url, payloadDigest, refersTo }: CapturedRecord): readonly Key[] {
  const byTime = refersTo.date === null ? [] : [keyOf([refersTo.url ?? url, refersTo.date])];
  return payloadDigest === null ? byTime : [keyOf([url, payloadDigest]), ...byTime, keyOf([payloadDigest])];
}
