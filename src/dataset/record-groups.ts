/**
 * Which record files a dataset has, agency by agency. In: the tree, whose lock is held; out: the files of an agency and year,
 * from memory where this run has looked lately: nobody else writes there. That an agency has no folder is known without a look.
 */
import { Recent } from '../memory/recent.js';
import { TextSet } from '../memory/text-set.js';
import { type RecordFile, readRecordName } from './record-names.js';
import { listFolder, newPlaceOf, type Tree } from './tree.js';

export interface AgencyYear {
  readonly key: string;
  readonly year: number;
}

const FOLDER = 'records';
/** Agencies whose files are remembered: pages of one come one after the other. */
const REMEMBERED = 1024;
/** A name with letters that have large and small forms; Han characters have none, and the hash behind it is always small. */
const CASED = /^\d{6}-[^-]*[A-Za-z]/;

export class RecordGroups {
  readonly #tree: Tree;
  /** Agencies that had a folder when the run began. */
  readonly #known: TextSet;
  readonly #listed = new Recent<readonly RecordFile[]>(REMEMBERED);
  /** Agencies whose folder this run has made, or found to be its own. */
  readonly #own = new TextSet();

  constructor(tree: Tree) {
    this.#tree = tree;
    this.#known = new TextSet(listFolder(tree, [FOLDER]));
  }

  filesOf({ key, year }: AgencyYear): readonly RecordFile[] {
    return this.#list(key).filter((file) => file.year === year);
  }

  /** True on disks where large and small letters are one, when the folder is that of a key which differs by them only. */
  isOthers(key: string): boolean {
    if (!CASED.test(key) || this.#known.has(key) || this.#own.has(key)) return false;
    return this.#tree.files.existsSync(newPlaceOf(this.#tree, [FOLDER, key]));
  }

  /** The folder is about to be made: drafts are there before the first record is. */
  claim(key: string): void {
    this.#own.add(key);
  }

  /** A file that is there now. */
  add(key: string, name: string): void {
    const file = readRecordName(name);
    this.claim(key);
    if (file !== null) this.#listed.set(key, [...this.#list(key).filter((other) => other.name !== name), file]);
  }

  /** Looks again when it is asked next. */
  forget(key: string): void {
    this.#listed.set(key, this.#read(key));
  }

  #list(key: string): readonly RecordFile[] {
    const known = this.#listed.get(key);
    if (known !== undefined) return known;
    const listed = this.#known.has(key) || this.#own.has(key) ? this.#read(key) : [];
    this.#listed.set(key, listed);
    return listed;
  }

  #read(key: string): readonly RecordFile[] {
    const names = listFolder(this.#tree, [FOLDER, key]).map(readRecordName);
    return names.filter((file): file is RecordFile => file !== null);
  }
}
