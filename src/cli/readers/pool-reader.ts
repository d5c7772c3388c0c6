/**
 * Pages read by workers. In: how many, what each may take; out: a reader. Pages that wait for a worker go to it together:
 * to wake a thread costs as much as a tenth of a page. A page that takes more time or memory than it may ends its worker and
 * fails with ERR_PAGE_LIMIT; those that were with it are read again, each alone, and another worker goes on with the others.
 */
import type { Tinypool } from 'tinypool';
import { Filing, type TextKind, type Texts } from '../../dataset/filing.js';
import { GovdiscloseError, systemCode } from '../../errors.js';
import { LentMemory } from './lent-memory.js';
import {
  MANY_PAGES,
  MOST_TOGETHER,
  type PageJob,
  type PageReader,
  type PageReading,
  type PageReply,
  type PageToRead,
  type ReaderLimits,
  widthOf,
} from './page-reader.js';

export interface PoolOptions {
  readonly jobs: number;
  /** Workers to begin with. */
  readonly first: number;
  readonly texts: readonly TextKind[];
  readonly limits: ReaderLimits;
}

const WORKER = new URL('page-worker.js', import.meta.url);
const MEBIBYTE = 1024 ** 2;
const SECOND = 1000;
/**
 * Objects of a page die young: larger rounds, and fewer. From 64 on, what one round moves may go over the limit by more than
 * Node allows a worker (16 MiB), and then the whole process ends instead of the worker.
 */
const YOUNG_MEBIBYTES = 24;
/** Pages beyond go on their own: that they wait for each other would cost more than it saves. */
const MOST_BYTES_TOGETHER = MEBIBYTE;
/** A worker that was started later stays as the others do. */
const LONGEST_TIMER = 2 ** 31 - 1;
const OUT_OF_MEMORY = 'ERR_WORKER_OUT_OF_MEMORY';

/** The pool is a module that scripts can only import later: Node before 20.19 requires none. */
export async function openPoolReader(options: PoolOptions): Promise<PageReader> {
  const { Tinypool } = await import('tinypool');
  const { jobs, first, limits } = options;
  const pool = new Tinypool({
    filename: WORKER.href,
    runtime: 'worker_threads',
    minThreads: first,
    maxThreads: jobs,
    idleTimeout: LONGEST_TIMER,
    concurrentTasksPerWorker: 1,
    resourceLimits: {
      maxOldGenerationSizeMb: Math.ceil(limits.memory / MEBIBYTE),
      maxYoungGenerationSizeMb: YOUNG_MEBIBYTES,
    },
  });
  return readInPool(pool, options);
}

export function readInPool(pool: WorkerPool, options: PoolOptions): PageReader {
  return new PoolReader(pool, options);
}

/** What is asked of the library. */
export type WorkerPool = Pick<Tinypool, 'run' | 'destroy'>;

interface Waiting {
  readonly page: PageToRead;
  /** It was with one that ended its worker, or is that one. */
  isSuspect: boolean;
  readonly resolve: (reading: PageReading) => void;
  readonly reject: (error: unknown) => void;
}

class PoolReader implements PageReader {
  readonly width: number;
  readonly #options: PoolOptions;
  readonly #pool: WorkerPool;
  readonly #waiting: Waiting[] = [];
  readonly #memory = new LentMemory();
  /** Workers that may be given jobs. */
  #workers: number;
  #idle: number;
  #pages = 0;

  constructor(pool: WorkerPool, options: PoolOptions) {
    this.#pool = pool;
    this.#options = options;
    this.width = widthOf(options.jobs);
    this.#workers = options.first;
    this.#idle = options.first;
  }

  read(page: PageToRead): Promise<PageReading> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ page, isSuspect: false, resolve, reject });
      this.#pages += 1;
      this.#grow();
      this.#start();
    });
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }

  #grow(): void {
    if (this.#workers === this.#options.jobs || this.#pages < MANY_PAGES) return;
    this.#idle += this.#options.jobs - this.#workers;
    this.#workers = this.#options.jobs;
  }

  /** No more jobs are given out than there are workers: the clock of a job runs from when it is given. */
  #start(): void {
    while (this.#idle > 0 && this.#waiting.length > 0) {
      this.#idle -= 1;
      void this.#readTogether(takeTogether(this.#waiting, this.#workers));
    }
  }

  async #readTogether(together: readonly Waiting[]): Promise<void> {
    try {
      const replies = await this.#ask(together);
      for (const [at, { resolve }] of together.entries()) resolve(this.#readingOf(replies[at]));
    } catch (error) {
      this.#doubt(together, error);
    }
    this.#idle += 1;
    this.#start();
  }

  async #ask(together: readonly Waiting[]): Promise<readonly PageReply[]> {
    const pages = together.map(({ page: { bytes, context } }) => ({ bytes: new Uint8Array(bytes), context }));
    const { texts } = this.#options;
    const job: PageJob = { pages, texts, spare: this.#memory.give(pages.length * texts.length) };
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), this.#options.limits.time);
    try {
      const transferList = [...pages.map(({ bytes }) => bytes.buffer), ...job.spare];
      return (await this.#pool.run(job, { signal: controller.signal, transferList })) as readonly PageReply[];
    } catch (error) {
      throw controller.signal.aborted ? new LateError(error) : error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Which of several it was is known when each has been read alone. */
  #doubt(together: readonly Waiting[], error: unknown): void {
    if (together.length > 1) {
      for (const one of together) one.isSuspect = true;
      this.#waiting.unshift(...together);
    } else for (const { page, reject } of together) reject(this.#explain(error, page.subject));
  }

  #readingOf(reply: PageReply | undefined): PageReading {
    if (reply === undefined) throw new TypeError('a job without its answer');
    if (!reply.ok) return reply;
    const texts = Object.fromEntries(Object.entries(reply.texts).map(([kind, bytes]) => [kind, asBuffer(bytes)]));
    const takeBack = (lent: readonly Buffer[]) => this.#memory.add(lent.map(({ buffer }) => buffer as ArrayBuffer));
    return { ok: true, filing: Filing.received(reply.head, texts as Texts, takeBack) };
  }

  #explain(error: unknown, subject: string): unknown {
    const { time, memory } = this.#options.limits;
    const fail = (why: string, limit: string) =>
      new GovdiscloseError('ERR_PAGE_LIMIT', { subject, why, values: { limit }, cause: error });
    if (error instanceof LateError) return fail('why.pageTime', `${time / SECOND} s`);
    return systemCode(error) === OUT_OF_MEMORY ? fail('why.pageMemory', `${Math.ceil(memory / MEBIBYTE)} MiB`) : error;
  }
}

/** The job took longer than one page may. */
class LateError extends Error {
  constructor(cause: unknown) {
    super('late', { cause });
  }
}

/** The first of those that wait, and as many behind it as leave something for the other workers. */
function takeTogether(waiting: Waiting[], workers: number): readonly Waiting[] {
  const most = Math.min(MOST_TOGETHER, Math.ceil(waiting.length / workers));
  let bytes = 0;
  let count = 0;
  for (const { page, isSuspect } of waiting) {
    bytes += page.bytes.length;
    if (count > 0 && (count >= most || isSuspect || bytes > MOST_BYTES_TOGETHER)) break;
    count += 1;
    if (isSuspect) break;
  }
  return waiting.splice(0, count);
}

function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
}
