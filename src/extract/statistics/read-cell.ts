/**
 * The text of a cell → what it can be, whatever stands around it: a unit, a figure, a head, a label and the rows of the
 * forms that it names. Reports print the same few hundred texts over and over, so what is asked of one is answered once
 * and remembered over pages.
 */
import type { ReadNumber } from '../../model/text.js';
import { copyText } from '../../text/copy-text.js';
import { type Numbers, readNumber } from '../../text/read-number.js';
import { type Column, type HeadKinds, readHead } from './list/read-columns.js';
import { type Label, type LabelWords, readLabel } from './read-label.js';
import { readUnit } from './read-unit.js';
import type { Found, Vocabulary } from './vocabulary.js';

export interface CellWords extends LabelWords {
  readonly vocabulary: Vocabulary;
  readonly heads: HeadKinds;
  readonly numbers: Numbers;
  readonly units: ReadonlySet<string>;
}

const LETTERS = /\p{L}/u;
const STOREYS = /[-－—/]/;
const DESTROYED = /[\ufffd\ue000-\uf8ff]/;

/**
 * Every answer is worked out when it is first asked for. Its place is there from the start: objects whose fields come in
 * the order of the questions are all of another shape, and slow to ask.
 */
export class CellText {
  readonly hasLetters: boolean;
  /** Letters, or what is left of destroyed ones: that is still a label. */
  readonly hasWords: boolean;
  private knownWorded: boolean | undefined = undefined;
  private knownVague: boolean | undefined = undefined;
  private knownUnit: string | null | undefined = undefined;
  private knownCounted: ReadNumber | undefined = undefined;
  private knownSigned: ReadNumber | undefined = undefined;
  private knownHead: Column | null | undefined = undefined;
  private knownLabel: Label | undefined = undefined;
  private knownFound: Found | null | undefined = undefined;
  private knownStorey: string | null | undefined = undefined;

  constructor(
    readonly text: string,
    private readonly words: CellWords,
  ) {
    this.hasLetters = LETTERS.test(text);
    this.hasWords = this.hasLetters || DESTROYED.test(text);
  }

  /** The unit that it prints, when it prints nothing else. */
  get unit(): string | null {
    if (this.knownUnit === undefined) this.knownUnit = readUnit(this.text, this.words.units);
    return this.knownUnit;
  }

  /** As a figure that has no sign. */
  get counted(): ReadNumber {
    this.knownCounted ??= readNumber(this.text, this.words.numbers, { signed: false });
    return this.knownCounted;
  }

  /** As a figure that may have one. */
  get signed(): ReadNumber {
    this.knownSigned ??= readNumber(this.text, this.words.numbers, { signed: true });
    return this.knownSigned;
  }

  /** What its column holds, if it is a head. */
  get head(): Column | null {
    if (this.knownHead === undefined) this.knownHead = readHead(this.text, this.words.heads);
    return this.knownHead;
  }

  get label(): Label {
    this.knownLabel ??= readLabel(this.text, this.words);
    return this.knownLabel;
  }

  /** The rows of the forms that it names. */
  get found(): Found | null {
    if (this.knownFound === undefined) this.knownFound = this.words.vocabulary.find(this.label);
    return this.knownFound;
  }

  /** What stands behind the last mark that parts the storeys of a head, if there is one. */
  get lowerStorey(): string | null {
    if (this.knownStorey === undefined)
      this.knownStorey = STOREYS.test(this.text) ? (this.text.split(STOREYS).at(-1) ?? '') : null;
    return this.knownStorey;
  }

  /** Words that are neither a unit nor a figure. */
  get isWorded(): boolean {
    this.knownWorded ??= this.hasWords && this.unit === null && this.signed.status === 'unreadable' && !this.isVague;
    return this.knownWorded;
  }

  /** A count in numerals that is no exact one: it stands where a figure does, and is no label. */
  get isVague(): boolean {
    this.knownVague ??= this.hasLetters && this.words.numbers.vagueCount.test(this.text.trim());
    return this.knownVague;
  }
}

/** Longer texts are a page's own: they are remembered for that page only. */
const LONGEST_SHARED = 80;
const MOST_SHARED = 4000;
/** Figures of more digits hardly come again. */
const LONGEST_FIGURE = 3;
const [ZERO, NINE] = [0x30, 0x39];

/** What was read on any page; made once per knowledge. */
export class SharedCells {
  private readonly known = new Map<string, CellText>();
  /** Most cells are one digit: those are found by its code. */
  private readonly digits: CellText[] = [];

  constructor(private readonly words: CellWords) {}

  read(text: string): CellText {
    const code = text.length === 1 ? text.charCodeAt(0) : 0;
    const digit = code >= ZERO && code <= NINE ? code - ZERO : -1;
    const known = digit < 0 ? this.known.get(text) : this.digits[digit];
    if (known) return known;
    const cell = new CellText(copyText(text), this.words);
    if (this.known.size >= MOST_SHARED) this.known.clear();
    if (digit < 0) this.known.set(cell.text, cell);
    else this.digits[digit] = cell;
    return cell;
  }

  open(): CellReader {
    return new CellReader(this, this.words);
  }
}

/** Told by both ends, for it is asked of every cell. */
function isLongFigure(text: string): boolean {
  return text.length > LONGEST_FIGURE && isDigit(text.charCodeAt(0)) && isDigit(text.charCodeAt(text.length - 1));
}

function isDigit(unit: number): boolean {
  return unit >= ZERO && unit <= NINE;
}

interface Printed {
  readonly text: string;
}

/** The cells of one page. */
export class CellReader {
  private readonly own = new Map<string, CellText>();
  private readonly rows = new Map<readonly Printed[], readonly CellText[]>();

  constructor(
    private readonly shared: SharedCells,
    private readonly words: CellWords,
  ) {}

  read(text: string): CellText {
    if (text.length <= LONGEST_SHARED && !isLongFigure(text)) return this.shared.read(text);
    const known = this.own.get(text);
    if (known) return known;
    const cell = new CellText(text, this.words);
    this.own.set(text, cell);
    return cell;
  }

  /** The cells of a printed row, which every reader of tables comes back to: each is looked up once. */
  readRow(cells: readonly Printed[]): readonly CellText[] {
    const known = this.rows.get(cells);
    if (known) return known;
    const read: CellText[] = [];
    for (const { text } of cells) read.push(this.read(text));
    this.rows.set(cells, read);
    return read;
  }
}
