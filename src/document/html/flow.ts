/**
 * Runs of inline text → paragraphs. A flow is the page itself or the inside of one table cell; the reader tells it
 * where lines break and what style the text stands in.
 */
import type { Zone } from '../../model/document.js';
import { isBlankCode } from '../../text/is-blank.js';
import { collapseBlanks, collapseRange } from '../collapse-blanks.js';
import { type BlockDraft, type FieldDraft, type LinkDraft, NO_LINKS } from '../drafts.js';

export interface InlineStyle {
  level: 0 | 1 | 2 | 3 | 4 | 5 | 6;
  item: boolean;
  centered: boolean;
  bold: number;
  zone: Zone;
}

interface OpenLink {
  readonly href: string;
  readonly title: string;
  text: string;
}

/** What an empty cell holds: one array for all of them, never written to. */
export const NO_BLOCKS: BlockDraft[] = [];

export class Flow {
  blocks: BlockDraft[] = NO_BLOCKS;
  /** What the line holds so far, but for the last piece, which is still a place in the page: most lines are one piece. */
  private line = '';
  private pieceStart = 0;
  private pieceEnd = 0;
  /** Offset of the first printed piece, or −1 while the line is blank. */
  private start = -1;
  private boldLength = 0;
  private links: LinkDraft[] = NO_LINKS;
  private link: OpenLink | null = null;
  private continued = false;
  private term: { at: number; definition: number } | null = null;
  private level: InlineStyle['level'] = 0;
  private item = false;
  private centered = false;
  private zone: Zone = 'plain';

  constructor(private readonly source: string) {}

  /** A flow of its own in the same page. */
  another(): Flow {
    return new Flow(this.source);
  }

  /** Text of the page, as it stands there. */
  write(start: number, end: number, style: InlineStyle): void {
    if (style.bold > 0) this.boldLength += end - start;
    if (this.start < 0) {
      if (isBlank(this.source, start, end)) return;
      this.open(start, style);
    }
    this.takePiece();
    this.pieceStart = start;
    this.pieceEnd = end;
  }

  /** Characters that the page spells by a reference at `offset`. */
  writeCharacters(characters: string, offset: number, style: InlineStyle): void {
    if (style.bold > 0) this.boldLength += characters.length;
    if (this.start < 0) {
      if (isBlank(characters, 0, characters.length)) return;
      this.open(offset, style);
    }
    this.takePiece();
    this.append(characters);
  }

  /** Blank text before a line's first character opens nothing: the style is that of the first printed character. */
  private open(offset: number, style: InlineStyle): void {
    this.start = offset;
    this.level = style.level;
    this.item = style.item;
    this.centered = style.centered;
    this.zone = style.zone;
  }

  /** True when the last character of the open line is a digit. */
  get endsInDigit(): boolean {
    const { line, pieceStart, pieceEnd } = this;
    return isDigitCode(pieceEnd > pieceStart ? this.source.charCodeAt(pieceEnd - 1) : line.charCodeAt(line.length - 1));
  }

  private takePiece(): void {
    if (this.pieceEnd > this.pieceStart) this.append(this.source.slice(this.pieceStart, this.pieceEnd));
    this.pieceEnd = this.pieceStart;
  }

  private append(text: string): void {
    this.line += text;
    if (this.link) this.link.text += text;
  }

  openLink(href: string, title: string): void {
    this.closeLink();
    this.takePiece();
    this.link = { href, title, text: '' };
  }

  closeLink(): void {
    if (!this.link) return;
    this.takePiece();
    const { href, title, text } = this.link;
    this.link = null;
    const printed = collapseBlanks(text);
    const raw = printed === '' || printed.endsWith('…') || printed.endsWith('...') ? title || printed : printed;
    if (this.links === NO_LINKS) this.links = [];
    this.links.push({ raw, text: raw, href });
  }

  openTerm(): void {
    this.closeField();
    this.term = { at: this.blocks.length, definition: -1 };
  }

  openDefinition(): void {
    if (this.term && this.term.definition < 0) this.term.definition = this.blocks.length;
  }

  /** What stood under the last term becomes one field, unless it is more than a pair. */
  closeField(): void {
    const { term } = this;
    this.term = null;
    if (!term || term.definition < 0) return;
    const field = pairUp(this.blocks.slice(term.at, term.definition), this.blocks.slice(term.definition));
    if (field) this.blocks.splice(term.at, this.blocks.length - term.at, field);
  }

  /** Ends the line, if there is one: most tags that end a line find none. `soft` says that a `<br>` ended it, so that what follows continues the same element. */
  breakLine(soft = false): void {
    if (this.start < 0 && this.link === null && this.links === NO_LINKS) {
      this.boldLength = 0;
      this.continued = soft && this.continued;
      return;
    }
    const open = this.link;
    if (open) this.closeLink();
    const raw = this.start < 0 ? '' : this.readLine();
    if (raw !== '' || this.links.length > 0) this.push(raw);
    this.continued = soft && (raw !== '' || this.continued);
    this.start = -1;
    this.boldLength = 0;
    this.links = NO_LINKS;
    if (open && soft) this.link = { href: open.href, title: open.title, text: '' };
  }

  private readLine(): string {
    if (this.line === '') {
      const raw = collapseRange(this.source, this.pieceStart, this.pieceEnd);
      this.pieceEnd = this.pieceStart;
      return raw;
    }
    this.takePiece();
    const raw = collapseBlanks(this.line);
    this.line = '';
    return raw;
  }

  /** Hands over the blocks and begins anew: one flow serves the cells of a table one after the other. */
  takeBlocks(): BlockDraft[] {
    this.breakLine();
    this.term = null;
    this.level = 0;
    this.item = false;
    this.centered = false;
    this.zone = 'plain';
    const { blocks } = this;
    this.blocks = NO_BLOCKS;
    return blocks;
  }

  /** Most flows are cells with one block: an array of one takes no room for more. */
  add(block: BlockDraft): void {
    if (this.blocks.length === 0) this.blocks = [block];
    else this.blocks.push(block);
  }

  /** Text that was written while a table was open, outside its cells, stays behind its blocks. */
  insert(place: number, blocks: readonly BlockDraft[]): void {
    const behind = this.blocks.length > place ? this.blocks.splice(place) : NO_BLOCKS;
    for (const block of blocks) this.add(block);
    for (const block of behind) this.add(block);
  }

  private push(raw: string): void {
    this.add({
      kind: 'paragraph',
      raw,
      text: raw,
      start: Math.max(0, this.start),
      zone: this.zone,
      level: this.level,
      item: this.item,
      strong: this.boldLength > 0 && this.boldLength >= raw.length,
      centered: this.centered,
      continued: this.continued,
      links: this.links,
    });
  }
}

export function isDigitCode(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19);
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isBlankCode(text.charCodeAt(at))) return false;
  return true;
}

/** A label of ten characters, each with its pinyin in brackets. */
const LONGEST_LABEL = 90;
const LONGEST_VALUE = 300;

function pairUp(terms: readonly BlockDraft[], definitions: readonly BlockDraft[]): FieldDraft | null {
  const [term] = terms;
  if (terms.length !== 1 || term?.kind !== 'paragraph' || term.raw.length > LONGEST_LABEL) return null;
  const values: string[] = [];
  for (const block of definitions) {
    if (block.kind !== 'paragraph' || block.links.length > 0) return null;
    values.push(block.raw);
  }
  const value = values.join(' ');
  if (value.length > LONGEST_VALUE) return null;
  const { raw, start, zone } = term;
  return { kind: 'field', label: { raw, text: raw }, value: { raw: value, text: value }, start, zone };
}
