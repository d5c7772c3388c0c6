/**
 * The ledger of a run: what became of each input. In: outcomes and errors; out: the account, the run's log and, where
 * wanted, a line on standard error for each. An error about the output ends the run: nothing is logged after it.
 */
import type { GovdiscloseError } from '../errors.js';
import { KeyIndex, keyOf } from '../memory/key-index.js';
import type { Refusal } from '../model/result.js';
import { type Accounting, type InputOutcome, OUTCOMES } from './accounting.js';
import { asGovdiscloseError, refusalError } from './page-outcome.js';
import type { RecordSink, SinkPlacement } from './record-sink.js';
import type { Reporter } from './reporter.js';

export interface LedgerOptions {
  readonly accounting: Accounting;
  readonly reporter: Reporter;
  readonly sink: RecordSink;
}

type LogFields = Readonly<Record<string, unknown>>;

/** After these nothing more can be written. */
const FATAL: ReadonlySet<string> = new Set(['ERR_NO_SPACE', 'ERR_OUTPUT_NOT_WRITABLE']);

export class Ledger {
  /** What became of each input so far: a better page may put it aside later. */
  readonly #placed = new KeyIndex();
  readonly #run: LedgerOptions;
  #stopped = false;

  constructor(options: LedgerOptions) {
    this.#run = options;
  }

  /** True after an error about the output. */
  get isStopped(): boolean {
    return this.#stopped;
  }

  /** `more` is for the log alone. */
  settle(subject: string, outcome: InputOutcome, detail: string | null = null, more: LogFields = {}): void {
    this.#run.accounting.count(outcome);
    this.#remember(subject, outcome);
    this.log({ event: 'input', input: subject, outcome, detail, ...more });
    this.#run.reporter.outcome({ subject, outcome, detail });
  }

  /** A record has its place; records of other inputs may have had to give way. */
  place(subject: string, { outcome, file, displaced, origin }: SinkPlacement, more: LogFields = {}): void {
    this.settle(subject, outcome, file, more);
    if (origin !== undefined && origin !== subject) this.#remember(origin, outcome);
    for (const page of displaced) this.#displace(page.origin, page.outcome);
  }

  /** A page that is no report: a failure when it was named itself, otherwise only counted. */
  refuse(subject: string, refusal: Refusal, isNamed: boolean): void {
    if (isNamed) throw refusalError(subject, refusal);
    this.settle(subject, 'not-report', refusal.looksLike, { reason: refusal.reason });
  }

  /** `more` tells the log what it takes to try again. */
  fail(subject: string, failure: unknown, more: LogFields = {}): void {
    const error = asGovdiscloseError(failure, subject);
    this.#stopped ||= FATAL.has(error.code);
    this.#run.accounting.fail(error.code);
    this.#run.reporter.error(error);
    const { code, message } = error;
    this.log({ event: 'input', input: subject, outcome: 'failed', code, message, ...more });
  }

  leave(subject: string, more: LogFields = {}): void {
    this.#run.accounting.count('left');
    this.log({ event: 'input', input: subject, outcome: 'left', detail: null, ...more });
  }

  log(event: Readonly<Record<string, unknown>>): void {
    if (!this.#stopped) this.#run.sink.log(event);
  }

  /** Ends the log and the output. */
  async close(event: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const { accounting, reporter, sink } = this.#run;
    try {
      this.log({ event: 'end', inputs: accounting.inputs, ...accounting.counts, ...event });
      await sink.finish();
    } catch (error) {
      const failure: GovdiscloseError = asGovdiscloseError(error, '-');
      accounting.note(failure.code);
      reporter.error(failure);
    }
  }

  /** A stream may have no end, and puts nothing aside. */
  #remember(subject: string, outcome: InputOutcome): void {
    if (this.#run.sink.keepsRecords) this.#placed.set(keyOf([subject]), OUTCOMES.indexOf(outcome));
  }

  /** Only inputs of this run are moved in the account; records of former runs were counted then. */
  #displace(origin: string, outcome: 'duplicate' | 'held'): void {
    const before = OUTCOMES[this.#placed.get(keyOf([origin]))];
    this.log({ event: 'displaced', input: origin, outcome });
    if (before === undefined || before === outcome) return;
    this.#run.accounting.move(before, outcome);
    this.#remember(origin, outcome);
    this.#run.reporter.outcome({ subject: origin, outcome, detail: null });
  }
}
