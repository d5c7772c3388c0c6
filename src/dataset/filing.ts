/**
 * A record on its way to its files. In: a record, or the texts that were made of it elsewhere; out: what placing it needs to
 * know, and its texts, each made once. The record itself is read back from its text where nobody has it at hand.
 */
import type { DisclosureRecord } from '../model/record.js';
import { writeObservationCsv, writeObservationRows } from '../output/observation-csv.js';
import { encodeJsonDocument, encodeJsonLine, encodeText, type Home } from './encode-text.js';

/** What is known of a record without its tables and texts. */
export type RecordHead = Pick<DisclosureRecord, 'id' | 'year' | 'agency' | 'source' | 'navigation' | 'attachments'>;

const WRITERS = {
  /** The record's file. */
  json: encodeJsonDocument,
  /** The file of its observations. */
  csv: (record: DisclosureRecord, home?: Home) => encodeText(writeObservationCsv(record), home),
  /** One line of JSON, without its end. */
  line: encodeJsonLine,
  /** Its observations without a head. */
  rows: (record: DisclosureRecord, home?: Home) => encodeText(writeObservationRows(record), home),
} as const;

export type TextKind = keyof typeof WRITERS;

/** Bytes of UTF-8. */
export type Texts = Partial<Readonly<Record<TextKind, Buffer>>>;

/** In a dataset a record stands in two files. */
export const FILE_TEXTS = ['json', 'csv'] as const satisfies readonly TextKind[];

export class Filing {
  readonly head: RecordHead;
  #texts: { [kind in TextKind]?: Buffer };
  #record: DisclosureRecord | null;
  readonly #takeBack: TakeBack | null;
  #isReleased = false;

  private constructor(head: RecordHead, texts: Texts, { record = null, takeBack = null }: Held) {
    this.head = head;
    this.#texts = { ...texts };
    this.#record = record;
    this.#takeBack = takeBack;
  }

  static of(record: DisclosureRecord): Filing {
    return new Filing(record, {}, { record });
  }

  /** From texts that hold all of it: `json` or `line` is among them. What they stand in goes back to whoever lent it. */
  static received(head: RecordHead, texts: Texts, takeBack: TakeBack): Filing {
    return new Filing(head, texts, { takeBack });
  }

  /** Nobody needs more than its head any more. */
  release(): void {
    const lent = Object.values(this.#texts);
    this.#isReleased = true;
    this.#texts = {};
    this.#record = null;
    this.#takeBack?.(lent);
  }

  text(kind: TextKind): Buffer {
    this.#refuseReleased();
    this.#texts[kind] ??= WRITERS[kind](this.record);
    return this.#texts[kind];
  }

  get record(): DisclosureRecord {
    this.#refuseReleased();
    this.#record ??= this.#readBack();
    return this.#record;
  }

  #refuseReleased(): void {
    if (this.#isReleased) throw new TypeError('a filing that was released');
  }

  #readBack(): DisclosureRecord {
    const text = this.#texts.json ?? this.#texts.line;
    if (text === undefined) throw new TypeError('a filing without its record');
    return JSON.parse(text.toString('utf8')) as DisclosureRecord;
  }
}

type TakeBack = (texts: readonly Buffer[]) => void;

interface Held {
  readonly record?: DisclosureRecord | null;
  readonly takeBack?: TakeBack | null;
}

/** What of a record its head is. */
export function headOf({ id, year, agency, source, navigation, attachments }: DisclosureRecord): RecordHead {
  return { id, year, agency, source, navigation, attachments };
}

/** Texts of a record that is not kept. */
export function writeRecordTexts(record: DisclosureRecord, kinds: readonly TextKind[], home?: Home): Texts {
  return Object.fromEntries(kinds.map((kind) => [kind, WRITERS[kind](record, home)]));
}
