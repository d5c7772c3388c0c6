/**
 * Which part of the page the reader is in, by the containers that are open: known content containers, known chrome.
 * Only containers that say something are kept, with a count of the same tags opened inside them.
 */
import type { Zone } from '../../model/document.js';
import { CHROME_TAGS } from './elements.js';

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
const NAME_BREAK = /\s+/;

export class Zones {
  private readonly open: OpenZone[] = [];
  private readonly known = new Map<string, Zone>();

  constructor(private readonly words: ContainerWords) {}

  get current(): Zone {
    return this.open.at(-1)?.zone ?? 'plain';
  }

  openTag(tag: string, names: string): void {
    const zone = CHROME_TAGS.has(tag) ? 'chrome' : this.recognize(names);
    if (zone !== 'plain' && this.open.length < DEEPEST) this.open.push({ tag, zone, nested: 0 });
    else this.count(tag, 1);
  }

  closeTag(tag: string): void {
    const top = this.open.at(-1);
    if (top?.tag === tag && top.nested === 0) this.open.pop();
    else this.count(tag, -1);
  }

  private count(tag: string, step: 1 | -1): void {
    const top = this.open.at(-1);
    if (top?.tag === tag) top.nested += step;
  }

  private recognize(names: string): Zone {
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
