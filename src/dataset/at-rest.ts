/**
 * Datasets that are read as wholes, without a lock: they may lie on disks that cannot be written. In: their folders; out: afterwards,
 * those that a run has begun to write meanwhile. Refuses at once where a run is writing now: records would be read whose archive
 * has no name yet.
 */
import { type LockOptions, refuseWriter } from './lock.js';
import type { Folder } from './read-records.js';
import { listRuns } from './read-runs.js';

/** @throws ERR_OUTPUT_LOCKED */
export function findAtRest(options: Omit<LockOptions, 'folder'>, folders: readonly Folder[]): () => readonly Folder[] {
  const { files } = options;
  const lastRunOf = ({ path }: Folder): string | undefined => listRuns(files, path)[0];
  for (const { path } of folders) refuseWriter({ ...options, folder: path });
  const before = new Map(folders.map((folder) => [folder, lastRunOf(folder)]));
  return () => folders.filter((folder) => lastRunOf(folder) !== before.get(folder));
}
