/** The tokenizer's callbacks: keeps what is open and turns tags and text into blocks. One instance per page. */
import type { Diagnostic } from '../../model/text.js';
import { collapseBlanks } from '../collapse-blanks.js';
import { readDump } from '../dump/read-dump.js';
import { readSpan } from '../lay-out-grid.js';
import { Attributes } from './attributes.js';
import { CONTAINER_TAGS, ROLE_OF, type Role, VOID_TAGS } from './elements.js';
import { Flow, type InlineStyle } from './flow.js';
import { Head } from './head.js';
import { HiddenContent } from './hidden-content.js';
import type { HtmlDraft } from './html-draft.js';
import { isCentered, isHidden } from './read-style.js';
import { Tables } from './tables.js';
import { type ContainerWords, Zones } from './zones.js';

const SAVED_FROM = /saved from url=\(\d+\)(\S{1,2000})/;
const LONGEST_COMMENT = 4000;
/** Where text may begin again behind an element that was never closed. */
const RESUMES_AT = /<(?:p|div|table|tr|td|body|h[1-6]|ul|section|article)\b/i;

export class HtmlReader {
  private readonly attributes: Attributes;
  private readonly zones: Zones;
  private readonly head = new Head();
  private readonly page = new Flow();
  private readonly tables = new Tables(this.page);
  private readonly style: InlineStyle = { level: 0, item: false, centered: false, bold: 0, zone: 'plain' };
  private readonly diagnostics: Diagnostic[] = [];
  private source = '';
  private offset = 0;
  private tag = '';
  private role: Role | undefined;
  private tagStart = 0;
  private hidden: HiddenContent | null = null;
  private centers = 0;
  private preformatted: { text: string; start: number } | null = null;
  private titleStart = 0;
  private opened = false;
  private ended = false;
  private savedFrom: string | null = null;

  constructor(words: ContainerWords) {
    this.attributes = new Attributes();
    this.zones = new Zones(words);
  }

  /** The events that follow speak of `source`, which begins at `offset` of the page. */
  begin(source: string, offset: number): void {
    this.source = source;
    this.offset = offset;
    this.hidden = null;
  }

  ontext(start: number, end: number): void {
    if (!this.hidden) this.write(this.source.slice(start, end), start);
  }

  ontextentity(codepoint: number, end: number): void {
    if (!this.hidden) this.write(String.fromCodePoint(codepoint), end - 1);
  }

  private write(text: string, start: number): void {
    if (this.head.titleOpen) this.head.writeTitle(text);
    else if (this.preformatted) this.preformatted.text += text;
    else this.tables.flow.write(text, start + this.offset, this.style);
  }

  onopentagname(start: number, end: number): void {
    this.tag = this.source.slice(start, end).toLowerCase();
    this.role = ROLE_OF.get(this.tag);
    this.tagStart = start + this.offset - 1;
    this.attributes.begin(this.source, this.role === undefined && !CONTAINER_TAGS.has(this.tag));
  }

  onopentagend(end: number): void {
    if (this.hidden) {
      if (VOID_TAGS.has(this.tag) || !this.hidden.openTag(this.tag, this.role)) return;
      this.hidden = null;
    }
    this.openTag(end);
  }

  onselfclosingtag(end: number): void {
    this.onopentagend(end);
    // HTML minds the slash on void elements only; foreign and Office elements mean it.
    if (this.tag.includes(':') || this.hidden?.tag === this.tag) this.closeTag(this.tag);
  }

  onclosetag(start: number, end: number): void {
    this.closeTag(this.source.slice(start, end).toLowerCase());
  }

  private openTag(end: number): void {
    if (this.isUnseen()) {
      this.hidden = new HiddenContent(this.tag, end + 1 + this.offset, this.tables.insideCell);
      return;
    }
    if (CONTAINER_TAGS.has(this.tag)) this.zones.openTag(this.tag, this.attributes.readNames());
    if (this.role) this.openRole(this.role, end);
  }

  private isUnseen(): boolean {
    if (this.role === 'unseen') return true;
    return !this.attributes.empty && this.role !== 'body' && !VOID_TAGS.has(this.tag) && isHidden(this.attributes);
  }

  private closeTag(tag: string): void {
    if (this.hidden) {
      const after = this.hidden.closeTag(tag);
      if (after !== 'inside') this.hidden = null;
      if (after !== 'ended-before') return;
    }
    if (tag === 'html') this.ended = true;
    if (CONTAINER_TAGS.has(tag)) this.closeContainer(tag);
    const role = ROLE_OF.get(tag);
    if (role) this.closeRole(role);
  }

