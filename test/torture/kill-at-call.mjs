// Loaded before the program (`node --import`), and in each of its workers: kills the process with SIGKILL at the n-th call to the
// file system that is about one folder, a write after half of its bytes. Without a number it counts, and leaves the count in a
// file at the end. Workers count with the process. The clock begins at a time that is the same in every run.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { getEnvironmentData, isMainThread, setEnvironmentData } from 'node:worker_threads';
import { disturbCalls, writeHalf } from './disturb-calls.mjs';

const { KILL_FOLDER = '', KILL_AT = '', KILL_COUNT = '', KILL_CLOCK = '' } = process.env;
const SHARED = 'calls to the file system';
const at = Number(KILL_AT || Number.NaN);
const original = { ...fs };
const RealDate = Date;
const calls = getEnvironmentData(SHARED) ?? new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
setEnvironmentData(SHARED, calls);

function around({ name, args, perform }) {
  if (Atomics.add(calls, 0, 1) + 1 !== at) return perform();
  if (name === 'writeSync') writeHalf(original, args);
  process.kill(process.pid, 'SIGKILL');
  for (;;); // The signal comes at once; nothing more is done until it has.
}

function clockSetTo(shift) {
  return class extends RealDate {
    constructor(...parts) {
      super(...(parts.length === 0 ? [RealDate.now() + shift] : parts));
    }

    static now() {
      return RealDate.now() + shift;
    }
  };
}

Object.assign(fs, disturbCalls({ original, folder: KILL_FOLDER, around }));
syncBuiltinESMExports();

if (KILL_CLOCK !== '') globalThis.Date = clockSetTo(Date.parse(KILL_CLOCK) - Date.now());
if (KILL_COUNT !== '' && isMainThread) process.on('exit', () => original.writeFileSync(KILL_COUNT, String(calls[0])));
