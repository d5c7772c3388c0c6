/**
 * `fetch`: live pages → archive → records. In: addresses, lists, sources and options; out: the exit code. With `-o DIR` a
 * dataset with its archive; without, records on standard output and nothing kept. Safe to run again at any time.
 */
import { resolve } from 'node:path';
import type { Archive } from '../../archive/archive.js';
import type { Dataset } from '../../dataset/open-dataset.js';
import { GovdiscloseError } from '../../errors.js';
import { FORMATS, type FormatName } from '../../output/formats.js';
import { writeJsonLine } from '../../output/record-json.js';
import { openAccounting } from '../accounting.js';
import type { FoundReport } from '../crawl/crawl.js';
import { CrawlRun } from '../crawl/crawl-run.js';
import { fetcherOptionsOf, type NetworkOptions } from '../crawl/fetch-options.js';
import { type FormerListing, readListings } from '../crawl/read-listings.js';
import { readStarts, type Start } from '../crawl/read-starts.js';
import { renewTables, type TableRun } from '../dataset-tables.js';
import type { Shard, YearRange } from '../flags.js';
import { STDIN } from '../inputs.js';
import { untilInterrupted } from '../interruption.js';
import { openOutputDataset } from '../output-dataset.js';
import { openReader, type ReadingOptions } from '../readers/reading-options.js';
import { datasetSink, streamSink } from '../record-sink.js';
import type { Session } from '../session.js';
import { summaryOptions } from '../summary-options.js';

export interface FetchOptions extends NetworkOptions, ReadingOptions {
  readonly output?: string;
  readonly format?: FormatName;
  readonly input?: string;
  readonly sources?: string;
  readonly allowHost?: readonly string[];
  readonly years?: YearRange;
  readonly limit?: number;
  readonly maxTime?: number;
  readonly retryFailed?: boolean;
  readonly dryRun?: boolean;
  readonly accept?: boolean;
  readonly shard?: Shard;
}

const DEFAULT_CONCURRENCY = 8;
/** Would switch off every check of a certificate in other programs; here it does nothing, which is worth a line. */
const VERIFIES_NOTHING = 'NODE_TLS_REJECT_UNAUTHORIZED';

export async function runFetch(session: Session, args: readonly string[], options: FetchOptions): Promise<number> {
  refuseMisuse(session, args, options);
  const { cwd, env } = session.environment;
  if (env[VERIFIES_NOTHING] === '0') session.reporter.note('note.tlsEnvironment', { name: VERIFIES_NOTHING });
  const retryIn = options.retryFailed === true && options.output !== undefined ? resolve(cwd, options.output) : null;
  const starts = await readStarts(session, args, { ...options, retryIn });
  const dataset = openOutput(session, options);
  try {
    return await fetchAll({ session, starts, dataset, args }, options);
  } finally {
    dataset?.close();
  }
}

interface Scene {
  readonly session: Session;
  readonly starts: readonly Start[];
  readonly dataset: Dataset | null;
  readonly args: readonly string[];
}

async function fetchAll(scene: Scene, options: FetchOptions): Promise<number> {
  const { session, starts, dataset } = scene;
  const { environment, reporter } = session;
  const accounting = openAccounting();
  const core = await environment.loadCore();
  const archive = dataset === null ? null : await openDatasetArchive(session, options);
  const fetcher = await environment.openFetcher(fetcherOptionsOf(session, options));
  const sink = openSink(scene, { core, accounting, isOver: () => run.signal !== null }, options);
  const reader = openReader(session, { core, texts: sink.texts, expected: starts.length }, options);
  const run: CrawlRun = new CrawlRun({
    session,
    core,
    reader,
    accounting,
    archive,
    fetcher,
    sink,
    listed: readListed(scene),
    ...describeRun(session, options),
  });
  try {
    await untilInterrupted(environment, (interruption) => {
      interruption.whenCaught((signal) => run.interrupt(signal));
      return run.run(starts);
    });
  } finally {
    await fetcher.close();
    await reader.close();
    await archive?.close();
  }
  await run.finish();
  if (dataset === null && environment.stdout.failure === 'EPIPE') return 0;
  const code = accounting.exitCode(run.signal);
  reporter.account(accounting, code);
  return code;
}

/** Where nothing is kept, nothing is compared. */
function readListed({ session, starts, dataset }: Scene): ReadonlyMap<string, FormerListing> {
  if (dataset === null) return new Map();
  const named = starts.flatMap((start) =>
    start.kind === 'task' && start.order.origin === 'named' ? [start.order.url] : [],
  );
  return readListings(session.environment.files, dataset.tree.root, named);
}

function refuseMisuse({ environment }: Session, args: readonly string[], options: FetchOptions): void {
  const { input, sources, output, retryFailed } = options;
  if ([...args, input, sources, output].includes('')) throw usage('usage.emptyPath');
  if (retryFailed === true && output === undefined) throw usage('usage.retryWithoutOutput');
  const isNamed = args.length > 0 || input !== undefined || sources !== undefined || retryFailed === true;
  if (!isNamed || (input === STDIN && environment.stdin.isTTY)) throw new GovdiscloseError('ERR_NO_ADDRESS');
}

function usage(subject: string): GovdiscloseError {
  return new GovdiscloseError('ERR_USAGE', { subject, values: { command: 'govdisclose fetch' } });
}

function openOutput(session: Session, { output, format, dryRun }: FetchOptions): Dataset | null {
  if (dryRun === true || output === undefined || output === STDIN) return null;
  if (format !== undefined) session.reporter.note('note.formatIgnored');
  return openOutputDataset(session, output);
}

async function openDatasetArchive({ environment }: Session, { output = '' }: FetchOptions): Promise<Archive> {
  const { openArchive } = await import('../../archive/open-archive.js');
  const { files, pid, cwd } = environment;
  const software = `govdisclose/${environment.version()}`;
  return openArchive({ files, root: resolve(cwd, output), pid, startedAt: environment.now(), software });
}

function describeRun({ environment: { stdout } }: Session, options: FetchOptions) {
  const { years, limit, maxTime, concurrency = DEFAULT_CONCURRENCY } = options;
  return {
    tell: options.dryRun === true ? (found: FoundReport) => stdout.write(`${writeJsonLine({ ...found })}\n`) : null,
    accept: options.accept === true,
    concurrency,
    ...(years !== undefined && { years }),
    ...(limit !== undefined && { limit }),
    ...(maxTime !== undefined && { maxTime }),
  };
}

/** A dry run tells addresses on standard output, and so it tells no records. */
function openSink({ session, dataset, starts, args }: Scene, run: Omit<TableRun, 'session'>, options: FetchOptions) {
  if (dataset !== null) {
    const finish = () => renewTables({ session, ...run }, dataset.tree);
    return datasetSink(dataset, finish, { accept: options.accept === true });
  }
  const { stdout } = session.environment;
  const isOne = starts.length === 1 && args.length === 1;
  const format = options.format ?? (stdout.isTTY && isOne ? 'summary' : 'ndjson');
  const summary = summaryOptions(session, run.core);
  const sink = streamSink(stdout, FORMATS[format].open({ single: false, summary }));
  return options.dryRun === true ? { ...sink, finish: () => stdout.flush() } : sink;
}
