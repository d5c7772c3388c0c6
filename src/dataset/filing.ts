/**
 * A record on its way to its files. In: a record, or the texts that were made of it elsewhere; out: what placing it needs to
 * know, and its texts, each made once. The record itself is read back from its text where nobody has it at hand.
 */
import type { DisclosureRecord } from '../model/record.js';
import { writeObservationCsv, writeObservationRows } from '../output/observation-csv.js';
import { encodeJsonDocument, encodeJsonLine, encodeText } from './encode-text.js';

/** What is known of a record without its tables and texts. */
export type RecordHead = Pick<DisclosureRecord, 'id' | 'year' | 'agency' | 'source' | 'navigation' | 'attachments'>;

const WRITERS = {
  /** The record's file. */
  json: encodeJsonDocument,
  /** The file of its observations. */
  csv: (record: DisclosureRecord) => encodeText(writeObservationCsv(record)),
  /** One line of JSON, without its end. */
  line: encodeJsonLine,
  /** Its observations without a head. */
  rows: (record: DisclosureRecord) => encodeText(writeObservationRows(record)),
} as const;

export type TextKind = keyof typeof WRITERS;

/** Bytes of UTF-8. */
export type Texts = Partial<Readonly<Record<TextKind, Buffer>>>;

/** In a dataset a record stands in two files. */
export const FILE_TEXTS = ['json', 'csv'] as const satisfies readonly TextKind[];

export class Filing {
  readonly head: RecordHead;
  readonly #texts: { [kind in TextKind]?: Buffer };
  #record: DisclosureRecord | null;

  private constructor(head: RecordHead, texts: Texts, record: DisclosureRecord | null) {
    this.head = head;
    this.#texts = { ...texts };
    this.#record = record;
  }

  static of(record: DisclosureRecord): Filing {
    return new Filing(record, {}, record);
  }

  /** From texts that hold all of it: `json` or `line` is among them. */
  static received(head: RecordHead, texts: Texts): Filing {
    return new Filing(head, texts, null);
  }

  text(kind: TextKind): Buffer {
    this.#texts[kind] ??= WRITERS[kind](this.record);
    return this.#texts[kind];
  }

  get record(): DisclosureRecord {
    this.#record ??= this.#readBack();
    return this.#record;
  }

  #readBack(): DisclosureRecord {
    const text = this.#texts.json ?? this.#texts.line;
    if (text === undefined) throw new TypeError('a filing without its record');
    return JSON.parse(text.toString('utf8')) as DisclosureRecord;
  }
}

/** What of a record its head is. */
export function headOf({ id, year, agency, source, navigation, attachments }: DisclosureRecord): RecordHead {
  return { id, year, agency, source, navigation, attachments };
}

/** Texts of a record that is not kept. */
export function writeRecordTexts(record: DisclosureRecord, kinds: readonly TextKind[]): Texts {
  return Object.fromEntries(kinds.map((kind) => [kind, WRITERS[kind](record)]));
}
