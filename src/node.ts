/**
 * The public API with I/O: datasets on disk, pages on the web, and the program itself. In: folders, addresses and
 * arguments; out: files, captures and exit codes. What needs no I/O is in `index.ts`.
 */
export type { Archive, Archived, ArchiveOptions, CaptureChain, Stored, StoreOptions } from './archive/archive.js';
export { openArchive } from './archive/open-archive.js';
export type { Core, Environment, Signal, TextInput, TextOutput } from './cli/environment.js';
export { main, realEnvironment } from './cli/main.js';
export type { Files } from './dataset/files.js';
export type { ProcessState, Writer } from './dataset/lock.js';
export { type Dataset, type DatasetOptions, openDataset } from './dataset/open-dataset.js';
export { readProcessState } from './dataset/process-state.js';
export type { Displaced, PlacedAs, Placement } from './dataset/store.js';
export { type ErrorCode, EXIT_CODES, GovdiscloseError } from './errors.js';
export type {
  Fetched,
  Fetcher,
  FetchFailed,
  FetchNote,
  FetchOutcome,
  FetchRequest,
  HostReport,
  NotModified,
} from './fetch/fetcher.js';
export type { FetcherOptions } from './fetch/fetcher-options.js';
export { openFetcher } from './fetch/open-fetcher.js';
export { type ProxySettings, readProxies } from './fetch/read-proxies.js';
