/**
 * A command of the table, ready to be disturbed again and again. In: the command and a folder to work in; out: folders in which
 * it can run, and the claims about what it leaves: after a disturbance nothing is torn or lost, and the same command then
 * ends as if nothing had been.
 */
import * as fs from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Command } from './commands.js';
import { findDifferences, findLeftOver, findTorn, readValues, type State } from './dataset-state.js';

export interface Outcome {
  readonly code: number | null;
  readonly err: string;
}

/** What nothing else can bring back. */
const SOURCE = /^data\/(?:records|held|archive)\//;

/** The command, run in a folder. */
export type Run = (folder: string) => Promise<Outcome>;

export class TriedCommand {
  readonly command: Command;
  readonly #work: string;
  #before: State = {};
  #after: State = {};
  #values: State = {};

  private constructor(command: Command, work: string) {
    this.command = command;
    this.#work = join(work, command.name.replaceAll(' ', '-'));
  }

  /** `first` is the undisturbed run. */
  static async open(command: Command, work: string, first: Run): Promise<TriedCommand> {
    const tried = new TriedCommand(command, work);
    fs.mkdirSync(tried.#template, { recursive: true });
    await command.prepare(tried.#template);
    const folder = tried.begin('undisturbed');
    tried.#before = command.readState(folder);
    const ended = await first(folder);
    expect(ended, `${command.name}: ${ended.err}`).toMatchObject({ code: 0 });
    tried.#after = command.readState(folder);
    tried.#values = readValues(folder);
    expect(Object.keys(tried.#after).length).toBeGreaterThan(0);
    tried.end(folder);
    return tried;
  }

  get #template(): string {
    return join(this.#work, 'template');
  }

  /** A folder as the command finds it. */
  begin(name: string): string {
    const folder = join(this.#work, name);
    fs.cpSync(this.#template, folder, { recursive: true });
    return folder;
  }

  end(folder: string): void {
    fs.rmSync(folder, { recursive: true, force: true });
  }

  /** Every file is whole, and as it was before or as it is to be; or those alone from which the others are made. */
  expectWhole(folder: string, when: string, which: 'all' | 'sources' = 'all'): void {
    expect(findTorn(folder), when).toEqual([]);
    if (!this.command.hasTwoStates) return;
    const found = this.command.readState(folder);
    const names = new Set([...Object.keys(found), ...Object.keys(this.#before), ...Object.keys(this.#after)]);
    const wanted = [...names].filter((name) => which === 'all' || SOURCE.test(name));
    const odd = wanted.filter((name) => ![this.#before[name], this.#after[name]].includes(found[name]));
    expect(odd, when).toEqual([]);
  }

  /** Where nothing can be removed any more, the next run does it. */
  expectDone(folder: string, when: string, isClean = true): void {
    expect(findDifferences(this.command.readState(folder), this.#after), when).toEqual([]);
    if (isClean) expect(findLeftOver(folder), when).toEqual([]);
    this.command.expectMore?.(folder);
  }

  /** The same, though of two captures of one page another may have been taken. */
  async expectValues(folder: string, when: string, run: Run): Promise<void> {
    const again = await run(folder);
    expect([again.code, again.code === 0 ? '' : again.err], when).toEqual([0, '']);
    expect(findDifferences(readValues(folder), this.#values), when).toEqual([]);
    expect(findLeftOver(folder), when).toEqual([]);
    this.end(folder);
  }

  async expectConvergence(folder: string, when: string, run: Run): Promise<void> {
    const again = await run(folder);
    expect([again.code, again.code === 0 ? '' : again.err], when).toEqual([0, '']);
    this.expectDone(folder, when);
    this.end(folder);
  }
}
