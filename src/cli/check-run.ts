/**
 * The inputs of one `check`, one after the other. In: planned inputs; out: the findings of each report as text, an
 * outcome for each in the account, and whether an error was found. One report is in memory at a time, and the one before.
 */
import { type RecordEntry, readRecordList, readRecords } from '../dataset/read-records.js';
import { GovdiscloseError } from '../errors.js';
import type { FiledRecord, Finding } from '../model/finding.js';
import type { PageContext } from '../model/result.js';
import type { Severity } from '../model/text.js';
import type { CheckTotals, CheckWriter } from '../output/check-report.js';
import { escapeLinesForTerminal } from '../output/terminal-text.js';
import type { Accounting, InputOutcome } from './accounting.js';
import type { Core, Signal } from './environment.js';
import type { ArchiveInput, PageInput, PlannedInput } from './inputs.js';
import { asGovdiscloseError, pause, refusalError, subjectOf } from './page-outcome.js';
import { type ArchivedInput, type ArchiveReader, openArchiveReader } from './read-archive.js';
import { readPageBytes } from './read-page.js';
import type { Session } from './session.js';

export interface NamedPath {
  readonly kind: 'dataset' | 'record';
  readonly subject: string;
  readonly path: string;
}

export type CheckInput = PlannedInput | NamedPath;

export interface CheckRunOptions {
  readonly session: Session;
  readonly core: Core;
  readonly accounting: Accounting;
  readonly writer: CheckWriter;
  /** Only what failed and is at least so severe is told. */
  readonly severity: Severity;
  /** What passed or could not be assessed is told too. */
  readonly all: boolean;
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

export class CheckRun {
  readonly #run: CheckRunOptions;
  readonly #failed = { error: 0, warning: 0, info: 0 };
  #reports = 0;
  #faulty = 0;
  #passed = 0;
  #open = 0;
  readonly #archives: ArchiveReader;

  constructor(options: CheckRunOptions) {
    this.#run = options;
    this.#archives = openArchiveReader({ files: options.session.environment.files });
  }

  get foundErrors(): boolean {
    return this.#failed.error > 0;
  }

  async checkAll(inputs: readonly CheckInput[], mustStop: () => boolean): Promise<void> {
    for (const [index, input] of inputs.entries()) {
      this.#run.session.reporter.progress(index, inputs.length);
      if (mustStop()) this.#run.accounting.count('left');
      else if (input.kind === 'dataset') await this.#checkDataset(input, mustStop);
      else if (input.kind === 'archive') await this.#checkArchive(input, mustStop);
      else await this.#attempt(subjectOf(input), () => this.#checkOne(input));
    }
  }

  async finish(signal: Signal | null): Promise<void> {
    const { session, writer, accounting } = this.#run;
    const totals: CheckTotals = {
      reports: this.#reports,
      faulty: this.#faulty,
      failed: this.#failed,
      passed: this.#passed,
      open: this.#open,
    };
    await this.#print(writer.end(totals));
    const { failure } = session.environment.stdout;
    if (signal !== null) session.reporter.note('note.checkInterrupted');
    if (failure === null || failure === 'EPIPE') return;
    const code = failure === 'ENOSPC' || failure === 'EDQUOT' ? 'ERR_NO_SPACE' : 'ERR_OUTPUT_NOT_WRITABLE';
    accounting.note(code);
    session.reporter.error(new GovdiscloseError(code, { subject: '-', why: `why.${failure}` }));
  }

  /** Record after record; each file is an input of its own in the account. */
  async #checkDataset({ subject, path }: NamedPath, mustStop: () => boolean): Promise<void> {
    const { core, session, accounting } = this.#run;
    const years = core.openDatasetCheck();
    let found = 0;
    for (const entry of readRecords(session.environment.files, { subject, path })) {
      if (mustStop()) {
        accounting.count('left');
        return;
      }
      found += 1;
      await this.#attempt(entry.subject, () => this.#checkEntry(entry, (filed) => years.check(filed)));
    }
    if (found === 0) this.#fail(new GovdiscloseError('ERR_DATASET_EMPTY', { subject }));
  }

