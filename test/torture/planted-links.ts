/**
 * Symbolic links where a command is going to write. In: the calls of a run that nothing disturbed; out: the places that it writes, and
 * links planted there that lead out of its folder, to a file or folder of somebody else.
 */
import * as fs from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { opensToWrite } from './disk-faults.js';
import type { Call } from './disturb-calls.mjs';

const TARGETS: ReadonlySet<string> = new Set(['linkSync', 'mkdirSync', 'renameSync']);
/** What its user named may be a link, or lead to one. */
const NAMED: ReadonlySet<string> = new Set(['out', 'out/data', 'out/pages']);
/** A new one has records, by which a folder is known for a dataset. */
const DATASET = 'out/data/';
const RECORDS = 'out/data/records/';
const UNTOUCHED = 'of somebody else';

/** Below the command's folder. */
export interface Places {
  /** Names that begin with a dot: they are the program's own, and whatever stands there gives way. */
  readonly drafts: ReadonlySet<string>;
  readonly finals: ReadonlySet<string>;
}

export function collectPlaces(folder: string) {
  const [drafts, finals] = [new Set<string>(), new Set<string>()];
  const around = (call: Call): unknown => {
    const isWritten = TARGETS.has(call.name) || opensToWrite(call);
    const name = relative(folder, call.path);
    if (isWritten && !NAMED.has(name)) (basename(name).startsWith('.') ? drafts : finals).add(name);
    return call.perform();
  };
  return { around, places: { drafts, finals } satisfies Places };
}

/** What stood in the place of a link, outside. */
const MOVED = '.before';

/** In the place of a file or a folder that is there too, which is moved out; a folder is led to. */
export function plantLink(folder: string, name: string): void {
  const [place, target] = [join(folder, name), targetOf(folder, name)];
  fs.mkdirSync(dirname(target), { recursive: true });
  makeRecords(folder, name);
  fs.mkdirSync(join(place, '..'), { recursive: true });
  if (fs.statSync(place, { throwIfNoEntry: false })?.isDirectory() === true) fs.renameSync(place, target);
  else {
    if (fs.existsSync(place)) fs.renameSync(place, target + MOVED);
    fs.writeFileSync(target, UNTOUCHED);
  }
  fs.symlinkSync(target, place);
}

/** A dataset is known by its records; where they are yet to be restored from its archive, by the mark of a run that was killed. */
function makeRecords(folder: string, name: string): void {
  const [dataset, records] = [join(folder, DATASET), join(folder, RECORDS)];
  if (fs.existsSync(records) || !name.startsWith(fs.existsSync(dataset) ? RECORDS : DATASET)) return;
  if (fs.existsSync(join(dataset, 'archive'))) fs.writeFileSync(join(dataset, '.restoring'), '');
  fs.mkdirSync(records, { recursive: true });
}

/** What is there, below the links. */
export function readElsewhere(folder: string): Readonly<Record<string, string>> {
  const outside = join(folder, 'elsewhere');
  const names = fs.readdirSync(outside, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => fs.statSync(join(outside, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, fs.readFileSync(join(outside, name), 'latin1')]));
}

/** Where a link still stands it is taken away, and what stood there is put back. */
export function removeLink(folder: string, name: string): void {
  const [place, target] = [join(folder, name), targetOf(folder, name)];
  if (fs.lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return;
  fs.unlinkSync(place);
  if (fs.existsSync(target + MOVED)) fs.renameSync(target + MOVED, place);
  else if (fs.statSync(target, { throwIfNoEntry: false })?.isDirectory() === true) fs.renameSync(target, place);
}

function targetOf(folder: string, name: string): string {
  return join(folder, 'elsewhere', name.replaceAll('/', '-'));
}
