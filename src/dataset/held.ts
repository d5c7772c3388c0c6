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
  let index: Map<string, Entry> | null = null;

  /** Read when the first page is held: most runs hold none. Of each page, what finds it; the page itself stays on the disk. */
  function entries(): Map<string, Entry> {
    index ??= new Map([...names].flatMap((name) => readHeld(tree, name).map((page) => [name, entryOf(page)])));
    return index;
  }

  function findTwin(name: string, entry: Entry): { readonly name: string; readonly page: Page } | null {
    for (const [other, held] of entries()) {
      if (other !== name && !isTwin(held, entry)) continue;
      const [page] = readHeld(tree, other);
      if (page !== undefined) return { name: other, page };
    }
    return null;
  }

  function hold(record: DisclosureRecord) {
    const name = nameHeldFile(record);
    const page = pageOf(record);
    const twin = findTwin(name, entryOf(page));
    if (twin !== null && (isBetter(twin.page, page) || isLaterCapture(record, twin.page.record)))
      return { outcome: 'duplicate' as const, file: pathOf(twin.name) };
    writeFile(tree, [FOLDER, name], writeJsonDocument(record));
    if (twin !== null && twin.name !== name) remove(twin.name);
    names.add(name);
    entries().set(name, entryOf(page));
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

/** Pages are kept by the thousand when a portal says of none whose it is. */
interface Entry {
  readonly id: string | null;
  readonly fingerprint: string;
}

function entryOf({ record: { id }, reported: { fingerprint } }: Page): Entry {
  return { id, fingerprint };
}

/** The same report of a known agency and year. */
function isTwin(a: Entry, b: Entry): boolean {
  return a.id !== null && a.id === b.id && a.fingerprint === b.fingerprint;
}

function isBetter(held: Page, page: Page): boolean {
  return compareSources(held, page) < 0 && isSameReport(held, page);
}

function readHeld(tree: Tree, name: string): readonly Page[] {
  const record = readRecord(tree, [FOLDER, name]);
  return record === null ? [] : [pageOf(record)];
}

function pathOf(name: string): string {
  return `${FOLDER}/${name}`;
}
