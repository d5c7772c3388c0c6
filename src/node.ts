/**
 * The public API with I/O: datasets on disk, and the program itself. In: folders and arguments; out: files and exit
 * codes. What needs no I/O is in `index.ts`.
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
