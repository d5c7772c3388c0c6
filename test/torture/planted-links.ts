/**
 * Symbolic links where a command is going to write. In: the calls of a run that nothing disturbed; out: the places that it writes, and
 * links planted there that lead out of its folder, to a file or folder of somebody else.
 */
import * as fs from 'node:fs';
import { basename, join, relative } from 'node:path';
import { opensToWrite } from './disk-faults.js';
import type { Call } from './disturb-calls.mjs';

const TARGETS: ReadonlySet<string> = new Set(['linkSync', 'mkdirSync', 'renameSync']);
/** What its user named may be a link, or lead to one. */
const NAMED: ReadonlySet<string> = new Set(['out', 'out/data', 'out/pages']);
/** A new one has records, by which a folder is known for a dataset. */
const DATASET = 'out/data/';
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

/** In the place of a file or a folder that is there too; a folder is moved out and led to. */
export function plantLink(folder: string, name: string): void {
  const [place, outside] = [join(folder, name), join(folder, 'elsewhere')];
  const target = join(outside, name.replaceAll('/', '-'));
  fs.mkdirSync(outside, { recursive: true });
  if (name.startsWith(DATASET) && !fs.existsSync(join(folder, DATASET))) {
    fs.mkdirSync(join(folder, DATASET, 'records'), { recursive: true });
  }
  fs.mkdirSync(join(place, '..'), { recursive: true });
  if (fs.statSync(place, { throwIfNoEntry: false })?.isDirectory() === true) fs.renameSync(place, target);
  else {
    fs.rmSync(place, { force: true });
    fs.writeFileSync(target, UNTOUCHED);
  }
  fs.symlinkSync(target, place);
}

/** What is there, below the links. */
export function readElsewhere(folder: string): Readonly<Record<string, string>> {
  const outside = join(folder, 'elsewhere');
  const names = fs.readdirSync(outside, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => fs.statSync(join(outside, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, fs.readFileSync(join(outside, name), 'latin1')]));
}
