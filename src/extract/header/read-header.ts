/**
 * In: a page and the blocks already taken by others. Out: the record's header, the blocks it was read from, and
 * evidence that other stages need (titles, site, the agency a page belongs to). What stands before the report's body
 * is read, and behind it where no block stands before; a block that is not mostly known labels is left alone.
 */
import type { Block, Page } from '../../model/document.js';
import type { Header } from '../../model/record.js';
import type { Diagnostic } from '../../model/text.js';
import type { DateWords } from '../../model/text-knowledge.js';
import type { CompiledHeader } from './compile-header.js';
import { isPair, isStrong, makePair, type Pair } from './pairs.js';
import { readEvidence, readFields } from './read-fields.js';
import { readGridPairs } from './read-grid-pairs.js';
import { type Line, readLinePairs } from './read-line-pairs.js';
import { type MetaEvidence, readMeta } from './read-meta.js';
import { findTail, holdsBlock, isOneBlock } from './read-tail.js';
import { type FieldReader, isPlaceholder, readMoment } from './read-value.js';

export interface HeaderReaderKnowledge {
  readonly header: CompiledHeader;
  readonly dates: DateWords;
}

export interface ReadHeader {
  readonly header: Header;
  /** Indices of the blocks that are header. */
  readonly used: readonly number[];
  readonly diagnostics: readonly Diagnostic[];
  readonly siteCode: string | null;
  readonly siteName: string | null;
  readonly metaTitle: string | null;
  readonly columnName: string | null;
  /** Values of title fields and text before a label that reads like a report's title. */
  readonly titles: readonly string[];
  /** 所属机构: whose page it is; not the publisher. */
  readonly belongsTo: string | null;
  /** Names of files in a download field. */
  readonly downloads: readonly string[];
}

/** Header lines are looked for in so many blocks, and behind so many paragraphs of prose. */
const MOST_BLOCKS = 400;
const MOST_PROSE = 3;
const PROSE_LENGTH = 100;

/** Blocks before the report's body, chrome included: portals put the header into `<header>` elements. */
function findHead(page: Page, used: ReadonlySet<number>, header: CompiledHeader): number[] {
  const head: number[] = [];
  let prose = 0;
  for (let index = 0; index < page.blocks.length && index < MOST_BLOCKS && prose < MOST_PROSE; index++) {
    const block = page.blocks[index];
    if (block === undefined || used.has(index)) continue;
    if (isBodyStart(block, header)) break;
    if (block.kind === 'paragraph' && block.text.length > PROSE_LENGTH && block.links.length === 0) prose++;
    head.push(index);
  }
  return head;
}

function isBodyStart(block: Block, header: CompiledHeader): boolean {
  if (block.kind !== 'paragraph' || block.zone === 'chrome') return false;
  return block.links.length === 0 && header.knowledge.bodyStart.test(block.text);
}

interface Found {
  readonly pairs: readonly Pair[];
  readonly used: readonly number[];
  readonly leads: readonly string[];
}

function readBlockPairs(page: Page, index: number, header: CompiledHeader): Pair[] | null {
  const block = page.blocks[index];
  if (block?.kind === 'grid') return readGridPairs(block, { block: index, header });
  if (block?.kind === 'field') return [makePair(block.label, block.value, { block: index, header })];
  return null;
}

function collectPairs(page: Page, head: readonly number[], reader: FieldReader): Found {
  const lines: Line[] = [];
  const pairs: Pair[] = [];
  for (const index of head) {
    const block = page.blocks[index];
    if (block?.kind === 'paragraph') lines.push({ block: index, paragraph: block });
    else for (const pair of readBlockPairs(page, index, reader.header) ?? []) pairs.push(pair);
  }
  const fromLines = readLinePairs(lines, reader);
  const all = [...pairs, ...fromLines.pairs].sort((a, b) => a.block - b.block);
  return {
    pairs: all,
    used: [...new Set([...pairs.map((pair) => pair.block), ...fromLines.used])],
    leads: fromLines.leads,
  };
}

/** Fields with a type of their own prove themselves; others need a strong label somewhere on the page. */
function isHeaderAtAll(pairs: readonly Pair[]): boolean {
  if (pairs.some(isStrong)) return true;
  const known = pairs.filter((pair) => pair.meaning !== null && isPair(pair));
  return known.some((pair) => pair.meaning?.field === 'publishedAt' || pair.meaning?.field === 'contentSource');
}

const NONE: Found = { pairs: [], used: [], leads: [] };

/** `<meta>` fills what the header leaves open, and says so when it disagrees with it. */
function completeFromMeta(
  header: Header,
  meta: MetaEvidence,
  reader: FieldReader,
): { header: Header; diagnostics: Diagnostic[] } {
  const published = meta.publishedAt === null ? null : readMoment(meta.publishedAt, reader);
  const source =
    meta.contentSource !== null && !isPlaceholder(meta.contentSource, reader.header) ? meta.contentSource : null;
  const diagnostics: Diagnostic[] = [];
  if (published !== null && header.publishedAt !== null && published.slice(0, 10) !== header.publishedAt.slice(0, 10)) {
    const message = `the page prints ${header.publishedAt}, its meta data ${published}`;
    diagnostics.push({ code: 'meta-date-differs', severity: 'info', message, at: '/header/publishedAt' });
  }
  const publishedAt = header.publishedAt ?? published;
  return { header: { ...header, publishedAt, contentSource: header.contentSource ?? source }, diagnostics };
}

function findTitles(found: Found, reader: FieldReader): string[] {
  const leads = found.leads.filter((lead) => reader.header.knowledge.title.test(lead));
  return [...new Set([...readEvidence(found.pairs, 'title', reader), ...leads])];
}

/** The block at the head of the page, or, where none stands there, the one below the report. */
function collectAll(page: Page, used: ReadonlySet<number>, reader: FieldReader): Found {
  const head = findHead(page, used, reader.header);
  const candidates = collectPairs(page, head, reader);
  const found = isHeaderAtAll(candidates.pairs) ? candidates : NONE;
  if (holdsBlock(found.pairs)) return found;
  const behind = (head.at(-1) ?? -1) + 1;
  const isHeaderGrid = (index: number): boolean => readBlockPairs(page, index, reader.header) !== null;
  const tail = findTail(page, { used, related: reader.header.knowledge.related, isHeaderGrid });
  const below = collectPairs(
    page,
    tail.filter((index) => index >= behind),
    reader,
  );
  if (!isOneBlock(below.pairs, reader.header)) return found;
  return { pairs: [...found.pairs, ...below.pairs], used: [...found.used, ...below.used], leads: found.leads };
}

export function readHeader(page: Page, used: ReadonlySet<number>, knowledge: HeaderReaderKnowledge): ReadHeader {
  const reader: FieldReader = knowledge;
  const found = collectAll(page, used, reader);
  const fields = readFields(found.pairs.filter(isPair), reader);
  const meta = readMeta(page.meta, knowledge.header.knowledge.meta);
  const completed = completeFromMeta(fields.header, meta.evidence, reader);
  return {
    header: completed.header,
    used: [...found.used].sort((a, b) => a - b),
    diagnostics: [...fields.diagnostics, ...meta.diagnostics, ...completed.diagnostics],
    siteCode: meta.evidence.siteCode,
    siteName: meta.evidence.siteName,
    metaTitle: meta.evidence.title,
    columnName: meta.evidence.column,
    titles: findTitles(found, reader),
    belongsTo: readEvidence(found.pairs, 'belongsTo', reader)[0] ?? null,
    downloads: readEvidence(found.pairs, 'download', reader),
  };
}
