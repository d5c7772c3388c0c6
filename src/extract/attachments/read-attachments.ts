/**
 * In: a page, its address, and the blocks that are furniture. Out: the documents it links or embeds, resolved and
 * without duplicates, and the pictures of its body. A picture is no attachment; it may be where the table is.
 * Links other than to documents on the web are refused.
 */
import type { Block, Figure, Link, Page } from '../../model/document.js';
import type { AttachmentKnowledge } from '../../model/header-knowledge.js';
import type { Attachment } from '../../model/record.js';
import { isScript, listQuoted } from './list-quoted.js';
import { type LinkOrigin, resolveLink } from './resolve-link.js';

export interface Picture {
  readonly src: string;
  readonly alt: string;
  readonly block: number;
}

export interface ReadAttachments {
  readonly attachments: readonly Attachment[];
  readonly used: readonly number[];
  /** Pictures of the body, icons and furniture left out. */
  readonly pictures: readonly Picture[];
  /** Where the table may be when the page has none. */
  readonly tableElsewhere: 'attachment' | 'image' | null;
}

interface Reader {
  readonly origin: LinkOrigin;
  readonly knowledge: AttachmentKnowledge;
}

interface Named {
  readonly title: string;
  readonly href: string;
}

const EXTENSION = /\.([a-z\d]{2,4})$/iu;
const QUERY = /[?&]([\w.-]{1,40})=([^&#]{1,600})/gu;
const PATH_END = /[?#]/u;
const LAST_SEGMENT = /([^/\\]*)$/u;
const EDGE = /^[\s【[:：.、•·-]+|(?<![\s】\]])[\s】\]]+$/gu;
const DATA = /^data:/iu;
/** A text that a script opens is an address when it has a path, a name with an extension or a query. */
const ADDRESS = /[/.?]/u;
const LONGEST_TITLE = 300;

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Media type by the name's extension, or null when it is no document. */
function findMediaType(name: string, knowledge: AttachmentKnowledge): string | null {
  const extension = EXTENSION.exec(name.trim())?.[1]?.toLowerCase();
  if (extension === undefined || !Object.hasOwn(knowledge.mediaTypes, extension)) return null;
  return knowledge.mediaTypes[extension] ?? null;
}

/** The document that a viewer's or a download script's query names. */
function findInQuery(
  href: string,
  knowledge: AttachmentKnowledge,
): { readonly name: string; readonly key: string } | null {
  for (const match of href.matchAll(QUERY)) {
    const name = decode(match[2] ?? '');
    if (findMediaType(name.split(PATH_END)[0] ?? '', knowledge) !== null) {
      return { name, key: (match[1] ?? '').toLowerCase() };
    }
  }
  return null;
}

function isViewer(found: { readonly name: string; readonly key: string }, knowledge: AttachmentKnowledge): boolean {
  return knowledge.viewerQueries.includes(found.key) && found.name.includes('/');
}

/** The address of the document itself, and the name that tells its type. */
export function locateDocument(
  link: { readonly title: string; readonly href: string },
  knowledge: AttachmentKnowledge,
): { href: string; mediaType: string } | null {
  const path = link.href.split(PATH_END)[0] ?? '';
  const inPath = findMediaType(path, knowledge);
  if (inPath !== null) return { href: link.href, mediaType: inPath };
  const inQuery = findInQuery(link.href, knowledge);
  if (inQuery !== null) {
    const mediaType = findMediaType(inQuery.name.split(PATH_END)[0] ?? '', knowledge) ?? '';
    return { href: isViewer(inQuery, knowledge) ? inQuery.name : link.href, mediaType };
  }
  const inTitle = findMediaType(link.title, knowledge);
  return inTitle === null ? null : { href: link.href, mediaType: inTitle };
}

/** `window.open('/a/年报.pdf')`, `openFile('/download?id=7')` behind a name that tells the type. */
function locateOpened({ title, href }: Named, knowledge: AttachmentKnowledge): ReturnType<typeof locateDocument> {
  for (const quoted of listQuoted(decode(href))) {
    const document = ADDRESS.test(quoted) ? locateDocument({ title, href: quoted }, knowledge) : null;
    if (document !== null) return document;
  }
  return null;
}

function findTitle(link: Named, href: string): string {
  const title = link.title.replace(EDGE, '').slice(0, LONGEST_TITLE);
  if (title !== '') return title;
  return decode(LAST_SEGMENT.exec(href.split(PATH_END)[0] ?? '')?.[1] ?? '');
}

function readAttachment(link: Named, reader: Reader): Attachment | null {
  const document = isScript(link.href) ? locateOpened(link, reader.knowledge) : locateDocument(link, reader.knowledge);
  const href = document === null ? null : resolveLink(document.href, reader.origin);
  if (document === null || href === null) return null;
  return { title: findTitle(link, href), href, mediaType: document.mediaType };
}

/** Most blocks have none. */
const NO_LINKS: readonly Named[] = [];

function findLinks(block: Block): readonly Named[] {
  if (block.kind === 'paragraph' || block.kind === 'grid') {
    if (block.links.length === 0) return NO_LINKS;
    return block.links.map((link: Link) => ({ title: link.text, href: link.href }));
  }
  return block.kind === 'figure' && block.media === 'embed' ? [{ title: block.alt, href: block.src }] : NO_LINKS;
}

/** A line that is nothing but the link, announced or not (附件：年报.doc). */
function isAttachmentLine(block: Block, reader: Reader): boolean {
  if (block.kind === 'figure') return true;
  if (block.kind !== 'paragraph') return false;
  let rest = block.text;
  for (const link of block.links) rest = rest.replace(link.text, '');
  return rest.replace(reader.knowledge.announced, '').replace(EDGE, '') === '';
}

function isPicture(block: Block, inContent: boolean, knowledge: AttachmentKnowledge): block is Figure {
  if (block.kind !== 'figure' || block.media !== 'image' || block.zone === 'chrome') return false;
  if (inContent && block.zone !== 'content') return false;
  return !knowledge.icon.test(DATA.test(block.src) ? '' : block.src);
}

function findPictures(page: Page, taken: ReadonlySet<number>, reader: Reader): Picture[] {
  const inContent = page.blocks.some((block) => block.zone === 'content');
  const pictures: Picture[] = [];
  for (let index = 0; index < page.blocks.length; index++) {
    const block = page.blocks[index];
    if (block === undefined || taken.has(index) || !isPicture(block, inContent, reader.knowledge)) continue;
    const src = resolveLink(block.src, reader.origin) ?? block.src.slice(0, LONGEST_TITLE);
    pictures.push({ src, alt: block.alt, block: index });
  }
  return pictures;
}

export interface AttachmentOptions {
  readonly url: string | null;
  /** Blocks that are furniture; documents linked there belong to the site. */
  readonly taken?: ReadonlySet<number>;
}

export function readAttachments(
  page: Page,
  options: AttachmentOptions,
  knowledge: AttachmentKnowledge,
): ReadAttachments {
  const reader: Reader = { origin: { url: options.url ?? page.savedFrom, base: page.base }, knowledge };
  const taken = options.taken ?? new Set<number>();
  const found = new Map<string, Attachment>();
  const used: number[] = [];
  for (let index = 0; index < page.blocks.length; index++) {
    const block = page.blocks[index];
    if (block === undefined || block.zone === 'chrome' || taken.has(index)) continue;
    const links = findLinks(block);
    if (links.length === 0) continue;
    const attachments = links.map((link) => readAttachment(link, reader));
    for (const attachment of attachments) {
      if (attachment !== null && !found.has(attachment.href)) found.set(attachment.href, attachment);
    }
    const all = attachments.every((attachment) => attachment !== null);
    if (all && isAttachmentLine(block, reader)) used.push(index);
  }
  const pictures = findPictures(page, taken, reader);
  const attachments = [...found.values()];
  const tableElsewhere = attachments.length > 0 ? 'attachment' : pictures.length > 0 ? 'image' : null;
  return { attachments, used, pictures, tableElsewhere };
}
