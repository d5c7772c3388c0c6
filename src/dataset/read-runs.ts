/**
 * `runs/` → what the last run did. In: the folder of a dataset; out: when a run last came to its end, and what failed or
 * was left in the last one. A torn last line, as a killed run leaves it, is no error; other lines that are none are passed over.
 */
import { join } from 'node:path';
import { systemCode } from '../errors.js';
import { type Files, readIfThere } from './files.js';

export type RunEvent = Readonly<Record<string, unknown>>;

const LOG = 'log.ndjson';
const RUN_NAME = /^\d{8}T\d{9}Z(?:-\d+)?$/;

/** Names of the runs, the last first. */
export function listRuns(files: Files, root: string): readonly string[] {
  const names = listFolders(files, join(root, 'runs')).filter((name) => RUN_NAME.test(name));
  return [...names].sort(compareRuns).reverse();
}

/** A link is none: what it leads to is not of this dataset. */
function listFolders(files: Files, path: string): readonly string[] {
  try {
    const entries = files.readdirSync(path, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Two runs that began in the same instant are numbered: `-2` before `-10`. */
function compareRuns(a: string, b: string): number {
  const [first = '', x = '0'] = a.split('-');
  const [second = '', y = '0'] = b.split('-');
  if (first !== second) return first < second ? -1 : 1;
  return Number(x) - Number(y);
}

export function readRun(files: Files, root: string, name: string): readonly RunEvent[] {
  const text = readIfThere(files, join(root, 'runs', name, LOG))?.toString('utf8') ?? '';
  return text.split('\n').flatMap((line) => {
    const event = parseLine(line);
    return event === null ? [] : [event];
  });
}

/** When a run last came to its end (UTC, ISO 8601), or null. */
export function findLastEnd(files: Files, root: string): string | null {
  for (const name of listRuns(files, root)) {
    const end = readRun(files, root, name).findLast(({ event }) => event === 'end');
    if (typeof end?.['at'] === 'string') return end['at'];
  }
  return null;
}

function parseLine(line: string): RunEvent | null {
  if (line === '') return null;
  try {
    const found: unknown = JSON.parse(line);
    return typeof found === 'object' && found !== null ? (found as RunEvent) : null;
  } catch {
    return null;
  }
}
