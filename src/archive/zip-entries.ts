/**
 * A zip file → its entries, one by one, in the order of its directory. In: bytes that can be read from any place; out: each
 * file's name and a way to its bytes, checked by size and checksum. Nothing is ever unpacked to the disk. Refuses what is
 * encrypted, packed in a way nobody uses for pages, larger than asked for, packed beyond belief, or named to break out.
 */
import { crc32, inflateRawSync } from 'node:zlib';
import type { Entry, RandomAccessReader, ZipFile } from 'yauzl';
import { systemCode } from '../errors.js';
import type { ByteSource } from './byte-source.js';
import { readZipName } from './zip-name.js';

export type EntryFault =
  | 'damaged'
  | 'encrypted'
  | 'method'
  | 'name'
  | 'outside'
  | 'overlap'
  | 'too-dense'
  | 'too-large';

export interface ZipEntry {
  /** With `/` between its parts; null where it would lead out of the archive, or is none. */
  readonly name: string | null;
  /** As the archive spells it, for people. */
  readonly spelled: string;
  /** Unpacked, as the directory says. */
  readonly size: number;
  /** Where its bytes lie, or why they are not read. */
  locate(maxBytes: number): Promise<ZipPlace | EntryFault>;
}

/** The bytes of an entry in its archive. */
export interface ZipPlace {
  readonly start: number;
  readonly packedSize: number;
  readonly size: number;
  readonly crc32: number;
  /** They lie there as they are. */
  readonly isStored: boolean;
}

/** The zip file as a whole cannot be read, or not from here on. */
export class ZipDamage extends Error {}

const STORED = 0;
const DEFLATED = 8;
/** A page of Word packs 20:1; what passes this, and is not small, is made to fill a memory or a disk. */
const MOST_DENSE = 100;
const SMALL = 1024 * 1024;

type Yauzl = typeof import('yauzl');

export async function* readZip(source: ByteSource): AsyncGenerator<ZipEntry> {
  const zip = await openZip(source, await import('yauzl'));
  const room = { packed: 0 };
  const entries = zip.eachEntry();
  try {
    for (;;) {
      const { value, done } = await sound(() => entries.next());
      if (done === true) return;
      room.packed += value.compressedSize;
      yield entryOf(value, { zip, isFull: room.packed > source.size });
    }
  } finally {
    zip.close();
  }
}

function openZip(source: ByteSource, yauzl: Yauzl): Promise<ZipFile> {
  const options = { decodeStrings: false, autoClose: false };
  return sound(() => yauzl.fromRandomAccessReaderPromise(readerOn(source, yauzl), source.size, options));
}

/** What the library finds wrong is one kind of error; what the system refuses stays what it is. */
async function sound<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (systemCode(error) !== '') throw error;
    throw new ZipDamage(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** The library reads by callback; the bytes are there at once. */
function readerOn(source: ByteSource, { RandomAccessReader }: Yauzl): RandomAccessReader {
  type Done = (error: Error | null, count?: number) => void;
  class SourceReader extends RandomAccessReader {
    override read(buffer: Buffer, offset: number, length: number, position: number, done: Done): void {
      try {
        done(null, source.read(position, length).copy(buffer, offset));
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    }

    override close(done: (error: Error | null) => void): void {
      done(null);
    }
  }
  return new SourceReader();
}

interface Place {
  readonly zip: ZipFile;
  /** Entries together are larger than the file: they lie on each other, so that a small file unpacks to a huge one. */
  readonly isFull: boolean;
}

function entryOf(entry: Entry, place: Place): ZipEntry {
  const { name, spelled } = readZipName(entry);
  const fault = faultOf(entry, { name, isFull: place.isFull });
  const locate = async (maxBytes: number): Promise<ZipPlace | EntryFault> => {
    if (fault !== null) return fault;
    const isStored = entry.compressionMethod === STORED;
    if (!isStored && entry.uncompressedSize > maxBytes) return 'too-large';
    return isTooDense(entry) ? 'too-dense' : ((await locateData(entry, place.zip)) ?? 'outside');
  };
  return { name, spelled, size: entry.uncompressedSize, locate };
}

function faultOf(entry: Entry, { name, isFull }: { name: string | null; isFull: boolean }): EntryFault | null {
  if (name === null) return 'name';
  if (isFull) return 'overlap';
  if (entry.isEncrypted()) return 'encrypted';
  return entry.compressionMethod === STORED || entry.compressionMethod === DEFLATED ? null : 'method';
}

function isTooDense({ uncompressedSize, compressedSize }: Entry): boolean {
  return uncompressedSize > SMALL && uncompressedSize > compressedSize * MOST_DENSE;
}

/** Null where the directory leads to no entry, or beyond the end of the file. */
async function locateData(entry: Entry, zip: ZipFile): Promise<ZipPlace | null> {
  try {
    const { fileDataStart: start } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    const { compressedSize: packedSize, uncompressedSize: size, compressionMethod } = entry;
    return { start, packedSize, size, crc32: entry.crc32, isStored: compressionMethod === STORED };
  } catch (error) {
    if (systemCode(error) !== '') throw error;
    return null;
  }
}

/** All bytes of an entry, held to its size and checksum. */
export function readZipPlace(source: ByteSource, place: ZipPlace): Uint8Array | 'damaged' {
  const packed = source.read(place.start, place.packedSize);
  try {
    const bytes = place.isStored ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, place.size) });
    return bytes.length === place.size && crc32(bytes) === place.crc32 ? bytes : 'damaged';
  } catch (error) {
    if (systemCode(error) === '') throw error;
    return 'damaged';
  }
}
