/**
 * `--retry-failed`: what the last run could not finish. In: the events of its log; out: the addresses that failed or were
 * left, with the way they were asked for. What has become good since is not asked again.
 */
import type { RunEvent } from '../../dataset/read-runs.js';
import type { ListRequest } from '../../model/list.js';
import { isWebUrl } from './sources.js';
import type { Task } from './task.js';

export interface RetriedTask {
  readonly url: string;
  readonly purpose: Task['purpose'];
  readonly origin: Task['origin'];
  readonly request: ListRequest | null;
  readonly start: string | null;
}

const OPEN: ReadonlySet<unknown> = new Set(['failed', 'left']);

export function readOpenTasks(events: readonly RunEvent[]): readonly RetriedTask[] {
  const open = new Map<string, RetriedTask>();
  for (const { event, input, outcome, task } of events) {
    if (event !== 'input' || typeof input !== 'string') continue;
    const retried = OPEN.has(outcome) ? readTask(task) : null;
    if (retried === null) open.delete(input);
    else open.set(input, retried);
  }
  return [...open.values()];
}

function readTask(task: unknown): RetriedTask | null {
  if (typeof task !== 'object' || task === null) return null;
  const { url, purpose, origin, request, start } = task as Partial<Record<keyof RetriedTask, unknown>>;
  if (typeof url !== 'string' || !isWebUrl(url) || !isPurpose(purpose)) return null;
  return {
    url,
    purpose,
    origin: origin === 'named' ? 'named' : 'found',
    request: isRequest(request) ? request : null,
    start: typeof start === 'string' ? start : null,
  };
}

function isPurpose(purpose: unknown): purpose is Task['purpose'] {
  return purpose === 'page' || purpose === 'list' || purpose === 'attachment';
}

/** Written by this program; a log that was edited by hand is not trusted with more than addresses. */
function isRequest(request: unknown): request is ListRequest {
  if (typeof request !== 'object' || request === null) return false;
  const { url, reader, list } = request as Partial<Record<string, unknown>>;
  return typeof url === 'string' && isWebUrl(url) && typeof reader === 'string' && typeof list === 'string';
}
