/**
 * What goes to standard error: errors, outcomes of inputs, notes, progress and the account, as text for people or as one
 * JSON event a line. Page text cannot steer the terminal. Quiet says nothing unless something failed.
 */
import { describeError, type GovdiscloseError } from '../errors.js';
import type { MessageKey, MessageValues, Speak } from '../messages/speak.js';
import { writeJsonLine } from '../output/record-json.js';
import { cutColumns, escapeForTerminal } from '../output/terminal-text.js';
import { type Accounting, describeAccounting, type InputOutcome } from './accounting.js';
import type { Environment } from './environment.js';

export type LogFormat = 'text' | 'json';

export interface ReporterOptions {
  readonly say: Speak;
  readonly logFormat: LogFormat;
  readonly quiet: boolean;
  readonly verbose: boolean;
}

export interface OutcomeEvent {
  readonly subject: string;
  readonly outcome: InputOutcome;
  readonly detail: string | null;
}

export interface Reporter {
  error(error: GovdiscloseError): void;
  outcome(event: OutcomeEvent): void;
  note(key: MessageKey, values?: MessageValues): void;
  progress(done: number, total: number): void;
  account(accounting: Accounting, exitCode: number): void;
}

const MAX_COLUMNS = 2000;
const PROGRESS_EVERY_MS = 100;
const CLEAR_LINE = '\r\u001b[K';

export function openReporter(environment: Pick<Environment, 'stderr' | 'elapsed'>, options: ReporterOptions): Reporter {
  return options.logFormat === 'json' ? jsonReporter(environment, options) : textReporter(environment, options);
}

function textReporter(
  { stderr, elapsed }: Pick<Environment, 'stderr' | 'elapsed'>,
  options: ReporterOptions,
): Reporter {
  const { say, quiet, verbose } = options;
  let failed = false;
  let shownAt = Number.NEGATIVE_INFINITY;
  let progressing = false;
  const line = (text: string): void => {
    const clear = progressing ? CLEAR_LINE : '';
    progressing = false;
    stderr.write(`${clear}${cutColumns(escapeForTerminal(text), MAX_COLUMNS)}\n`);
  };
  return {
    error: (error) => {
      failed = true;
      line(`govdisclose: ${describeError(error, say)}`);
      if (verbose) for (const call of stackOf(error)) line(`  ${call}`);
    },
    outcome: ({ subject, outcome, detail }) => {
      if (!verbose) return;
      const more = detail === null ? '' : say('note.detail', { detail });
      line(say('note.event', { subject, outcome: say(`outcome.${outcome}`), detail: more }));
    },
    note: (key, values) => {
      if (!quiet) line(`govdisclose: ${say(key, values)}`);
    },
    progress: (done, total) => {
      const time = elapsed();
      if (!stderr.isTTY || quiet || total < 2 || time - shownAt < PROGRESS_EVERY_MS) return;
      shownAt = time;
      progressing = true;
      stderr.write(`${CLEAR_LINE}${say('note.progress', { done, total })}`);
    },
    account: (accounting, exitCode) => {
      const count = accounting.counts['not-report'];
      // Nothing else would tell a person which of many pages were left out.
      if (stderr.isTTY && !quiet && !verbose && count > 0) line(`govdisclose: ${say('note.notReports', { count })}`);
      if (!quiet || failed || exitCode !== 0) line(describeAccounting(accounting, say));
    },
  };
}

/** Where a bug is: of no use to people who did not ask for much to read. */
function stackOf({ code, cause }: GovdiscloseError): readonly string[] {
  return code === 'ERR_INTERNAL' && cause instanceof Error ? (cause.stack ?? '').split('\n') : [];
}

function jsonReporter({ stderr }: Pick<Environment, 'stderr'>, { say, quiet, verbose }: ReporterOptions): Reporter {
  let failed = false;
  const line = (event: Readonly<Record<string, unknown>>): void => stderr.write(`${writeJsonLine(event)}\n`);
  return {
    error: (error) => {
      failed = true;
      const { code, detail } = error;
      line({ event: 'error', code, subject: detail.subject ?? null, message: describeError(error, say) });
    },
    outcome: ({ subject, outcome, detail }) => {
      if (verbose) line({ event: 'input', input: subject, outcome, detail });
    },
    note: (key, values) => {
      if (!quiet) line({ event: 'note', message: say(key, values) });
    },
    progress: () => undefined,
    account: (accounting, exitCode) => {
      const { inputs, counts } = accounting;
      if (!quiet || failed || exitCode !== 0) line({ event: 'end', inputs, ...counts, exitCode });
    },
  };
}
