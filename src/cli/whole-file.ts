/**
 * A file that a user named, written piece by piece beside its place and renamed into it when it is whole. In: text; out: the
 * file. Refuses to replace anything but a plain file; one that is given up leaves nothing.
 */
import { basename, dirname, join, resolve } from 'node:path';
import { removeDeadDrafts } from '../dataset/dead-drafts.js';
import { type Files, giveUp, openNew, writeAll, writing } from '../dataset/files.js';
import { nameDraft } from '../dataset/tree.js';
import { GovdiscloseError, systemCode } from '../errors.js';
import type { Environment } from './environment.js';

/** Characters that are gathered before they are written. */
const PIECE = 1 << 18;

export class WholeFile {
  readonly #files: Files;
  readonly #subject: string;
  readonly #path: string;
  readonly #temporary: string;
  #handle: number | null = null;
  #waiting = '';

  constructor({ files, cwd, pid, stateOf }: Environment, subject: string) {
    this.#files = files;
    this.#subject = subject;
    this.#path = resolve(cwd, subject);
    const [folder, name] = [dirname(this.#path), basename(this.#path)];
    this.#temporary = join(folder, nameDraft(pid, name));
    writing(subject, () => this.#open());
    removeDeadDrafts({ files, stateOf }, folder, name);
  }

  write(text: string): void {
    this.#waiting += text;
    if (this.#waiting.length >= PIECE) this.#flush();
  }

  place(): void {
    this.#flush();
    writing(this.#subject, () => {
      if (this.#handle !== null) this.#files.fsyncSync(this.#handle);
      this.#close();
      this.#files.renameSync(this.#temporary, this.#path);
    });
  }

  /** Leaves what was there before, and nothing half written. */
  discard(): void {
    giveUp(this.#files, this.#temporary, this.#handle);
    this.#handle = null;
  }

  #open(): void {
    this.#refuseOthers();
    this.#handle = openNew(this.#files, this.#temporary);
  }

  #refuseOthers(): void {
    try {
      if (this.#files.lstatSync(this.#path).isFile()) return;
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return;
      throw error;
    }
    throw new GovdiscloseError('ERR_UNSAFE_PATH', { subject: this.#subject, why: 'why.link' });
  }

  #flush(): void {
    const handle = this.#handle;
    if (handle === null) return;
    const piece = Buffer.from(this.#waiting, 'utf8');
    this.#waiting = '';
    writing(this.#subject, () => writeAll(this.#files, handle, piece));
  }

  #close(): void {
    const handle = this.#handle;
    this.#handle = null;
    if (handle !== null) this.#files.closeSync(handle);
  }
}
