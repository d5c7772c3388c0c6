/**
 * In: a text with its links. Out: the previous and the next page named in it (上一篇), each with its title and where it
 * leads; undefined when the text does not name that direction, null when it says there is none.
 */
import type { Link } from '../../model/document.js';
import type { NavigationLink } from '../../model/record.js';
import type { Words } from '../../model/text.js';
import { isBlankCode } from '../../text/is-blank.js';
import type { CompiledNavigation, Direction } from './compile-navigation.js';

export type Neighbours = { readonly [direction in Direction]?: NavigationLink | null };

interface Mark {
  readonly direction: Direction;
  readonly start: number;
  readonly end: number;
}

const LONGEST = 300;
const LONGEST_TITLE = 120;
const LONGEST_LEAD = 12;
const TITLE_EDGE = /^[\s:：>＞»›\]】）)·|,，-]+|(?<![\s<＜«‹[【（(|·,，])[\s<＜«‹[【（(|·,，]+$/gu;
const LEAD_CODES: ReadonlySet<number> = new Set([...'<＜«‹[【（(|·•*-'].map((mark) => mark.charCodeAt(0)));
const LEAD = /^[\s<＜«‹[【（(|·•*-]*$/u;
const BEFORE_MARK = /[\s<＜«‹[【（(|\])】））;；,，:：\u3002>]/u;
const AFTER_MARK = /[\s:：>＞»›\]】）)|<＜«‹[【（(·]/u;
const PAGES = /^[\d\s.…·]*$/u;
const NONE_EDGE = /(?<![\s!！。.,，~])[\s!！。.,，~]+$/u;

type Linked = Words & { readonly links: readonly Link[] };

/** Nothing but style parts the mark from its title: a link begins behind it, or it says that there is none. */
function isGlued({ text, links }: Linked, { start, end }: Mark, { none }: CompiledNavigation): boolean {
  if (none.has(text.slice(end).replace(NONE_EDGE, ''))) return true;
  return links.some((link) => {
    const title = link.text.trim();
    return (
      title !== '' && (text.startsWith(title, end) || (title.length > end - start && text.startsWith(title, start)))
    );
  });
}

function findMarks(block: Linked, navigation: CompiledNavigation): Mark[] {
  const { text } = block;
  const marks: Mark[] = [];
  for (let at = 0; at < text.length; at++) {
    if (!navigation.initials.has(text[at] ?? '')) continue;
    const found = navigation.neighbours.find(({ word }) => text.startsWith(word, at));
    if (found === undefined) continue;
    const end = at + found.word.length;
    const free = at === 0 || BEFORE_MARK.test(text[at - 1] ?? '') || marks.length > 0;
    const mark = { direction: found.direction, start: at, end };
    if (free && (end === text.length || AFTER_MARK.test(text[end] ?? '') || isGlued(block, mark, navigation))) {
      marks.push(mark);
      at = end - 1;
    }
  }
  return marks;
}

function isNone(title: string, navigation: CompiledNavigation): boolean {
  if (PAGES.test(title)) return true;
  return navigation.none.has(title) || navigation.none.has(title.replace(NONE_EDGE, ''));
}

/** The link that carries the title, or the one on the mark itself. */
function findHref(title: string, words: string, links: readonly Link[]): string | null {
  const link =
    links.find(({ text }) => text.trim() !== '' && text.includes(title)) ??
    links.find(({ text }) => text.trim() !== '' && (title.includes(text.trim()) || text.includes(words)));
  return link?.href ?? null;
}

function readMark(text: string, marks: readonly Mark[], index: number): string {
  const mark = marks[index];
  const end = marks[index + 1]?.start ?? text.length;
  return text
    .slice(mark?.end ?? 0, end)
    .replace(TITLE_EDGE, '')
    .replace(TITLE_EDGE, '');
}

function isLead(code: number): boolean {
  return isBlankCode(code) || LEAD_CODES.has(code);
}

/** Behind brackets and bullets stands the first character of such a word: most lines end here. */
function startsLikeMark(text: string, navigation: CompiledNavigation): boolean {
  let at = 0;
  while (at < text.length && at < LONGEST_LEAD && isLead(text.charCodeAt(at))) at++;
  return navigation.initials.has(text[at] ?? '');
}

/** null when the text is no line of neighbours; an empty title means that it stands in the next block. */
export function readNeighbours(
  block: Linked,
  navigation: CompiledNavigation,
): { neighbours: Neighbours; open: Direction | null } | null {
  const text = block.text;
  if (text.length > LONGEST) return null;
  if (!startsLikeMark(text, navigation)) return null;
  const marks = findMarks(block, navigation);
  const first = marks[0];
  if (first === undefined || !LEAD.test(text.slice(0, first.start))) return null;
  const neighbours: { [direction in Direction]?: NavigationLink | null } = {};
  let open: Direction | null = null;
  for (const [index, mark] of marks.entries()) {
    const title = readMark(text, marks, index);
    if (title.length > LONGEST_TITLE) return null;
    if (title === '' && index === marks.length - 1) open = mark.direction;
    const href = findHref(title, text.slice(mark.start, mark.end), block.links);
    neighbours[mark.direction] = isNone(title, navigation) ? null : { title, href };
  }
  return { neighbours, open };
}

/** A title on a line of its own, below the words that announce it. */
export function readTitleBelow(block: Linked, navigation: CompiledNavigation): NavigationLink | null {
  const title = block.text.trim();
  if (title === '' || title.length > LONGEST_TITLE || isNone(title, navigation)) return null;
  return { title, href: block.links[0]?.href ?? null };
}
