/**
 * The reader of a run. In: how many pages are to be expected and how many workers may be used; out: a reader that reads the
 * first pages here, where workers would cost more than they bring, and all pages in workers once they are many. A very large
 * page is read in a worker from the start: it may not take the run with it.
 */
import {
  MANY_PAGES,
  type PageReader,
  type PageReading,
  type PageToRead,
  type ReaderOptions,
  widthOf,
} from './page-reader.js';
import { openReaderHere } from './read-here.js';

/** A worker needs as long to start as it takes to read so many pages. */
const WORTH_WORKERS = 100;
const LARGE_BYTES = 2 * 1024 ** 2;

export function openPageReader(options: ReaderOptions): PageReader {
  const here = openReaderHere(options.core);
  return options.jobs === 0 ? here : new GrowingReader(options, here);
}

class GrowingReader implements PageReader {
  readonly #options: ReaderOptions;
  readonly #here: PageReader;
  #pool: Promise<PageReader> | null = null;
  #pages = 0;

  constructor(options: ReaderOptions, here: PageReader) {
    this.#options = options;
    this.#here = here;
    if (options.expected >= WORTH_WORKERS) this.#openPool();
  }

  get width(): number {
    return this.#pool === null ? this.#here.width : widthOf(this.#options.jobs);
  }

  async read(page: PageToRead): Promise<PageReading> {
    this.#pages += 1;
    const isForWorkers = this.#pool !== null || this.#pages > WORTH_WORKERS || page.bytes.length > LARGE_BYTES;
    return isForWorkers ? (await this.#openPool()).read(page) : this.#here.read(page);
  }

  async close(): Promise<void> {
    await (await this.#pool)?.close();
  }

  /** Loaded when it is wanted: most runs read a few pages. */
  #openPool(): Promise<PageReader> {
    const { jobs, expected } = this.#options;
    const first = expected >= MANY_PAGES ? jobs : this.#options.first;
    this.#pool ??= import('./pool-reader.js').then(({ openPoolReader }) => openPoolReader({ ...this.#options, first }));
    return this.#pool;
  }
}
