/**
 * Content that is not displayed: scripts, `display:none`, zero-size text. Knows from the tags alone when it ends, also
 * when its own end tag is missing and a cell, row or paragraph of the page must end it.
 */
import type { Role } from './elements.js';

export type AfterClose = 'inside' | 'ended' | 'ended-before';

const RAW_TEXT: ReadonlySet<string> = new Set(['script', 'style', 'textarea', 'title']);

export class HiddenContent {
  private same = 0;
  /** Tables open inside, itself counted: their cells and rows end nothing around it. */
  private tables: number;

  constructor(
    readonly tag: string,
    /** Offset of the first character inside. */
    readonly contentStart: number,
    private readonly insideCell: boolean,
  ) {
    this.tables = tag === 'table' ? 1 : 0;
  }

  get rawText(): boolean {
    return RAW_TEXT.has(this.tag);
  }

  /** A tag opens while hidden. True when it ends the hidden content and is to be read itself. */
  openTag(tag: string, role: Role | undefined): boolean {
    if (this.isEndedBy(role)) return true;
    if (role === 'table') this.tables++;
    if (tag === this.tag) this.same++;
    return false;
  }

  /** End tags of paragraphs, cells and rows may be left out. */
  private isEndedBy(role: Role | undefined): boolean {
    if (this.tables > 0) return false;
    if (this.tag === 'p') return role !== undefined && role !== 'bold' && role !== 'link' && role !== 'line-break';
    if (this.tag === 'td' || this.tag === 'th') return role === 'cell' || role === 'row';
    return this.tag === 'tr' && role === 'row';
  }

  /** `ended-before`: the end tag belongs to what stands around the hidden content and is to be read itself. */
  closeTag(tag: string): AfterClose {
    if (tag === this.tag && this.same-- === 0) return 'ended';
    if (tag === 'table') return this.tables-- > 0 ? 'inside' : this.leave();
    if (this.tables > 0 || this.tag === tag || this.isPart(tag)) return 'inside';
    if (tag === 'td' || tag === 'th' || tag === 'tr') return this.leave();
    return 'inside';
  }

  /** The cells of a hidden row end with it, not it with them. */
  private isPart(tag: string): boolean {
    return this.tag === 'tr' && tag !== 'tr';
  }

  private leave(): AfterClose {
    return this.insideCell || this.tag === 'td' || this.tag === 'th' || this.tag === 'tr' ? 'ended-before' : 'inside';
  }
}
