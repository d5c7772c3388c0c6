/**
 * The built program, run for a command of the table and killed on the way. In: the command's folder, and when it ends: at the
 * n-th call to the file system, or by signals at a moment; out: how it ended, and how many calls it made.
 */
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../docs/documents.js';
import { PROGRAM } from '../faults/program/run-program.js';
import { NOW } from './run-here.js';
import type { Outcome } from './tried-command.js';

export interface Ended extends Outcome {
  readonly signal: NodeJS.Signals | null;
  readonly milliseconds: number;
}

export interface Sent {
  readonly signals: readonly NodeJS.Signals[];
  /** Milliseconds from the start to the first; the others follow at once. */
  readonly after: number;
}

export interface Disturbed {
  readonly argv: readonly string[];
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly sent?: Sent;
}

const HOOK = pathToFileURL(join(ROOT, 'test/torture/kill-at-call.mjs')).href;
/** Short runs of much code: optimizing it and collecting small heaps would take a quarter of the time. */
const FLAGS = ['--max-semi-space-size=64', '--no-opt', '--import', HOOK];
const BETWEEN = 20;

export function runDisturbed({ argv, folder, env = {}, sent }: Disturbed): Promise<Ended> {
  const begun = performance.now();
  const child = spawn(process.execPath, [...FLAGS, PROGRAM, ...argv], {
    cwd: folder,
    env: { PATH: process.env['PATH'], LANG: 'C', KILL_FOLDER: join(folder, 'out'), KILL_CLOCK: NOW, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let err = '';
  child.stderr.on('data', (part: Buffer) => {
    err += part.toString();
  });
  const timers = (sent?.signals ?? []).map((signal, index) =>
    setTimeout(() => child.kill(signal), (sent?.after ?? 0) + index * BETWEEN),
  );
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      for (const timer of timers) clearTimeout(timer);
      resolve({ code, signal, err, milliseconds: performance.now() - begun });
    });
  });
}

/** Of a run that nothing disturbs. */
export async function countCalls(argv: readonly string[], folder: string): Promise<Ended & { readonly calls: number }> {
  const file = `${folder}.count`;
  const ended = await runDisturbed({ argv, folder, env: { KILL_COUNT: file } });
  const calls = Number(fs.readFileSync(file, 'utf8'));
  fs.unlinkSync(file);
  return { ...ended, calls };
}
