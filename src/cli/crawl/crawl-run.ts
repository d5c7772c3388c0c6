/**
 * One run over the web, from its starts to its account. In: a session, starts, and where records go; out: the ledger filled,
 * everything closed. A signal or a limit leaves the rest for the next run; what is under way is given a moment to end.
 */
import type { Archive } from '../../archive/archive.js';
import type { Fetcher } from '../../fetch/fetcher.js';
import type { Accounting } from '../accounting.js';
import type { Core, Signal } from '../environment.js';
import type { YearRange } from '../flags.js';
import { Ledger } from '../ledger.js';
import type { PageReader } from '../readers/page-reader.js';
import type { RecordSink } from '../record-sink.js';
import type { Session } from '../session.js';
import { Changes } from './changes.js';
import { Crawl, type FoundReport } from './crawl.js';
import { Frontier } from './frontier.js';
import { Listings } from './listings.js';
import type { FormerListing } from './read-listings.js';
import type { Start } from './read-starts.js';
import { describeTask, type Scope, subjectOfTask, type Task } from './task.js';
import { Visitor } from './visitor.js';

export interface CrawlRunOptions {
  readonly session: Session;
  readonly core: Core;
  readonly reader: PageReader;
  readonly accounting: Accounting;
  readonly sink: RecordSink;
  readonly fetcher: Fetcher;
  readonly archive: Archive | null;
  /** Where reports that were found are told; null where they are fetched. */
  readonly tell: ((found: FoundReport) => void) | null;
  readonly accept: boolean;
  /** What lists offered in former runs, by the address that was named. */
  readonly listed: ReadonlyMap<string, FormerListing>;
  readonly concurrency: number;
  readonly years?: YearRange;
  readonly limit?: number;
  /** Milliseconds. */
  readonly maxTime?: number;
}

/** After a signal, what is under way may end by itself for so long. */
const GRACE_MS = 10_000;

export class CrawlRun {
  readonly #run: CrawlRunOptions;
  readonly #ledger: Ledger;
  readonly #frontier = new Frontier<Task>();
  readonly #changes = new Changes();
  readonly #crawl: Crawl;
  readonly #listings: Listings;
  readonly #startedAt: number;
  #signal: Signal | null = null;

  constructor(options: CrawlRunOptions) {
    const { accounting, sink, session, fetcher, archive, core, reader, tell, accept, years, listed } = options;
    this.#run = options;
    this.#ledger = new Ledger({ accounting, sink, reporter: session.reporter });
    this.#startedAt = session.environment.elapsed();
    this.#listings = new Listings(listed, (url) => core.canonicalAddress(url) ?? url);
    this.#crawl = new Crawl({
      core,
      reader,
      archive,
      sink,
      tell,
      accept,
      visitor: new Visitor({ fetcher, archive, now: session.environment.now, accepts: accept }),
      frontier: this.#frontier,
      ledger: this.#ledger,
      changes: this.#changes,
      listings: this.#listings,
      ...(years !== undefined && { years }),
    });
  }

  /** Ends quietly, whatever happens on the web. */
  async run(starts: readonly Start[]): Promise<void> {
    const { session } = this.#run;
    this.#ledger.log({ event: 'start', at: session.environment.now().toISOString(), starts: starts.length });
    for (const start of starts) this.#begin(start);
    await this.#drain();
    const isCompared = !this.#mustStop();
    if (isCompared) {
      this.#crawl.addUnlisted(scopesOf(starts));
      await this.#drain();
    }
    for (const task of this.#frontier.takeRest()) this.#leave(task);
    if (!isCompared) return;
    for (const start of this.#listings.complete) this.#ledger.log({ event: 'listing', start, complete: true });
  }

  #drain(): Promise<void> {
    const { concurrency, session, accounting, limit, reader } = this.#run;
    // What is under way may still be written: with a limit, nothing is asked before that is known.
    const asksAhead = limit === undefined;
    return this.#frontier.drain({
      concurrency,
      mostUnderWay: asksAhead ? concurrency + reader.width : concurrency,
      mustStop: () => this.#mustStop(),
      work: async (task, release) => {
        session.reporter.progress(accounting.inputs, this.#frontier.known);
        await this.#crawl.work(task, asksAhead ? release : () => undefined);
      },
    });
  }

  #leave(task: Task): void {
    if (this.#crawl.isEnded(task)) return;
    this.#listings.spoil(task.start);
    this.#ledger.leave(subjectOfTask(task), { task: describeTask(task) });
  }

  /** The first signal: nothing new is begun. */
  interrupt(signal: Signal): void {
    this.#signal = signal;
    setTimeout(() => this.#run.fetcher.close(), GRACE_MS).unref();
  }

  /** Ends the log, and tells what came of the run and why something is left. */
  async finish(): Promise<void> {
    const { session, fetcher } = this.#run;
    await this.#ledger.close({
      at: session.environment.now().toISOString(),
      hosts: fetcher.hosts(),
      ...this.#changes.summary,
    });
    this.#changes.tell(session.reporter);
    this.#tellWhatIsLeft();
  }

  get signal(): Signal | null {
    return this.#signal;
  }

  #begin(start: Start): void {
    if (start.kind === 'error') this.#ledger.fail(start.error.detail.subject ?? '', start.error);
    else if (!this.#crawl.add(start.order)) this.#ledger.settle(start.order.url, 'duplicate');
  }

  #mustStop(): boolean {
    const { session } = this.#run;
    const isHeard = this.#signal !== null || session.environment.stdout.failure !== null;
    return isHeard || this.#ledger.isStopped || this.#isLimitReached() || this.#isTimeOver();
  }

  #isLimitReached(): boolean {
    const { limit, accounting } = this.#run;
    return limit !== undefined && accounting.counts.written >= limit;
  }

  #isTimeOver(): boolean {
    const { maxTime, session } = this.#run;
    return maxTime !== undefined && session.environment.elapsed() - this.#startedAt >= maxTime;
  }

  #tellWhatIsLeft(): void {
    const { session, accounting } = this.#run;
    const { reporter } = session;
    const { otherHosts, cut, unfollowed } = this.#crawl;
    if (otherHosts.size > 0) {
      const count = [...otherHosts.values()].reduce((sum, links) => sum + links, 0);
      reporter.note('note.otherHosts', { count, hosts: [...otherHosts.keys()].slice(0, 5).join(', ') });
    }
    const [subject] = unfollowed;
    if (subject !== undefined) reporter.note('note.unfollowedLists', { count: unfollowed.length, subject });
    if (cut > 0) {
      accounting.note('ERR_FETCH_STOPPED');
      reporter.note('note.cutLists', { count: cut });
    }
    if (this.#signal !== null) reporter.note('note.interrupted');
    else if (accounting.counts.left > 0 && this.#isLimitReached()) reporter.note('note.limit');
    else if (accounting.counts.left > 0 && this.#isTimeOver()) reporter.note('note.maxTime');
  }
}

function scopesOf(starts: readonly Start[]): ReadonlyMap<string, Scope> {
  const tasks = starts.flatMap((start) => (start.kind === 'task' ? [start.order] : []));
  return new Map(tasks.filter(({ origin }) => origin === 'named').map(({ url, scope }) => [url, scope]));
}
