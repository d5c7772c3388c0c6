/**
 * One tag of the page, from its `<` to its `>`: the element, and where its attributes stand. One instance serves all
 * tags of a page. A tag that the page breaks off is none.
 */
import { Attributes } from './attributes.js';
import type { CharacterReferences } from './character-references.js';
import { type Element, Elements } from './elements.js';
import { compileCharacters, Name } from './name-table.js';
import type { NextPlace } from './next-place.js';

const SPACES = ' \t\n\f\r';
const GREATER = 0x3e;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;

/** White space between the parts of a tag, by code. */
const SPACE = new Uint8Array(0x80);
for (const space of SPACES) SPACE[space.charCodeAt(0)] = 1;

const IN_TAG_NAME = compileCharacters(`${SPACES}/>`);
const IN_ATTRIBUTE_NAME = compileCharacters(`${SPACES}/>=`);
/** The name in an end tag: a slash belongs to it. */
const IN_END_TAG_NAME = compileCharacters(`${SPACES}>`);

export class TagScanner {
  readonly attributes: Attributes;
  element: Element;
  /** Offset of the tag's `<`, and the offset behind its `>`. */
  start = 0;
  end = 0;
  /** True for `<a/>`. */
  closed = false;
  private readonly elements: Elements;
  private readonly name = new Name();
  private readonly value = { start: 0, end: 0, encoded: false };

  constructor(
    private readonly source: string,
    references: CharacterReferences,
    private readonly ampersands: NextPlace,
  ) {
    this.attributes = new Attributes(source, references);
    this.elements = new Elements(source);
    this.element = this.elements.find(this.name);
  }

  /** Reads the tag that opens at `start`; false when the page ends inside it. */
  readOpening(start: number): boolean {
    this.start = start;
    this.closed = false;
    this.attributes.begin();
    const at = this.name.read(this.source, start + 1, IN_TAG_NAME);
    this.element = this.elements.find(this.name);
    this.end = this.readAttributes(at) + 1;
    return this.end <= this.source.length;
  }

  /** Reads the name in an end tag, at its first letter; false when the page ends inside it. */
  readClosing(at: number): boolean {
    this.end = this.name.read(this.source, at, IN_END_TAG_NAME);
    if (this.end >= this.source.length) return false;
    this.element = this.elements.find(this.name);
    return true;
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
    let at = name.read(source, first === EQUALS ? start + 1 : start, IN_ATTRIBUTE_NAME);
    if (first === EQUALS) name.exact = false;
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

  /** True where an end tag's name ends, and a value without quotes. */
  endsWord(at: number): boolean {
    const code = this.source.charCodeAt(at);
    return code === GREATER || SPACE[code] === 1;
  }

  skipSpaces(from: number): number {
    let at = from;
    while (SPACE[this.source.charCodeAt(at)] === 1) at++;
    return at;
  }
}
