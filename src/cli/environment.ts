/**
 * All that the program may touch, handed in as one object: streams, file system, clock, signals, and the core, which is
 * loaded when a command first needs it. Tests hand in their own.
 */
import type * as fs from 'node:fs';
import type { Files } from '../dataset/files.js';
import type { ProcessState } from '../dataset/lock.js';
import type { Fetcher } from '../fetch/fetcher.js';
import type { FetcherOptions } from '../fetch/fetcher-options.js';
import type { Explanation } from '../model/explanation.js';
import type { DatasetCheck, Finding } from '../model/finding.js';
import type { Form } from '../model/form.js';
import type { Candidate, ListContext, ListReading, ListRequest } from '../model/list.js';
import type { DisclosureRecord, Navigation } from '../model/record.js';
import type { PageContext, ParseResult } from '../model/result.js';
import type { TableKnowledge } from '../model/table-knowledge.js';
import type { PageReader, ReaderOptions } from './readers/page-reader.js';

export interface TextInput {
  readonly isTTY: boolean;
  /** All of it, or the first `limit` + 1 bytes. */
  read(limit: number): Promise<Uint8Array>;
  /** All of it, as it comes; nothing is read before it is asked for. */
  chunks(): AsyncIterable<Uint8Array>;
  /** Ends it where it is: nothing more comes. */
  stop(): void;
}

export interface TextOutput {
  readonly isTTY: boolean;
  readonly columns: number;
  /** The system's code of the error that ended the stream (`EPIPE`), or null. */
  readonly failure: string | null;
  /** One after the other, as one piece where the stream can; bytes are UTF-8. */
  write(...pieces: readonly (string | Uint8Array)[]): void;
  /** Resolves when all that was written has left, or failed. */
  flush(): Promise<void>;
}

export interface Core {
  parsePage(bytes: Uint8Array, context?: PageContext): ParseResult;
  explainPage(bytes: Uint8Array, context?: PageContext): Explanation;
  /** Checks of one record, made anew. */
  checkReport(record: DisclosureRecord): readonly Finding[];
  /** Checks of the records of a dataset against each other. */
  openDatasetCheck(): DatasetCheck;
  /** What a page offers as a list of reports. */
  readListPage(bytes: Uint8Array, context: ListContext): ListReading;
  /** The pages before and after a report, judged like the links of a list. */
  judgeNeighbours(navigation: Navigation, url: string): readonly Candidate[];
  /** Where a page that is only a stub sends its reader, or null. */
  findForward(bytes: Uint8Array, context: { readonly url: string; readonly contentType: string | null }): string | null;
  /** The same text for every spelling of an address; null for no web address. */
  canonicalAddress(url: string): string | null;
  /** The same text for requests that bring the same reply. */
  requestKey(request: ListRequest): string;
  /** The name of an administrative division (GB/T 2260), or null. */
  nameRegion(code: string): string | null;
  readonly forms: readonly Form[];
  readonly tables: TableKnowledge;
}

export type Signal = 'SIGINT' | 'SIGTERM';

export type CliFiles = Files & Pick<typeof fs, 'statSync' | 'readSync'>;

export interface Environment {
  readonly stdin: TextInput;
  readonly stdout: TextOutput;
  readonly stderr: TextOutput;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly files: CliFiles;
  readonly pid: number;
  readonly host: string;
  now(): Date;
  /** Milliseconds since some moment: how long something took, whatever is done to the clock. */
  elapsed(): number;
  stateOf(pid: number): ProcessState;
  version(): string;
  loadCore(): Promise<Core>;
  /** Whoever reads the pages of a run. */
  openReader(options: ReaderOptions): PageReader;
  /** How many processors this program may use. */
  readonly processors: number;
  /** The way to the network, loaded when a command needs it. */
  openFetcher(options: FetcherOptions): Promise<Fetcher>;
  /** Calls the listener for each signal until the returned function is called. */
  onSignal(listener: (signal: Signal) => void): () => void;
}
