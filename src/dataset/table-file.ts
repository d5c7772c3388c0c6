/**
 * A large file, written piece by piece beside its place and renamed into it when it is whole. In: text; out: its bytes and
 * their hash. A file that has these bytes already is not touched; one that is given up leaves nothing.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Files, giveUp, openNew, removeIfThere, writeAll, writing } from './files.js';
import { type Change, makeFolder, nameDraft, placeOf, type Tree } from './tree.js';

export interface Measure {
  readonly bytes: number;
  readonly sha256: string;
}

/** Characters that are gathered before they are written. */
const PIECE = 1 << 16;
const READ_PIECE = 1 << 20;

export class TableFile {
  readonly #files: Files;
  readonly #begun: Tree['begun'];
  readonly #path: string;
  readonly #temporary: string;
  readonly #hash = createHash('sha256');
  #handle: number | null;
  #waiting = '';
  #bytes = 0;
  #measure: Measure = { bytes: 0, sha256: '' };

  constructor(tree: Tree, names: readonly string[]) {
    const folder = makeFolder(tree, names.slice(0, -1));
    this.#files = tree.files;
    this.#path = placeOf(tree, names);
    this.#temporary = join(folder, nameDraft(tree.pid, names.at(-1) ?? ''));
    this.#begun = tree.begun;
    this.#begun?.add(this.#temporary);
    this.#handle = writing(this.#path, () => openNew(this.#files, this.#temporary));
  }

  write(text: string): void {
    this.#waiting += text;
    if (this.#waiting.length >= PIECE) this.#flush();
  }

  /** In the order in which it was written with text. */
  writeBytes(bytes: Uint8Array): void {
    this.#flush();
    this.#append(bytes);
  }

  /** Ends the file; it is not in its place yet. */
  finish(): Measure {
    this.#flush();
    const handle = this.#handle;
    if (handle !== null) writing(this.#path, () => this.#files.fsyncSync(handle));
    this.#close();
    this.#measure = { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
    return this.#measure;
  }

  /** Puts the ended file in its place. */
  place(): Change {
    return writing(this.#path, () => {
      const isThere = hasContent(this.#files, this.#path, this.#measure);
      if (isThere) removeIfThere(this.#files, this.#temporary);
      else this.#files.renameSync(this.#temporary, this.#path);
      this.#begun?.delete(this.#temporary);
      return isThere ? 'unchanged' : 'written';
    });
  }

  /** Gives up what is not in its place. */
  discard(): void {
    const handle = this.#handle;
    this.#handle = null;
    if (giveUp(this.#files, this.#temporary, handle)) this.#begun?.delete(this.#temporary);
  }

  #flush(): void {
    const piece = Buffer.from(this.#waiting, 'utf8');
    this.#waiting = '';
    this.#append(piece);
  }

  #append(piece: Uint8Array): void {
    const handle = this.#handle;
    if (handle === null || piece.length === 0) return;
    this.#hash.update(piece);
    this.#bytes += piece.length;
    writing(this.#path, () => writeAll(this.#files, handle, piece));
  }

  #close(): void {
    const handle = this.#handle;
    this.#handle = null;
    if (handle !== null) writing(this.#path, () => this.#files.closeSync(handle));
  }
}

function hasContent(files: Files, path: string, { bytes, sha256 }: Measure): boolean {
  if (!files.existsSync(path) || files.lstatSync(path).size !== bytes) return false;
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafe(Math.min(READ_PIECE, bytes + 1));
  const handle = files.openSync(path, 'r');
  try {
    for (let read = files.readSync(handle, piece); read > 0; read = files.readSync(handle, piece)) {
      hash.update(piece.subarray(0, read));
    }
  } finally {
    files.closeSync(handle);
  }
  return hash.digest('hex') === sha256;
}
