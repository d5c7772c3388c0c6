/**
 * An index of captures (CDXJ) and a selection → which records of which files to read. In: the lines of any producer's
 * index; out: places by file, in the order of the file, and lines that cannot be read. What a selected capture depends on,
 * the original of a revisit and the first capture of the same bytes, is a place too, though not a wanted one.
 */

import { asFields, textOrNull } from './capture-note.js';
import type { CaptureSelection } from './capture-selection.js';
import type { WarcPlace } from './warc-pages.js';

export interface IndexedPlaces {
  /** By the file as the index names it. */
  readonly files: ReadonlyMap<string, readonly WarcPlace[]>;
  /** Numbers of lines, from 1, that are none of an index. */
  readonly faulty: readonly number[];
}

interface Indexed {
  readonly url: string;
  readonly retrievedAt: string;
  readonly file: string;
  readonly offset: number;
  readonly length: number;
  readonly digest: string | null;
  readonly isRevisit: boolean;
}

/** What selected captures depend on: addresses, digests, and both together. */
interface Needs {
  readonly urls: Set<string>;
  readonly digests: Set<string>;
  readonly bodies: Set<string>;
}

type Files = Map<string, Map<number, WarcPlace>>;

const META = '!';
const REVISIT = 'warc/revisit';
const LINE = /^(\S+) (\d{4,17}) (\{.*\})\s*$/;
const PREFIX = /^[a-z\d]+:/i;
const MOST_FAULTS = 100;

/** `lines` can be asked for twice: what the selected ones depend on may stand anywhere. */
export function selectPlaces(lines: () => Iterable<string>, selection: CaptureSelection | null): IndexedPlaces {
  const faulty: number[] = [];
  const files: Files = new Map();
  const needs: Needs = { urls: new Set(), digests: new Set(), bodies: new Set() };
  let number = 0;
  for (const line of lines()) {
    number += 1;
    if (line.trim() === '' || line.startsWith(META)) continue;
    const found = readLine(line);
    if (found === null && faulty.length < MOST_FAULTS) faulty.push(number);
    if (found === null || selection?.matches(found) === false) continue;
    addPlace(files, found, true);
    if (selection !== null) addNeeds(needs, found, selection);
  }
  if (selection !== null) addNeeded(files, lines(), { needs, selection });
  return { files: sorted(files), faulty };
}

/** Where all captures of an address are chosen or none, only the body of a revisit may lie under another address. */
function addNeeds({ urls, digests, bodies }: Needs, found: Indexed, { isByAddress }: CaptureSelection): void {
  if (found.isRevisit && found.digest !== null) digests.add(found.digest);
  if (isByAddress) return;
  if (found.isRevisit) urls.add(found.url);
  bodies.add(bodyKey(found));
}

interface Wanted {
  readonly needs: Needs;
  readonly selection: CaptureSelection;
}

function addNeeded(files: Files, lines: Iterable<string>, { needs, selection }: Wanted): void {
  if (needs.bodies.size + needs.digests.size === 0) return;
  for (const line of lines) {
    const found = readLine(line);
    if (found === null || found.isRevisit || selection.matches(found)) continue;
    const isNeeded =
      needs.urls.has(found.url) ||
      (found.digest !== null && (needs.digests.has(found.digest) || needs.bodies.has(bodyKey(found))));
    if (isNeeded) addPlace(files, found, false);
  }
}

function addPlace(files: Files, { file, offset, length }: Indexed, wanted: boolean): void {
  const places = files.get(file) ?? new Map<number, WarcPlace>();
  files.set(file, places.set(offset, { offset, length, wanted }));
}

function sorted(files: Files): IndexedPlaces['files'] {
  const names = [...files.keys()].sort();
  return new Map(
    names.map((name) => [name, [...(files.get(name)?.values() ?? [])].sort((a, b) => a.offset - b.offset)]),
  );
}

function bodyKey({ url, digest }: Indexed): string {
  return `${digest} ${url}`;
}

function readLine(line: string): Indexed | null {
  const [, , time = '', json = ''] = LINE.exec(line) ?? [];
  const fields = parseFields(json);
  const [url, file, digest] = ['url', 'filename', 'digest'].map((name) => textOrNull(fields[name]));
  const [offset = Number.NaN, length = Number.NaN] = [fields['offset'], fields['length']].map(readNumber);
  if (!url || !file || !isPlace(offset) || !isPlace(length) || length === 0) return null;
  const isRevisit = fields['mime'] === REVISIT;
  return { url, retrievedAt: time, file, offset, length, digest: digest?.replace(PREFIX, '') ?? null, isRevisit };
}

function readNumber(value: unknown): number {
  return typeof value === 'string' && value !== '' ? Number(value) : typeof value === 'number' ? value : Number.NaN;
}

function isPlace(number: number): boolean {
  return Number.isSafeInteger(number) && number >= 0;
}

function parseFields(json: string): Readonly<Record<string, unknown>> {
  try {
    return asFields(JSON.parse(json));
  } catch {
    return {};
  }
}
