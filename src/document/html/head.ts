/** Title, meta tags and base of the page. The first title counts: later ones come with included fragments. */
import { collapseBlanks } from '../collapse-blanks.js';
import type { Attributes } from './attributes.js';

const MOST_META = 200;

export class Head {
  private title: string | null = null;
  private writing: string | null = null;
  private base: string | null = null;
  private readonly meta = new Map<string, string[]>();
  private count = 0;

  get titleOpen(): boolean {
    return this.writing !== null;
  }

  openTitle(): void {
    this.writing = '';
  }

  writeTitle(text: string): void {
    if (this.writing !== null) this.writing += text;
  }

  closeTitle(): void {
    if (this.writing === null) return;
    const title = collapseBlanks(this.writing);
    if (this.title === null && title !== '') this.title = title;
    this.writing = null;
  }

  /** A title that never ended swallowed the page: it is none. */
  dropTitle(): void {
    this.writing = null;
  }

  addMeta(attributes: Pick<Attributes, 'read' | 'has'>): void {
    const name = (
      attributes.read('name') ||
      attributes.read('property') ||
      attributes.read('http-equiv')
    ).toLowerCase();
    if (name === '' || !attributes.has('content') || this.count++ >= MOST_META) return;
    const content = collapseBlanks(attributes.read('content'));
    const known = this.meta.get(name);
    if (known) known.push(content);
    else this.meta.set(name, [content]);
  }

  addBase(attributes: Pick<Attributes, 'read'>): void {
    this.base ??= attributes.read('href').trim() || null;
  }

  draft(): { title: string | null; base: string | null; meta: Map<string, string[]> } {
    this.closeTitle();
    return { title: this.title, base: this.base, meta: this.meta };
  }
}