  private openRole(role: Role, end: number): void {
    if (role === 'bold') this.style.bold++;
    else if (role === 'link') this.openLink();
    else if (role === 'line-break') this.breakSoftly();
    else if (role === 'picture' || role === 'embed') this.addFigure(role);
    else if (role === 'meta') this.head.addMeta(this.attributes);
    else if (role === 'base') this.head.addBase(this.attributes);
    else if (role === 'title') {
      this.head.openTitle();
      this.titleStart = end + 1 + this.offset;
    } else this.openBlock(role);
  }

  private openLink(): void {
    if (this.attributes.has('href')) {
      this.tables.flow.openLink(this.attributes.read('href').trim(), this.attributes.read('title'));
    }
  }

  private breakSoftly(): void {
    if (this.preformatted) this.preformatted.text += '\n';
    else this.tables.flow.breakLine(true);
  }

  private openBlock(role: Role): void {
    this.breakLine();
    this.tables.leaveImplied(role);
    this.style.zone = this.zones.current;
    if (role === 'heading') this.style.level = Number(this.tag.charAt(1)) as InlineStyle['level'];
    else if (role === 'item') this.style.item = true;
    else if (role === 'center') this.centers++;
    else if (role === 'body') this.opened = true;
    else if (role === 'preformatted') this.preformatted = { text: '', start: this.tagStart };
    else this.openTabular(role);
    this.style.centered = this.centers > 0 || (!this.attributes.empty && isCentered(this.attributes));
  }

  private openTabular(role: Role): void {
    if (role === 'cell') this.openCell();
    else if (role === 'row') this.tables.openRow(this.tagStart, this.style.zone);
    else if (role === 'table') this.tables.open(this.tagStart, this.style.zone);
    else if (role === 'row-group') this.tables.closeRow();
    else if (role === 'caption') this.tables.openCaption();
    else if (role === 'term') this.tables.flow.openTerm();
    else if (role === 'definition') this.tables.flow.openDefinition();
  }

  private openCell(): void {
    const colspan = this.attributes.empty ? 1 : readSpan(this.attributes.read('colspan'));
    const rowspan = this.attributes.empty ? 1 : readSpan(this.attributes.read('rowspan'));
    this.tables.openCell({ start: this.tagStart, colspan, rowspan, head: this.tag === 'th' }, this.style.zone);
  }

  private closeRole(role: Role): void {
    if (role === 'bold') this.style.bold = Math.max(0, this.style.bold - 1);
    else if (role === 'link') this.tables.flow.closeLink();
    else if (role === 'title') this.head.closeTitle();
    else if (role !== 'line-break' && role !== 'picture' && role !== 'meta') this.closeBlock(role);
  }

  private closeContainer(tag: string): void {
    this.breakLine();
    this.zones.closeTag(tag);
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
    for (const block of readDump(text, start)) this.tables.flow.blocks.push({ ...block, zone: this.style.zone });
  }

  private addFigure(role: 'picture' | 'embed'): void {
    const src = (this.attributes.read('src') || this.attributes.read('data')).trim();
    if (src === '') return;
    this.tables.flow.blocks.push({
      kind: 'figure',
      media: role === 'picture' ? 'image' : 'embed',
      src,
      alt: collapseBlanks(this.attributes.read('alt') || this.attributes.read('title')),
      start: this.tagStart,
      zone: this.style.zone,
    });
  }

  onattribname(start: number, end: number): void {
    this.attributes.openName(start, end);
  }

  onattribdata(start: number, end: number): void {
    this.attributes.addData(start, end);
  }

  onattribentity(codepoint: number): void {
    this.attributes.addEntity(codepoint);
  }

  onattribend(): void {
    this.attributes.closeValue();
  }

  oncomment(start: number, end: number): void {
    if (this.savedFrom !== null || end - start > LONGEST_COMMENT) return;
    this.savedFrom = SAVED_FROM.exec(this.source.slice(start, end))?.[1] ?? null;
  }

  oncdata(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  /** Place in the page to read on from when a raw-text element without end swallowed the rest, or −1. */
  locateSwallowed(): number {
    const from = this.head.titleOpen ? this.titleStart : this.hidden?.rawText ? this.hidden.contentStart : -1;
    if (from < 0) return -1;
    const found = RESUMES_AT.exec(this.source.slice(from - this.offset));
    if (!found) return -1;
    const tag = this.head.titleOpen ? 'title' : (this.hidden?.tag ?? '');
    this.head.dropTitle();
    const message = `<${tag}> has no end tag; the page is read on from the next block`;
    this.diagnostics.push({ code: 'markup-swallowed-text', severity: 'warning', message, at: null });
    return from + found.index;
  }

  finish(): HtmlDraft {
    const inTable = this.tables.depth > 0;
    this.closePreformatted();
    this.breakLine();
    this.tables.closeAll();
    this.page.closeField();
    const truncated = inTable || (this.opened && !this.ended);
    const { diagnostics, savedFrom } = this;
    return { ...this.head.draft(), savedFrom, blocks: this.page.blocks, diagnostics, truncated };
  }
}
