/**
 * Blocks that no earlier stage claimed → lines of text, a paragraph that holds several parts cut before each of them.
 * Cuts only; every character of the blocks is in exactly one line.
 */
import type { Block, Page } from '../../model/document.js';
import { coverFront } from './heading-words.js';
import { type Heading, readHeadingBehind } from './read-heading.js';
import { type ReadLine, readLine } from './read-line.js';
import { type LineOrdinal, readLineOrdinal } from './read-line-ordinal.js';
import type { SectionWords } from './section-words.js';

/** How a line looks on the page. */
interface Looks {
  /** Heading level of the markup, 0 for none. */
  readonly markup: number;
  readonly strong: boolean;
  readonly centered: boolean;
  /** True when most of the line is a link. */
  readonly linked: boolean;
}

/** A paragraph, or a part cut out of it. */
interface Piece {
  readonly text: string;
  /** True when its paragraph holds three or more parts and this is one: what follows its heading words is its text. */
  readonly series: boolean;
}

/** One line of text. What it is as a heading is read when it is first asked for, and only once. */
export class Line implements Looks, Piece {
  readonly block: number;
  readonly text: string;
  readonly series: boolean;
  readonly markup: number;
  readonly strong: boolean;
  readonly centered: boolean;
  readonly linked: boolean;
  private readonly words: SectionWords;
  private known: ReadLine | undefined = undefined;
  private joined: { readonly next: Line; readonly heading: Heading | null } | undefined = undefined;

  constructor(
    { text, series }: Piece,
    { block, looks, words }: { readonly block: number; readonly looks: Looks; readonly words: SectionWords },
  ) {
    this.words = words;
    this.block = block;
    this.text = text;
    this.series = series;
    this.markup = looks.markup;
    this.strong = looks.strong;
    this.centered = looks.centered;
    this.linked = looks.linked;
  }

  get ordinal(): LineOrdinal {
    return this.read().ordinal;
  }

  /** The heading that the line is or begins with. */
  get heading(): Heading | null {
    return this.read().heading;
  }

  private read(): ReadLine {
    this.known ??= this.series ? readPart(this.text, this.words) : readLine(this.text, this.words);
    return this.known;
  }

  /** The heading that it is together with the next line. */
  headingWith(next: Line): Heading | null {
    if (this.joined?.next !== next)
      this.joined = { next, heading: readLine(`${this.text}${next.text}`, this.words).heading };
    return this.joined.heading;
  }
}

/** What follows the heading words of one part of many is its text. */
function readPart(text: string, words: SectionWords): ReadLine {
  const ordinal = readLineOrdinal(text, words);
  return { ordinal, heading: readHeadingBehind(ordinal, words, true) };
}

interface Cut {
  readonly at: number;
  /** Offset behind the heading words. */
  readonly end: number;
  readonly number: number;
}

const MOSTLY_LINKED = 0.6;
const SHORTEST_TO_CUT = 24;
const SERIES = 3;
const LISTING_REACH = 60;
const LIST_MARK = /^[\s“”"《》]*[,，、;；]/;
const SENTENCE_END = /[。．.!！?？;；:：)）\s]$/;

export function gatherLines(page: Page, used: ReadonlySet<number>, words: SectionWords): Line[] {
  const lines: Line[] = [];
  page.blocks.forEach((block, index) => {
    const text = used.has(index) ? '' : textOf(block);
    if (text === '') return;
    const looks = looksOf(block);
    for (const piece of cutParts(text, words)) lines.push(new Line(piece, { block: index, looks, words }));
  });
  return lines;
}

function textOf(block: Block): string {
  if (block.kind === 'paragraph') return block.text.trim();
  return block.kind === 'field' ? `${block.label.text} ${block.value.text}`.trim() : '';
}

const PLAIN: Looks = { markup: 0, strong: false, centered: false, linked: false };

function looksOf(block: Block): Looks {
  if (block.kind !== 'paragraph') return PLAIN;
  const length = block.links.reduce((sum, link) => sum + link.text.trim().length, 0);
  const linked = length > 0 && length >= block.text.trim().length * MOSTLY_LINKED;
  return { markup: block.level, strong: block.strong, centered: block.centered, linked };
}

/** A paragraph that holds several numbered parts, cut before each; else the paragraph itself. */
function cutParts(text: string, words: SectionWords): Piece[] {
  const whole = [{ text, series: false }];
  if (text.length < SHORTEST_TO_CUT) return whole;
  const plain = findCuts(text, words.inner, words);
  const cuts =
    plain.length > 0 ? plain : findCuts(text, words.innerBracketed, words).filter((_, __, all) => all.length > 2);
  if (cuts.length === 0 || isListing(text, cuts, words)) return whole;
  const starts = [0, ...cuts.map(({ at }) => at)];
  const pieces = starts.map((from, index) => ({
    text: text.slice(from, starts[index + 1]).trim(),
    series: index > 0 && cuts.length >= SERIES,
  }));
  return pieces.filter((piece) => piece.text !== '');
}

/** Ordinals in ascending order, each followed by heading words. */
function findCuts(text: string, ordinals: RegExp, words: SectionWords): Cut[] {
  const cuts: Cut[] = [];
  ordinals.lastIndex = 0;
  for (let match = ordinals.exec(text); match; match = ordinals.exec(text)) {
    const at = match.index;
    const last = cuts.at(-1);
    if (last !== undefined && at < last.end) continue;
    const { number } = readLineOrdinal(match[0], words);
    const cover = coverFront(text.slice(at + match[0].length, at + match[0].length + LISTING_REACH), words.words);
    if (number === null || cover === null || number <= (last?.number ?? 0)) continue;
    cuts.push({ at, end: at + match[0].length + cover.end, number });
  }
  return cuts.length === 1 ? cuts.filter((cut) => beginsSentence(text, cut) && !goesOn(text, cut, ordinals)) : cuts;
}

/** The second item of an enumeration whose first stands before it in the same paragraph. */
function goesOn(text: string, cut: Cut, ordinals: RegExp): boolean {
  return cut.number > 1 && text.slice(0, cut.at).search(ordinals) > 0;
}

/** A lone ordinal inside a paragraph begins a part only after the end of a sentence. */
function beginsSentence(text: string, cut: Cut): boolean {
  return cut.at === 0 || SENTENCE_END.test(text.slice(0, cut.at));
}

/** The sentence that announces the parts of the report is no part itself. */
function isListing(text: string, cuts: readonly Cut[], words: SectionWords): boolean {
  const first = cuts[0];
  if (first === undefined) return false;
  const before = text.slice(Math.max(0, first.at - LISTING_REACH), first.at);
  if (words.listings.some((listing) => before.endsWith(listing) || before.includes(`${listing}：`))) return true;
  const marked = cuts.slice(0, -1).filter(({ end }) => LIST_MARK.test(text.slice(end, end + 4)));
  return cuts.length > 2 && marked.length * 2 >= cuts.length - 1;
}
