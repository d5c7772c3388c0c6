/** What the scanner finds, one after the other: keeps what is open, turns tags and text into blocks. One instance per page. */
import type { Diagnostic } from '../../model/text.js';
import { collapseBlanks } from '../collapse-blanks.js';
import { readDump } from '../dump/read-dump.js';
import { readSpan } from '../lay-out-grid.js';
import { type Attributes, COLSPAN, HREF, ROWSPAN } from './attributes.js';
import type { Element, Role } from './elements.js';
import { Flow, type InlineStyle, isDigitCode, NO_BLOCKS } from './flow.js';
import { Head } from './head.js';
import { HiddenContent } from './hidden-content.js';
import type { HtmlDraft } from './html-draft.js';
import { raiseDigits } from './raise-digits.js';
import { isHiddenField, readShownField } from './read-shown-field.js';
import type { MarkupReader } from './scan-markup.js';
import type { TagScanner } from './scan-tag.js';
import { Tables } from './tables.js';
import { type ContainerWords, Zones } from './zones.js';

/** Where a link leads nowhere, what a click runs may. */
const NOWHERE = /^(?:#.*|javascript:\s{0,9}(?:void\s{0,9}\(\s{0,9}0?\s{0,9}\)|return false)?[\s;]{0,9})?$/i;
const SAVED_FROM = /saved from url=\(\d+\)(\S{1,2000})/;
const LONGEST_COMMENT = 4000;
/** Where text may begin again behind an element that was never closed. */
const RESUMES_AT = /<(?:p|div|table|tr|td|body|h[1-6]|ul|section|article)\b/i;

export class HtmlReader implements MarkupReader {
  private readonly zones: Zones;
  private readonly head = new Head();
  private readonly page: Flow;
  private readonly tables: Tables;
  private readonly style: InlineStyle = { level: 0, item: false, centered: false, bold: 0, zone: 'plain' };
  private readonly diagnostics: Diagnostic[] = [];
  private hidden: HiddenContent | null = null;
  private centers = 0;
  private raised = 0;
  private preformatted: { text: string; start: number } | null = null;
  private titleStart = 0;
  private opened = false;
  private ended = false;
  private savedFrom: string | null = null;

  constructor(
    private readonly source: string,
    words: ContainerWords,
  ) {
    this.zones = new Zones(words);
    this.page = new Flow(source);
    this.tables = new Tables(this.page);
  }

  /** The page is read from its start, or read on. */
  begin(): void {
    this.hidden = null;
  }

  readText(start: number, end: number): void {
    if (this.hidden) return;
    if (this.head.titleOpen || this.preformatted) this.writeAside(this.source.slice(start, end));
    else if (this.raised > 0 && (this.tables.insideCell || this.raisesDigits(start)))
      this.tables.flow.writeCharacters(raiseDigits(this.source.slice(start, end)), start, this.style);
    else this.tables.flow.write(start, end, this.style);
  }

  /** In prose whole words may stand raised; a digit above the line right behind a figure is a footnote's. */
  private raisesDigits(start: number): boolean {
    return this.tables.flow.endsInDigit && isDigitCode(this.source.charCodeAt(start));
  }

  readCharacters(characters: string, end: number): void {
    if (this.hidden) return;
    if (this.head.titleOpen || this.preformatted) this.writeAside(characters);
    else this.tables.flow.writeCharacters(characters, end - 1, this.style);
  }

  /** Text that is no part of the flow. */
  private writeAside(text: string): void {
    if (this.head.titleOpen) this.head.writeTitle(text);
    else if (this.preformatted) this.preformatted.text += text;
  }

  openTag(tag: TagScanner): void {
    const { element } = tag;
    if (!this.hidden || this.leaveHidden(element)) this.showTag(tag);
    // HTML minds the slash on void elements only; foreign and Office elements mean it.
    if (tag.closed && (element.name.includes(':') || this.hidden?.tag === element.name)) this.closeTag(element);
  }

  /** True when a tag inside hidden content ends it, and is to be read itself. */
  private leaveHidden({ name, role, empty }: Element): boolean {
    if (empty || !this.hidden?.openTag(name, role)) return false;
    this.hidden = null;
    return true;
  }

  private showTag(tag: TagScanner): void {
    const { element } = tag;
    if (isUnseen(tag)) {
      if (element.role === 'replaced') this.writeBox(tag);
      this.hidden = new HiddenContent(element.name, tag.end, this.tables.insideCell);
      return;
    }
    if (element.container) this.zones.openTag(element, tag.attributes);
    if (element.role) this.openRole(element.role, tag);
  }

  closeTag(element: Element): void {
    const { name, container, role } = element;
    if (this.hidden) {
      const after = this.hidden.closeTag(name);
      if (after !== 'inside') this.hidden = null;
      if (after !== 'ended-before') return;
    }
    if (name === 'html') this.ended = true;
    if (container) this.closeContainer(element);
    if (role) this.closeRole(role);
  }

  private openRole(role: Role, tag: TagScanner): void {
    if (role === 'bold') this.style.bold++;
    else if (role === 'raised') this.raised++;
    else if (role === 'struck') this.strike();
    else if (role === 'boxed') this.partDigits();
    else if (role === 'link') this.openLink(tag.attributes);
    else if (role === 'line-break') this.breakSoftly();
    else if (role === 'picture' || role === 'embed') this.addFigure(role, tag);
    else if (role === 'field') this.writeBox(tag);
    else if (role === 'meta') this.head.addMeta(tag.attributes);
    else if (role === 'base') this.head.addBase(tag.attributes);
    else if (role === 'title') {
      this.head.openTitle();
      this.titleStart = tag.end;
    } else this.openBlock(role, tag);
  }

  private openLink(attributes: Attributes): void {
    const href = attributes.readAt(HREF).trim();
    const opener = NOWHERE.test(href) ? attributes.read('onclick').trim() : '';
    if (opener !== '') this.tables.flow.openLink(`javascript:${opener}`, attributes.read('title'));
    else if (attributes.hasAt(HREF)) this.tables.flow.openLink(href, attributes.read('title'));
  }

  /** A figure struck out is never one with the figure beside it. */
  private strike(): void {
    if (this.tables.insideCell || this.tables.flow.endsInDigit) this.tables.flow.breakLine(true);
  }

  /** What is shown between two digits, a picture or a box, may be one of them: they are no one figure. */
  private partDigits(): void {
    if (this.tables.flow.endsInDigit) this.tables.flow.breakLine(true);
  }

  /** What stands in a field of a form is shown like any text of its cell, but in a box; so is what replaces an element. */
  private writeBox(tag: TagScanner): void {
    if (tag.attributes.hides || isHiddenField(tag)) return;
    this.partDigits();
    const text = this.tables.insideCell ? readShownField(this.source, tag) : null;
    if (text === null) return;
    this.tables.flow.writeCharacters(text, tag.start, this.style);
    this.partDigits();
  }

  private breakSoftly(): void {
    if (this.preformatted) this.preformatted.text += '\n';
    else this.tables.flow.breakLine(true);
  }

  private openBlock(role: Role, tag: TagScanner): void {
    this.breakLine();
    this.raised = 0;
    this.tables.leaveImplied(role);
    this.style.zone = this.zones.current;
    if (role === 'cell') this.openCell(tag);
    else if (role === 'heading') this.style.level = Number(tag.element.name.charAt(1)) as InlineStyle['level'];
    else if (role === 'item') this.style.item = true;
    else if (role === 'center') this.centers++;
    else if (role === 'body') this.opened = true;
    else if (role === 'preformatted') this.preformatted = { text: '', start: tag.start };
    else this.openTabular(role, tag.start);
    this.style.centered = this.centers > 0 || tag.attributes.centers;
  }

  private openTabular(role: Role, start: number): void {
    if (role === 'row') this.tables.openRow(start, this.style.zone);
    else if (role === 'table') this.tables.open(start, this.style.zone);
    else if (role === 'row-group') this.tables.closeRow();
    else if (role === 'caption') this.tables.openCaption();
    else if (role === 'term') this.tables.flow.openTerm();
    else if (role === 'definition') this.tables.flow.openDefinition();
  }

  private openCell({ attributes, element, start }: TagScanner): void {
    const colspan = attributes.hasAt(COLSPAN) ? readSpan(attributes.readAt(COLSPAN)) : 1;
    const rowspan = attributes.hasAt(ROWSPAN) ? readSpan(attributes.readAt(ROWSPAN)) : 1;
    const cell = { blocks: NO_BLOCKS, start, colspan, rowspan, head: element.name === 'th' };
    this.tables.openCell(cell, this.style.zone);
  }

  private closeRole(role: Role): void {
    if (role === 'bold') this.style.bold = Math.max(0, this.style.bold - 1);
    else if (role === 'raised') this.raised = Math.max(0, this.raised - 1);
    else if (role === 'struck') this.strike();
    else if (role === 'boxed') this.partDigits();
    else if (role === 'link') this.tables.flow.closeLink();
    else if (role === 'title') this.head.closeTitle();
    else if (role !== 'line-break' && role !== 'picture' && role !== 'meta' && role !== 'field') this.closeBlock(role);
  }

  private closeContainer(element: Element): void {
    this.breakLine();
    this.zones.closeTag(element);
    this.style.zone = this.zones.current;
  }

  private closeBlock(role: Role): void {
    if (role === 'preformatted') this.closePreformatted();
    this.breakLine();
    if (role === 'heading') this.style.level = 0;
    else if (role === 'pairs') this.tables.flow.closeField();
    else if (role === 'center') this.centers = Math.max(0, this.centers - 1);
    else if (role === 'body') this.ended = true;
    else if (role === 'table') this.tables.close(true);
    else if (role === 'row') this.tables.closeRow();
    else if (role === 'cell') this.tables.closeCell();
    else if (role === 'caption') this.tables.closeCaption();
    this.style.centered = this.centers > 0;
  }

  private breakLine(): void {
    this.tables.flow.breakLine();
    this.style.item = false;
  }

  /** Preformatted text has lines of its own: often a text dump with pipes. */
  private closePreformatted(): void {
    if (!this.preformatted) return;
    const { text, start } = this.preformatted;
    this.preformatted = null;
    for (const block of readDump(text, start)) this.tables.flow.add({ ...block, zone: this.style.zone });
  }

  private addFigure(role: 'picture' | 'embed', { attributes, start }: TagScanner): void {
    if (!attributes.hides) this.partDigits();
    const src = (attributes.read('src') || attributes.read('data')).trim();
    if (src === '') return;
    this.tables.flow.add({
      kind: 'figure',
      media: role === 'picture' ? 'image' : 'embed',
      src,
      alt: collapseBlanks(attributes.read('alt') || attributes.read('title')),
      start,
      zone: this.style.zone,
    });
  }

  readComment(start: number, end: number): void {
    if (this.savedFrom !== null || end - start > LONGEST_COMMENT) return;
    this.savedFrom = SAVED_FROM.exec(this.source.slice(start, end))?.[1] ?? null;
  }

  /** Place in the page to read on from when a raw-text element without end swallowed the rest, or −1. */
  locateSwallowed(readable: boolean): number {
    const from = this.head.titleOpen ? this.titleStart : this.hidden?.rawText ? this.hidden.contentStart : -1;
    if (from < 0) return -1;
    const found = RESUMES_AT.exec(this.source.slice(from));
    if (!found) return -1;
    const tag = this.head.titleOpen ? 'title' : (this.hidden?.tag ?? '');
    this.head.dropTitle();
    const rest = readable ? 'the page is read on from the next block' : 'the rest of the page is left out';
    this.warn('markup-swallowed-text', `<${tag}> has no end tag; ${rest}`);
    return readable ? from + found.index : -1;
  }

  private warn(code: string, message: string): void {
    this.diagnostics.push({ code, severity: 'warning', message, at: null });
  }

  finish(): HtmlDraft {
    const inTable = this.tables.depth > 0;
    this.closePreformatted();
    this.breakLine();
    this.tables.closeAll();
    if (this.tables.flattened)
      this.warn('tables-too-deep', 'tables nested too deep are read as rows of the table around them');
    this.page.closeField();
    const truncated = inTable || (this.opened && !this.ended);
    const { diagnostics, savedFrom } = this;
    const { title, base, meta } = this.head.draft();
    return { title, base, meta, savedFrom, blocks: this.page.blocks, diagnostics, truncated };
  }
}

function isUnseen({ element, attributes }: TagScanner): boolean {
  if (element.role === 'unseen' || element.role === 'replaced') return true;
  return element.role !== 'body' && !element.empty && attributes.hides;
}
