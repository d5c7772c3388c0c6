/**
 * Half written files in folders that no lock guards. In: a folder, the name that a file was to have there, and who is alive; out:
 * the drafts of it that dead processes left are gone. Drafts of the living, and all other files, stay.
 */
import { join } from 'node:path';
import { type Files, listIfThere, removeIfThere, unlessRefused } from './files.js';
import type { ProcessState } from './lock.js';
import { nameDraft } from './tree.js';

export interface Unguarded {
  readonly files: Files;
  readonly stateOf: (pid: number) => ProcessState;
}

const DRAFT = /^\.tmp-(\d+)-/;

/** A folder that may be written and not be looked at keeps them. */
export function removeDeadDrafts(unguarded: Unguarded, folder: string, name: string | null = null): void {
  unlessRefused(() => sweep(unguarded, folder, name));
}

function sweep({ files, stateOf }: Unguarded, folder: string, name: string | null): void {
  for (const found of listIfThere(files, folder)) {
    const pid = Number(DRAFT.exec(found)?.[1]);
    const isOne = name === null ? pid > 0 : found === nameDraft(pid, name);
    if (isOne && !stateOf(pid).alive) removeIfThere(files, join(folder, found));
  }
}
