/**
 * Lines before the first part, and the page's own title → the title of the report and the lines that print it.
 * Takes no sentence, no name of a column, and nothing that only points to another page; null when none is left.
 */
import type { Page } from '../../model/document.js';
import type { TitleKnowledge } from '../../model/section-knowledge.js';
import type { Line } from './gather-lines.js';
import { lettersOf } from './section-words.js';

export interface FoundTitle {
  readonly title: string | null;
  /** Blocks that print it; the same title printed twice counts in full. */
  readonly blocks: ReadonlySet<number>;
  /** Blocks above it that only name the page's column. */
  readonly columns: ReadonlySet<number>;
}

interface Candidate {
  readonly text: string;
  readonly blocks: readonly number[];
  readonly score: number;
}

const LONGEST_TITLE = 90;
const LONGEST_PART = 60;
/** Titles in the page's head beyond this are no titles. */
const LONGEST_HEAD = 300;
const MOST_LINES = 60;
const MAX_JOINED = 3;
const SITE_NAME = 'sitename';
/** An agency in a title, and how much of it the line above must end with to be the same one. */
const SHORTEST_OWN = 4;
const SHORTEST_SHARED = 2;
/** A longer title may be printed again with so many letters less. */
const LONG_TITLE = 12;
const MOST_LEFT_OUT = 2;
const SENTENCE_MARK = /[。；;！!？?]|[,，].*[,，]/;
/** In full-width digits too. */
const YEAR = /(?:19|20|\uff11\uff19|\uff12\uff10)[\d\uff10-\uff19]{2}/;
const NOTE_AT_END = /[（(][^（）()]{0,20}[)）]$/;
const COLON_FIRST = /^\s*[:：]/;
const SEPARATOR = /\s{0,9}[|｜_]+\s{0,9}|\s{1,9}[-–—]+\s{0,9}|\s{0,9}[–—]+\s{0,9}|-(?=\p{L})|\s{0,9}>\s{0,9}/u;
/** One of these stands in every separator. */
const SEPARATOR_MARK = /[|｜_>–—-]/;
/** A line of a trail (`> 政府信息公开年报`). */
const TRAIL = /^\s*[>»›＞]/;
const EDGE_MARKS = /^[\s?？:：*#>•·-]+|[\s?？]+$/g;
/** A title that is nothing but quoted. */
const QUOTED = /^《([^《》]*)》$/;
const BLANK = /\s/;
const BLANKS_AT_LETTERS = /(?<=[\p{Script=Han}\d（）()])\s+(?=\p{Script=Han})|(?<=\p{Script=Han})\s+(?=\d)/gu;

/** Blanks inside a title are layout: `2025 年`, `报 告`. */
function tidy(text: string): string {
  const bare = text.replace(EDGE_MARKS, '').replace(QUOTED, '$1');
  return BLANK.test(bare) ? bare.replace(BLANKS_AT_LETTERS, '') : bare;
}

export interface TitleInput {
  readonly page: Page;
  /** Lines before the first part. */
  readonly lines: readonly Line[];
  readonly declaredTitles: readonly string[];
}

export function readTitle({ page, lines, declaredTitles }: TitleInput, knowledge: TitleKnowledge): FoundTitle {
  const declared = declaredTitle(page, declaredTitles, knowledge);
  let best: Candidate | null = null;
  for (let at = 0; at < lines.length && at < MOST_LINES; at++) {
    const candidate = candidateAt(lines, at, knowledge);
    if (candidate !== null) best = better(best, candidate, declared);
  }
  const title = best?.text ?? declared;
  const blocks = repeats(title, best?.blocks ?? [], lines);
  return { title, blocks, columns: findColumns({ page, lines, declaredTitles }, blocks, knowledge) };
}

/** Lines above the title that name the page's column, or its site as the page's own head names it. */
function findColumns(
  { page, lines }: TitleInput,
  blocks: ReadonlySet<number>,
  { columns }: TitleKnowledge,
): ReadonlySet<number> {
  const first = Math.min(...blocks);
  const above = lines.filter(({ block }) => block < first && !blocks.has(block) && Number.isFinite(first));
  if (above.length === 0) return new Set();
  const head = (page.title?.text ?? '').slice(0, LONGEST_HEAD).split(SEPARATOR);
  const sites = new Set([...head, ...(page.meta.get(SITE_NAME) ?? [])].map(lettersOf).filter((name) => name !== ''));
  const frame = above.filter(({ text }) => columns.includes(lettersOf(text)) || sites.has(lettersOf(text)));
  return new Set(frame.map(({ block }) => block));
}

function better(top: Candidate | null, next: Candidate, declared: string | null): Candidate {
  const score = next.score + (declared !== null && agree(next.text, declared) ? 3 : 0);
  const scored = { ...next, score };
  return top === null || score > top.score ? scored : top;
}

function agree(one: string, other: string): boolean {
  const [a, b] = [lettersOf(one), lettersOf(other)];
  return a === b || (a.length > 6 && b.includes(a)) || (b.length > 6 && a.includes(b));
}

/** A line that reads like a title, alone or with the lines that continue it. */
function candidateAt(lines: readonly Line[], at: number, knowledge: TitleKnowledge): Candidate | null {
  const first = lines[at];
  if (first === undefined || first.linked || TRAIL.test(first.text) || first.text.length > LONGEST_TITLE) return null;
  let text = '';
  for (let count = 1; count <= MAX_JOINED; count += 1) {
    const line = lines[at + count - 1];
    if (line === undefined || line.text.length > LONGEST_PART + 30 || (count > 1 && !sameLook(first, line)))
      return null;
    text += line.text;
    const title = withoutLabel(tidy(text), knowledge);
    if (isTitle(title, knowledge)) {
      const whole = count === 1 || !standsAlone(first, line, knowledge);
      return whole ? describe(title, lines.slice(at, at + count), knowledge) : null;
    }
    if (!mayGoOn(title, knowledge)) return null;
  }
  return null;
}

/**
 * A title with its own year goes on from no line but the agency's: not from a trail, a year or a column's name, and
 * not from a line that ends with the agency that the title names itself (a banner above `X镇2020年…`).
 */
function standsAlone(first: Line, last: Line, knowledge: TitleKnowledge): boolean {
  const title = withoutLabel(tidy(last.text), knowledge);
  if (!isTitle(title, knowledge)) return false;
  const front = tidy(first.text);
  if (TRAIL.test(first.text)) return true;
  if (!hasYear(title, knowledge)) return false;
  return (
    hasYear(front, knowledge) ||
    !endsLikeAgency(front, knowledge) ||
    title.includes(front) ||
    namesItself(title, front, knowledge)
  );
}

/** The title's own agency begins with what the line above ends with, or is one that needs no line above. */
function namesItself(title: string, front: string, knowledge: TitleKnowledge): boolean {
  const year = title.search(YEAR);
  const own = title.slice(0, Math.max(0, year < 0 ? title.search(knowledge.writtenYear) : year));
  if (own.length < SHORTEST_SHARED) return false;
  const place = knowledge.placeEndings.some((ending) => front.endsWith(ending));
  if (!place && own.length >= SHORTEST_OWN && endsLikeAgency(own, knowledge)) return true;
  for (let length = Math.min(own.length, front.length); length >= SHORTEST_SHARED; length--) {
    if (front.endsWith(own.slice(0, length))) return true;
  }
  return false;
}

function hasYear(text: string, knowledge: TitleKnowledge): boolean {
  return YEAR.test(text) || knowledge.writtenYear.test(text);
}

function endsLikeAgency(text: string, knowledge: TitleKnowledge): boolean {
  return knowledge.agencyEndings.some((ending) => text.endsWith(ending));
}

function sameLook(one: Line, other: Line): boolean {
  return one.markup === other.markup && one.centered === other.centered && !other.linked;
}

/** The front of a title: an agency alone, or title words without their end. */
function mayGoOn(text: string, knowledge: TitleKnowledge): boolean {
  if (text === '' || text.length > LONGEST_PART || SENTENCE_MARK.test(text) || isRefused(text, knowledge)) return false;
  if (knowledge.columns.includes(lettersOf(text))) return false;
  return (
    endsLikeAgency(text, knowledge) ||
    hasYear(text, knowledge) ||
    knowledge.subjects.some((subject) => text.includes(subject))
  );
}

function isTitle(text: string, knowledge: TitleKnowledge): boolean {
  if (text.length > LONGEST_TITLE || SENTENCE_MARK.test(text) || isRefused(text, knowledge)) return false;
  const body = text.replace(NOTE_AT_END, '').replace(knowledge.planTail, '');
  return (
    knowledge.endings.some((ending) => body.endsWith(ending)) &&
    knowledge.subjects.some((subject) => text.includes(subject))
  );
}

/** A line that reads like the title of a report and names its year. */
export function isReportTitle(line: string, knowledge: TitleKnowledge): boolean {
  const text = tidy(line);
  return hasYear(text, knowledge) && isTitle(text, knowledge);
}

function isRefused(text: string, knowledge: TitleKnowledge): boolean {
  return knowledge.refused.some((word) => text.includes(word));
}

function withoutLabel(text: string, knowledge: TitleKnowledge): string {
  const label = knowledge.labels.find((word) => text.startsWith(word));
  if (label === undefined) return text;
  const rest = text.slice(label.length);
  return COLON_FIRST.test(rest) ? tidy(rest) : text;
}

function describe(text: string, lines: readonly Line[], knowledge: TitleKnowledge): Candidate {
  const [first] = lines;
  const column = knowledge.columns.includes(lettersOf(text));
  const markup = first === undefined || first.markup === 0 ? 0 : 4 - Math.min(3, first.markup);
  const looks = markup + (first?.centered === true ? 2 : 0) + (first?.strong === true ? 1 : 0);
  const score = looks + (hasYear(text, knowledge) ? 3 : 0) - (column ? 4 : 0);
  return { text, blocks: lines.map(({ block }) => block), score };
}

/** The title in the page's head or header: the first that reads like a report's, else the first of its own fields. */
function declaredTitle(page: Page, declared: readonly string[], knowledge: TitleKnowledge): string | null {
  const head = (page.title?.text ?? '').slice(0, LONGEST_HEAD);
  const titles = new Set([...declared.map((title) => title.slice(0, LONGEST_HEAD)), head]);
  const parts = [...titles].flatMap(listParts);
  const named = parts.filter((part) => isTitle(part, knowledge) && !knowledge.columns.includes(lettersOf(part)));
  const shortest = named.find((part) => !SEPARATOR.test(part)) ?? named[0];
  const fields = declared
    .filter((title) => title.slice(0, LONGEST_HEAD) !== head)
    .map((title) => tidy(title.slice(0, LONGEST_HEAD)));
  return shortest ?? claimedTitle(page, knowledge) ?? fields.find((title) => title !== '') ?? null;
}

/** The title as it is, then the parts between its marks. */
function listParts(title: string): string[] {
  const parts = [tidy(title)];
  if (SEPARATOR_MARK.test(title)) for (const part of title.split(SEPARATOR)) parts.push(tidy(part));
  return parts;
}

/** A title that stood behind an empty header label and was taken for its value. */
function claimedTitle(page: Page, knowledge: TitleKnowledge): string | null {
  for (const block of page.blocks.slice(0, MOST_LINES)) {
    if (block.kind !== 'paragraph' || block.links.length > 0 || block.text.length > LONGEST_TITLE) continue;
    const text = tidy(block.text);
    if (hasYear(text, knowledge) && isTitle(text, knowledge)) return text;
  }
  return null;
}

/** All blocks that print the title, once more or in pieces side by side. */
function repeats(title: string | null, blocks: readonly number[], lines: readonly Line[]): ReadonlySet<number> {
  const key = lettersOf(title ?? '');
  const found = new Set(blocks);
  if (key === '') return found;
  const letters = lines.slice(0, MOST_LINES + 1).map((line) => lettersOf(line.text));
  lines.slice(0, MOST_LINES).forEach((line, at) => {
    const one = letters[at] ?? '';
    const next = lines[at + 1];
    const both = one + (letters[at + 1] ?? '');
    if (isSameTitle(one, key)) found.add(line.block);
    if (next !== undefined && both !== one && isSameTitle(both, key) && (both === key || !found.has(line.block)))
      found.add(line.block).add(next.block);
  });
  return found;
}

/** The same letters, or the same but for one or two left out (`2022年` beside `2022年度`). */
function isSameTitle(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (long.length - short.length > MOST_LEFT_OUT || (short !== long && short.length < LONG_TITLE)) return false;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length;
}
