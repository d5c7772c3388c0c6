/**
 * Where a character stands next in a text, asked again and again on the way through it. The place found last is kept,
 * so that the whole way costs one search of the text, however often and for however short a part of it one asks.
 */
export class NextPlace {
  private found = -1;

  constructor(
    private readonly text: string,
    private readonly character: string,
  ) {}

  /** The first place at or behind `from`, or the length of the text. Never asked for a place before the one asked for last. */
  from(from: number): number {
    if (this.found < from) {
      const place = this.text.indexOf(this.character, from);
      this.found = place < 0 ? this.text.length : place;
    }
    return this.found;
  }
}
