/**
 * `parse - --input-format ndjson`: a stream of lines → a stream of answers, for engines that pipe. In: the session and the
 * options; out: the exit code, 0 when every line had its answer, whatever the answers say: an engine takes any other for
 * a task that failed. Refuses options that would leave a line without one.
 */
import { GovdiscloseError } from '../../errors.js';
import { openAccounting } from '../accounting.js';
import { untilInterrupted } from '../interruption.js';
import { PageRun } from '../page-run.js';
import type { PageReader } from '../readers/page-reader.js';
import { openReader, type Reading, type ReadingOptions } from '../readers/reading-options.js';
import type { Reporter } from '../reporter.js';
import type { Session } from '../session.js';
import { openLines } from './answer-lines.js';

/** What a page or a line may end in; both are told in its answer. */
const ANSWERED: ReadonlySet<number> = new Set([1, 70]);
/** Options that go with lines; the program's own are not looked at. */
const ALLOWED: ReadonlySet<string> = new Set([
  'inputFormat',
  'pageTime',
  'pageMemory',
  'quiet',
  'verbose',
  'logFormat',
  'color',
  'lang',
]);
const CAPITAL = /[A-Z]/g;

export async function runLines(session: Session, args: readonly string[], options: ReadingOptions): Promise<number> {
  refuseMisuse(args, options);
  const { environment, reporter } = session;
  if (environment.stdin.isTTY) throw new GovdiscloseError('ERR_NO_INPUT');
  const accounting = openAccounting();
  const signal = await untilInterrupted(environment, async (interruption) => {
    const core = await environment.loadCore();
    const { sink, reader: archives, input } = openLines(environment);
    interruption.whenCaught(() => environment.stdin.stop());
    const quiet = { ...session, reporter: withoutAnswers(reporter) };
    const reader = openLineReader(session, { core, texts: sink.texts, expected: 0 }, options);
    const run = new PageRun({ session: quiet, reader, accounting, sink, options: {}, map: null, archives });
    const mustStop = () => interruption.signal !== null || environment.stdout.failure !== null;
    await run.readAll([input], mustStop).finally(() => reader.close());
    await run.finish(interruption.signal);
  });
  if (environment.stdout.failure === 'EPIPE') return 0;
  const code = accounting.exitCode(signal);
  const told = ANSWERED.has(code) ? 0 : code;
  reporter.account(accounting, told);
  return told;
}

/** One page at a time: who sends the next line when the last is answered must not wait. Engines run many of us. */
function openLineReader(session: Session, reading: Reading, options: ReadingOptions): PageReader {
  const reader = openReader(session, reading, { ...options, jobs: 1 });
  return { width: 1, read: (page) => reader.read(page), close: () => reader.close() };
}

function refuseMisuse(args: readonly string[], options: object): void {
  const [other] = Object.keys(options).filter((name) => !ALLOWED.has(name));
  if (other !== undefined) throw usage('usage.linesOption', optionOf(other));
  if (args.length !== 1 || args[0] !== '-') throw usage('usage.linesInput');
}

function usage(subject: string, name = ''): GovdiscloseError {
  return new GovdiscloseError('ERR_USAGE', { subject, values: { command: 'govdisclose parse', name } });
}

function optionOf(name: string): string {
  return `--${name.replace(CAPITAL, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** Errors are in the answers; a bug, or an output that fails, is told all the same. */
function withoutAnswers(reporter: Reporter): Reporter {
  return {
    ...reporter,
    error: (error) => {
      if (error.exitCode !== 1) reporter.error(error);
    },
  };
}
