/** Captures made up for the tests, an archive in a folder of its own, and files that stop at the n-th change. */
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { Archive, ArchiveOptions } from '../../src/archive/archive.js';
import { openArchive } from '../../src/archive/open-archive.js';
import type { Files } from '../../src/dataset/files.js';
import type { Capture, HeaderFields } from '../../src/model/capture.js';

export const CODINGS: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  gzip: gzipSync,
  br: brotliCompressSync,
  deflate: deflateSync,
};

export interface CaptureChanges {
  readonly url?: string;
  readonly at?: string;
  readonly status?: number;
  readonly headers?: HeaderFields;
  readonly body?: string | Uint8Array;
  readonly coding?: keyof typeof CODINGS;
  readonly request?: Partial<Capture['request']>;
  readonly tlsVerified?: boolean | null;
  readonly ip?: string | null;
}

export function capture(changes: CaptureChanges = {}): Capture {
  const { url = 'https://www.qingxi.example/xxgk/2016.html', status = 200, coding } = changes;
  const body = Buffer.from(changes.body ?? '<p>report</p>');
  const pack = coding === undefined ? undefined : CODINGS[coding];
  const payload = pack?.(body) ?? body;
  return {
    url,
    retrievedAt: changes.at ?? '2026-05-01T08:00:00.123Z',
    ip: changes.ip === undefined ? '127.0.0.1' : changes.ip,
    request: {
      method: 'GET',
      headers: [
        ['Host', new URL(url).host],
        ['User-Agent', 'govdisclose'],
      ],
      body: null,
      ...changes.request,
    },
    response: {
      status,
      statusText: status === 200 ? 'OK' : '',
      headers: [
        ['Content-Type', 'text/html; charset=utf-8'],
        ...(coding === undefined ? [] : [['Content-Encoding', coding] as const]),
        ...(changes.headers ?? []),
      ],
      payload,
    },
    body: pack === undefined ? payload : body,
    tlsVerified: changes.tlsVerified === undefined ? (url.startsWith('https') ? true : null) : changes.tlsVerified,
  };
}

/** The very bytes, whatever kind of array they are in. */
export function plain(one: Capture) {
  const { request, response } = one;
  return {
    ...one,
    body: Buffer.from(one.body).toString('latin1'),
    request: { ...request, body: request.body === null ? null : Buffer.from(request.body).toString('latin1') },
    response: { ...response, payload: Buffer.from(response.payload).toString('latin1') },
  };
}

export function temporaryRoot(): string {
  return fs.mkdtempSync(join(tmpdir(), 'govdisclose-archive-'));
}

export function optionsFor(root: string, changes: Partial<ArchiveOptions> = {}): ArchiveOptions {
  const startedAt = new Date('2026-05-01T07:59:59.000Z');
  return { files: fs, root, pid: 7, startedAt, software: 'govdisclose/9.9.9', ...changes };
}

export async function withArchive<T>(
  root: string,
  use: (archive: Archive) => Promise<T>,
  changes: Partial<ArchiveOptions> = {},
): Promise<T> {
  const archive = await openArchive(optionsFor(root, changes));
  try {
    return await use(archive);
  } finally {
    await archive.close();
  }
}

/** Name → bytes of every file in the archive's folder. */
export function filesOf(root: string): ReadonlyMap<string, Buffer> {
  const folder = join(root, 'archive');
  if (!fs.existsSync(folder)) return new Map();
  return new Map(fs.readdirSync(folder).map((name) => [name, fs.readFileSync(join(folder, name))]));
}

export function warcNames(root: string): readonly string[] {
  return [...filesOf(root).keys()].filter((name) => name.endsWith('.warc.gz'));
}

export class Killed extends Error {}

export interface CountedFiles {
  readonly files: Files;
  readonly calls: () => number;
}

/** What changes the disk; a kill at any other call leaves the same disk as one at the next of these. */
const CHANGING: ReadonlySet<unknown> = new Set([
  'closeSync',
  'fsync',
  'fsyncSync',
  'ftruncateSync',
  'mkdirSync',
  'openSync',
  'renameSync',
  'unlinkSync',
  'writeSync',
]);

/** From the n-th such call on nothing happens any more; of a write that is the n-th, half is done. */
export function filesKilledAt(last: number): CountedFiles {
  let calls = 0;
  const files = new Proxy(fs, {
    get: (target, name) => {
      const own = Reflect.get(target, name) as unknown;
      if (typeof own !== 'function') return own;
      return (...args: unknown[]) => {
        if (CHANGING.has(name)) calls += 1;
        if (calls >= last) {
          if (name === 'writeSync' && calls === last) writeHalf(args);
          throw new Killed();
        }
        return Reflect.apply(own, target, args) as unknown;
      };
    },
  });
  return { files, calls: () => calls };
}

function writeHalf([handle, bytes, offset, length, position]: unknown[]): void {
  const half = Math.floor(Number(length) / 2);
  fs.writeSync(Number(handle), bytes as Uint8Array, Number(offset), half, Number(position));
}

/** A disk that refuses one operation from the n-th call of it on. */
export function filesRefusing(operation: keyof Files, code: string, from = 1): Files {
  let calls = 0;
  return new Proxy(fs, {
    get: (target, name) => {
      const own = Reflect.get(target, name) as unknown;
      if (name !== operation || typeof own !== 'function') return own;
      return (...args: unknown[]) => {
        calls += 1;
        if (calls < from) return Reflect.apply(own, target, args) as unknown;
        const refused = Object.assign(new Error(code), { code });
        const callback = args.at(-1);
        if (typeof callback !== 'function') throw refused;
        setImmediate(() => callback(refused));
        return undefined;
      };
    },
  });
}
