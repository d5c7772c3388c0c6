/**
 * `fetch` of a small portal into a folder, to be disturbed. In: how many pages; out: the run as a process, the records of an
 * undisturbed one, and the claim that the same command, run again, gives them: nothing half written, nobody's lock.
 */
import * as fs from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { temporaryFolder } from '../../cli/captured-environment.js';
import { type SmallPortal, startSmallPortal } from '../../cli/crawl/small-portal.js';
import { expectAccount, expectWholeArchive, listFiles, readValues, type Snapshot } from './read-dataset.js';
import { type Ended, type ProgramOptions, QUICK, runProgram } from './run-program.js';

const LEFT_OVER = /(?:^|\/)\.(?:tmp|lock|open)/;

export class DisturbedFetch {
  readonly portal: SmallPortal;
  readonly #work = temporaryFolder();
  #undisturbed: Snapshot = {};
  #serial = 0;
  /** Where the program runs; a new one for each test. */
  cwd = '';

  private constructor(portal: SmallPortal) {
    this.portal = portal;
  }

  static async open(pages: number): Promise<DisturbedFetch> {
    const fetch = new DisturbedFetch(await startSmallPortal(pages));
    fetch.begin();
    const first = await fetch.run();
    expect(first, first.err).toMatchObject({ code: 0 });
    fetch.#undisturbed = readValues(fetch.folder);
    return fetch;
  }

  get folder(): string {
    return join(this.cwd, 'data');
  }

  begin(): void {
    this.#serial += 1;
    this.cwd = join(this.#work, String(this.#serial));
    fs.mkdirSync(this.cwd);
    this.portal.asked.length = 0;
  }

  run(options: Partial<ProgramOptions> = {}, ...more: readonly string[]): Promise<Ended> {
    const argv = ['fetch', this.portal.url, '-o', 'data', ...QUICK, '--retries', '0', ...more];
    return runProgram(argv, { cwd: this.cwd, ...options });
  }

  /** The run has come so far. */
  async untilAsked(path: string): Promise<void> {
    while (!this.portal.asked.includes(`GET ${path}`)) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  expectUndisturbed(): void {
    expect(readValues(this.folder)).toEqual(this.#undisturbed);
  }

  async expectConvergence(): Promise<void> {
    const again = await this.run();
    expect(again, again.err).toMatchObject({ code: 0 });
    this.expectUndisturbed();
    expectWholeArchive(this.folder);
    expectAccount(this.folder, []);
    expect(listFiles(this.folder).filter((name) => LEFT_OVER.test(name))).toEqual([]);
  }

  async end(): Promise<void> {
    await this.portal.stop();
    fs.rmSync(this.#work, { recursive: true, force: true });
  }
}
