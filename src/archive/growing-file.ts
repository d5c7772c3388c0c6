/**
 * The one WARC file that a run appends to. In: packed records; out: the place of each at once, and a promise that keeps
 * until they are on the disk. What is appended while the disk works is written and synced together. After an error of the
 * disk the file ends where it ended before.
 */
import { join } from 'node:path';
import { openExclusive, outputError, writing } from '../dataset/files.js';
import { ARCHIVE_FOLDER, makeFolder, type Tree } from '../dataset/tree.js';
import { systemCode } from '../errors.js';
import { nameFile, openPathOf } from './warc-files.js';

interface Batch {
  readonly chunks: Buffer[];
  readonly lost: (() => void)[];
  length: number;
  readonly written: Promise<void>;
  settle(error: unknown): void;
}

export class GrowingFile {
  /** What it will be called when it has ended. */
  readonly name: string;
  readonly #tree: Tree;
  /** Written with the first capture: there is no file that holds none. */
  readonly #head: Buffer;
  #handle: number | null = null;
  /** Bytes on the disk that stay. */
  #durable = 0;
  /** Written, and not yet known to be on the disk. */
  #syncing: Batch | null = null;
  /** What comes after it. */
  #waiting: Batch | null = null;

  constructor(tree: Tree, name: string, head: Buffer) {
    this.#tree = tree;
    this.name = name;
    this.#head = head;
  }

  get holdsCaptures(): boolean {
    return this.#written > 0 || this.#waiting !== null;
  }

  /** Written and not yet written. */
  get size(): number {
    const { length } = this.#waiting ?? (this.#written === 0 ? this.#head : { length: 0 });
    return this.#written + length;
  }

  get #written(): number {
    return this.#durable + (this.#syncing?.length ?? 0);
  }

  /** Where the bytes will be, and when they are; `lost` is called when they will not be after all. */
  append(bytes: Buffer, lost: () => void): { readonly offset: number; readonly written: Promise<void> } {
    this.#waiting ??= this.#begin();
    const batch = this.#waiting;
    const offset = this.#written + batch.length;
    batch.chunks.push(bytes);
    batch.lost.push(lost);
    batch.length += bytes.length;
    return { offset, written: batch.written };
  }

  /** Brings all that was appended to the disk, now. */
  flush(): void {
    if (this.#syncing !== null) this.#attempt(() => this.#tree.files.fsyncSync(this.#open()));
    this.#keep();
    this.#write();
    if (this.#syncing !== null) this.#attempt(() => this.#tree.files.fsyncSync(this.#open()));
    this.#keep();
  }

  /** Gives the file its final name; true where there is one. */
  finish(): boolean {
    this.flush();
    const { files } = this.#tree;
    const path = openPathOf(this.#tree, this.name);
    if (this.#handle === null) return false;
    files.closeSync(this.#handle);
    this.#handle = null;
    writing(path, () => (this.#durable === 0 ? files.unlinkSync(path) : nameFile(this.#tree, this.name)));
    return this.#durable > 0;
  }

  #begin(): Batch {
    if (this.#syncing === null) setImmediate(() => this.#sync());
    return openBatch(this.#written === 0 ? [this.#head] : []);
  }

  /** Others are asked and read while the disk works; what comes meanwhile is the next batch. */
  #sync(): void {
    if (this.#syncing !== null) return;
    this.#write();
    const batch = this.#syncing;
    if (batch === null) return;
    this.#attempt(() => this.#tree.files.fsync(this.#open(), (error) => this.#synced(batch, error)));
  }

  /** `flush` may have been quicker. */
  #synced(batch: Batch, error: NodeJS.ErrnoException | null): void {
    if (this.#syncing !== batch) return;
    if (error === null) this.#keep();
    else this.#fail(error);
    if (this.#waiting !== null) this.#sync();
  }

  #write(): void {
    const batch = this.#waiting;
    if (batch === null) return;
    this.#waiting = null;
    this.#syncing = batch;
    this.#attempt(() => {
      const { files } = this.#tree;
      const handle = this.#open();
      const bytes = Buffer.concat(batch.chunks);
      for (let done = 0; done < bytes.length; )
        done += files.writeSync(handle, bytes, done, bytes.length - done, this.#durable + done);
    });
  }

  #attempt(action: () => void): void {
    try {
      action();
    } catch (error) {
      this.#fail(error);
    }
  }

  #keep(): void {
    const batch = this.#syncing;
    this.#syncing = null;
    this.#durable += batch?.length ?? 0;
    batch?.settle(null);
  }

  /** Nothing that was not on the disk stays: what waits was to stand behind it. */
  #fail(reason: unknown): void {
    const batches = [this.#syncing, this.#waiting];
    this.#syncing = null;
    this.#waiting = null;
    if (this.#handle !== null) this.#cutBack(this.#handle, reason);
    // Of a disk that is gone nothing may be asked here: whoever waits for the batch would wait for ever.
    const path = join(this.#tree.root, ARCHIVE_FOLDER, this.name);
    const error = systemCode(reason) === '' ? reason : outputError(path, reason);
    for (const batch of batches) {
      for (const lost of batch?.lost ?? []) lost();
      batch?.settle(error);
    }
  }

  #open(): number {
    const { files } = this.#tree;
    if (this.#handle === null) makeFolder(this.#tree, [ARCHIVE_FOLDER]);
    this.#handle ??= openExclusive(files, openPathOf(this.#tree, this.name));
    return this.#handle;
  }

  /** Where even that is refused, the next opening of the archive does it. */
  #cutBack(handle: number, reason: unknown): void {
    if (systemCode(reason) === '') return;
    try {
      this.#tree.files.ftruncateSync(handle, this.#durable);
    } catch (error) {
      if (systemCode(error) === '') throw error;
    }
  }
}

function openBatch(chunks: Buffer[]): Batch {
  let settle: Batch['settle'] = () => undefined;
  const written = new Promise<void>((resolve, reject) => {
    settle = (error) => (error === null ? resolve() : reject(error));
  });
  // Whoever stored waits for it; an error that nobody waits for any more must not end the process.
  written.catch(() => undefined);
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  return { chunks, lost: [], length, written, settle };
}
