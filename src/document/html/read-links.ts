/**
 * HTML text → its links with the texts around them, in one pass over its markup and bounded in links, texts
 * and nesting. A fragment of a page is read like a page. Hidden elements count: lists in tabs are hidden until clicked.
 */
import type { LinkPage, PrintedLink } from '../../model/link-page.js';
import type { TreatedText, Words } from '../../model/text.js';
import type { WordsDraft } from '../drafts.js';
import { type LinkPart, LinkReader, type ReaderLimits } from './link-reader.js';
import { findEntry, findItem, type TreeNode } from './link-tree.js';
import { MarkupScanner } from './scan-markup.js';

export interface LinkReading {
  /** Names of attributes, in lower case, that scripts read to load a list. */
  readonly marks: ReadonlySet<string>;
  readonly treat: (raws: readonly string[]) => TreatedText;
  readonly limits?: ReaderLimits;
}

const LIMITS: ReaderLimits = { links: 20_000, parts: 120_000 };
/** Texts of an item, and texts beside it, that are looked at. */
const MOST_BESIDE = 12;
const MOST_TEXTS = 20_000;

export function readLinks(source: string, reading: LinkReading): LinkPage {
  const reader = new LinkReader(source, reading.marks, reading.limits ?? LIMITS);
  new MarkupScanner(source, reader).scan(0);
  reader.finish();
  const { title, base, meta } = reader.head.draft();
  const titleWords: WordsDraft | null = title === null ? null : { raw: title, text: title };
  treatWords(reader, titleWords, reading);
  const { headings, frames, refresh, scripts, loaders, options, diagnostics } = reader;
  const texts = reader.parts.flatMap(({ words, link }) => (link === null ? [words] : [])).slice(0, MOST_TEXTS);
  const links = describeLinks(reader.parts);
  return {
    title: titleWords,
    headings,
    meta,
    base,
    links,
    frames: frames.filter((frame) => frame !== ''),
    refresh,
    scripts,
    loaders,
    forms: reader.formReader.forms,
    options,
    texts,
    diagnostics,
  };
}

/** All words of the page at once, so that a few annotated characters are seen as what they are. */
function treatWords(reader: LinkReader, title: WordsDraft | null, { treat }: LinkReading): void {
  const words: WordsDraft[] = title === null ? [] : [title];
  for (const { words: printed, link } of reader.parts) {
    words.push(printed);
    if (link?.named) words.push(link.named);
  }
  for (const heading of reader.headings) words.push(heading);
  for (const option of reader.options) words.push(option.words);
  const { texts } = treat(words.map(({ raw }) => raw));
  for (const [index, word] of words.entries()) word.text = texts[index] ?? word.raw;
}

function describeLinks(parts: readonly LinkPart[]): PrintedLink[] {
  const lists = new Map<TreeNode, number>();
  return parts.flatMap((part, index) => {
    const { link, words } = part;
    if (link === null) return [];
    const item = findItem(link.node);
    const around = item.parent ?? item;
    const list = lists.get(around) ?? lists.size;
    lists.set(around, list);
    const [from, to] = [Math.min(item.from, index), Math.max(item.to, index + 1)];
    const { href, opener, named } = link;
    const inside = collectTexts(parts, { from, to });
    const entry = findEntry(item);
    const row = entry === null || entry === item ? [] : collectTexts(parts, entry);
    const before = collectBack(parts, from - 1, around.from);
    const after = collectOn(parts, to, around.to);
    const lead = Math.min(inside.length, collectTexts(parts, { from, to: index }).length);
    return [{ href, opener, words, named, item: inside, lead, before, after, row, list }];
  });
}

function collectTexts(parts: readonly LinkPart[], range: { from: number; to: number }): Words[] {
  const texts: Words[] = [];
  for (let at = range.from; at < range.to && texts.length < MOST_BESIDE; at++) {
    const part = parts[at];
    if (part?.link === null) texts.push(part.words);
  }
  return texts;
}

function collectOn(parts: readonly LinkPart[], start: number, end: number): Words[] {
  const texts: Words[] = [];
  for (let at = start; at < end && texts.length < MOST_BESIDE && parts[at]?.link === null; at++) {
    const words = parts[at]?.words;
    if (words) texts.push(words);
  }
  return texts;
}

/** In the order of the page. */
function collectBack(parts: readonly LinkPart[], start: number, end: number): Words[] {
  const texts: Words[] = [];
  for (let at = start; at >= end && texts.length < MOST_BESIDE && parts[at]?.link === null; at--) {
    const words = parts[at]?.words;
    if (words) texts.unshift(words);
  }
  return texts;
}
