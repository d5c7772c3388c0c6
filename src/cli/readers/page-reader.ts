/**
 * Whoever reads pages: bytes → what is to be filed, or a refusal. In: one page at a time, several under way where the reader
 * has workers; out: texts that are ready to be written. Rejects only where a page asks more time or memory than one may have.
 */
import type { Filing, RecordHead, TextKind } from '../../dataset/filing.js';
import type { PageContext, Refusal } from '../../model/result.js';
import type { Core } from '../environment.js';

export type PageReading =
  | { readonly ok: true; readonly filing: Filing }
  | { readonly ok: false; readonly refusal: Refusal };

export interface PageToRead {
  /** What errors call it. */
  readonly subject: string;
  readonly bytes: Uint8Array;
  readonly context: PageContext;
}

export interface PageReader {
  /** How many pages may be under way, so that none of the workers waits. */
  readonly width: number;
  read(page: PageToRead): Promise<PageReading>;
  close(): Promise<void>;
}

export interface ReaderLimits {
  /** Milliseconds. */
  readonly time: number;
  /** Bytes of the heap of one worker. */
  readonly memory: number;
}

export interface ReaderOptions {
  readonly core: Core;
  /** The texts that are made of each record. */
  readonly texts: readonly TextKind[];
  /** How many pages are known to come: workers are started at once where they are many. */
  readonly expected: number;
  /** Workers; 0 reads all pages here. */
  readonly jobs: number;
  /** Workers that are started first; the others when many pages have been read. */
  readonly first: number;
  readonly limits: ReaderLimits;
}

/** What a worker is asked. */
export interface PageJob {
  readonly pages: readonly Pick<PageToRead, 'bytes' | 'context'>[];
  readonly texts: readonly TextKind[];
  /** Memory of earlier texts, to be written over: new memory costs the system as much as writing into it. */
  readonly spare: readonly ArrayBuffer[];
}

/** What a worker answers to each page. */
export type PageReply =
  | { readonly ok: true; readonly head: RecordHead; readonly texts: Readonly<Partial<Record<TextKind, Uint8Array>>> }
  | { readonly ok: false; readonly refusal: Refusal };

const SECOND = 1000;
const MEBIBYTE = 1024 ** 2;

/** The largest pages that are read (20 MiB, 180,000 rows) stay below both. */
export const DEFAULT_LIMITS: ReaderLimits = { time: 60 * SECOND, memory: 1536 * MEBIBYTE };

/**
 * So many pages are read before every processor has its worker. What the engine compiles for one, in threads of its own, costs as much
 * as reading a thousand pages, and the main thread has its own work: up to here a processor is left for both.
 */
export const MANY_PAGES = 3000;

/** Pages that one job has at most. */
export const MOST_TOGETHER = 6;

/** So that the next job is full when a worker has done one. */
export function widthOf(jobs: number): number {
  return 2 * jobs * MOST_TOGETHER;
}
