/**
 * Records → files of a dataset. In: one record at a time, in any order; out: what became of it, and of records it put
 * aside. A worse page never replaces a better one; a file that would not change is not touched.
 */
import type { DisclosureRecord } from '../model/record.js';
import { writeObservationCsv } from '../output/observation-csv.js';
import { writeJsonDocument } from '../output/record-json.js';
import { discardDrafts, draftFiles } from './drafts.js';
import { FILE_TEXTS, type Filing } from './filing.js';
import { type Held, openHeld } from './held.js';
import { isLaterCapture } from './later-capture.js';
import { type AgencyYear, RecordGroups } from './record-groups.js';
import { nameRecordFile, type RecordFile, readIdentity } from './record-names.js';
import type { RunChanges } from './run-changes.js';
import { originOf, type Page, pageOf } from './same-report.js';
import { type Settled, settlePages } from './settle.js';
import { readRecord } from './stored-record.js';
import { readFile, removeFile, type Tree, writeFile } from './tree.js';

export type PlacedAs = 'written' | 'unchanged' | 'duplicate' | 'held';

export interface Displaced {
  readonly origin: string;
  readonly sha256: string;
  readonly outcome: 'duplicate' | 'held';
}

export interface Placement {
  readonly outcome: PlacedAs;
  /** The file it is in, below the dataset's folder; of a duplicate the file of the page that was kept. */
  readonly file: string;
  /** Why it is held. */
  readonly why: 'poorer' | 'unidentified' | 'foreign' | null;
  /** Records of other pages that had to give way. */
  readonly displaced: readonly Displaced[];
}

export interface PlaceOptions {
  readonly accept?: boolean;
}

export interface Store {
  /**
   * Writes and syncs what placing this record will most likely write, without holding up others; resolves to what throws
   * away the rest afterwards. Decides nothing, and may be left out.
   */
  prepare(filing: Filing): Promise<() => void>;
  /** `accept` lets a poorer page take the place of the record of the same address. */
  place(filing: Filing, options?: PlaceOptions): Placement;
  /** Keeps a record apart although it has a place: its page was another agency's before. */
  hold(filing: Filing): Placement;
}

interface Group extends AgencyYear {
  readonly files: readonly RecordFile[];
}

/** `changes` is told what each record file held before it is written or removed. */
export function openStore(tree: Tree, changes: RunChanges): Store {
  const store = new RecordStore(tree, changes);
  return {
    prepare: (filing) => store.prepare(filing),
    place: (filing, options) => store.place(filing, options),
    hold: (filing) => store.hold(filing),
  };
}

class RecordStore implements Store {
  readonly #tree: Tree;
  readonly #changes: RunChanges;
  readonly #held: Held;
  readonly #groups: RecordGroups;

  constructor(tree: Tree, changes: RunChanges) {
    this.#tree = tree;
    this.#changes = changes;
    this.#held = openHeld(tree);
    this.#groups = new RecordGroups(tree);
  }