  /** Page after page; what is left of an archive is one input. */
  async #checkArchive(archive: ArchiveInput, mustStop: () => boolean): Promise<void> {
    for await (const input of this.#archives.read(archive)) {
      if (mustStop()) {
        this.#run.accounting.count('left');
        return;
      }
      await this.#attempt(input.subject, () => this.#checkArchived(input));
    }
  }

  async #checkArchived(input: ArchivedInput): Promise<void> {
    if (input.kind === 'error') throw input.error;
    if (input.kind === 'settled') this.#settle(input.subject, input.outcome, input.detail);
    else await this.#checkBytes({ subject: input.subject, origin: 'found' }, input.bytes, input.context);
  }

  async #attempt(subject: string, action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.#fail(asGovdiscloseError(error, subject));
    }
    await pause();
  }

  async #checkOne(input: Exclude<CheckInput, { kind: 'dataset' | 'archive' }>): Promise<void> {
    if (input.kind === 'error') throw input.error;
    if (input.kind === 'twice') this.#settle(input.subject, 'duplicate', null);
    else if (input.kind === 'page') await this.#checkPage(input);
    else await this.#checkFile(input);
  }

  async #checkFile({ subject, path }: NamedPath): Promise<void> {
    const input: PageInput = { kind: 'page', subject, path, origin: 'named' };
    const bytes = await readPageBytes(input, this.#run.session.environment);
    const entries = readRecordList(Buffer.from(bytes).toString('utf8'), subject);
    if (entries.length === 0) throw new GovdiscloseError('ERR_DATASET_EMPTY', { subject });
    for (const entry of entries) await this.#attempt(entry.subject, () => this.#checkEntry(entry));
  }

  async #checkPage(input: PageInput): Promise<void> {
    const bytes = await readPageBytes(input, this.#run.session.environment);
    await this.#checkBytes(input, bytes, { path: input.subject });
  }

  async #checkBytes(
    input: Pick<PageInput, 'subject' | 'origin'>,
    bytes: Uint8Array,
    context: PageContext,
  ): Promise<void> {
    const result = this.#run.core.parsePage(bytes, context);
    if (result.ok) await this.#tell(input.subject, { record: result.record, variant: null }, []);
    else if (input.origin === 'named') throw refusalError(input.subject, result.refusal);
    else this.#settle(input.subject, 'not-report', result.refusal.looksLike);
  }

  async #checkEntry(entry: RecordEntry, compare: (filed: FiledRecord) => readonly Finding[] = () => []): Promise<void> {
    if ('error' in entry) throw entry.error;
    await this.#tell(entry.subject, entry.filed, compare(entry.filed));
  }

  async #tell(subject: string, { record, variant }: FiledRecord, others: readonly Finding[]): Promise<void> {
    const { core, writer } = this.#run;
    const findings = [...core.checkReport(record), ...others];
    this.#count(findings);
    const { id, agency, year, form } = record;
    const told = findings.filter((finding) => this.#isTold(finding));
    await this.#print(writer.report({ id, agency, year, variant, form, input: subject, findings: told }));
    this.#settle(subject, 'checked', id);
  }

  #count(findings: readonly Finding[]): void {
    this.#reports += 1;
    if (findings.some(({ outcome, severity }) => outcome === 'fail' && severity === 'error')) this.#faulty += 1;
    for (const { outcome, severity } of findings) {
      if (outcome === 'fail') this.#failed[severity] += 1;
      else if (outcome === 'pass') this.#passed += 1;
      else this.#open += 1;
    }
  }

  #isTold({ outcome, severity }: Finding): boolean {
    const { all, severity: least } = this.#run;
    return (all || outcome === 'fail') && RANK[severity] <= RANK[least];
  }

  /** Waits until the reader has taken it: findings of many reports do not pile up. */
  async #print(text: string): Promise<void> {
    const { stdout } = this.#run.session.environment;
    if (text === '') return;
    stdout.write(stdout.isTTY && this.#run.writer.exact === true ? escapeLinesForTerminal(text) : text);
    await stdout.flush();
  }

  #settle(subject: string, outcome: InputOutcome, detail: string | null): void {
    this.#run.accounting.count(outcome);
    this.#run.session.reporter.outcome({ subject, outcome, detail });
  }

  #fail(error: GovdiscloseError): void {
    this.#run.accounting.fail(error.code);
    this.#run.session.reporter.error(error);
  }
}
