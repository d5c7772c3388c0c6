/**
 * Pages read by workers. In: how many, what each may take; out: a reader. A page that takes more time or memory than it may
 * ends its worker and fails with ERR_PAGE_LIMIT; another worker goes on with the others.
 */
import { Tinypool } from 'tinypool';
import { Filing, type TextKind, type Texts } from '../../dataset/filing.js';
import { GovdiscloseError, systemCode } from '../../errors.js';
import {
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
const OUT_OF_MEMORY = 'ERR_WORKER_OUT_OF_MEMORY';

export function openPoolReader(options: PoolOptions): PageReader {
  return new PoolReader(options);
}

class PoolReader implements PageReader {
  readonly width: number;
  readonly #options: PoolOptions;
  readonly #pool: Tinypool;
  readonly #watch: JobWatch;

  constructor(options: PoolOptions) {
    const { jobs, limits } = options;
    this.#options = options;
    this.width = widthOf(jobs);
    this.#watch = new JobWatch(jobs, limits.time);
    this.#pool = new Tinypool({
      filename: WORKER.href,
      runtime: 'worker_threads',
      minThreads: jobs,
      maxThreads: jobs,
      concurrentTasksPerWorker: 1,
      resourceLimits: {
        maxOldGenerationSizeMb: Math.ceil(limits.memory / MEBIBYTE),
        maxYoungGenerationSizeMb: YOUNG_MEBIBYTES,
      },
    });
  }

  async read({ subject, bytes, context }: PageToRead): Promise<PageReading> {
    const job: PageJob = { bytes: new Uint8Array(bytes), context, texts: this.#options.texts };
    const watched = this.#watch.add();
    try {
      const transferList = [job.bytes.buffer as ArrayBuffer];
      return readingOf((await this.#pool.run(job, { signal: watched.signal, transferList })) as PageReply);
    } catch (error) {
      throw this.#explain(error, subject, watched.signal.aborted);
    } finally {
      this.#watch.remove(watched);
    }
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }

  #explain(error: unknown, subject: string, isLate: boolean): unknown {
    const { time, memory } = this.#options.limits;
    const fail = (why: string, limit: string) =>
      new GovdiscloseError('ERR_PAGE_LIMIT', { subject, why, values: { limit }, cause: error });
    if (isLate) return fail('why.pageTime', `${time / SECOND} s`);
    return systemCode(error) === OUT_OF_MEMORY ? fail('why.pageMemory', `${Math.ceil(memory / MEBIBYTE)} MiB`) : error;
  }
}

function readingOf(reply: PageReply): PageReading {
  if (!reply.ok) return reply;
  const texts = Object.fromEntries(Object.entries(reply.texts).map(([kind, bytes]) => [kind, asBuffer(bytes)]));
  return { ok: true, filing: Filing.received(reply.head, texts as Texts) };
}

function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
}

interface Watched {
  readonly controller: AbortController;
  readonly signal: AbortSignal;
  timer: NodeJS.Timeout | null;
}

/** Jobs are taken in their order: the clock of one starts when it is among the first, as many as there are workers. */
class JobWatch {
  readonly #jobs: number;
  readonly #time: number;
  readonly #under: Watched[] = [];

  constructor(jobs: number, time: number) {
    this.#jobs = jobs;
    this.#time = time;
  }

  add(): Watched {
    const controller = new AbortController();
    const watched: Watched = { controller, signal: controller.signal, timer: null };
    this.#under.push(watched);
    this.#start();
    return watched;
  }

  remove(watched: Watched): void {
    if (watched.timer !== null) clearTimeout(watched.timer);
    this.#under.splice(this.#under.indexOf(watched), 1);
    this.#start();
  }

  #start(): void {
    for (const watched of this.#under.slice(0, this.#jobs)) {
      watched.timer ??= setTimeout(() => watched.controller.abort(), this.#time);
    }
  }
}
