/**
 * The built program as a process. In: arguments, a folder to work in, and what of its environment differs; out: its exit code,
 * what it wrote, and how long it took. What runs longer than two minutes is ended.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../docs/documents.js';

export const IS_BUILT = existsSync(join(ROOT, 'dist/index.js'));
export const PROGRAM = join(ROOT, 'bin/govdisclose.js');
/** Loopback, no gaps, words that tests know. */
export const QUICK = ['--allow-private', '--delay', '0', '--lang', 'en'];

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
  /** What it said last on standard error. */
  readonly last: string;
  readonly milliseconds: number;
}

export interface ProgramOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Called when the process has begun. */
  readonly started?: (child: ChildProcess) => void;
  /** A module that is loaded before the program. */
  readonly before?: URL;
  /** A command line of the shell in which `"$@"` is the program and its arguments. */
  readonly shell?: string;
}

const LONGEST = 120_000;

export function runProgram(
  argv: readonly string[],
  { cwd, env = {}, started, before, shell }: ProgramOptions,
): Promise<Ended> {
  const flags = before === undefined ? [] : ['--import', before.href];
  const words = [process.execPath, ...flags, PROGRAM, ...argv];
  const [command = '', ...args] = shell === undefined ? words : ['bash', '--norc', '-c', shell, 'bash', ...words];
  const begun = performance.now();
  const child = spawn(command, args, { cwd, env: { PATH: process.env['PATH'], LANG: 'C', ...env }, timeout: LONGEST });
  const said = { out: '', err: '' };
  child.stdout.on('data', (part: Buffer) => {
    said.out += part.toString();
  });
  child.stderr.on('data', (part: Buffer) => {
    said.err += part.toString();
  });
  started?.(child);
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      const last = said.err.trimEnd().split('\n').at(-1) ?? '';
      resolve({ code, signal, ...said, last, milliseconds: performance.now() - begun });
    });
  });
}
