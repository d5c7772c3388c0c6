// Loaded before the program (`node --import`): kills its process with SIGKILL at the n-th call to the file system that is
// about one folder, a write after half of its bytes. Without a number it counts, and leaves the count in a file at the end.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { sep } from 'node:path';

const { KILL_FOLDER = '', KILL_AT = '', KILL_COUNT = '' } = process.env;
const at = Number(KILL_AT || Number.NaN);
const opened = new Set();
const original = { ...fs };
let calls = 0;

const BY_PATH = [
  'existsSync',
  'linkSync',
  'lstatSync',
  'mkdirSync',
  'openSync',
  'readFileSync',
  'readdirSync',
  'renameSync',
  'statSync',
  'truncateSync',
  'unlinkSync',
];
const BY_HANDLE = ['closeSync', 'fstatSync', 'fsync', 'fsyncSync', 'ftruncateSync', 'readSync', 'writeSync'];

function isInside(path) {
  return typeof path === 'string' && (path === KILL_FOLDER || path.startsWith(KILL_FOLDER + sep));
}

function die() {
  process.kill(process.pid, 'SIGKILL');
  for (;;); // The signal comes at once; nothing more is done until it has.
}

/** A write that is killed leaves half of its bytes. */
function count(name, args) {
  calls += 1;
  if (calls !== at) return;
  const [handle, data, start = 0] = args;
  if (name === 'writeSync') {
    const bytes = typeof data === 'string' ? Buffer.from(data) : data;
    const from = typeof data === 'string' ? 0 : Number(start);
    original.writeSync(handle, bytes, from, Math.floor((bytes.length - from) / 2));
  }
  die();
}

for (const name of BY_PATH) {
  fs[name] = (...args) => {
    const mine = isInside(args[0]);
    if (mine) count(name, args);
    const result = original[name](...args);
    if (mine && name === 'openSync') opened.add(result);
    return result;
  };
}
for (const name of BY_HANDLE) {
  fs[name] = (...args) => {
    if (opened.has(args[0])) count(name, args);
    if (name === 'closeSync') opened.delete(args[0]);
    return original[name](...args);
  };
}
syncBuiltinESMExports();

if (KILL_COUNT !== '') process.on('exit', () => original.writeFileSync(KILL_COUNT, String(calls)));
