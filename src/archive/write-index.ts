/**
 * The index, written anew: what it had and what is added, in one sorted pass of constant memory. In: the index so far, new
 * lines, the files it covers now; out: a file that appears whole. Refuses nothing; what the disk refuses is an output error.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { giveUp, openNew, writing } from '../dataset/files.js';
import { makeFolder, placeOf, TEMPORARY, type Tree } from '../dataset/tree.js';
import { type Covered, type IndexFile, writeMeta } from './index-file.js';
import { mergeRuns } from './packed-lines.js';

export const INDEX_NAME = 'index.cdxj';

export interface NewIndex {
  readonly before: IndexFile | null;
  /** In order; a line may come twice. */
  readonly lines: Iterable<string>;
  readonly covered: Covered;
}

const CHUNK = 1024 * 1024;
const NO_DIGEST = '0'.repeat(64);

export function writeIndex(tree: Tree, folder: string, { before, lines, covered }: NewIndex): void {
  const path = placeOf(tree, [folder, INDEX_NAME]);
  const temporary = join(makeFolder(tree, [folder]), `${TEMPORARY}${tree.pid}-${INDEX_NAME}`);
  writing(path, () => {
    try {
      writeLines(tree, temporary, { covered, lines: eachOnce(mergeRuns([before?.lines() ?? [], lines])) });
      tree.files.renameSync(temporary, path);
    } catch (error) {
      giveUp(tree.files, temporary);
      throw error;
    }
  });
}

/** The digest stands before what it is the digest of: its place is kept, and filled in the end. */
function writeLines(
  { files }: Tree,
  path: string,
  { covered, lines }: { readonly covered: Covered; readonly lines: Iterable<string> },
): void {
  const handle = openNew(files, path);
  const hash = createHash('sha256');
  const write = (bytes: Buffer, position: number): void => {
    for (let done = 0; done < bytes.length; )
      done += files.writeSync(handle, bytes, done, bytes.length - done, position + done);
  };
  try {
    const head = Buffer.from(writeMeta(covered, NO_DIGEST));
    write(head, 0);
    let at = head.length;
    for (const chunk of inChunks(lines)) {
      hash.update(chunk);
      write(chunk, at);
      at += chunk.length;
    }
    write(Buffer.from(writeMeta(covered, hash.digest('hex'))), 0);
    files.fsyncSync(handle);
  } finally {
    files.closeSync(handle);
  }
}

function* inChunks(lines: Iterable<string>): Generator<Buffer> {
  let text: string[] = [];
  let length = 0;
  for (const line of lines) {
    text.push(line, '\n');
    length += line.length + 1;
    if (length < CHUNK) continue;
    yield Buffer.from(text.join(''), 'latin1');
    text = [];
    length = 0;
  }
  yield Buffer.from(text.join(''), 'latin1');
}

function* eachOnce(lines: Iterable<string>): Generator<string> {
  let last = '';
  for (const line of lines) {
    if (line !== last) yield line;
    last = line;
  }
}
