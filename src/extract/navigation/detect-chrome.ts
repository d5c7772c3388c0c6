/**
 * In: a block. Out: whether it is page furniture: trails, controls, footers, menus. A paragraph of the report that
 * merely holds such a word is not, and neither is a line of the header block.
 */
import type { Block, Grid, Link, Paragraph } from '../../model/document.js';
import { isBlankCode } from '../../text/is-blank.js';
import type { CompiledNavigation } from './compile-navigation.js';

const LONGEST = 160;
const LONGEST_CONTROLS = 90;
const PUNCTUATION_CODES: ReadonlySet<number> = new Set(
  [...'|｜·•:：[]【】()（）<>《》,，、;；/\\+-—_*?!！&.。▲▼↑↓'].map((mark) => mark.charCodeAt(0)),
);
const PUNCTUATION = /[\s|｜·•:：[\]【】()（）<>《》,，、;；/\\+\-—_*?!！&.。▲▼↑↓]+/gu;
const STOP = '。';
const MENU_LINKS = 3;
const MENU_LABEL = 24;
const LIST_LABEL = 90;
const LIST_TITLE = 6;
const PLACE = /^#./;
/** What is left of a date without its marks, in brackets or not. */
const DATE = /^(?:20\d{2})?\d{3,4}$|^20\d{2}\p{Script=Han}\d{1,2}\p{Script=Han}\d{1,2}\p{Script=Han}$/u;

/** Most lines are told from controls by the first character behind their punctuation. */
function beginsWithControl(text: string, { controlInitials }: CompiledNavigation): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (!isBlankCode(code) && !PUNCTUATION_CODES.has(code)) return controlInitials.has(text.charAt(at));
  }
  return false;
}

/** Takes the longest control words off until nothing or something else is left. */
function holdsControlsOnly(text: string, navigation: CompiledNavigation): boolean {
  if (text.length > LONGEST_CONTROLS || !beginsWithControl(text, navigation)) return false;
  const bare = text.replace(PUNCTUATION, '');
  if (bare === '') return false;
  let at = 0;
  let single = 0;
  while (at < bare.length) {
    if (!navigation.controlInitials.has(bare[at] ?? '')) return false;
    const word = navigation.controls.find((control) => bare.startsWith(control, at));
    if (word === undefined) return false;
    if (word.length === 1) single++;
    at += word.length;
  }
  return single === 0 || bare.length > 1;
}

function isTextChrome(text: string, navigation: CompiledNavigation): boolean {
  const { knowledge } = navigation;
  if (text.length > LONGEST) return false;
  const chrome =
    holdsControlsOnly(text, navigation) ||
    (!text.includes(STOP) && (knowledge.breadcrumb.test(text) || navigation.furniture.test(text)));
  return chrome && !knowledge.metadata.test(text);
}

function linkedLength(links: readonly Link[]): number {
  return links.reduce((sum, link) => sum + link.text.replace(PUNCTUATION, '').length, 0);
}

/** Three or more short links and nothing else on one line. */
function isLinkRow(block: Paragraph): boolean {
  if (block.links.length < MENU_LINKS || block.links.some(({ text }) => text.length > MENU_LABEL)) return false;
  return linkedLength(block.links) >= block.text.replace(PUNCTUATION, '').length;
}

function isGridChrome(grid: Grid, navigation: CompiledNavigation): boolean {
  if (grid.rows.length > 2 || grid.rows.length === 0) return false;
  const cells = grid.rows
    .flat()
    .map((cell) => cell.text)
    .filter((text) => text.trim() !== '');
  return cells.length > 0 && cells.every((text) => isTextChrome(text, navigation));
}

export function detectChrome(block: Block, navigation: CompiledNavigation): boolean {
  if (block.kind === 'figure') return block.zone === 'chrome';
  if (block.kind === 'field') return false;
  if (block.kind === 'grid') return isGridChrome(block, navigation);
  if (block.zone === 'chrome') return !navigation.knowledge.metadata.test(block.text);
  return isTextChrome(block.text, navigation) || (block.zone !== 'content' && isLinkRow(block));
}

/** A short line that is nothing but one link: an entry of a menu, when it stands among others. Documents are no pages. */
export function isMenuEntry(block: Block | undefined, navigation: CompiledNavigation): boolean {
  if (block?.kind !== 'paragraph' || block.zone === 'content' || block.links.length === 0) return false;
  if (block.text.length > MENU_LABEL || leadsToDocument(block, navigation)) return false;
  return linkedLength(block.links) >= block.text.replace(PUNCTUATION, '').length;
}

function leadsToDocument({ links }: Paragraph, { knowledge }: CompiledNavigation): boolean {
  return links.some(({ href, text }) => knowledge.document.test(href) || knowledge.document.test(text));
}

/** A link to another page with its date: an entry of a list of pages, when it stands among others. */
export function isListEntry(block: Block | undefined, navigation: CompiledNavigation): boolean {
  if (block?.kind !== 'paragraph' || block.links.length !== 1 || leadsToDocument(block, navigation)) return false;
  if (block.text.length > LIST_LABEL || block.level > 0) return false;
  const [link] = block.links;
  const rest = block.text.replace(link?.text ?? '', '').replace(PUNCTUATION, '');
  return (link?.text.trim().length ?? 0) >= LIST_TITLE && rest !== '' && DATE.test(rest);
}

/** A line that is nothing but links to places of its own page. */
export function isPlaceEntry(block: Block | undefined): boolean {
  if (block?.kind !== 'paragraph' || block.links.length === 0 || block.level > 0) return false;
  if (block.text.length > LIST_LABEL || !block.links.every(({ href }) => PLACE.test(href))) return false;
  return linkedLength(block.links) >= block.text.replace(PUNCTUATION, '').length;
}

/** The line that announces such a list. */
export function announcesList(block: Block | undefined, navigation: CompiledNavigation): boolean {
  return block?.kind === 'paragraph' && navigation.knowledge.listHeading.test(block.text);
}
