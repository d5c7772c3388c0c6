// The calls to the file system, wrapped. In: the calls, the folder they must be about to count, and what is to happen around
// each of those; out: calls of the same names. Used in the process of a test and, loaded before it, in the built program.
import { sep } from 'node:path';

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

export function disturbCalls({ original, folder, around }) {
  const opened = new Map();
  const isInside = (path) => typeof path === 'string' && (path === folder || path.startsWith(folder + sep));
  const byPath =
    (name) =>
    (...args) => {
      const path = args.findLast(isInside);
      const perform = () => original[name](...args);
      if (path === undefined) return perform();
      const result = around({ name, args, path, perform });
      if (name === 'openSync') opened.set(result, path);
      return result;
    };
  const byHandle =
    (name) =>
    (...args) => {
      const path = opened.get(args[0]);
      const perform = () => {
        if (name === 'closeSync') opened.delete(args[0]);
        return original[name](...args);
      };
      return path === undefined ? perform() : around({ name, args, path, perform });
    };
  return Object.fromEntries([
    ...BY_PATH.map((name) => [name, byPath(name)]),
    ...BY_HANDLE.map((name) => [name, byHandle(name)]),
  ]);
}

/** The first half of what was to be written; tells how many bytes that are. */
export function writeHalf(original, [handle, data, start = 0, length = undefined, position = null]) {
  const bytes = typeof data === 'string' ? Buffer.from(data) : data;
  const from = typeof data === 'string' ? 0 : Number(start);
  const all = typeof data === 'string' ? bytes.length : (length ?? bytes.length - from);
  return original.writeSync(handle, bytes, from, Math.floor(all / 2), position);
}