  /** For the usual case of a first run: no record is there. */
  async prepare(filing: Filing): Promise<() => void> {
    const identity = readIdentity(filing.head);
    if (identity === null || this.#groups.isOthers(identity.key)) return () => undefined;
    if (this.#groups.filesOf(identity).length > 0) return () => undefined;
    this.#groups.claim(identity.key);
    return prepareFiling(this.#tree, identity, filing);
  }

  place(filing: Filing, { accept = false }: PlaceOptions = {}): Placement {
    const identity = readIdentity(filing.head);
    if (identity === null) return { ...this.#held.hold(filing.record), why: 'unidentified', displaced: [] };
    if (this.#groups.isOthers(identity.key)) return this.hold(filing);
    const group = { ...identity, files: this.#groups.filesOf(identity) };
    if (group.files.length === 0) return this.#placeFirst(group, filing);
    if (isInPlace(this.#tree, group, filing)) return placed('unchanged', group, null);
    const incoming = pageOf(filing.record);
    const known = readGroup(this.#tree, group);
    const first = known.find((page) => isLaterCapture(incoming.record, page.record));
    if (first !== undefined) return this.#keepFirst(group, known, first);
    const settled = settlePages(accept ? withoutAddress(known, incoming) : known, incoming);
    return this.#apply(group, { incoming, known, settled });
  }

  hold(filing: Filing): Placement {
    return { ...this.#held.hold(filing.record), why: 'foreign', displaced: [] };
  }

  /** The usual case of a first run: there is nothing to compare it with. */
  #placeFirst(group: Group, filing: Filing): Placement {
    this.#changes.note(namesOf(group, null, 'json'), false);
    for (const kind of FILE_TEXTS) {
      const names = namesOf(group, null, kind);
      writeFile(this.#tree, names, filing.text(kind));
      this.#groups.add(group.key, names.at(-1) ?? '');
    }
    this.#held.drop(filing.head);
    return placed('written', group, null);
  }

  /** What is known stays, and is whole again where a run that was killed had not written all that belongs to it. */
  #keepFirst(group: Group, known: readonly Page[], first: Page): Placement {
    const settled = settlePages(known, first);
    const { displaced } = this.#apply(group, { incoming: first, known, settled });
    return { ...placed('duplicate', group, variantOf(settled, first)), displaced };
  }

  #apply(group: Group, { incoming, known, settled }: Judged): Placement {
    const writing = { tree: this.#tree, changes: this.#changes };
    const heldNow = settled.poorer.map((page) => ({ page, placement: this.#held.hold(page.record) }));
    const changed = writeKept(writing, group, settled.kept);
    removeStale(writing, group, settled.kept);
    this.#groups.forget(group.key);
    for (const { record } of settled.kept) this.#held.drop(record);
    const displaced = known.flatMap((page) => displacedBy(page, incoming, settled));
    const own = heldNow.find(({ page }) => page === incoming);
    if (own !== undefined) return { ...own.placement, why: 'poorer', displaced };
    const written = changed.has(incoming) ? 'written' : 'unchanged';
    const outcome = settled.duplicates.includes(incoming) ? 'duplicate' : written;
    return { ...placed(outcome, group, variantOf(settled, incoming)), displaced };
  }
}

interface Judged {
  readonly incoming: Page;
  readonly known: readonly Page[];
  readonly settled: Settled;
}

async function prepareFiling(tree: Tree, identity: AgencyYear, filing: Filing): Promise<() => void> {
  const wanted = FILE_TEXTS.map((kind) => ({ names: namesOf(identity, null, kind), bytes: filing.text(kind) }));
  const drafts = await draftFiles(tree, wanted);
  return () => discardDrafts(tree, drafts);
}

function namesOf({ key, year }: AgencyYear, variant: string | null, kind: RecordFile['kind']): readonly string[] {
  return ['records', key, nameRecordFile(year, variant, kind)];
}

/** What the same address said before gives way to what it says now. */
function withoutAddress(known: readonly Page[], incoming: Page): readonly Page[] {
  const origin = originOf(incoming.record);
  return known.filter(({ record }) => originOf(record) !== origin);
}

function placed(outcome: PlacedAs, { key, year }: Group, variant: string | null): Placement {
  return { outcome, file: `records/${key}/${nameRecordFile(year, variant, 'json')}`, why: null, displaced: [] };
}

function displacedBy(page: Page, incoming: Page, settled: Settled): readonly Displaced[] {
  const { sha256 } = page.record.source;
  const origin = originOf(page.record);
  if (sha256 === incoming.record.source.sha256 && origin === originOf(incoming.record)) return [];
  if (settled.poorer.includes(page)) return [{ origin, sha256, outcome: 'held' }];
  if (settled.duplicates.includes(page)) return [{ origin, sha256, outcome: 'duplicate' }];
  return [];
}

/** The variant that a page is, or that the page of the same values is. */
function variantOf({ kept }: Pick<Settled, 'kept'>, page: Page): string | null {
  const { fingerprint } = page.reported;
  return kept[0]?.reported.fingerprint === fingerprint ? null : fingerprint;
}

/** True for the usual case of a second run: the one record there has these very bytes, and so have its rows. */
function isInPlace(tree: Tree, group: Group, filing: Filing): boolean {
  if (group.files.length !== FILE_TEXTS.length) return false;
  return FILE_TEXTS.every((kind) => readFile(tree, namesOf(group, null, kind))?.equals(filing.text(kind)) === true);
}

function readGroup(tree: Tree, { key, files }: Group): readonly Page[] {
  const records = files
    .filter(({ kind }) => kind === 'json')
    .map(({ name }) => readRecord(tree, ['records', key, name]));
  return records.filter((record): record is DisclosureRecord => record !== null).map(pageOf);
}

interface Writing {
  readonly tree: Tree;
  readonly changes: RunChanges;
}

/** Variants first, then the preferred: at every instant each record is in at least one file. */
function writeKept({ tree, changes }: Writing, group: Group, kept: readonly Page[]): ReadonlySet<Page> {
  const changed = new Set<Page>();
  for (const page of [...kept].reverse()) {
    const variant = page === kept[0] ? null : page.reported.fingerprint;
    const texts = {
      json: Buffer.from(writeJsonDocument(page.record)),
      csv: Buffer.from(writeObservationCsv(page.record, variant)),
    };
    for (const kind of FILE_TEXTS) {
      const names = namesOf(group, variant, kind);
      const isThere = group.files.some(({ name }) => name === names.at(-1));
      if (kind === 'json' && !(isThere && hasBytes(tree, names, texts.json))) changes.note(names, isThere);
      if (writeFile(tree, names, texts[kind]) === 'written') changed.add(page);
    }
  }
  return changed;
}

function hasBytes(tree: Tree, names: readonly string[], bytes: Buffer): boolean {
  return readFile(tree, names)?.equals(bytes) === true;
}

function removeStale({ tree, changes }: Writing, { key, year, files }: Group, kept: readonly Page[]): void {
  const variants = new Set(kept.map((page, index) => (index === 0 ? null : page.reported.fingerprint)));
  const stale = files.filter((file) => file.year === year && !variants.has(file.variant));
  for (const { name, kind } of stale) {
    if (kind === 'json') changes.note(['records', key, name], true);
    removeFile(tree, ['records', key, name]);
  }
}
