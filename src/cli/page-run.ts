/**
 * The pages of one run, one after the other. In: planned inputs; out: an outcome for each in the account, in the log and,
 * where wanted, on standard error. An error about one page ends that page; an error about the output ends the run.
 */
import type { GovdiscloseError } from '../errors.js';
import type { PageContext, Refusal } from '../model/result.js';
import type { Accounting, InputOutcome } from './accounting.js';
import type { Core, Signal } from './environment.js';
import { inYears, type YearRange } from './flags.js';
import type { PageInput, PlannedInput } from './inputs.js';
import type { PageMap } from './page-map.js';
import { asGovdiscloseError, pause, refusalError, subjectOf } from './page-outcome.js';
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

/** After these nothing more can be written. */
const FATAL: ReadonlySet<string> = new Set(['ERR_NO_SPACE', 'ERR_OUTPUT_NOT_WRITABLE']);

export class PageRun {
  /** What became of each page so far, by its place: a better page may put it aside later. */
  readonly #placed = new Map<string, InputOutcome>();
  readonly #run: PageRunOptions;
  #stopped = false;

  constructor(options: PageRunOptions) {
    this.#run = options;
  }

  /** Stops early when told to, when the limit is reached, or when the output fails; the rest is left. */
  async readAll(planned: readonly PlannedInput[], mustStop: () => boolean): Promise<void> {
    for (const [index, input] of planned.entries()) {
      if (this.#stopped || mustStop() || this.#isLimitReached()) this.#leave(input);
      else {
        this.#run.session.reporter.progress(index, planned.length);
        await this.#readOne(input);
        await pause();
      }
    }
  }

  /** Ends the output and tells why inputs are left. */
  async finish(signal: Signal | null): Promise<void> {
    const { accounting, session, sink } = this.#run;
    try {
      this.#log({ event: 'end', inputs: accounting.inputs, ...accounting.counts });
      await sink.finish();
    } catch (error) {
      const failure = asGovdiscloseError(error, '-');
      accounting.note(failure.code);
      session.reporter.error(failure);
    }
    if (signal !== null) session.reporter.note('note.interrupted');
    else if (accounting.counts.left > 0 && this.#isLimitReached()) session.reporter.note('note.limit');
  }

  #isLimitReached(): boolean {
    const { options, accounting } = this.#run;
    return options.limit !== undefined && accounting.counts.written >= options.limit;
  }

  async #readOne(input: PlannedInput): Promise<void> {
    try {
      if (input.kind === 'error') throw input.error;
      if (input.kind === 'twice') this.#settle(input.subject, 'duplicate', null);
      else this.#readPage(input, await readPageBytes(input, this.#run.session.environment));
    } catch (error) {
      this.#fail(subjectOf(input), asGovdiscloseError(error, subjectOf(input)));
    }
  }

  #readPage(input: PageInput, bytes: Uint8Array): void {
    const { core, options, sink } = this.#run;
    const result = core.parsePage(bytes, this.#contextOf(input));
    if (!result.ok) {
      this.#refuse(input, result.refusal);
    } else if (!inYears(result.record.year, options.years)) {
      this.#settle(input.subject, 'filtered', String(result.record.year));
    } else {
      const { outcome, file, displaced } = sink.place(result.record);
      this.#settle(input.subject, outcome, file);
      for (const page of displaced) this.#displace(page.origin, page.outcome);
    }
  }

  #contextOf({ subject, path }: PageInput): PageContext {
    const { map, options } = this.#run;
    const known = path === null ? null : map?.find(path);
    return { path: subject, ...(options.url !== undefined && { url: options.url }), ...known?.context };
  }

  #refuse({ subject, origin }: PageInput, refusal: Refusal): void {
    if (origin === 'named') throw refusalError(subject, refusal);
    this.#settle(subject, 'not-report', refusal.looksLike);
  }

  #settle(subject: string, outcome: InputOutcome, detail: string | null): void {
    this.#run.accounting.count(outcome);
    this.#placed.set(subject, outcome);
    this.#log({ event: 'input', input: subject, outcome, detail });
    this.#run.session.reporter.outcome({ subject, outcome, detail });
  }

  /** Only pages of this run are moved in the account; records of former runs were counted then. */
  #displace(origin: string, outcome: 'duplicate' | 'held'): void {
    const before = this.#placed.get(origin);
    this.#log({ event: 'displaced', input: origin, outcome });
    if (before === undefined || before === outcome) return;
    this.#run.accounting.move(before, outcome);
    this.#placed.set(origin, outcome);
    this.#run.session.reporter.outcome({ subject: origin, outcome, detail: null });
  }

  #fail(subject: string, error: GovdiscloseError): void {
    this.#stopped ||= FATAL.has(error.code);
    this.#run.accounting.fail(error.code);
    this.#run.session.reporter.error(error);
    this.#log({ event: 'input', input: subject, outcome: 'failed', code: error.code, message: error.message });
  }

  #leave(input: PlannedInput): void {
    this.#run.accounting.count('left');
    this.#log({ event: 'input', input: subjectOf(input), outcome: 'left', detail: null });
  }

  #log(event: Readonly<Record<string, unknown>>): void {
    if (!this.#stopped) this.#run.sink.log(event);
  }
}
