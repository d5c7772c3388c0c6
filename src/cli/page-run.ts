/**
 * The pages of one run, one after the other. In: planned inputs; out: an outcome for each in the ledger. An error about
 * one page ends that page; an error about the output ends the run.
 */
import type { PageContext } from '../model/result.js';
import type { Accounting } from './accounting.js';
import { AddressOwners, type CapturedPage } from './address-owners.js';
import type { Core, Signal } from './environment.js';
import { inYears, type YearRange } from './flags.js';
import type { ArchiveInput, PageInput, PlannedInput } from './inputs.js';
import { Ledger } from './ledger.js';
import type { PageMap } from './page-map.js';
import { pause, subjectOf } from './page-outcome.js';
import { type ArchivedInput, type ArchiveReader, openArchiveReader } from './read-archive.js';
import { readPageBytes } from './read-page.js';
import type { RecordSink } from './record-sink.js';
import type { Session } from './session.js';

export interface PageRunOptions {
  readonly session: Session;
  readonly core: Core;
  readonly accounting: Accounting;
  readonly sink: RecordSink;
  readonly map: PageMap | null;
  readonly options: { readonly years?: YearRange; readonly limit?: number; readonly url?: string };
}

/** `by` is there for pages of an archive. */
type ParsedInput = Pick<PageInput, 'subject' | 'origin'> & { readonly by?: CapturedPage['by'] };

export class PageRun {
  readonly #run: PageRunOptions;
  readonly #ledger: Ledger;
  readonly #archives: ArchiveReader;
  readonly #owners = new AddressOwners();

  constructor(options: PageRunOptions) {
    this.#run = options;
    const { accounting, sink, session } = options;
    this.#ledger = new Ledger({ accounting, sink, reporter: session.reporter });
    this.#archives = openArchiveReader(session.environment.files);
  }

  /** Stops early when told to, when the limit is reached, or when the output fails; the rest is left. */
  async readAll(planned: readonly PlannedInput[], mustStop: () => boolean): Promise<void> {
    const isOver = () => this.#ledger.isStopped || mustStop() || this.#isLimitReached();
    for (const [index, input] of planned.entries()) {
      if (isOver()) this.#ledger.leave(subjectOf(input));
      else {
        this.#run.session.reporter.progress(index, planned.length);
        if (input.kind === 'archive') await this.#readArchive(input, isOver);
        else await this.#readOne(input);
        await pause();
      }
    }
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
    for await (const input of this.#archives.read(archive)) {
      if (isOver()) {
        this.#ledger.leave(input.subject);
        return;
      }
      this.#readArchived(input);
      await pause();
    }
  }

  #readArchived(input: ArchivedInput): void {
    const { subject } = input;
    try {
      if (input.kind === 'error') throw input.error;
      if (input.kind === 'settled') this.#ledger.settle(subject, input.outcome, input.detail);
      else this.#parse({ subject, origin: 'found', by: input }, input.bytes, input.context);
    } catch (error) {
      this.#ledger.fail(subject, error);
    }
  }

  async #readOne(input: Exclude<PlannedInput, ArchiveInput>): Promise<void> {
    try {
      if (input.kind === 'error') throw input.error;
      if (input.kind === 'twice') this.#ledger.settle(input.subject, 'duplicate');
      else this.#parse(input, await readPageBytes(input, this.#run.session.environment), this.#contextOf(input));
    } catch (error) {
      this.#ledger.fail(subjectOf(input), error);
    }
  }

  #parse(input: ParsedInput, bytes: Uint8Array, context: PageContext): void {
    const { core, options, sink } = this.#run;
    const result = core.parsePage(bytes, context);
    if (!result.ok) this.#ledger.refuse(input.subject, result.refusal, input.origin === 'named');
    else if (inYears(result.record.year, options.years)) {
      const isForeign = input.by !== undefined && this.#owners.isForeign({ context, by: input.by }, result.record);
      const placement = isForeign ? sink.hold(result.record) : sink.place(result.record, input.by?.accepted);
      this.#ledger.place(input.subject, placement);
    } else this.#ledger.settle(input.subject, 'filtered', String(result.record.year));
  }

  #contextOf({ subject, path }: PageInput): PageContext {
    const { map, options } = this.#run;
    const known = path === null ? null : map?.find(path);
    return { path: subject, ...(options.url !== undefined && { url: options.url }), ...known?.context };
  }
}
