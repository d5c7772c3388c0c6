/**
 * Whether a process is alive, and a mark that tells it from another process with the same number: boot and start time
 * where the system shows them (Linux), else null.
 */
import { readFileSync } from 'node:fs';
import { systemCode } from '../errors.js';
import type { ProcessState } from './lock.js';

/** Place of the start time among the fields after the command's closing bracket. */
const START_TIME = 19;

export function readProcessState(pid: number): ProcessState {
  return { alive: isAlive(pid), mark: markOf(pid) };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

function markOf(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const start = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[START_TIME];
    return start === undefined ? null : `${boot}:${start}`;
  } catch {
    return null;
  }
}
