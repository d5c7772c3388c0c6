/**
 * HTML text → what stands in it, one after the other: text, character references, tags with their attributes, comments.
 * The rules are those of HTML's tokenizer as htmlparser2 applies them, and a test holds it to them; but text, values and
 * comments are stepped over to their end at once instead of character by character. A tag or a declaration that the page
 * breaks off is dropped, as browsers do.
 */
import { CharacterReferences } from './character-references.js';
import type { Element } from './elements.js';
import { NextPlace } from './next-place.js';
import { TagScanner } from './scan-tag.js';

/** Offsets count from the beginning of the page. The tag is the scanner's own: it holds until the next one is read. */
export interface MarkupReader {
  readText(start: number, end: number): void;
  /** Characters spelled by a reference that ends at `end`. */
  readCharacters(characters: string, end: number): void;
  openTag(tag: TagScanner): void;
  closeTag(element: Element): void;
  readComment(start: number, end: number): void;
}

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const EXCLAMATION = 0x21;
const QUESTION = 0x3f;
const CASE = 0x20;
const COMMENT_END = '-->';
const CDATA = '[CDATA[';

function isLetter(code: number): boolean {
  const small = code | CASE;
  return small >= 0x61 && small <= 0x7a;
}

export class MarkupScanner {
  private readonly references: CharacterReferences;
  private readonly ampersands: NextPlace;
  private readonly tag: TagScanner;

  constructor(
    private readonly source: string,
    private readonly reader: MarkupReader,
  ) {
    this.references = new CharacterReferences(source);
    this.ampersands = new NextPlace(source, '&');
    this.tag = new TagScanner(source, this.references, this.ampersands);
  }

  /** Reads from an offset to the end of the page. */
  scan(from: number): void {
    const { source } = this;
    let text = from;
    let less = this.findLess(from);
    while (less < source.length) {
      if (less > text) this.readText(text, less);
      text = this.readMarkup(less);
      less = this.findLess(text > less ? text : less + 1);
    }
    if (less > text) this.readText(text, less);
  }

  /** Most tags follow upon each other without a character between them. */
  private findLess(from: number): number {
    if (this.source.charCodeAt(from) === LESS) return from;
    const less = this.source.indexOf('<', from);
    return less < 0 ? this.source.length : less;
  }

  private readText(start: number, end: number): void {
    let from = start;
    for (let at = this.ampersands.from(from); at < end; at = this.ampersands.from(at + 1)) {
      if (!this.references.readInText(at)) continue;
      if (at > from) this.reader.readText(from, at);
      from = at + this.references.length;
      this.reader.readCharacters(this.references.characters, from);
    }
    if (end > from) this.reader.readText(from, end);
  }

  /** Offset behind the markup that begins at a `<`; the very offset where none does and the sign is text. */
  private readMarkup(less: number): number {
    const code = this.source.charCodeAt(less + 1);
    if (isLetter(code)) return this.readTag(less);
    if (code === SLASH) return this.readEndTag(less);
    if (code === EXCLAMATION) return this.readDeclaration(less);
    return code === QUESTION ? this.findBehind('>', less + 2) : less;
  }

  private readTag(less: number): number {
    const { tag } = this;
    if (!tag.readOpening(less)) return this.source.length;
    const { element, closed, end } = tag;
    this.reader.openTag(tag);
    return closed || element.content === 'markup' ? end : this.readRawText(end, element);
  }

  /** Content that is no markup, to its end tag or, without one, to the end of the page. */
  private readRawText(start: number, element: Element): number {
    const end = this.findEndTag(start, element.name);
    if (element.content === 'title') this.readText(start, end);
    else if (end > start) this.reader.readText(start, end);
    if (end === this.source.length) return end;
    this.reader.closeTag(element);
    return this.findBehind('>', end);
  }

  private findEndTag(start: number, name: string): number {
    const { source } = this;
    for (let at = source.indexOf('</', start); at >= 0; at = source.indexOf('</', at + 1)) {
      const end = at + 2 + name.length;
      if (source.slice(at + 2, end).toLowerCase() === name && this.tag.endsWord(end)) return at;
    }
    return source.length;
  }

  private readEndTag(less: number): number {
    const { source, tag } = this;
    const at = tag.skipSpaces(less + 2);
    const code = source.charCodeAt(at);
    if (at === source.length || code === GREATER) return less;
    if (!isLetter(code)) return this.readStrayMark(at);
    if (!tag.readClosing(at)) return source.length;
    this.reader.closeTag(tag.element);
    return source.charCodeAt(tag.end) === GREATER ? tag.end + 1 : this.findBehind('>', tag.end);
  }

  /** An end tag that names no element is a comment. */
  private readStrayMark(start: number): number {
    const end = this.source.indexOf('>', start);
    if (end < 0) return this.source.length;
    this.reader.readComment(start, end);
    return end + 1;
  }

  private readDeclaration(less: number): number {
    const { source } = this;
    const start = less + 2;
    if (source.startsWith('--', start)) return this.readComment(start);
    if (source.startsWith(CDATA, start)) return this.findBehind(']]>', start + CDATA.length);
    return this.findBehind('>', start);
  }

  /** The dashes that open a comment may be those that end it: `<!-->`. */
  private readComment(dashes: number): number {
    const start = dashes + 2;
    const end = this.source.indexOf(COMMENT_END, dashes);
    this.reader.readComment(start, end < 0 ? this.source.length : Math.max(start, end));
    return end < 0 ? this.source.length : end + COMMENT_END.length;
  }

  private findBehind(mark: string, from: number): number {
    const place = this.source.indexOf(mark, from);
    return place < 0 ? this.source.length : place + mark.length;
  }
}
