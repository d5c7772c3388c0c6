/**
 * Character references (`&nbsp;`, `&#8194;`, `&lt` without its semicolon) → the characters they stand for, where they
 * stand in the page. What only looks like one is text.
 */
import { DecodingMode, EntityDecoder, htmlDecodeTree } from 'entities/decode';

/** By far the most frequent one in pages pasted from Word: every empty cell holds it. */
const NO_BREAK_SPACE = '&nbsp;';

export class CharacterReferences {
  /** Characters that the reference read last consists of; 0 when it was none. */
  length = 0;
  /** What it stands for: some names mean two characters. */
  characters = '';
  private readonly decoder = new EntityDecoder(htmlDecodeTree, (codepoint, length) => {
    this.length = length;
    this.characters += String.fromCodePoint(codepoint);
  });

  constructor(private readonly source: string) {}

  /** Reads the reference that an ampersand at `at` begins. */
  readInText(at: number): boolean {
    if (!this.source.startsWith(NO_BREAK_SPACE, at)) return this.decode(at, DecodingMode.Legacy);
    this.length = NO_BREAK_SPACE.length;
    this.characters = '\u00a0';
    return true;
  }

  /** An attribute's value with its references decoded: `?a=1&copy=2` has none, by HTML's rule for attributes. */
  decodeAttribute(start: number, end: number): string {
    let value = '';
    let from = start;
    for (let at = this.source.indexOf('&', start); at >= 0 && at < end; at = this.source.indexOf('&', at + 1)) {
      if (!this.decode(at, DecodingMode.Attribute)) continue;
      value += this.source.slice(from, at) + this.characters;
      from = at + this.length;
      at = from - 1;
    }
    return value + this.source.slice(from, end);
  }

  private decode(at: number, mode: DecodingMode): boolean {
    this.length = 0;
    this.characters = '';
    this.decoder.startEntity(mode);
    if (this.decoder.write(this.source, at + 1) < 0) this.decoder.end();
    return this.length > 0;
  }
}
