/**
 * A dataset that lost its records has them in its archive: they are read from there, without network. In: datasets as they were
 * named; out: 0, or the exit code of the reading that did not go well. What was begun and not ended is begun again: until then
 * a mark stands in the folder, so that records restored in part are not taken for all of them.
 */
import { join, resolve } from 'node:path';
import { listIfThere, openNew, removeIfThere, writing } from '../dataset/files.js';
import { isDataset } from '../dataset/read-records.js';
import { ARCHIVE_FOLDER } from '../dataset/tree.js';
import type { ErrorCode } from '../errors.js';
import type { Session } from './session.js';

const MARK = '.restoring';
/** All of the archive was read, though a page of it may be damaged; or the system refused to read a part of it. */
const ENDED: ReadonlySet<number> = new Set([0, 1]);
const UNREAD: ErrorCode = 'ERR_PATH_UNREADABLE';

export async function restoreRecords(session: Session, subjects: readonly string[]): Promise<number> {
  for (const subject of subjects) {
    const code = isLost(session, subject) ? await restoreOne(session, subject) : 0;
    if (code !== 0) return code;
  }
  return 0;
}

function isLost({ environment: { files, cwd } }: Session, subject: string): boolean {
  const folder = resolve(cwd, subject);
  if (subject === '' || listIfThere(files, join(folder, ARCHIVE_FOLDER)).length === 0) return false;
  return !isDataset(files, { subject, path: folder }) || listIfThere(files, folder).includes(MARK);
}

async function restoreOne(session: Session, subject: string): Promise<number> {
  const { files, cwd } = session.environment;
  const mark = resolve(cwd, subject, MARK);
  writing(subject, () => files.closeSync(openNew(files, mark)));
  const { runParse } = await import('./commands/parse.js');
  const told = new Set<ErrorCode>();
  const code = await runParse(withErrorsIn(told, session), [join(subject, ARCHIVE_FOLDER)], { output: subject });
  if (ENDED.has(code) && !told.has(UNREAD)) writing(subject, () => removeIfThere(files, mark));
  return code;
}

/** What is told is noted too. */
function withErrorsIn(told: Set<ErrorCode>, session: Session): Session {
  const { reporter } = session;
  const error: Session['reporter']['error'] = (one) => {
    told.add(one.code);
    reporter.error(one);
  };
  return { ...session, reporter: { ...reporter, error } };
}
