/**
 * The pages of one run, in their order. In: planned inputs; out: an outcome for each in the ledger. An error about
 * one page ends that page; an error about the output ends the run.
 */
import type { PageContext } from '../model/result.js';
import type { Accounting } from './accounting.js';
import { AddressOwners, type CapturedPage } from './address-owners.js';
import type { Signal } from './environment.js';
import { inYears, type YearRange } from './flags.js';
import type { ArchiveInput, PageInput, PlannedInput } from './inputs.js';
import { Ledger } from './ledger.js';
import type { PageMap } from './page-map.js';
import { pause, subjectOf } from './page-outcome.js';
import type { ArchivedInput, ArchiveReader } from './read-archive.js';
import { readPageBytes } from './read-page.js';
import type { PageReader, PageReading } from './readers/page-reader.js';
import type { RecordSink } from './record-sink.js';
import type { Session } from './session.js';

export interface PageRunOptions {
  readonly session: Session;
  readonly reader: PageReader;
  readonly accounting: Accounting;
  readonly sink: RecordSink;
  readonly map: PageMap | null;
  readonly archives: ArchiveReader;
  readonly options: { readonly years?: YearRange; readonly limit?: number; readonly url?: string };
}

/** Puts the outcome of an input on record, in its turn. */
type Settle = () => void;

interface UnderWay {
  readonly subject: string;
  readonly settled: Promise<Settle>;
}

/** `by` is there for pages of an archive. */
type ReadInput = Pick<PageInput, 'subject' | 'origin'> & { readonly by?: CapturedPage['by'] };

export class PageRun {
  readonly #run: PageRunOptions;
  readonly #ledger: Ledger;
  readonly #owners = new AddressOwners();
  readonly #underWay: UnderWay[] = [];

  constructor(options: PageRunOptions) {
    this.#run = options;
    const { accounting, sink, session } = options;
    this.#ledger = new Ledger({ accounting, sink, reporter: session.reporter });
  }

  /** Stops early when told to, when the limit is reached, or when the output fails; the rest is left. */
  async readAll(planned: readonly PlannedInput[], mustStop: () => boolean): Promise<void> {
    const isOver = () => this.#ledger.isStopped || mustStop() || this.#isLimitReached();
    for (const [index, input] of planned.entries()) {
      if (isOver()) this.#leave(subjectOf(input));
      else {
        this.#run.session.reporter.progress(index, planned.length);
        if (input.kind === 'archive') await this.#readArchive(input, isOver);
        else await this.#begin(subjectOf(input), () => this.#readInput(input));
      }
    }
    while (this.#underWay.length > 0) await this.#end();
  }

  /** Ends the output and tells why inputs are left. */
  async finish(signal: Signal | null): Promise<void> {
    const { accounting, session } = this.#run;
    await this.#ledger.close({ at: session.environment.now().toISOString() });
    if (signal !== null) session.reporter.note('note.interrupted');
    else if (accounting.counts.left > 0 && this.#isLimitReached()) session.reporter.note('note.limit');
  }

  #isLimitReached(): boolean {
    const { options, accounting } = this.#run;
    return options.limit !== undefined && accounting.counts.written >= options.limit;
  }

  /** Each page is an input; what is left of an archive is one. */
  async #readArchive(archive: ArchiveInput, isOver: () => boolean): Promise<void> {
    for await (const input of this.#run.archives.read(archive)) {
      if (isOver()) {
        this.#leave(input.subject);
        return;
      }
      await this.#begin(input.subject, async () => this.#readArchived(input));
    }
  }

  /** Outcomes come in the order of inputs, though several are read at a time. */
  async #begin(subject: string, read: () => Promise<Settle>): Promise<void> {
    const settled = read().catch((error: unknown) => () => this.#ledger.fail(subject, error));
    this.#underWay.push({ subject, settled });
    while (this.#underWay.length >= this.#run.reader.width) await this.#end();
    await pause();
  }

  /** After a signal, what is in hand is brought to its end; after the limit it is left. */
  async #end(): Promise<void> {
    const first = this.#underWay.shift();
    if (first === undefined) return;
    const settle = await first.settled;
    if (this.#ledger.isStopped || this.#isLimitReached()) this.#ledger.leave(first.subject);
    else this.#try(first.subject, settle);
  }

  #try(subject: string, settle: Settle): void {
    try {
      settle();
    } catch (error) {
      this.#ledger.fail(subject, error);
    }
  }

  #leave(subject: string): void {
    this.#underWay.push({ subject, settled: Promise.resolve(() => this.#ledger.leave(subject)) });
  }

  async #readArchived(input: ArchivedInput): Promise<Settle> {
    const { subject } = input;
    if (input.kind === 'error') throw input.error;
    if (input.kind === 'settled') return () => this.#ledger.settle(subject, input.outcome, input.detail);
    const by = input.by === null ? {} : { by: input.by };
    return this.#read({ subject, origin: 'found', ...by }, input.bytes, input.context);
  }

  async #readInput(input: Exclude<PlannedInput, ArchiveInput>): Promise<Settle> {
    if (input.kind === 'error') throw input.error;
    if (input.kind === 'twice') return () => this.#ledger.settle(input.subject, 'duplicate');
    const bytes = await readPageBytes(input, this.#run.session.environment);
    return this.#read(input, bytes, this.#contextOf(input));
  }

  async #read(input: ReadInput, bytes: Uint8Array, context: PageContext): Promise<Settle> {
    const reading = await this.#run.reader.read({ subject: input.subject, bytes, context });
    return () => this.#settle(input, context, reading);
  }

  #settle({ subject, origin, by }: ReadInput, context: PageContext, reading: PageReading): void {
    const { options, sink } = this.#run;
    if (!reading.ok) {
      this.#ledger.refuse(subject, reading.refusal, origin === 'named');
      return;
    }
    const { filing } = reading;
    const { year } = filing.head;
    if (inYears(year, options.years)) {
      const isForeign = sink.keepsRecords && by !== undefined && this.#owners.isForeign({ context, by }, filing.head);
      this.#ledger.place(subject, isForeign ? sink.hold(filing) : sink.place(filing, by?.accepted));
    } else this.#ledger.settle(subject, 'filtered', String(year));
  }

  #contextOf({ subject, path }: PageInput): PageContext {
    const { map, options } = this.#run;
    const known = path === null ? null : map?.find(path);
    return { path: subject, ...(options.url !== undefined && { url: options.url }), ...known?.context };
  }
}
