/**
 * `parse`: saved pages → records, on standard output or in a dataset. In: inputs and options; out: the exit code. One
 * input after the other; each ends in one outcome, and a signal or a limit leaves the rest for the next run.
 */
import { dirname, resolve } from 'node:path';
import type { Dataset } from '../../dataset/open-dataset.js';
import { GovdiscloseError } from '../../errors.js';
import type { MessageKey } from '../../messages/speak.js';
import { FORMATS, type FormatName } from '../../output/formats.js';
import { openAccounting } from '../accounting.js';
import { renewTables } from '../dataset-tables.js';
import type { Core, Environment } from '../environment.js';
import type { YearRange } from '../flags.js';
import { isWebAddress, type PlannedInput, planInputs, STDIN } from '../inputs.js';
import { untilInterrupted } from '../interruption.js';
import { openOutputDataset } from '../output-dataset.js';
import { type PageMap, readPageMap } from '../page-map.js';
import { PageRun } from '../page-run.js';
import type { InputFormat } from '../program-parts.js';
import { openArchiveReader } from '../read-archive.js';
import { readConfig, readListOption } from '../read-config.js';
import { openReader, type ReadingOptions } from '../readers/reading-options.js';
import { datasetSink, streamSink } from '../record-sink.js';
import { readSelection } from '../selection.js';
import type { Session } from '../session.js';
import { isInShard, type Shard, takeShard } from '../shard.js';
import { summaryOptions } from '../summary-options.js';

export interface ParseOptions extends ReadingOptions {
  readonly output?: string;
  readonly format?: FormatName;
  readonly input?: string;
  readonly years?: YearRange;
  readonly limit?: number;
  readonly url?: string;
  readonly map?: string;
  readonly inputFormat?: InputFormat;
  readonly selectUrl?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly shard?: Shard;
}

const EXIT_USAGE = 2;
const PACKED_PAGE_BYTES = 16 * 1024;

export async function runParse(session: Session, args: readonly string[], options: ParseOptions): Promise<number> {
  const { environment, reporter } = session;
  if (options.inputFormat === 'ndjson') return (await import('../lines/line-run.js')).runLines(session, args, options);
  refuseMisuse(session, args, options);
  const map = readMap(session, options);
  for (const error of map?.errors ?? []) reporter.error(error);
  if (map !== null && map.errors.length > 0) return EXIT_USAGE;
  const all = planInputs(args, await readListOption(environment, options.input), environment);
  if (options.url !== undefined && (all.length > 1 || all[0]?.kind === 'archive')) throw usage('usage.urlForMany');
  const selection = readSelection(options, all);
  noteUnused(session, map, all);
  const { shard = null } = options;
  const planned = takeShard(all, shard);
  const describe = (subject: string, path: string) => ({ path: subject, ...map?.find(path)?.context });
  const owned = shard === null ? {} : { owns: (name: string) => isInShard(name, shard) };
  const archives = openArchiveReader({ files: environment.files, selection, describe, ...owned });
  const dataset = openOutput(session, options);
  const accounting = openAccounting();
  const signal = await untilInterrupted(environment, async (interruption) => {
    const core = await environment.loadCore();
    const isOver = (): boolean => interruption.signal !== null;
    const sink =
      dataset === null
        ? openStream({ session, core, planned, args }, options)
        : datasetSink(dataset, () => renewTables({ session, core, accounting, isOver }, dataset.tree));
    const expected = expectPages(planned, environment);
    const reader = openReader(session, { core, texts: sink.texts, expected }, options);
    const run = new PageRun({ session, reader, accounting, sink, options, map, archives });
    const mustStop = () => isOver() || environment.stdout.failure !== null;
    await run.readAll(planned, mustStop).finally(() => reader.close());
    await run.finish(interruption.signal);
  }).finally(() => dataset?.close());
  if (dataset === null && environment.stdout.failure === 'EPIPE') return 0;
  const code = accounting.exitCode(signal);
  reporter.account(accounting, code);
  return code;
}

function refuseMisuse(
  { environment }: Session,
  args: readonly string[],
  { input, url, output, map }: ParseOptions,
): void {
  if ([...args, input, output, map].includes('')) throw usage('usage.emptyPath');
  const address = args.find(isWebAddress);
  if (address !== undefined) throw new GovdiscloseError('ERR_ADDRESS_GIVEN', { subject: address });
  if (args.length === 0 && input === undefined) throw new GovdiscloseError('ERR_NO_INPUT');
  if (input === STDIN && args.includes(STDIN)) throw usage('usage.stdinTwice');
  const wantsStdin = input === STDIN || args.includes(STDIN);
  if (wantsStdin && environment.stdin.isTTY) throw new GovdiscloseError('ERR_NO_INPUT');
  if (url !== undefined && args.length > 1) throw usage('usage.urlForMany');
}

function usage(problem: MessageKey): GovdiscloseError {
  return new GovdiscloseError('ERR_USAGE', { subject: problem, values: { command: 'govdisclose parse' } });
}

function readMap(session: Session, { map: subject }: ParseOptions): PageMap | null {
  if (subject === undefined) return null;
  const { environment } = session;
  const text = readConfig(environment, subject, 'ERR_MAP_UNREADABLE');
  const folders = [environment.cwd, dirname(resolve(environment.cwd, subject))];
  return readPageMap(text, { subject, folders });
}

/** Of an archive, as many as would be in it if they were large: workers are started at once only where they are many. */
function expectPages(planned: readonly PlannedInput[], { files }: Environment): number {
  const pages = planned.map((input) => {
    const size = input.kind === 'archive' ? files.statSync(input.path, { throwIfNoEntry: false })?.size : undefined;
    return Math.max(1, Math.floor((size ?? 0) / PACKED_PAGE_BYTES));
  });
  return pages.reduce((sum, count) => sum + count, 0);
}

/** A line of the map that fits no input is most likely a slip in its path. */
function noteUnused({ reporter }: Session, map: PageMap | null, planned: readonly PlannedInput[]): void {
  // A map may tell of pages inside zip files, which are not known yet.
  if (map === null || planned.some((input) => input.kind === 'archive' && input.format === 'zip')) return;
  const used = new Set(
    planned.map((input) => (input.kind === 'page' && input.path !== null ? map.find(input.path) : null)),
  );
  const unused = map.entries.filter((entry) => !used.has(entry));
  const [first] = unused;
  if (first === undefined) return;
  reporter.note('note.mapUnused', { subject: map.subject, count: unused.length, line: first.line });
}

function openOutput(session: Session, { output, format }: ParseOptions): Dataset | null {
  if (output === undefined || output === STDIN) return null;
  if (format !== undefined) session.reporter.note('note.formatIgnored');
  return openOutputDataset(session, output);
}

interface Streamed {
  readonly session: Session;
  readonly core: Core;
  readonly planned: readonly PlannedInput[];
  readonly args: readonly string[];
}

/** One record on a terminal is for a person to read; anything else is for a program. */
function openStream({ session, core, planned, args }: Streamed, options: ParseOptions) {
  const { stdout } = session.environment;
  const isOne = planned.length === 1 && planned[0]?.kind !== 'archive';
  const format = options.format ?? (stdout.isTTY && isOne ? 'summary' : 'ndjson');
  const single = isOne && args.length === 1 && planned[0]?.kind === 'page' && planned[0].origin === 'named';
  return streamSink(stdout, FORMATS[format].open({ single, summary: summaryOptions(session, core) }));
}
