/**
 * WARC files of any crawler → the pages they captured. In: files, one after the other; out: every good (2xx) capture in
 * order, with what `parsePage` is told of it, or a stretch that cannot be read and why. Revisits have the body of the
 * record they stand for. Keeps a few words of each page in memory, and no body.
 */
import { createHash } from 'node:crypto';
import type { Purpose } from '../model/capture.js';
import type { ArchiveLocation } from '../model/record.js';
import type { PageContext } from '../model/result.js';
import type { OpenSource } from './byte-source.js';
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

export interface WarcPages {
  read(file: WarcFile): AsyncGenerator<WarcPage | WarcProblem>;
}

/** The record that holds a body; what revisits of it need. */
interface Original {
  readonly file: WarcFile;
  readonly offset: number;
  readonly sha256: string;
  readonly contentType: string | null;
}

interface First {
  readonly retrievedAt: string;
  readonly location: ArchiveLocation;
}

type Found = { readonly sha256: string; readonly body: Uint8Array; readonly contentType: string | null };

const NO_BODY = new Uint8Array();
const KEY_LENGTH = 16;

export async function openWarcPages(): Promise<WarcPages> {
  return new PagesInOrder(await loadWarcio());
}

class PagesInOrder implements WarcPages {
  readonly #warcio: Warcio;
  readonly #originals = new Map<string, Original>();
  readonly #firsts = new Map<string, First>();
  readonly #seen = new Set<string>();
  /** By address: what was accepted put aside what came before, which is new when it comes again. */
  readonly #acceptances = new Map<string, number>();

  constructor(warcio: Warcio) {
    this.#warcio = warcio;
  }

  async *read(file: WarcFile): AsyncGenerator<WarcPage | WarcProblem> {
    const source = file.open();
    try {
      for await (const record of readRecords(source, this.#warcio)) {
        const found = await this.#readOne(record, file);
        if (found !== null) yield found;
      }
    } finally {
      source.close();
    }
  }

  async #readOne(record: ReadRecord, file: WarcFile): Promise<WarcPage | WarcProblem | null> {
    const { offset } = record;
    if ('fault' in record) return { kind: 'problem', url: null, offset, fault: record.fault };
    const captured = readCaptured(record, file.name);
    if (captured === null || !isPage(captured)) return null;
    const { url } = captured;
    const found = captured.cut ? 'cut' : captured.type === 'revisit' ? this.#recall(captured) : decode(captured);
    if (typeof found === 'string') return { kind: 'problem', url, offset, fault: found };
    if (captured.type !== 'revisit') this.#remember(captured, found, file);
    const page = this.#describe(captured, found);
    if (page.repeats || captured.type !== 'revisit') return page;
    const body = await this.#bodyOf(this.#originalOf(captured));
    return body === null ? { kind: 'problem', url, offset, fault: 'original' } : { ...page, body };
  }

  #describe(captured: CapturedRecord, { sha256, body, contentType }: Found): WarcPage {
    const { url, note, location } = captured;
    const first = this.#firstOf(captured, sha256);
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
    const key = shortKey([askedUrl, url, sha256, contentType, note.purpose, note.stated, acceptances]);
    const repeats = this.#seen.has(key);
    this.#seen.add(key);
    const { offset } = location;
    const mediaType = mediaTypeOf(contentType);
    return {
      kind: 'page',
      url,
      offset,
      mediaType,
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

  #originalOf(captured: CapturedRecord): Original | null {
    const found = keysOfOriginal(captured).map((key) => this.#originals.get(key));
    return found.find((original) => original !== undefined) ?? null;
  }

  #remember(captured: CapturedRecord, { sha256, contentType }: Found, file: WarcFile): void {
    const original: Original = { file, offset: captured.location.offset, sha256, contentType };
    for (const key of keysOf(captured)) if (!this.#originals.has(key)) this.#originals.set(key, original);
  }

  #firstOf({ url, retrievedAt, location, type }: CapturedRecord, sha256: string): First {
    const key = shortKey([url, sha256]);
    const known = this.#firsts.get(key);
    const first = known ?? { retrievedAt, location };
    if (known === undefined && type !== 'revisit') this.#firsts.set(key, first);
    return first;
  }

  async #bodyOf(original: Original | null): Promise<Uint8Array | null> {
    if (original === null) return null;
    const source = original.file.open();
    try {
      for await (const record of readRecords(source, this.#warcio, original.offset)) {
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

function isPage({ status, type }: CapturedRecord): boolean {
  return isGood(status) || (type === 'revisit' && status === 304);
}

function decode({ payload, headers, contentType }: CapturedRecord): Found | 'coding' | 'too-large' {
  const decoded = decodePayload(payload, headers, MAX_RECORD_BYTES);
  return decoded.ok ? { body: decoded.body, sha256: sha256Of(decoded.body), contentType } : decoded.why;
}

/** How a revisit may name it: by address and payload, by address and time, by payload alone. */
function keysOf({ url, payloadDigest, retrievedAt }: CapturedRecord): readonly string[] {
  const byTime = shortKey([url, retrievedAt]);
  return payloadDigest === null ? [byTime] : [shortKey([url, payloadDigest]), byTime, shortKey([payloadDigest])];
}

function keysOfOriginal({ url, payloadDigest, refersTo }: CapturedRecord): readonly string[] {
  const byTime = refersTo.date === null ? [] : [shortKey([refersTo.url ?? url, refersTo.date])];
  return payloadDigest === null ? byTime : [shortKey([url, payloadDigest]), ...byTime, shortKey([payloadDigest])];
}

/** Many addresses are long: what is kept of them is short. */
function shortKey(parts: readonly unknown[]): string {
  return createHash('sha1').update(JSON.stringify(parts)).digest('base64url').slice(0, KEY_LENGTH);
}
