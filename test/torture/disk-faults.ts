/**
 * What a disk may do to a program, as what it answers to calls. In: how often a call was made that the fault is about; out: the
 * call's own result, or the error of the system. A disk that is full takes half of what is written first.
 */
import * as fs from 'node:fs';
import { basename, extname } from 'node:path';
import { type Call, writeHalf } from './disturb-calls.mjs';

export interface DiskFault {
  readonly name: string;
  readonly code: string;
  /** Calls that it is about. */
  readonly hits: (call: Call) => boolean;
  /** False where it passes after one call. */
  readonly lasts: boolean;
}

const { O_ACCMODE = 3, O_RDONLY } = fs.constants as typeof fs.constants & { readonly O_ACCMODE?: number };
const NEEDS_ROOM: ReadonlySet<string> = new Set(['fsync', 'fsyncSync', 'linkSync', 'mkdirSync', 'writeSync']);
const CHANGES: ReadonlySet<string> = new Set([
  'ftruncateSync',
  'linkSync',
  'mkdirSync',
  'renameSync',
  'truncateSync',
  'unlinkSync',
  'writeSync',
]);
const OPENS: ReadonlySet<string> = new Set(['openSync', 'readFileSync', 'readdirSync']);
const DRAFT = /^\.[a-z]+/;
/** It answers with no instead of an error. */
const ASKS = 'existsSync';

export function opensToWrite({ name, args: [, flags] }: Pick<Call, 'name' | 'args'>): boolean {
  if (name !== 'openSync') return false;
  return typeof flags === 'number' ? (flags & O_ACCMODE) !== O_RDONLY : typeof flags === 'string' && flags !== 'r';
}

export const DISK_FAULTS: readonly DiskFault[] = [
  {
    name: 'is full',
    code: 'ENOSPC',
    hits: (call) => NEEDS_ROOM.has(call.name) || opensToWrite(call),
    lasts: true,
  },
  {
    name: 'becomes read-only',
    code: 'EROFS',
    hits: (call) => CHANGES.has(call.name) || opensToWrite(call),
    lasts: true,
  },
  { name: 'fails once', code: 'EIO', hits: ({ name }) => name !== ASKS, lasts: false },
  { name: 'is gone', code: 'EIO', hits: ({ name }) => name !== ASKS, lasts: true },
  { name: 'opens no more files', code: 'EMFILE', hits: ({ name }) => OPENS.has(name), lasts: true },
];

/** From the n-th call on that the fault is about; `seen` is told how many there were. */
export function failFrom({ hits, code, lasts }: DiskFault, at: number) {
  let seen = 0;
  let failed: Call | null = null;
  const kinds = new Map<string, readonly number[]>();
  const around = (call: Call): unknown => {
    if (!hits(call)) return call.perform();
    seen += 1;
    kinds.set(kindOf(call), [...(kinds.get(kindOf(call)) ?? []), seen]);
    if (!(lasts ? seen >= at : seen === at)) return call.perform();
    failed ??= call;
    return fail(call, code);
  };
  return {
    around,
    get seen(): number {
      return seen;
    },
    /** The same, by what is called and on what: the lock's are few among a thousand. */
    get kinds(): readonly (readonly number[])[] {
      return [...kinds.values()];
    },
    /** The first call that failed. */
    get failed(): string {
      return failed === null ? 'nothing' : `${failed.name} ${failed.path}`;
    },
  };
}

function kindOf({ name, path }: Call): string {
  const [draft = extname(path)] = DRAFT.exec(basename(path)) ?? [];
  return `${name} ${draft}`;
}

function fail({ name, args, perform }: Call, code: string): unknown {
  const [first] = args;
  const path = typeof first === 'string' ? { path: first } : {};
  const error = Object.assign(new Error(`${code}: made up, ${name}`), { code, errno: -1, syscall: name, ...path });
  if (name === 'fsync') {
    const told = args.at(-1) as (error: Error) => void;
    setImmediate(() => told(error));
    return undefined;
  }
  if (name === 'writeSync' && code === 'ENOSPC') writeHalf(fs, args);
  // The system closes a file whatever it says of it.
  if (name === 'closeSync') perform();
  throw error;
}

/** Half of what is to be written, a byte at least. */
export function takePart({ name, args, perform }: Call): unknown {
  if (name !== 'writeSync') return perform();
  const [, data, start = 0, length] = args as readonly [number, Uint8Array | string, number?, number?];
  const size = typeof data === 'string' ? Buffer.byteLength(data) : (length ?? data.length - start);
  return size > 1 ? writeHalf(fs, args) : perform();
}
