/**
 * What was named → where a run begins. In: addresses of the command line, a list, a file of sources, or what the last run
 * left open; out: tasks in that order, and errors in the place of lines that cannot be used. Nothing is asked yet.
 */
import { listRuns, type RunEvent, readRun } from '../../dataset/read-runs.js';
import { GovdiscloseError } from '../../errors.js';
import type { Shard } from '../flags.js';
import { readConfig, readListOption } from '../read-config.js';
import type { Session } from '../session.js';
import { readOpenTasks } from './retry.js';
import { takeStarts } from './shard-starts.js';
import { isWebUrl, readSources, type Source } from './sources.js';
import { isInScope, type Scope, scopeOf, type TaskOrder } from './task.js';

export interface StartOptions {
  /** `-i` */
  readonly input?: string;
  readonly sources?: string;
  readonly allowHost?: readonly string[];
  /** Folder of the dataset whose last run is taken up; null where all is asked. */
  readonly retryIn: string | null;
  readonly shard?: Shard;
}

export type Start =
  | { readonly kind: 'task'; readonly order: TaskOrder }
  | { readonly kind: 'error'; readonly error: GovdiscloseError };

export async function readStarts(
  session: Session,
  args: readonly string[],
  options: StartOptions,
): Promise<readonly Start[]> {
  const sources = await readSourceFile(session, options);
  const lines = await readListOption(session.environment, options.input);
  const named = args.map((url) => ({ url, error: isWebUrl(url) ? null : pathError(url) }));
  const refused = named.find(({ error }) => error !== null)?.error;
  if (refused) throw refused;
  const listed = lines.map(({ text, line, list }) => ({
    url: text,
    error: isWebUrl(text) ? null : lineError(text, line, list),
  }));
  const hosts = options.allowHost ?? [];
  const starts: Start[] = [...named, ...listed].map(({ url, error }) =>
    error === null ? startAt(url, scopeOf([url], hosts, null)) : { kind: 'error', error },
  );
  for (const source of sources) {
    const scope = scopeOf(source.urls, [...source.hosts, ...hosts], source.agency);
    starts.push(...source.urls.map((url) => startAt(url, scope)));
  }
  const own = takeStarts(starts, options.shard ?? null);
  // All that was named may be of other shards: then nothing of it is taken up here.
  const isNothing = starts.length > 0 && own.length === 0;
  return options.retryIn === null || isNothing ? [...own] : retryStarts(session, options.retryIn, own);
}

function startAt(url: string, scope: Scope): Start {
  return { kind: 'task', order: { url, scope, purpose: 'page', origin: 'named' } };
}

/** What failed last, in the scope of the source it belongs to; where no source was named, each in its own. */
function retryStarts({ environment, reporter }: Session, root: string, starts: readonly Start[]): readonly Start[] {
  const events = readLastFetch(environment.files, root);
  if (events !== null && !events.some(({ event }) => event === 'end')) {
    if (starts.length === 0) throw new GovdiscloseError('ERR_RUN_CUT_OFF', { subject: root });
    reporter.note('note.retryAll');
    return starts;
  }
  const open = readOpenTasks(events ?? []);
  const scopes = starts.flatMap((start) => (start.kind === 'task' ? [start.order.scope] : []));
  return open.flatMap((task): Start[] => {
    const { hostname } = new URL(task.url);
    const scope =
      scopes.find((one) => isInScope(one, hostname)) ?? (scopes.length === 0 ? scopeOf([task.url], [], null) : null);
    return scope === null ? [] : [{ kind: 'task', order: { ...task, scope } }];
  });
}

/** Null where there was none. Runs over files leave nothing that could be fetched; a log without a word was cut off. */
function readLastFetch(files: Session['environment']['files'], root: string): readonly RunEvent[] | null {
  for (const name of listRuns(files, root)) {
    const events = readRun(files, root, name);
    if (events.length === 0 || events.some(({ event }) => event === 'start')) return events;
  }
  return null;
}

async function readSourceFile(session: Session, { sources: subject }: StartOptions): Promise<readonly Source[]> {
  if (subject === undefined) return [];
  const { sources, errors } = await readSources(
    readConfig(session.environment, subject, 'ERR_SOURCES_UNREADABLE'),
    subject,
  );
  const [first, ...others] = errors;
  if (first === undefined) return sources;
  for (const error of others.reverse()) session.reporter.error(error);
  throw first;
}

function pathError(subject: string): GovdiscloseError {
  return new GovdiscloseError('ERR_PATH_GIVEN', { subject });
}

function lineError(text: string, line: number, list: string): GovdiscloseError {
  return new GovdiscloseError('ERR_LIST_ENTRY', { subject: `${list} ${text}`, why: 'why.notUrl', values: { line } });
}
