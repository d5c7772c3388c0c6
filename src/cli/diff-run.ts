/**
 * The reports of one `diff`, pair by pair. In: pairs of records; out: differences as text, what was counted, and the exit code.
 * A record that cannot be read is told; the two sides then count as not comparable.
 */
import type { RecordPair } from '../dataset/pair-records.js';
import { GovdiscloseError } from '../errors.js';
import type { FiledRecord } from '../model/finding.js';
import type { DisclosureRecord } from '../model/record.js';
import { compareRecords } from '../output/difference/compare-records.js';
import type { ComparedSource, DifferenceWriter, ReportDifference } from '../output/difference/difference-report.js';
import { escapeLinesForTerminal } from '../output/terminal-text.js';
import { pause } from './page-outcome.js';
import type { Session } from './session.js';

const EXIT = { same: 0, different: 1, notComparable: 2, output: 73 } as const;
const PAUSE_EVERY = 32;

export class DiffRun {
  readonly #session: Session;
  readonly #writer: DifferenceWriter;
  readonly #changed = { added: 0, withdrawn: 0, corrected: 0 };
  readonly #causes = { page: 0, parser: 0, both: 0 };
  #same = 0;
  #values = 0;
  #unread = 0;

  constructor(session: Session, writer: DifferenceWriter) {
    this.#session = session;
    this.#writer = writer;
  }

  async compareAll(pairs: Iterable<RecordPair>, isOver: () => boolean): Promise<void> {
    let seen = 0;
    for (const pair of pairs) {
      if (seen++ % PAUSE_EVERY === 0) await pause();
      if (isOver() || this.#session.environment.stdout.failure !== null) return;
      await this.compareOne(pair);
    }
  }

  async compareOne(pair: RecordPair): Promise<void> {
    if ('error' in pair) {
      this.#unread += 1;
      this.#session.reporter.error(pair.error);
      return;
    }
    const report = differenceOf(pair.before, pair.after);
    if (report === null) this.#same += 1;
    else {
      this.#changed[report.change] += 1;
      this.#values += report.values.length;
      if (report.cause !== null) this.#causes[report.cause] += 1;
      await this.#print(this.#writer.report(report));
    }
  }

  async finish(): Promise<number> {
    const { added, withdrawn, corrected } = this.#changed;
    await this.#print(
      this.#writer.end({ same: this.#same, changed: this.#changed, causes: this.#causes, values: this.#values }),
    );
    const { failure } = this.#session.environment.stdout;
    if (failure !== null && failure !== 'EPIPE') {
      const code = failure === 'ENOSPC' || failure === 'EDQUOT' ? 'ERR_NO_SPACE' : 'ERR_OUTPUT_NOT_WRITABLE';
      this.#session.reporter.error(new GovdiscloseError(code, { subject: '-', why: `why.${failure}` }));
      return EXIT.output;
    }
    if (this.#unread > 0) return EXIT.notComparable;
    return added + withdrawn + corrected === 0 ? EXIT.same : EXIT.different;
  }

  /** Waits until the reader has taken it: differences of many reports do not pile up. */
  async #print(text: string): Promise<void> {
    const { stdout } = this.#session.environment;
    if (text === '') return;
    stdout.write(stdout.isTTY && this.#writer.exact === true ? escapeLinesForTerminal(text) : text);
    await stdout.flush();
  }
}

function differenceOf(before: FiledRecord | null, after: FiledRecord | null): ReportDifference | null {
  const shown = after ?? before;
  if (shown === null) return null;
  const compared = before === null || after === null ? null : compareRecords(before.record, after.record);
  if (before !== null && after !== null && compared === null) return null;
  const { id, agency, year, form } = shown.record;
  return {
    change: before === null ? 'added' : after === null ? 'withdrawn' : 'corrected',
    id,
    agency: { key: agency.key, name: agency.name },
    year,
    variant: shown.variant,
    form,
    cause: compared?.cause ?? null,
    before: sourceOf(before?.record),
    after: sourceOf(after?.record),
    values: compared?.values ?? [],
    fields: compared?.fields ?? [],
  };
}

function sourceOf(record: DisclosureRecord | undefined): ComparedSource | null {
  if (record === undefined) return null;
  const { sha256, parser, url, path } = record.source;
  return { sha256, parser, url, path };
}
