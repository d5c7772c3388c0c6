/**
 * Bytes that can be read from any place: a file through the handed-in operations, or bytes in memory. Out of it comes a
 * window that moves on, so that small reads near each other are one read of the system.
 */
import type { Files } from '../dataset/files.js';

export interface ByteSource {
  readonly size: number;
  /** Up to `length` bytes; fewer at the end. */
  read(offset: number, length: number): Buffer;
}

export type ReadableFiles = Pick<Files, 'closeSync' | 'fstatSync' | 'openSync' | 'readSync'>;

export interface OpenSource extends ByteSource {
  close(): void;
}

const WINDOW_BYTES = 1024 * 1024;

export function openFileSource(files: ReadableFiles, path: string): OpenSource {
  const handle = files.openSync(path, 'r');
  return {
    size: files.fstatSync(handle).size,
    read: (offset, length) => readAt(files, { handle, offset, length }),
    close: () => files.closeSync(handle),
  };
}

export function memorySource(bytes: Uint8Array): ByteSource {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { size: bytes.length, read: (offset, length) => buffer.subarray(offset, offset + length) };
}

/** A part of it, as if there were nothing else. */
export function sliceOf(source: ByteSource, start: number, size: number): ByteSource {
  return {
    size,
    read: (offset, length) => source.read(start + offset, Math.max(0, Math.min(length, size - offset))),
  };
}

/** Reads ahead; what it gives stays valid, for each window is a buffer of its own. */
export function windowOn(source: ByteSource, bytes = WINDOW_BYTES): ByteSource {
  let start = 0;
  let window: Buffer = Buffer.alloc(0);
  return {
    size: source.size,
    read: (offset, length) => {
      if (offset < start || offset + length > start + window.length) {
        start = offset;
        window = source.read(offset, Math.max(length, bytes));
      }
      return window.subarray(offset - start, offset - start + length);
    },
  };
}

interface Place {
  readonly handle: number;
  readonly offset: number;
  readonly length: number;
}

function readAt(files: ReadableFiles, { handle, offset, length }: Place): Buffer {
  const buffer = Buffer.allocUnsafeSlow(length);
  let done = 0;
  while (done < length) {
    const count = files.readSync(handle, buffer, done, length - done, offset + done);
    if (count === 0) break;
    done += count;
  }
  return buffer.subarray(0, done);
}
