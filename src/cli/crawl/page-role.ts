/**
 * What a page is to a run. In: a task, and what was read of its page; out: whether it may be a list, what of a list counts as
 * an offer, the address that its links start from, and the error of a page that stands in the way of another.
 */
import { GovdiscloseError } from '../../errors.js';
import type { Candidate } from '../../model/list.js';
import type { Refusal } from '../../model/result.js';
import { subjectOfTask, type Task } from './task.js';

/** Columns of columns of columns: deeper lists are other things. */
export const MAX_DEPTH = 4;

export function isOffer({ verdict, kind }: Candidate): boolean {
  return verdict !== 'other' && kind === 'page';
}

/** For the log: the next run asks it again without telling. */
export function unlistedBy({ isUnlisted, start }: Task): Readonly<Record<string, unknown>> {
  return isUnlisted ? { unlisted: start } : {};
}

/** Where a list is to be expected, or was found behind a title that promised a report: a year's list of offices. */
export function mayBeList({ origin, purpose, depth }: Task, { looksLike }: Refusal): boolean {
  return depth < MAX_DEPTH && (origin === 'named' || purpose === 'list' || looksLike === 'list');
}

/** The column of a list may stand in the fragment of its address, which no server is told. */
export function withFragment(url: string, asked: string): string {
  const { hash } = new URL(asked);
  if (hash === '') return url;
  const address = new URL(url);
  address.hash = hash;
  return address.href;
}

export function inTheWay(task: Task, { looksLike, reason }: Refusal): GovdiscloseError {
  const values = { kind: `kind.${looksLike}` };
  return new GovdiscloseError('ERR_FETCH_IN_THE_WAY', { subject: subjectOfTask(task), why: reason, values });
}
