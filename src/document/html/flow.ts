/**
 * Runs of inline text → paragraphs. A flow is the page itself or the inside of one table cell; the reader tells it
 * where lines break and what style the text stands in.
 */
import type { Zone } from '../../model/document.js';
import { collapseBlanks } from '../collapse-blanks.js';
import { type BlockDraft, type FieldDraft, type LinkDraft, NO_LINKS } from '../drafts.js';

export interface InlineStyle {
  level: 0 | 1 | 2 | 3 | 4 | 5 | 6;
  item: boolean;
  centered: boolean;
  bold: number;
  zone: Zone;
}

export class Flow {
  readonly blocks: BlockDraft[] = [];
  private line = '';
  private start = -1;
  private boldLength = 0;
  private links: LinkDraft[] = NO_LINKS;
  private link: { href: string; title: string; text: string } | null = null;
  private continued = false;
  private term: { at: number; definition: number } | null = null;
  private style: Omit<InlineStyle, 'bold'> = { level: 0, item: false, centered: false, zone: 'plain' };

  write(text: string, offset: number, style: InlineStyle): void {
    if (this.start < 0) this.open(text, offset, style);
    if (style.bold > 0) this.boldLength += text.length;
    this.line += text;
    if (this.link) this.link.text += text;
  }

  /** Blank text before a line's first character opens nothing: the style is that of the first printed character. */
  private open(text: string, offset: number, style: InlineStyle): void {
    if (text.trim() === '') return;
    this.start = offset;
    this.style = { level: style.level, item: style.item, centered: style.centered, zone: style.zone };
  }

  openLink(href: string, title: string): void {
    this.closeLink();
    this.link = { href, title, text: '' };
  }

  closeLink(): void {
    if (!this.link) return;
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

  /** Ends the line. `soft` says that a `<br>` ended it, so that what follows continues the same element. */
  breakLine(soft = false): void {
    const open = this.link;
    this.closeLink();
    const raw = collapseBlanks(this.line);
    if (raw !== '' || this.links.length > 0) this.push(raw);
    this.continued = soft && (raw !== '' || this.continued);
    this.line = '';
    this.start = -1;
    this.boldLength = 0;
    this.links = NO_LINKS;
    if (open && soft) this.link = { ...open, text: '' };
  }

  private push(raw: string): void {
    const { level, item, centered, zone } = this.style;
    this.blocks.push({
      kind: 'paragraph',
      raw,
      text: raw,
      start: Math.max(0, this.start),
      zone,
      level,
      item,
      strong: this.boldLength > 0 && this.boldLength >= raw.length,
      centered,
      continued: this.continued,
      links: this.links,
    });
  }
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
