/**
 * `index.cdxj`: sorted lines that can be searched where they lie, however many they are. In: lines to add and the files
 * they cover; out: the lines of a key. Its first line tells which files it covers and the digest of the rest: an index that
 * was cut, edited or left behind by its files is not taken for one.
 */
import { createHash } from 'node:crypto';
import { systemCode } from '../errors.js';
import { type ByteSource, openFileSource, type ReadableFiles, windowOn } from './byte-source.js';
import { asFields, writeAsciiJson } from './capture-note.js';

/** File name → size. */
export type Covered = ReadonlyMap<string, number>;

export interface IndexFile {
  readonly covered: Covered;
  /** All lines of a key, in order. */
  linesOf(key: string): readonly string[];
  lines(): Iterable<string>;
  close(): void;
}

export const META = '!meta 0 ';
const FORMAT = 'govdisclose-cdxj/1';
const LINE_FEED = 10;
const CHUNK = 1024 * 1024;
const PROBE = 4096;
const NEAR = 16 * 1024;

/** Null where there is no index, or none that can be trusted. */
export function openIndexFile(files: ReadableFiles, path: string): IndexFile | null {
  const source = openOrNull(files, path);
  if (source === null) return null;
  const start = endOfLine(source, 0);
  const meta = readMeta(source.read(0, start).toString('latin1'));
  if (meta !== null && meta.sha256 === digestFrom(source, start)) return searchable(source, start, meta.covered);
  source.close();
  return null;
}

export function writeMeta(covered: Covered, sha256: string): string {
  return `${META}${writeAsciiJson({ format: FORMAT, sha256, files: Object.fromEntries(covered) })}\n`;
}

function openOrNull(files: ReadableFiles, path: string) {
  try {
    return openFileSource(files, path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

function searchable(source: ByteSource & { close(): void }, start: number, covered: Covered): IndexFile {
  return {
    covered,
    linesOf: (key) => {
      const prefix = `${key} `;
      const found: string[] = [];
      for (const line of linesFrom(windowOn(source, NEAR), locate(source, start, prefix), NEAR)) {
        if (line.startsWith(prefix)) found.push(line);
        else if (line > prefix) break;
      }
      return found;
    },
    lines: () => linesFrom(source, start, CHUNK),
    close: () => source.close(),
  };
}

/** The start of a line that is not after the first one with the prefix, and near it. */
function locate(source: ByteSource, start: number, prefix: string): number {
  let before = start;
  let after = source.size;
  while (after - before > NEAR) {
    const middle = Math.floor((before + after) / 2);
    const line = endOfLine(source, middle);
    if (line < after && readLine(source, line) < prefix) before = line;
    else after = middle;
  }
  return before;
}

function readLine(source: ByteSource, start: number): string {
  return source
    .read(start, endOfLine(source, start) - start)
    .toString('latin1')
    .trimEnd();
}

/** Where the next line begins. */
function endOfLine(source: ByteSource, from: number): number {
  for (let length = PROBE; ; length *= 4) {
    const bytes = source.read(from, length);
    const end = bytes.indexOf(LINE_FEED);
    if (end >= 0) return from + end + 1;
    if (bytes.length < length) return from + bytes.length;
  }
}

export function* linesFrom(source: ByteSource, start: number, chunk: number): Generator<string> {
  let rest = '';
  for (let at = start; at < source.size; at += chunk) {
    const lines = `${rest}${source.read(at, chunk).toString('latin1')}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

function digestFrom(source: ByteSource, start: number): string {
  const hash = createHash('sha256');
  for (let at = start; at < source.size; at += CHUNK) hash.update(source.read(at, CHUNK));
  return hash.digest('hex');
}

function readMeta(line: string): { readonly sha256: string; readonly covered: Covered } | null {
  if (!line.startsWith(META)) return null;
  try {
    const { format, sha256, files } = asFields(JSON.parse(line.slice(META.length)));
    if (format !== FORMAT || typeof sha256 !== 'string') return null;
    return { sha256, covered: new Map(Object.entries(asFields(files)).map(([name, size]) => [name, Number(size)])) };
  } catch {
    return null;
  }
}
