/**
 * Attributes of the tag being read. Only where their values stand is kept, and only of those that someone asks for; a
 * value becomes a string when it is read, so that a page pasted from Word costs no more than its text.
 */
import type { CharacterReferences } from './character-references.js';
import { type Name, NameTable } from './name-table.js';
import { CENTERS, HIDES, StyleReader } from './read-style.js';

const NAMES = [
  'href',
  'src',
  'data',
  'title',
  'alt',
  'id',
  'class',
  'style',
  'align',
  'hidden',
  'colspan',
  'rowspan',
  'name',
  'property',
  'content',
  'http-equiv',
  'onclick',
  'type',
  'value',
] as const;

export type AttributeName = (typeof NAMES)[number];

const KNOWN = new NameTable(NAMES.map((name, index) => ({ name, index })));
const INDEX = Object.fromEntries(NAMES.map((name, index) => [name, index])) as Record<AttributeName, number>;
/** Places of the attributes that tags are asked for one after the other. */
export const HREF = INDEX.href;
export const ID = INDEX.id;
export const CLASS = INDEX.class;
export const COLSPAN = INDEX.colspan;
export const ROWSPAN = INDEX.rowspan;
const STYLE_PLACE = INDEX.style;
const ALIGN = INDEX.align;
const HIDDEN = 1 << INDEX.hidden;
const STYLE = 1 << STYLE_PLACE;
const HIDING = STYLE | HIDDEN;
const CENTERING = STYLE | (1 << ALIGN);
const CENTER = 'center';
const NAMING = (1 << ID) | (1 << CLASS);

/** Where a value stands in the page. */
export interface ValuePlace {
  readonly start: number;
  readonly end: number;
  /** True when an ampersand stands in it. */
  readonly encoded: boolean;
}

export class Attributes {
  /** One bit for each attribute that the tag has, and for each whose value may hold character references. */
  private seen = 0;
  private encoded = 0;
  /** What its style does, or −1 until it is asked for. */
  private effects = -1;
  private readonly starts: number[] = NAMES.map(() => 0);
  private readonly ends: number[] = NAMES.map(() => 0);
  private readonly styles: StyleReader;

  constructor(
    private readonly source: string,
    private readonly references: CharacterReferences,
  ) {
    this.styles = new StyleReader(source);
  }

  /** A tag begins. */
  begin(): void {
    this.seen = 0;
    this.encoded = 0;
    this.effects = -1;
  }

  /** The first of two attributes of one name counts, as in browsers. */
  add(name: Name, value: ValuePlace): void {
    const index = KNOWN.find(name)?.index;
    if (index === undefined || (this.seen & (1 << index)) !== 0) return;
    this.seen |= 1 << index;
    if (value.encoded) this.encoded |= 1 << index;
    this.starts[index] = value.start;
    this.ends[index] = value.end;
  }

  has(name: AttributeName): boolean {
    return this.hasAt(INDEX[name]);
  }

  /** The value as written, references decoded; '' when the attribute is absent. */
  read(name: AttributeName): string {
    return this.readAt(INDEX[name]);
  }

  hasAt(index: number): boolean {
    return (this.seen & (1 << index)) !== 0;
  }

  readAt(index: number): string {
    if ((this.seen & (1 << index)) === 0) return '';
    const start = this.starts[index] ?? 0;
    const end = this.ends[index] ?? 0;
    const encoded = (this.encoded & (1 << index)) !== 0;
    return encoded ? this.references.decodeAttribute(start, end) : this.source.slice(start, end);
  }

  /** True when the value is written so, to the letter and without a reference. */
  equalsAt(index: number, value: string): boolean {
    if ((this.seen & ~this.encoded & (1 << index)) === 0) return false;
    const start = this.starts[index] ?? 0;
    return (this.ends[index] ?? 0) - start === value.length && this.source.startsWith(value, start);
  }

  get hides(): boolean {
    if ((this.seen & HIDING) === 0) return false;
    return (this.seen & HIDDEN) !== 0 || (this.readStyle() & HIDES) !== 0;
  }

  get centers(): boolean {
    if ((this.seen & CENTERING) === 0) return false;
    if (this.equalsAt(ALIGN, CENTER)) return true;
    const align = this.readAt(ALIGN);
    return align === '' ? (this.readStyle() & CENTERS) !== 0 : align.toLowerCase() === CENTER;
  }

  /** True when it has an id or a class. */
  get names(): boolean {
    return (this.seen & NAMING) !== 0;
  }

  private readStyle(): number {
    if (this.effects < 0) this.effects = (this.seen & STYLE) !== 0 ? this.readEffects() : 0;
    return this.effects;
  }

  private readEffects(): number {
    if ((this.encoded & STYLE) !== 0) return new StyleReader(this.readAt(STYLE_PLACE)).readAll();
    return this.styles.read(this.starts[STYLE_PLACE] ?? 0, this.ends[STYLE_PLACE] ?? 0);
  }
}
