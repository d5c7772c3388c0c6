/**
 * One tag of the page, from its `<` to its `>`: the element, and where its attributes stand. One instance serves all
 * tags of a page. A tag that the page breaks off is none.
 */
import { Attributes } from './attributes.js';
import type { CharacterReferences } from './character-references.js';
import { type Element, Elements } from './elements.js';
import { addToHash } from './name-table.js';
import type { NextPlace } from './next-place.js';

const SPACES = ' \t\n\f\r';
const GREATER = 0x3e;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;

/** A table of characters, to be asked by code. */
function listCodes(characters: string): Uint8Array {
  const table = new Uint8Array(0x80);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}

const SPACE = listCodes(SPACES);
const ENDS_TAG_NAME = listCodes(`${SPACES}/>`);
const ENDS_ATTRIBUTE_NAME = listCodes(`${SPACES}/>=`);
/** End of an end tag's name, and of a value without quotes: a slash belongs to them. */
const ENDS_WORD = listCodes(`${SPACES}>`);

const NO_NAME = { start: 0, end: 0, hash: 0 };

export class TagScanner {
  readonly attributes: Attributes;
  element: Element;
  /** Offset of the tag's `<`, and the offset behind its `>`. */
  start = 0;
  end = 0;
  /** True for `<a/>`. */
  closed = false;
  private readonly elements: Elements;
  private readonly name = { ...NO_NAME };
  private readonly value = { start: 0, end: 0, encoded: false };

  constructor(
    private readonly source: string,
    references: CharacterReferences,
    private readonly ampersands: NextPlace,
  ) {
    this.attributes = new Attributes(source, references);
    this.elements = new Elements(source);
    this.element = this.elements.find(NO_NAME);
  }

  /** Reads the tag that opens at `start`; false when the page ends inside it. */
  readOpening(start: number): boolean {
    this.start = start;
    this.closed = false;
    this.attributes.begin();
    const at = this.readName(start + 1, ENDS_TAG_NAME);
    this.element = this.elements.find(this.name);
    this.end = this.readAttributes(at) + 1;
    return this.end <= this.source.length;
  }

  /** Reads the name in an end tag, at its first letter; false when the page ends inside it. */
  readClosing(at: number): boolean {
    this.end = this.readName(at, ENDS_WORD);
    if (this.end >= this.source.length) return false;
    this.element = this.elements.find(this.name);
    return true;
  }

  /** Offset of the first character from `from` on that ends the name. */
  private readName(from: number, ends: Uint8Array): number {
    const { source, name } = this;
    let hash = 0;
    let at = from;
    for (; at < source.length; at++) {
      const code = source.charCodeAt(at);
      if (ends[code] === 1) break;
      hash = addToHash(hash, code);
    }
    name.start = from;
    name.end = at;
    name.hash = hash;
    return at;
  }

  /** Offset of the tag's `>`, or the length of the page. */
  private readAttributes(from: number): number {
    const { source } = this;
    let at = from;
    while (at < source.length) {
      const code = source.charCodeAt(at);
      if (code === GREATER) return at;
      if (code === SLASH) this.closed = true;
      else if (SPACE[code] !== 1) {
        this.closed = false;
        at = this.readAttribute(at, code);
        continue;
      }
      at++;
    }
    return source.length;
  }

  /** Whatever the first character is, it belongs to the name. Returns the offset behind the attribute. */
  private readAttribute(start: number, first: number): number {
    const { source, name, value } = this;
    let at = this.readName(first === EQUALS ? start + 1 : start, ENDS_ATTRIBUTE_NAME);
    name.start = start;
    at = this.skipSpaces(at);
    if (source.charCodeAt(at) === EQUALS) at = this.readValue(this.skipSpaces(at + 1));
    else value.start = value.end = at;
    value.encoded = value.start < value.end && this.ampersands.from(value.start) < value.end;
    this.attributes.add(name, value);
    return at;
  }

  private readValue(at: number): number {
    const { source, value } = this;
    const code = source.charCodeAt(at);
    const quoted = code === DOUBLE_QUOTE || code === SINGLE_QUOTE;
    value.start = quoted ? at + 1 : at;
    value.end = quoted ? this.findQuote(code, at + 1) : this.findEnd(at);
    return quoted ? value.end + 1 : value.end;
  }

  private findQuote(code: number, from: number): number {
    const end = this.source.indexOf(code === DOUBLE_QUOTE ? '"' : "'", from);
    return end < 0 ? this.source.length : end;
  }

  private findEnd(from: number): number {
    let at = from;
    while (at < this.source.length && !this.endsWord(at)) at++;
    return at;
  }

  /** True where an end tag's name ends. */
  endsWord(at: number): boolean {
    return ENDS_WORD[this.source.charCodeAt(at)] === 1;
  }

  skipSpaces(from: number): number {
    let at = from;
    while (SPACE[this.source.charCodeAt(at)] === 1) at++;
    return at;
  }
}
