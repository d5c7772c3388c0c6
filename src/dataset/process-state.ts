/**
 * Whether a process is alive, and a mark that tells it from another process with the same number: boot and start time
 * where the system shows them (Linux), else null.
 */
import { readFileSync } from 'node:fs';
import { systemCode } from '../errors.js';
import type { ProcessState } from './lock.js';

/** Places among the fields after the command's closing bracket. */
const STATE = 0;
const START_TIME = 19;
/** Ended, but not yet waited for by its parent: it writes no more. */
const ENDED = /^[ZXx]/;

export function readProcessState(pid: number): ProcessState {
  const fields = readFields(pid);
  const ended = ENDED.test(fields[STATE] ?? '');
  return { alive: !ended && isAlive(pid), mark: markOf(fields) };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

function markOf(fields: readonly string[]): string | null {
  const start = fields[START_TIME];
  const boot = readOrEmpty('/proc/sys/kernel/random/boot_id').trim();
  return start === undefined || boot === '' ? null : `${boot}:${start}`;
}

function readFields(pid: number): readonly string[] {
  const stat = readOrEmpty(`/proc/${pid}/stat`);
  return stat === '' ? [] : stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
