/**
 * A command run in this process, with the core that the program has. In: arguments and a folder to work in; out: its exit code
 * and what it said. Each run counts as a process of its own, which is alive until it ends.
 */
import * as fs from 'node:fs';
import { join } from 'node:path';
import type { CliFiles, Environment } from '../../src/cli/environment.js';
import { main, realEnvironment } from '../../src/cli/main.js';
import { openReaderHere } from '../../src/cli/readers/read-here.js';
import { readProcessState } from '../../src/dataset/process-state.js';
import { captureOutput } from '../cli/captured-environment.js';
import { type Call, disturbCalls } from './disturb-calls.mjs';

export interface RanHere {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Where the clock stands; checks of a dataset know the day of a capture. */
export const NOW = '2026-05-01T08:00:00.000Z';
/** No process has such a number. */
const FIRST_PID = 10_000_000;
const alive = new Set<number>();
let runs = 0;

export async function runHere(
  argv: readonly string[],
  cwd: string,
  changes: Partial<Environment> = {},
): Promise<RanHere> {
  const [stdout, stderr] = [captureOutput(false), captureOutput(false)];
  runs += 1;
  const pid = changes.pid ?? FIRST_PID + runs;
  alive.add(pid);
  const environment: Environment = {
    ...realEnvironment(),
    stdout,
    stderr,
    cwd,
    env: { LANG: 'C' },
    files: fs,
    now: () => new Date(NOW),
    stateOf: (asked) => (alive.has(asked) ? { alive: true, mark: null } : readProcessState(asked)),
    openReader: ({ core }) => openReaderHere(core),
    onSignal: () => () => undefined,
    ...changes,
    pid,
  };
  try {
    const code = await main(argv, environment);
    return { code, out: stdout.text(), err: stderr.text() };
  } finally {
    alive.delete(pid);
  }
}

/** The same, and how many calls to the file system it made below `out/`. */
export async function countCallsHere(
  argv: readonly string[],
  cwd: string,
  tell: (calls: number) => void,
): Promise<RanHere> {
  let calls = 0;
  const around = ({ perform }: Call): unknown => {
    calls += 1;
    return perform();
  };
  const ran = await runHere(argv, cwd, { files: disturbFiles(cwd, around) });
  tell(calls);
  return ran;
}

/** The files of this process, with something happening around each call that is about `out/`. */
export function disturbFiles(cwd: string, around: (call: Call) => unknown): CliFiles {
  return { ...fs, ...disturbCalls({ original: fs, folder: join(cwd, 'out'), around }) } as CliFiles;
}
