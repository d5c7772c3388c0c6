/**
 * Open elements of a page while its links are read: just enough of a tree to tell which texts belong to which link.
 * Missing end tags of items, rows and cells are put in; nesting past a limit is read as if it were flat.
 */
import type { Element } from './elements.js';

export interface TreeNode {
  readonly tag: string;
  readonly parent: TreeNode | null;
  /** Parts of the page (texts and links, in order) that stand inside: from here … */
  readonly from: number;
  /** … up to here. */
  to: number;
  /** Address of the first link inside, null before one was seen. */
  first: string | null;
  /** True when links to two different addresses stand inside. */
  many: boolean;
}

const DEEPEST = 256;
/** An opening tag ends these open elements … */
const ENDS: Readonly<Record<string, readonly string[]>> = {
  li: ['li'],
  dt: ['dt', 'dd'],
  dd: ['dt', 'dd'],
  tr: ['tr', 'td', 'th'],
  td: ['td', 'th'],
  th: ['td', 'th'],
  option: ['option'],
  a: ['a'],
  p: ['p'],
  div: ['p'],
  ul: ['p'],
  ol: ['p'],
  table: ['p'],
};
/** … but not across these. */
const WALLS: ReadonlySet<string> = new Set(['table', 'ul', 'ol', 'dl', 'select', 'body']);

export class LinkTree {
  readonly root: TreeNode = { tag: '', parent: null, from: 0, to: 0, first: null, many: false };
  private readonly open: TreeNode[] = [];
  private tooDeep = 0;

  get current(): TreeNode {
    return this.open.at(-1) ?? this.root;
  }

  /** `at` is the number of parts read so far. */
  openTag({ name: tag, empty }: Element, at: number): void {
    if (empty) return;
    const ends = Object.hasOwn(ENDS, tag) ? ENDS[tag] : undefined;
    if (ends !== undefined) this.endImplied(ends, at);
    if (this.open.length >= DEEPEST) this.tooDeep++;
    else this.open.push({ tag, parent: this.current, from: at, to: at, first: null, many: false });
  }

  private endImplied(ends: readonly string[], at: number): void {
    for (let index = this.open.length - 1; index >= 0; index--) {
      const tag = this.open[index]?.tag ?? '';
      if (ends.includes(tag)) {
        this.closeDownTo(index, at);
        if (tag === 'tr' || ends.length === 1) return;
      } else if (WALLS.has(tag)) return;
    }
  }

  closeTag({ name: tag, empty }: Element, at: number): void {
    if (empty) return;
    if (this.tooDeep > 0) {
      this.tooDeep--;
      return;
    }
    for (let index = this.open.length - 1; index >= 0; index--) {
      if (this.open[index]?.tag !== tag) continue;
      this.closeDownTo(index, at);
      return;
    }
  }

  private closeDownTo(index: number, at: number): void {
    while (this.open.length > index) {
      const node = this.open.pop();
      if (node) node.to = at;
    }
  }

  closeAll(at: number): void {
    this.closeDownTo(0, at);
    this.root.to = at;
  }

  /** A link stands in all elements that are open. Where two addresses were seen before, all around know it already. */
  addLink(address: string): void {
    for (let node: TreeNode | null = this.current; node !== null && !node.many; node = node.parent) {
      if (node.first === null) node.first = address;
      else if (node.first !== address) node.many = true;
    }
  }
}

/** An entry of a list, however few entries the list has. */
const ENTRIES: ReadonlySet<string> = new Set(['li', 'tr', 'option']);

/** The entry that a part of one stands in, or null. */
export function findEntry(item: TreeNode): TreeNode | null {
  let node: TreeNode | null = item;
  while (node !== null && !ENTRIES.has(node.tag)) node = node.parent;
  return node;
}

/** The largest element around a link that holds no link to another address, and no more than one entry. */
export function findItem(link: TreeNode): TreeNode {
  let item = link;
  while (item.parent !== null && !item.parent.many && item.parent.parent !== null && !ENTRIES.has(item.tag))
    item = item.parent;
  return item;
}
