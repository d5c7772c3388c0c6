/**
 * In: a page. Out: its previous and next neighbour, and the blocks that are page furniture. Titles of neighbours are
 * other agencies' names: no later stage takes them for this page's (F61). Two different neighbours in one direction
 * give the last, which stands below the body.
 */
import type { Block, Link, Page } from '../../model/document.js';
import type { Navigation, NavigationLink } from '../../model/record.js';
import type { Words } from '../../model/text.js';
import { resolveLink } from '../attachments/resolve-link.js';
import type { CompiledNavigation, Direction } from './compile-navigation.js';
import { announcesList, detectChrome, isListEntry, isMenuEntry, isPlaceEntry } from './detect-chrome.js';
import { readNeighbours, readTitleBelow } from './read-neighbours.js';

export interface ReadNavigation {
  readonly navigation: Navigation;
  readonly used: readonly number[];
  /** Trails as printed on the page, without their links: they name the site and the place. */
  readonly breadcrumbs: readonly string[];
}

type Found = { [direction in Direction]?: NavigationLink | null };
type LinkedWords = Words & { readonly links: readonly Link[] };

const DIRECTIONS = ['previous', 'next'] as const;
const MOST_GRID_ROWS = 4;

function linkedWords(block: Block | undefined): LinkedWords | null {
  if (block?.kind === 'paragraph') return block;
  if (block?.kind !== 'grid' || block.rows.length > MOST_GRID_ROWS) return null;
  const text = block.rows.map((row) => row.map((cell) => cell.text).join(' ')).join(' ');
  return { raw: text, text, links: block.links };
}

/** Blocks of the neighbours, and what they say. */
function findNeighbours(page: Page, navigation: CompiledNavigation): { found: Found; used: number[] } {
  const found: Found = {};
  const used: number[] = [];
  for (let index = 0; index < page.blocks.length; index++) {
    const words = linkedWords(page.blocks[index]);
    const read = words === null ? null : readNeighbours(words, navigation);
    if (read === null) continue;
    used.push(index);
    for (const direction of DIRECTIONS) {
      // Page numbers below the neighbours name none: they do not take a title away.
      const neighbour = read.neighbours[direction];
      if (neighbour !== undefined) found[direction] = neighbour ?? found[direction] ?? null;
    }
    const below = read.open === null ? null : takeTitleBelow(page, index + 1, navigation);
    if (read.open === null || below === null) continue;
    found[read.open] = below;
    used.push(++index);
  }
  return { found, used };
}

function takeTitleBelow(page: Page, index: number, navigation: CompiledNavigation): NavigationLink | null {
  const block = page.blocks[index];
  if (block?.kind !== 'paragraph' || readNeighbours(block, navigation) !== null) return null;
  if (detectChrome(block, navigation)) return null;
  const last = index >= page.blocks.length - 2;
  const followed = linkedWords(page.blocks[index + 1]);
  const framed = followed !== null && readNeighbours(followed, navigation) !== null;
  return block.links.length > 0 || last || framed ? readTitleBelow(block, navigation) : null;
}

interface Entries {
  readonly belongs: (block: Block | undefined, navigation: CompiledNavigation) => boolean;
  readonly shortest: number;
}

/** Lines that are nothing but one short link each; links to other pages with their dates. */
const MENU: Entries = { belongs: isMenuEntry, shortest: 3 };
const LIST: Entries = { belongs: isListEntry, shortest: 2 };
/** Tables of contents: lines that lead to places of the page itself. */
const CONTENTS: Entries = { belongs: isPlaceEntry, shortest: 2 };

/** Runs of such lines, with the line that announces them. */
function findRuns(page: Page, navigation: CompiledNavigation, { belongs, shortest }: Entries): number[] {
  const found: number[] = [];
  let run: number[] = [];
  for (let index = 0; index <= page.blocks.length; index++) {
    if (belongs(page.blocks[index], navigation)) {
      run.push(index);
      continue;
    }
    const before = (run[0] ?? 0) - 1;
    const announced = announcesList(page.blocks[before], navigation);
    if (run.length >= shortest || (run.length > 0 && announced)) {
      if (announced) found.push(before);
      for (const entry of run) found.push(entry);
    }
    run = [];
  }
  return found;
}

function resolveNeighbour(
  link: NavigationLink | null | undefined,
  page: Page,
  url: string | null,
): NavigationLink | null {
  if (link === null || link === undefined) return null;
  const origin = { url: url ?? page.savedFrom, base: page.base };
  return { title: link.title, href: link.href === null ? null : resolveLink(link.href, origin) };
}

function findBreadcrumbs(page: Page, navigation: CompiledNavigation): string[] {
  const trails: string[] = [];
  for (const block of page.blocks) {
    if (block.kind === 'paragraph' && block.text.length < 200 && navigation.knowledge.breadcrumb.test(block.text))
      trails.push(block.text);
  }
  return trails;
}

function findChrome({ blocks }: Page, knowledge: CompiledNavigation): number[] {
  const chrome: number[] = [];
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index];
    if (block && detectChrome(block, knowledge)) chrome.push(index);
  }
  return chrome;
}

export function readNavigation(page: Page, knowledge: CompiledNavigation, url: string | null = null): ReadNavigation {
  const { found, used } = findNeighbours(page, knowledge);
  const chrome = findChrome(page, knowledge);
  return {
    navigation: {
      previous: resolveNeighbour(found.previous, page, url),
      next: resolveNeighbour(found.next, page, url),
    },
    used: [
      ...new Set([
        ...used,
        ...chrome,
        ...findRuns(page, knowledge, MENU),
        ...findRuns(page, knowledge, LIST),
        ...findRuns(page, knowledge, CONTENTS),
      ]),
    ].sort((a, b) => a - b),
    breadcrumbs: findBreadcrumbs(page, knowledge),
  };
}
