/**
 * `report --pages DIR`: beside the report a page for each record, with the text of the page as it was read and every value marked at
 * its place, so that values of the report lead there without the network. In: records; out: files, and how to get to them from
 * the report. The bytes come from the dataset's archive, or from the file that was parsed, where it still has these bytes.
 */
import { createHash } from 'node:crypto';
import { dirname, relative, resolve, sep } from 'node:path';
import { readArchived } from '../archive/read-archived.js';
import { removeDeadDrafts } from '../dataset/dead-drafts.js';
import { writing } from '../dataset/files.js';
import type { Folder } from '../dataset/read-records.js';
import { nameRecordFile, readIdentity } from '../dataset/record-names.js';
import { placeOf, type Tree, writeFile } from '../dataset/tree.js';
import type { FiledRecord } from '../model/finding.js';
import type { DisclosureRecord } from '../model/record.js';
import type { PageContext } from '../model/result.js';
import { writeExplanationHtml } from '../output/explanation-html.js';
import type { PageBeside } from '../output/report-html/pack-record.js';
import type { Core } from './environment.js';
import { readPageBytes } from './read-page.js';
import type { Session } from './session.js';

export interface PagesOptions {
  readonly session: Session;
  readonly core: Core;
  readonly dataset: Folder;
  /** Folder of the pages, and file of the report, as their user names them. */
  readonly folder: string;
  readonly output: string;
}

interface Given {
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
}

const JSON_END = /json$/;

export class ReportPages {
  readonly #options: PagesOptions;
  readonly #tree: Tree;
  readonly #way: string;
  readonly #swept = new Set<string>();
  #written = 0;
  #missing = 0;

  constructor(options: PagesOptions) {
    const { environment } = options.session;
    const root = resolve(environment.cwd, options.folder);
    this.#options = options;
    this.#tree = { root, files: environment.files, pid: environment.pid };
    this.#way = relative(dirname(resolve(environment.cwd, options.output)), root);
    writing(options.folder, () => environment.files.mkdirSync(root, { recursive: true }));
  }

  get counts(): { readonly written: number; readonly missing: number } {
    return { written: this.#written, missing: this.#missing };
  }

  /** Null where the bytes are not to be had any more. */
  async write({ record, variant }: FiledRecord): Promise<PageBeside | null> {
    const identity = readIdentity(record);
    const given = identity === null ? null : await this.#findBytes(record);
    if (identity === null || given === null) {
      this.#missing += 1;
      return null;
    }
    const { core, session } = this.#options;
    const explanation = core.explainPage(given.bytes, contextOf(record, given));
    const names = [identity.key, nameRecordFile(identity.year, variant, 'json').replace(JSON_END, 'html')];
    this.#sweep(identity.key);
    writeFile(this.#tree, names, [...writeExplanationHtml(explanation, session.say)].join(''));
    this.#written += 1;
    const { outcome } = explanation;
    const read = outcome.ok ? outcome.record.observations : [];
    const way = [...this.#way.split(sep), ...names].filter((name) => name !== '').map(encodeURIComponent);
    return { href: way.join('/'), hasPlaces: JSON.stringify(read) === JSON.stringify(record.observations) };
  }

  /** No lock guards this folder: what dead runs left half written is found when their agency's turn comes. */
  #sweep(key: string): void {
    if (this.#swept.has(key)) return;
    this.#swept.add(key);
    removeDeadDrafts(this.#options.session.environment, placeOf(this.#tree, [key]));
  }

  async #findBytes({ source }: DisclosureRecord): Promise<Given | null> {
    const { session, dataset } = this.#options;
    const found =
      source.archive !== null
        ? await readArchived(session.environment.files, dataset.path, source.archive)
        : await this.#readFile(source.path);
    if (found === null) return null;
    const bytes = 'body' in found ? found.body : found.bytes;
    const isSame = createHash('sha256').update(bytes).digest('hex') === source.sha256;
    return isSame ? { bytes, contentType: found.contentType } : null;
  }

  async #readFile(path: string | null): Promise<Given | null> {
    const { environment } = this.#options.session;
    if (path === null) return null;
    try {
      const place = resolve(environment.cwd, path);
      const bytes = await readPageBytes({ kind: 'page', subject: path, path: place, origin: 'found' }, environment);
      return { bytes, contentType: null };
    } catch {
      return null;
    }
  }
}

/** What it was read with, as far as the record tells. */
function contextOf({ source, agency }: DisclosureRecord, { contentType }: Given): PageContext {
  const { url, finalUrl, path, retrievedAt, archive } = source;
  const { key, name, region } = agency;
  const stated = { key, ...(name !== null && { name }), ...(region !== null && { region }) };
  return { url, finalUrl, path, retrievedAt, archive, contentType, agency: stated };
}
