/** `-o DIR` of a command that writes records: the dataset, opened and locked by this process; a dead run's lock is told. */
import { resolve } from 'node:path';
import type { LockOptions } from '../dataset/lock.js';
import { type Dataset, openDataset } from '../dataset/open-dataset.js';
import type { Session } from './session.js';

export function openOutputDataset(session: Session, output: string): Dataset {
  const { environment } = session;
  const dataset = openDataset({
    ...writerOf(session),
    folder: resolve(environment.cwd, output),
    startedAt: environment.now(),
  });
  noteTakeover(session, dataset.takenFrom);
  return dataset;
}

/** Who writes: this process, since now. A lock that could not be removed is told: on another machine it would count for ever. */
export function writerOf({ environment, reporter }: Session): Omit<LockOptions, 'folder'> {
  const { files, pid, host, stateOf } = environment;
  const since = environment.now().toISOString();
  return {
    files,
    stateOf,
    writer: { pid, host, since, mark: stateOf(pid).mark },
    whenStays: (lock) => reporter.note('note.lockStays', { lock }),
  };
}

export function noteTakeover({ reporter }: Session, takenFrom: Dataset['takenFrom']): void {
  if (takenFrom === null) return;
  reporter.note('note.staleLock', { pid: takenFrom === 'unreadable' ? '?' : takenFrom.pid });
}
