/**
 * What was named on the command line or in a list → the pages to read, in order. In: arguments and list lines; out: one
 * planned input each: a page, an archive of pages, or the outcome it has already (missing, twice, a folder without
 * pages). Reads no page.
 */
import { join, resolve } from 'node:path';
import { GovdiscloseError, systemCode } from '../errors.js';
import { CODEBOOK_TEXT, DATA_PACKAGE } from '../output/dataset-names.js';
import type { CliFiles } from './environment.js';
import type { ListLine } from './input-list.js';

/** `named` itself, or `found` in a folder or a list: a page that is no report is a failure only when named. */
export type InputOrigin = 'named' | 'found';

export interface PageInput {
  readonly kind: 'page';
  /** As given, or the folder as given and the way from there. */
  readonly subject: string;
  /** Absolute; null is standard input. */
  readonly path: string | null;
  readonly origin: InputOrigin;
}

/** What many pages lie in: a WARC file, a zip file (a WACZ is one), an index that leads into WARC files, a stream of lines. */
export type ArchiveFormat = 'warc' | 'zip' | 'index' | 'lines';

/** Each page in it is an input of its own. */
export interface ArchiveInput {
  readonly kind: 'archive';
  readonly format: ArchiveFormat;
  readonly subject: string;
  readonly path: string;
  readonly origin: InputOrigin;
}

export type PlannedInput =
  | PageInput
  | ArchiveInput
  | { readonly kind: 'error'; readonly error: GovdiscloseError }
  | { readonly kind: 'twice'; readonly subject: string };

export interface InputOptions {
  readonly files: CliFiles;
  readonly cwd: string;
}

export const STDIN = '-';

export const PAGE_FILE = /\.(?:html?|txt|md)$/i;
export const WARC_FILE = /\.warc(?:\.gz)?$/i;
const ZIP_FILE = /\.(?:zip|wacz)$/i;
/** Read when it is named: in a folder its captures are met in the WARC files themselves. */
const INDEX_FILE = /\.cdxj$/i;
const WEB_ADDRESS = /^https?:\/\//i;
const PATTERN = /[*?[\]{}]/;

export function isWebAddress(text: string): boolean {
  return WEB_ADDRESS.test(text);
}

export function planInputs(
  args: readonly string[],
  lines: readonly ListLine[],
  options: InputOptions,
): readonly PlannedInput[] {
  const planned = [
    ...args.flatMap((arg) => planOne(arg, 'named', options)),
    ...lines.flatMap((line) => planLine(line, options)),
  ];
  const seen = new Set<string>();
  return planned.map((input) => markTwice(input, seen));
}

function markTwice(input: PlannedInput, seen: Set<string>): PlannedInput {
  if (input.kind !== 'page' && input.kind !== 'archive') return input;
  const key = input.path ?? STDIN;
  if (seen.has(key)) return { kind: 'twice', subject: input.subject };
  seen.add(key);
  return input;
}

function planLine({ text, line, list }: ListLine, options: InputOptions): readonly PlannedInput[] {
  if (!isWebAddress(text))
    return planOne(text, 'found', options).map((input) => tellLine(input, `${list} line ${line}`));
  return [failed('ERR_LIST_ENTRY', `${list} ${text}`, 'why.address', { line })];
}

/** What a line of a list names and is not there: the line is told with it. */
function tellLine(input: PlannedInput, place: string): PlannedInput {
  if (input.kind !== 'error') return input;
  const { code, detail } = input.error;
  return { kind: 'error', error: new GovdiscloseError(code, { ...detail, subject: `${place} ${detail.subject}` }) };
}

function planOne(subject: string, origin: InputOrigin, options: InputOptions): readonly PlannedInput[] {
  if (subject === STDIN) return [{ kind: 'page', subject, path: null, origin }];
  const path = resolve(options.cwd, subject);
  try {
    if (options.files.statSync(path).isDirectory()) return planFolder(subject, path, options);
    if (INDEX_FILE.test(path)) return [{ kind: 'archive', format: 'index', subject, path, origin }];
    return [inputAt({ subject, path, origin })];
  } catch (error) {
    return [pathError(subject, error)];
  }
}

function planFolder(subject: string, path: string, options: InputOptions): readonly PlannedInput[] {
  const found = walkFolder(subject, path, options);
  return found.length > 0 ? found : [failed('ERR_FOLDER_EMPTY', subject)];
}

/** In name order; what begins with a dot is left out, and so are linked folders, which may lead in circles. */
function walkFolder(subject: string, path: string, options: InputOptions): readonly PlannedInput[] {
  try {
    const entries = options.files.readdirSync(path, { withFileTypes: true });
    const names = new Set(entries.map(({ name }) => name));
    const visible = entries
      .filter(({ name }) => !name.startsWith('.') && !isOwn(name, names))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    return visible.flatMap((entry): readonly PlannedInput[] => {
      const inner = join(subject, entry.name);
      const place = join(path, entry.name);
      if (entry.isDirectory()) return walkFolder(inner, place, options);
      const isInput = [PAGE_FILE, WARC_FILE, ZIP_FILE].some((pattern) => pattern.test(entry.name));
      if (!isInput || !(entry.isFile() || isLinkedFile(place, options))) return [];
      return [inputAt({ subject: inner, path: place, origin: 'found' })];
    });
  } catch (error) {
    return [pathError(subject, error)];
  }
}

/** The codebook of a dataset, which lies in its folder: the program's own text is no page. */
function isOwn(name: string, beside: ReadonlySet<string>): boolean {
  return name === CODEBOOK_TEXT && beside.has(DATA_PACKAGE);
}

function inputAt(place: Omit<ArchiveInput, 'kind' | 'format'>): PageInput | ArchiveInput {
  if (WARC_FILE.test(place.path)) return { kind: 'archive', format: 'warc', ...place };
  if (ZIP_FILE.test(place.path)) return { kind: 'archive', format: 'zip', ...place };
  return { kind: 'page', ...place };
}

/** A link that leads nowhere counts as a page: reading it tells what is wrong. */
function isLinkedFile(path: string, { files }: InputOptions): boolean {
  if (!files.lstatSync(path).isSymbolicLink()) return false;
  try {
    return files.statSync(path).isFile();
  } catch {
    return true;
  }
}

function pathError(subject: string, error: unknown): PlannedInput {
  const code = systemCode(error);
  if (code === '') throw error;
  if (code !== 'ENOENT') return failed('ERR_PATH_UNREADABLE', subject, `why.${code}`);
  return failed(PATTERN.test(subject) ? 'ERR_NO_MATCH' : 'ERR_PATH_MISSING', subject);
}

type InputErrorCode =
  | 'ERR_LIST_ENTRY'
  | 'ERR_FOLDER_EMPTY'
  | 'ERR_PATH_UNREADABLE'
  | 'ERR_NO_MATCH'
  | 'ERR_PATH_MISSING';

function failed(code: InputErrorCode, subject: string, why = '', values = {}): PlannedInput {
  return { kind: 'error', error: new GovdiscloseError(code, { subject, why, values }) };
}
