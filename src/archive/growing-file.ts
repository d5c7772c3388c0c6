/**
 * The one WARC file that a run appends to. In: packed records; out: the place of each at once, and a promise that keeps
 * until they are on the disk. What is appended in one turn of the loop is written and synced together. After an error of
 * the disk the file ends where it ended before.
 */
import { writing } from '../dataset/files.js';
import { makeFolder, type Tree } from '../dataset/tree.js';
import { systemCode } from '../errors.js';
import { ARCHIVE_FOLDER, nameFile, openPathOf } from './warc-files.js';

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
  #batch: Batch | null = null;

  constructor(tree: Tree, name: string, head: Buffer) {
    this.#tree = tree;
    this.name = name;
    this.#head = head;
  }

  get holdsCaptures(): boolean {
    return this.#durable > 0 || this.#batch !== null;
  }

  /** Written and not yet written. */
  get size(): number {
    const { length } = this.#batch ?? (this.#durable === 0 ? this.#head : { length: 0 });
    return this.#durable + length;
  }

  /** Where the bytes will be, and when they are; `lost` is called when they will not be after all. */
  append(bytes: Buffer, lost: () => void): { readonly offset: number; readonly written: Promise<void> } {
    this.#batch ??= this.#begin();
    const batch = this.#batch;
    const offset = this.#durable + batch.length;
    batch.chunks.push(bytes);
    batch.lost.push(lost);
    batch.length += bytes.length;
    return { offset, written: batch.written };
  }

  /** Writes what waits, now. */
  flush(): void {
    const batch = this.#batch;
    this.#batch = null;
    if (batch === null) return;
    try {
      writing(openPathOf(this.#tree, this.name), () => this.#write(Buffer.concat(batch.chunks)));
      batch.settle(null);
    } catch (error) {
      for (const lost of batch.lost) lost();
      batch.settle(error);
    }
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
    setImmediate(() => this.flush());
    return openBatch(this.#durable === 0 ? [this.#head] : []);
  }

  #write(bytes: Buffer): void {
    const { files } = this.#tree;
    const handle = this.#open();
    try {
      for (let done = 0; done < bytes.length; )
        done += files.writeSync(handle, bytes, done, bytes.length - done, this.#durable + done);
      files.fsyncSync(handle);
    } catch (error) {
      this.#cutBack(handle, error);
      throw error;
    }
    this.#durable += bytes.length;
  }

  #open(): number {
    const { files } = this.#tree;
    const { O_CREAT, O_EXCL, O_NOFOLLOW, O_WRONLY } = files.constants;
    if (this.#handle === null) makeFolder(this.#tree, [ARCHIVE_FOLDER]);
    const flags = O_WRONLY | O_CREAT | O_EXCL | (O_NOFOLLOW ?? 0);
    this.#handle ??= files.openSync(openPathOf(this.#tree, this.name), flags, 0o666);
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
