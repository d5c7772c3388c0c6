/**
 * `check`: pages, record files and datasets → what does not add up. In: inputs and options; out: findings on standard
 * output and the exit code: 1 when a check failed that is an error, or an input could not be read.
 */
import { resolve } from 'node:path';
import { isDataset } from '../../dataset/read-records.js';
import { findLastEnd } from '../../dataset/read-runs.js';
import { GovdiscloseError } from '../../errors.js';
import { sayIfKnown } from '../../messages/speak.js';
import type { Severity } from '../../model/text.js';
import { CHECK_FORMATS, type CheckFormat, type CheckWords } from '../../output/check-report.js';
import { openAccounting } from '../accounting.js';
import { applicantLabels } from '../applicant-labels.js';
import { type CheckInput, CheckRun } from '../check-run.js';
import type { Core } from '../environment.js';
import { tellDuration } from '../flags.js';
import { isWebAddress, type PlannedInput, planInputs, STDIN } from '../inputs.js';
import { untilInterrupted } from '../interruption.js';
import type { Session } from '../session.js';
import { summaryOptions } from '../summary-options.js';

export interface CheckOptions {
  readonly format?: CheckFormat;
  readonly severity?: Severity;
  readonly all?: boolean;
  /** Milliseconds since the last run came to its end. */
  readonly maxAge?: number;
}

const RECORD_FILE = /\.json$/i;

export async function runCheck(session: Session, args: readonly string[], options: CheckOptions): Promise<number> {
  const { environment, reporter } = session;
  refuseMisuse(session, args);
  const inputs = planCheck(args, session);
  const accounting = openAccounting();
  const core = await environment.loadCore();
  const writer = CHECK_FORMATS[options.format ?? 'summary'](wordsOf(session, core));
  const { severity = 'info', all = false } = options;
  const run = new CheckRun({ session, core, accounting, writer, severity, all });
  const stale = options.maxAge === undefined ? [] : findStale(inputs, options.maxAge, session);
  for (const error of stale) {
    accounting.note(error.code);
    reporter.error(error);
  }
  const signal = await untilInterrupted(environment, async (interruption) => {
    await run.checkAll(inputs, () => interruption.signal !== null || environment.stdout.failure !== null);
    await run.finish(interruption.signal);
  });
  if (environment.stdout.failure === 'EPIPE') return 0;
  const code = accounting.exitCode(signal);
  const exit = code === 0 && run.foundErrors ? 1 : code;
  reporter.account(accounting, exit);
  return exit;
}

function refuseMisuse({ environment }: Session, args: readonly string[]): void {
  const subject = 'usage.emptyPath';
  if (args.includes('')) throw new GovdiscloseError('ERR_USAGE', { subject, values: { command: 'govdisclose check' } });
  const address = args.find(isWebAddress);
  if (address !== undefined) throw new GovdiscloseError('ERR_ADDRESS_GIVEN', { subject: address });
  if (args.includes(STDIN) && environment.stdin.isTTY) throw new GovdiscloseError('ERR_NO_INPUT');
}

/** Datasets whose last run came to its end too long ago: a cron that has stopped says nothing by itself. */
function findStale(inputs: readonly CheckInput[], maxAge: number, { environment }: Session): GovdiscloseError[] {
  return inputs.flatMap((input) => {
    if (input.kind !== 'dataset') return [];
    const { subject, path } = input;
    const at = findLastEnd(environment.files, path);
    const age = at === null ? Number.POSITIVE_INFINITY : environment.now().getTime() - Date.parse(at);
    if (age <= maxAge) return [];
    const why = at === null ? 'why.neverEnded' : 'why.endedAt';
    return [
      new GovdiscloseError('ERR_RUN_TOO_OLD', { subject, why, values: { at: at ?? '', limit: tellDuration(maxAge) } }),
    ];
  });
}

/** In the order given; what is named twice is checked once. */
function planCheck(args: readonly string[], { environment }: Session): readonly CheckInput[] {
  const seen = new Set<string>();
  return args.flatMap((subject) => planOne(subject, environment)).map((input) => markTwice(input, seen));
}

function planOne(subject: string, { files, cwd }: Session['environment']): readonly CheckInput[] {
  const folder = { subject, path: resolve(cwd, subject) };
  try {
    if (subject !== STDIN && isDataset(files, folder)) return [{ kind: 'dataset', ...folder }];
  } catch (error) {
    if (!(error instanceof GovdiscloseError)) throw error;
    return [{ kind: 'error', error }];
  }
  const planned = planInputs([subject], [], { files, cwd });
  return planned.map((input: PlannedInput) =>
    input.kind === 'page' && input.path !== null && RECORD_FILE.test(input.subject)
      ? { kind: 'record', subject: input.subject, path: input.path }
      : input,
  );
}

function markTwice(input: CheckInput, seen: Set<string>): CheckInput {
  if (input.kind === 'error' || input.kind === 'twice') return input;
  const key = input.path ?? STDIN;
  if (seen.has(key)) return { kind: 'twice', subject: input.subject };
  seen.add(key);
  return input;
}

function wordsOf(session: Session, core: Core): CheckWords {
  const { say, options } = session;
  const { color, columns, labels } = summaryOptions(session, core);
  const ruleIn = (rule: string): string | null => {
    const key = `rule.${rule.split('.')[1]}`;
    const words = sayIfKnown(say, key);
    return words === key ? null : String(words);
  };
  return { say, color, columns, labels, ruleIn, applicants: applicantLabels(core, options.lang) };
}
