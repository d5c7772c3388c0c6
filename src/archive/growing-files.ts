/**
 * The files of one run, one after the other. In: packed exchanges; out: where each response is. A file is begun when the
 * first capture comes, under a name that is its for good, and ended when the next would make it too large.
 */
import type { Tree } from '../dataset/tree.js';
import type { ArchiveLocation } from '../model/record.js';
import { GrowingFile } from './growing-file.js';
import type { Warcio } from './load-warcio.js';
import { listWarcFiles, openPathOf } from './warc-files.js';
import { type PackedExchange, packWarcInfo } from './write-records.js';

export interface GrowingFiles {
  append(packed: PackedExchange, lost: () => void): Promise<Appended>;
  /** Where an open file can be read, all of it; null for a name that is not open. */
  openPath(name: string): string | null;
  finish(): void;
}

export interface Appended {
  readonly location: ArchiveLocation;
  readonly written: Promise<void>;
}

export interface GrowingFilesOptions {
  readonly tree: Tree;
  readonly warcio: Warcio;
  readonly startedAt: Date;
  readonly software: string;
  readonly maxFileBytes: number;
  /** Called when a file has its final name. */
  readonly finished: () => void;
}

const OWN_NAME = /^govdisclose-(\d{17})-(\d{5})\.warc\.gz$/;
const NOT_DIGITS = /\D/g;
const SERIAL_DIGITS = 5;

/** The order of names is that of the files, also where the clock went back: a revisit stands behind what it stands for. */
function listOwnNames(tree: Tree): readonly { readonly time: string; readonly serial: number }[] {
  return [...listWarcFiles(tree).keys()].flatMap((name) => {
    const [, time, serial] = OWN_NAME.exec(name) ?? [];
    return time === undefined ? [] : [{ time, serial: Number(serial) }];
  });
}

export function openGrowingFiles(options: GrowingFilesOptions): GrowingFiles {
  const { tree, maxFileBytes, finished } = options;
  let current: GrowingFile | null = null;
  let serial = 0;

  async function append({ response, request }: PackedExchange, lost: () => void): Promise<Appended> {
    const file = await fileFor(response.length + request.length);
    const { offset, written } = file.append(Buffer.concat([response, request]), lost);
    return { location: { file: file.name, offset, length: response.length }, written };
  }

  async function fileFor(bytes: number): Promise<GrowingFile> {
    if (current !== null && current.size + bytes > maxFileBytes && current.holdsCaptures) finish();
    current ??= await begin();
    return current;
  }

  async function begin(): Promise<GrowingFile> {
    const { startedAt, software, warcio } = options;
    const filename = nextName();
    const head = await packWarcInfo({ filename, software, date: startedAt.toISOString() }, warcio);
    return new GrowingFile(tree, filename, head);
  }

  function nextName(): string {
    const known = listOwnNames(tree);
    const own = options.startedAt.toISOString().replace(NOT_DIGITS, '');
    const time = known.reduce((latest, other) => (other.time > latest ? other.time : latest), own);
    for (const other of known) if (other.time === time) serial = Math.max(serial, other.serial);
    serial += 1;
    return `govdisclose-${time}-${String(serial).padStart(SERIAL_DIGITS, '0')}.warc.gz`;
  }

  function finish(): void {
    const ended = current;
    current = null;
    if (ended?.finish() === true) finished();
  }

  function openPath(name: string): string | null {
    if (current?.name !== name) return null;
    current.flush();
    return openPathOf(tree, name);
  }

  return { append, openPath, finish };
}
