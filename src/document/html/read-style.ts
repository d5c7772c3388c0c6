/**
 * A style attribute → the two things that matter to a reader of text: does it hide, does it center. Pages pasted from
 * Word are styles for the greater part, so a style is not searched word by word but stepped through, colon by colon.
 */
import { isBlankCode } from '../../text/is-blank.js';
import { NextPlace } from './next-place.js';

export const HIDES = 1;
export const CENTERS = 2;

interface Declaration {
  readonly property: string;
  readonly value: string;
  readonly effect: number;
}

/** By the first letter of the value. The name may end a longer one, the value may begin one: `none!important`. */
const DECLARATIONS: readonly Declaration[] = [
  { property: 'display', value: 'none', effect: HIDES },
  { property: 'visibility', value: 'hidden', effect: HIDES },
  { property: 'mso-hide', value: 'all', effect: HIDES },
  { property: 'text-align', value: 'center', effect: CENTERS },
];
const BY_LETTER: readonly (Declaration | undefined)[] = Array.from({ length: 0x80 }, (_, code) =>
  DECLARATIONS.find(({ value }) => value.charCodeAt(0) === code),
);
const SIZE = 'font-size';
const NOTHING = /^0(?:\.0*)?(?:px|pt|em|rem|%)?\s*(?:;|!|$)/i;
const ZERO = 0x30;
const CASE = 0x20;

export class StyleReader {
  private readonly colons: NextPlace;

  constructor(private readonly source: string) {
    this.colons = new NextPlace(source, ':');
  }

  readAll(): number {
    return this.read(0, this.source.length);
  }

  /** Styles are read in the order of the page, each once. */
  read(start: number, end: number): number {
    let effects = 0;
    for (let at = this.colons.from(start); at < end; at = this.colons.from(at + 1)) {
      effects |= this.readEffect(at, start, end);
    }
    return effects;
  }

  /** What the declaration does whose colon stands at `colon`. */
  private readEffect(colon: number, start: number, end: number): number {
    const { source } = this;
    let value = colon + 1;
    while (value < end && isBlankCode(source.charCodeAt(value))) value++;
    const first = source.charCodeAt(value);
    if (first === ZERO)
      return this.isProperty(SIZE, start, colon) && NOTHING.test(source.slice(value, end)) ? HIDES : 0;
    const known = BY_LETTER[first | CASE];
    if (known === undefined || !this.isWord(known.value, value, end)) return 0;
    return this.isProperty(known.property, start, colon) ? known.effect : 0;
  }

  private isProperty(name: string, start: number, colon: number): boolean {
    let end = colon;
    while (end > start && isBlankCode(this.source.charCodeAt(end - 1))) end--;
    return end - name.length >= start && this.isWord(name, end - name.length, end);
  }

  private isWord(word: string, at: number, end: number): boolean {
    if (at + word.length > end) return false;
    for (let letter = 0; letter < word.length; letter++) {
      if ((this.source.charCodeAt(at + letter) | CASE) !== word.charCodeAt(letter)) return false;
    }
    return true;
  }
}
