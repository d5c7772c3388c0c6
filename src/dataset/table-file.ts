/**
 * A large file, written piece by piece beside its place and renamed into it when it is whole. In: text; out: its bytes and
 * their hash. A file that has these bytes already is not touched; one that is given up leaves nothing.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Files, removeIfThere, writing } from './files.js';
import { type Change, makeFolder, placeOf, TEMPORARY, type Tree } from './tree.js';

export interface TableFile {
  write(text: string): void;
  /** Ends the file; it is not in its place yet. */
  finish(): { readonly bytes: number; readonly sha256: string };
  /** Puts it in its place. */
  place(): Change;
  discard(): void;
}

/** Characters that are gathered before they are written. */
const PIECE = 1 << 16;
const READ_PIECE = 1 << 20;

export function openTableFile(tree: Tree, names: readonly string[]): TableFile {
  const { files, pid } = tree;
  const path = placeOf(tree, names);
  const folder = makeFolder(tree, names.slice(0, -1));
  const temporary = join(folder, `${TEMPORARY}${pid}-${names.at(-1)}`.slice(0, 80 + folder.length));
  const handle = writing(path, () => openNew(files, temporary));
  const hash = createHash('sha256');
  let waiting = '';
  let bytes = 0;
  let open = true;

  function flush(): void {
    const piece = Buffer.from(waiting, 'utf8');
    waiting = '';
    hash.update(piece);
    writing(path, () => {
      for (let done = 0; done < piece.length; ) done += files.writeSync(handle, piece, done);
    });
    bytes += piece.length;
  }

  function close(): void {
    if (open) files.closeSync(handle);
    open = false;
  }

  let sha256 = '';
  return {
    write: (text) => {
      waiting += text;
      if (waiting.length >= PIECE) flush();
    },
    finish: () => {
      flush();
      writing(path, () => files.fsyncSync(handle));
      close();
      sha256 = hash.digest('hex');
      return { bytes, sha256 };
    },
    place: () =>
      writing(path, () => {
        if (hasContent(files, path, { bytes, sha256 })) {
          removeIfThere(files, temporary);
          return 'unchanged';
        }
        files.renameSync(temporary, path);
        return 'written';
      }),
    discard: () => {
      close();
      removeIfThere(files, temporary);
    },
  };
}

function openNew(files: Files, path: string): number {
  const { O_CREAT, O_EXCL, O_NOFOLLOW, O_WRONLY } = files.constants;
  removeIfThere(files, path);
  return files.openSync(path, O_WRONLY | O_CREAT | O_EXCL | (O_NOFOLLOW ?? 0), 0o666);
}

function hasContent(files: Files, path: string, { bytes, sha256 }: { bytes: number; sha256: string }): boolean {
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
