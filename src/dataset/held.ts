/**
 * `held/`: pages whose agency or year is unknown, and pages poorer than the record that stands. In: a record; out: its
 * file there. Of two held pages that report the same, the better source stays; a page that finds its place leaves.
 */
import type { DisclosureRecord } from '../model/record.js';
import { writeJsonDocument } from '../output/record-json.js';
import { isLaterCapture } from './later-capture.js';
import { nameHeldFile } from './record-names.js';
import { compareSources, isSameReport, type Page, pageOf } from './same-report.js';
import { readRecord } from './stored-record.js';
import { listFolder, removeFile, type Tree, writeFile } from './tree.js';

export interface Held {
  hold(record: DisclosureRecord): { readonly outcome: 'held' | 'duplicate'; readonly file: string };
  /** Removes the held file of a page that is in its place now. */
  drop(record: Pick<DisclosureRecord, 'source'>): void;
}

const FOLDER = 'held';
const JSON_FILE = /\.json$/;

export function openHeld(tree: Tree): Held {
  const names = new Set(listFolder(tree, [FOLDER]).filter((name) => JSON_FILE.test(name)));
  let index: Map<string, Page> | null = null;

  /** Read when the first page is held: most runs hold none. */
  function pages(): Map<string, Page> {
    index ??= new Map([...names].flatMap((name) => entryOf(tree, name)));
    return index;
  }

  function hold(record: DisclosureRecord) {
    const name = nameHeldFile(record);
    const page = pageOf(record);
    const twin = [...pages()].find(([other, held]) => isTwin({ name, page }, { name: other, page: held }));
    if (twin !== undefined && (isBetter(twin[1], page) || isLaterCapture(record, twin[1].record)))
      return { outcome: 'duplicate' as const, file: pathOf(twin[0]) };
    writeFile(tree, [FOLDER, name], writeJsonDocument(record));
    if (twin !== undefined && twin[0] !== name) remove(twin[0]);
    names.add(name);
    pages().set(name, page);
    return { outcome: 'held' as const, file: pathOf(name) };
  }

  function remove(name: string): void {
    removeFile(tree, [FOLDER, name]);
    names.delete(name);
    index?.delete(name);
  }

  function drop(record: Pick<DisclosureRecord, 'source'>): void {
    const name = nameHeldFile(record);
    if (names.has(name)) remove(name);
  }

  return { hold, drop };
}

interface Entry {
  readonly name: string;
  readonly page: Page;
}

/** The same bytes, or the same report of a known agency and year. */
function isTwin(a: Entry, b: Entry): boolean {
  if (a.name === b.name) return true;
  return a.page.record.id !== null && a.page.record.id === b.page.record.id && isSameReport(a.page, b.page);
}

function isBetter(held: Page, page: Page): boolean {
  return compareSources(held, page) < 0 && isSameReport(held, page);
}

function entryOf(tree: Tree, name: string): readonly (readonly [string, Page])[] {
  const record = readRecord(tree, [FOLDER, name]);
  return record === null ? [] : [[name, pageOf(record)]];
}

function pathOf(name: string): string {
  return `${FOLDER}/${name}`;
}
