/**
 * Which part of the page the reader is in, by the containers that are open: known content containers, known chrome.
 * Only containers that say something are kept, with a count of the same tags opened inside them.
 */
import type { Zone } from '../../model/document.js';
import { type Attributes, CLASS, ID } from './attributes.js';
import type { Element } from './elements.js';

/** Words of `id` and `class` (lower case, exact) that name a container. */
export interface ContainerWords {
  readonly content: ReadonlySet<string>;
  readonly chrome: ReadonlySet<string>;
}

interface OpenZone {
  readonly tag: string;
  readonly zone: Zone;
  nested: number;
}

const DEEPEST = 64;
const MOST_RECENT = 8;
const NAME_BREAK = /\s+/;

export class Zones {
  private readonly open: OpenZone[] = [];
  private readonly known = new Map<string, Zone>();
  private top: OpenZone | undefined = undefined;
  private readonly recent: { readonly names: string; readonly zone: Zone }[] = [];
  private turns = 0;
  current: Zone = 'plain';

  constructor(private readonly words: ContainerWords) {}

  openTag({ name, chrome }: Element, attributes: Attributes): void {
    const zone = chrome ? 'chrome' : attributes.names ? this.recognize(attributes) : 'plain';
    if (zone !== 'plain' && this.open.length < DEEPEST) {
      this.open.push({ tag: name, zone, nested: 0 });
      this.turn();
    } else if (this.top?.tag === name) this.top.nested++;
  }

  closeTag({ name }: Element): void {
    if (this.top?.tag !== name) return;
    if (this.top.nested-- > 0) return;
    this.open.pop();
    this.turn();
  }

  private turn(): void {
    this.top = this.open.at(-1);
    this.current = this.top?.zone ?? 'plain';
  }

  private recognize(attributes: Attributes): Zone {
    const id = attributes.hasAt(ID) ? this.recognizeWords(attributes.readAt(ID)) : 'plain';
    const className = this.recognizeClass(attributes);
    if (id === 'content' || className === 'content') return 'content';
    return id === 'chrome' ? id : className;
  }

  /** Tables have a few classes that come again and again: a value like the last ones is not even cut out of the page. */
  private recognizeClass(attributes: Attributes): Zone {
    if (!attributes.hasAt(CLASS)) return 'plain';
    for (const { names, zone } of this.recent) if (attributes.equalsAt(CLASS, names)) return zone;
    const names = attributes.readAt(CLASS);
    const zone = this.recognizeWords(names);
    this.recent[this.turns++ % MOST_RECENT] = { names, zone };
    return zone;
  }

  /** Pages repeat their classes: each value is split once. */
  private recognizeWords(names: string): Zone {
    if (names === '') return 'plain';
    const seen = this.known.get(names);
    if (seen) return seen;
    const words = names.toLowerCase().split(NAME_BREAK);
    const zone = words.some((word) => this.words.content.has(word))
      ? 'content'
      : words.some((word) => this.words.chrome.has(word))
        ? 'chrome'
        : 'plain';
    this.known.set(names, zone);
    return zone;
  }
}
