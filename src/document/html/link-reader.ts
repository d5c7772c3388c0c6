/** What the scanner finds on a page of links: texts, links, scripts and what scripts read. One instance per page. */
import type { Loader, PageScript } from '../../model/link-page.js';
import type { Diagnostic } from '../../model/text.js';
import { collapseBlanks } from '../collapse-blanks.js';
import type { WordsDraft } from '../drafts.js';
import { CharacterReferences } from './character-references.js';
import type { Element, Role } from './elements.js';
import { FormReader } from './form-reader.js';
import { Head } from './head.js';
import { LinkTree, type TreeNode } from './link-tree.js';
import { readAttributes } from './read-attributes.js';
import type { MarkupReader } from './scan-markup.js';
import type { TagScanner } from './scan-tag.js';

export interface LinkPart {
  readonly words: WordsDraft;
  readonly link: LinkDraftParts | null;
}

export interface LinkDraftParts {
  readonly node: TreeNode;
  readonly href: string;
  readonly opener: string;
  readonly named: WordsDraft | null;
}

export interface ReaderLimits {
  readonly links: number;
  readonly parts: number;
}

const LONGEST_TEXT = 2000;
const LONGEST_SCRIPT = 4_000_000;
const MOST_SCRIPTS = 500;
const MOST_OPTIONS = 2000;
const REFRESH = /^\s{0,20}\d{0,4}(?:\.\d{0,3})?\s{0,20}[;,]\s{0,20}(?:url\s{0,9}=\s{0,9})?['"]?([^'"]{1,2000})/i;
const HEADING = /^h[1-3]$/;
const LINK_TAGS: ReadonlySet<string> = new Set(['a', 'area']);
const FRAME_TAGS: ReadonlySet<string> = new Set(['iframe', 'frame']);
const CLICK = 'onclick';
const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();
/** Elements whose attributes are always read. */
const TELLING: ReadonlySet<string> = new Set(
  'a area iframe frame img meta base option script form input select textarea button'.split(' '),
);
const SILENT: ReadonlySet<string> = new Set(['style', 'template', 'textarea']);
const BREAKING: ReadonlySet<Role | undefined> = new Set<Role>([
  'break',
  'paragraph',
  'line-break',
  'heading',
  'item',
  'cell',
  'row',
]);

function makeWords(raw: string): WordsDraft {
  return { raw, text: raw };
}

export class LinkReader implements MarkupReader {
  readonly head = new Head();
  readonly formReader = new FormReader();
  readonly tree = new LinkTree();
  readonly parts: LinkPart[] = [];
  readonly headings: WordsDraft[] = [];
  readonly frames: string[] = [];
  readonly scripts: PageScript[] = [];
  readonly loaders: Loader[] = [];
  readonly options: { readonly value: string; readonly words: WordsDraft }[] = [];
  readonly diagnostics: Diagnostic[] = [];
  refresh: string | null = null;
  full = false;
  private links = 0;
  private readonly references: CharacterReferences;
  private attributes = NO_ATTRIBUTES;
  private text = '';
  private silent = '';
  private script: { type: string; text: string } | null = null;
  private link: { node: TreeNode; href: string; opener: string; title: string; text: string; alt: string } | null =
    null;
  private option: { value: string; text: string } | null = null;
  private heading: string | null = null;

  constructor(
    private readonly source: string,
    private readonly marks: ReadonlySet<string>,
    private readonly limits: ReaderLimits,
  ) {
    this.references = new CharacterReferences(source);
  }

  readText(start: number, end: number): void {
    this.write(this.source.slice(start, end));
  }

  readCharacters(characters: string): void {
    this.write(characters);
  }

  readComment(): void {}

  private write(text: string): void {
    if (this.full || this.silent !== '') return;
    if (!this.script) this.writeText(text);
    else if (this.script.text.length < LONGEST_SCRIPT) this.script.text += text;
  }

  private writeText(text: string): void {
    if (this.head.titleOpen) this.head.writeTitle(text);
    else if (this.option) this.option.text += text.slice(0, LONGEST_TEXT);
    else if (this.link) this.link.text += text;
    else if (this.text.length < LONGEST_TEXT) this.text += text;
    if (this.heading !== null) this.heading += text;
  }

  openTag(tag: TagScanner): void {
    if (this.full || this.silent !== '') return;
    const { element } = tag;
    this.endText();
    if (element.role === 'link') this.closeLink();
    this.breakLink(element);
    this.tree.openTag(element, this.parts.length);
    this.attributes = this.findAttributes(tag);
    this.openElement(element);
    for (const mark of this.marks) {
      if (!this.attributes.has(mark)) continue;
      this.loaders.push({ tag: element.name, attributes: this.attributes });
      break;
    }
    if (tag.closed && element.name.includes(':')) this.closeTag(element);
  }

  /** Most tags have none that matter, and are not looked at. */
  private findAttributes(tag: TagScanner): ReadonlyMap<string, string> {
    if (tag.end - tag.start <= tag.element.name.length + 2) return NO_ATTRIBUTES;
    if (!TELLING.has(tag.element.name) && !this.holdsMark(this.source.slice(tag.start, tag.end).toLowerCase()))
      return NO_ATTRIBUTES;
    return readAttributes(this.source, tag, this.references);
  }

  private holdsMark(tag: string): boolean {
    if (tag.includes(CLICK)) return true;
    for (const mark of this.marks) if (tag.includes(mark)) return true;
    return false;
  }

  /** Blocks inside a link stand on lines of their own. */
  private breakLink({ role }: Element): void {
    if (this.link && BREAKING.has(role)) this.link.text += '\n';
  }

  private read(name: string): string {
    return this.attributes.get(name) ?? '';
  }

  private openElement({ name }: Element): void {
    this.formReader.openTag(name, (attribute) => this.read(attribute));
    if (name === 'script') this.script = { type: this.read('type').trim().toLowerCase(), text: '' };
    else if (SILENT.has(name)) this.silent = name;
    else if (LINK_TAGS.has(name)) this.openLink();
    else if (FRAME_TAGS.has(name)) this.frames.push(this.read('src').trim());
    else if (name === 'img' && this.link) this.link.alt ||= this.read('alt') || this.read('title');
    else if (name === 'meta') this.readMeta();
    else if (name === 'base') this.head.addBase({ read: (attribute) => this.read(attribute) });
    else if (name === 'title') this.head.openTitle();
    else if (name === 'option') this.openOption();
    else if (HEADING.test(name)) this.heading = '';
    else if (this.attributes.has(CLICK) && !this.link) this.openLink();
  }

  private readMeta(): void {
    const attributes = this.attributes;
    if (this.read('http-equiv').toLowerCase() === 'refresh')
      this.refresh ??= REFRESH.exec(this.read('content'))?.[1]?.trim() ?? null;
    this.head.addMeta({
      read: (name: string) => attributes.get(name) ?? '',
      has: (name: string) => attributes.has(name),
    });
  }

  private openOption(): void {
    this.closeOption();
    this.option = { value: this.read('value'), text: '' };
  }

  /** A row or a list item that opens a page when clicked is a link as well. */
  private openLink(): void {
    const node = this.tree.current;
    const [href, opener] = [this.read('href').trim(), this.read('onclick').trim()];
    if (href === '' && opener === '') return;
    this.link = { node, href, opener, title: this.read('title'), text: '', alt: this.read('alt') };
  }

  private closeLink(): void {
    const { link } = this;
    if (!link) return;
    this.link = null;
    if (this.links >= this.limits.links) {
      this.fill(`links past the first ${this.links} are left out`);
      return;
    }
    const printed = collapseBlanks(link.text.slice(0, LONGEST_TEXT)) || collapseBlanks(link.alt);
    const title = collapseBlanks(link.title.slice(0, LONGEST_TEXT));
    // What shows no words has none of its own: it parts no item.
    if (printed !== '' || title !== '') this.tree.addLink(`${link.href} ${link.href.length < 24 ? link.opener : ''}`);
    const { node, href, opener } = link;
    const named = title === '' ? null : makeWords(title);
    this.parts.push({ words: makeWords(printed), link: { node, href, opener, named } });
    this.links++;
  }

  private endText(): void {
    if (this.text === '') return;
    const raw = collapseBlanks(this.text);
    this.text = '';
    if (raw === '') return;
    this.parts.push({ words: makeWords(raw), link: null });
    if (this.parts.length >= this.limits.parts) this.fill('the page is read up to a limit; what follows is left out');
  }

  private fill(message: string): void {
    if (!this.full) this.diagnostics.push({ code: 'links-left-out', severity: 'warning', message, at: null });
    this.full = true;
  }

  closeTag(element: Element): void {
    const { name } = element;
    if (this.silent !== '') {
      if (name === this.silent) this.silent = '';
      return;
    }
    if (this.full) return;
    this.endText();
    this.breakLink(element);
    this.endElement(name);
    this.tree.closeTag(element, this.parts.length);
  }

  private endElement(tag: string): void {
    this.formReader.closeTag(tag);
    if (tag === 'script') this.closeScript();
    else if (tag === 'title') this.head.closeTitle();
    else if (tag === 'option' || tag === 'select') this.closeOption();
    else if (HEADING.test(tag)) this.closeHeading();
    else if (this.link && (tag === 'a' || tag === this.link.node.tag)) this.closeLink();
  }

  private closeScript(): void {
    if (this.script && this.scripts.length < MOST_SCRIPTS) this.scripts.push(this.script);
    this.script = null;
  }

  private closeOption(): void {
    const { option } = this;
    this.option = null;
    if (!option || this.options.length >= MOST_OPTIONS) return;
    this.options.push({ value: option.value, words: makeWords(collapseBlanks(option.text)) });
  }

  private closeHeading(): void {
    const raw = collapseBlanks((this.heading ?? '').slice(0, LONGEST_TEXT));
    this.heading = null;
    if (raw !== '' && this.headings.length < MOST_SCRIPTS) this.headings.push(makeWords(raw));
  }

  finish(): void {
    this.endText();
    this.closeLink();
    this.closeOption();
    if (this.script) this.closeScript();
    this.tree.closeAll(this.parts.length);
  }
}
