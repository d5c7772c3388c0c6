/**
 * `--map FILE.csv` → what is known about each page: where it came from, whose it is. In: the file's text and the folders
 * its paths may be relative to; out: entries by absolute path, or every error with its line.
 */
import { resolve } from 'node:path';
import { GovdiscloseError } from '../errors.js';
import type { MessageValues } from '../messages/speak.js';
import type { PageContext } from '../model/result.js';
import { type CsvRow, readCsv } from './read-csv.js';
import { findStatedFaults, readStatedAgency } from './stated-agency.js';

export interface MapEntry {
  readonly line: number;
  readonly context: Pick<PageContext, 'url' | 'agency'>;
}

export interface PageMap {
  readonly subject: string;
  readonly entries: readonly MapEntry[];
  /** Every line that cannot be used; with any of them the map is not. */
  readonly errors: readonly GovdiscloseError[];
  find(path: string): MapEntry | null;
}

export interface PageMapOptions {
  /** The map as given, for messages. */
  readonly subject: string;
  /** Folders that its paths may be relative to, the first wins. */
  readonly folders: readonly string[];
}

const COLUMNS = ['path', 'url', 'agency', 'region'] as const;
type Column = (typeof COLUMNS)[number];
type Named = Readonly<Record<Column, string>>;

const WEB_ADDRESS = /^https?:\/\/[^\s/]/i;

export function readPageMap(text: string, options: PageMapOptions): PageMap {
  const errors: GovdiscloseError[] = [];
  const { subject } = options;
  const refuse = (line: number, why: string, values: MessageValues = {}): void => {
    errors.push(new GovdiscloseError('ERR_MAP_LINE', { subject, why, values: { line, ...values } }));
  };
  const { rows, unfinished } = readCsv(text);
  if (unfinished !== null) refuse(unfinished, 'why.quote');
  const [head, ...body] = rows;
  const columns = readHead(head, refuse);
  const byPath = new Map<string, MapEntry>();
  const entries = (columns === null ? [] : body).flatMap((row) => {
    const entry = readRow(row, columns ?? [], refuse);
    return entry === null ? [] : [addEntry(byPath, entry, options.folders, refuse)];
  });
  return { subject, entries, errors, find: (path) => byPath.get(path) ?? null };
}

type Refuse = (line: number, why: string, values?: MessageValues) => void;

function readHead(head: CsvRow | undefined, refuse: Refuse): readonly Column[] | null {
  const names = (head?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const line = head?.line ?? 1;
  const before = new Set<string>();
  for (const name of names) {
    if (!isColumn(name)) refuse(line, 'why.column', { name });
    if (before.has(name)) refuse(line, 'why.twice', { name });
    before.add(name);
  }
  if (!before.has('path')) refuse(line, 'why.columns');
  return before.has('path') && before.size === names.length && names.every(isColumn) ? names : null;
}

function isColumn(name: string): name is Column {
  return (COLUMNS as readonly string[]).includes(name);
}

function readRow({ line, cells }: CsvRow, columns: readonly Column[], refuse: Refuse) {
  if (cells.length !== columns.length) {
    refuse(line, 'why.cells', { count: cells.length, expected: columns.length });
    return null;
  }
  const named: Named = { path: '', url: '', agency: '', region: '' };
  const row = { ...named, ...Object.fromEntries(columns.map((name, index) => [name, (cells[index] ?? '').trim()])) };
  if (row.path === '') refuse(line, 'why.empty');
  if (row.url !== '' && !WEB_ADDRESS.test(row.url)) refuse(line, 'why.url');
  for (const fault of findStatedFaults(row)) refuse(line, fault);
  return { path: row.path, entry: { line, context: contextOf(row) } };
}

function contextOf(row: Named): MapEntry['context'] {
  const agency = readStatedAgency(row);
  return { ...(row.url !== '' && { url: row.url }), ...(agency !== null && { agency }) };
}

type Read = { readonly path: string; readonly entry: MapEntry };

function addEntry(byPath: Map<string, MapEntry>, { path, entry }: Read, folders: readonly string[], refuse: Refuse) {
  folders.forEach((folder, index) => {
    const place = resolve(folder, path);
    const before = byPath.get(place);
    if (before === undefined) byPath.set(place, entry);
    else if (index === 0 && JSON.stringify(before.context) !== JSON.stringify(entry.context)) {
      refuse(entry.line, 'why.repeated', { line: entry.line, other: before.line });
    }
  });
  return entry;
}
