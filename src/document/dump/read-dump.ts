/**
 * Plain text of a page (a dump, Markdown, a copy from a browser) → blocks: runs of lines with pipes or tabs are grids,
 * every other line is a paragraph. What the dump lost (spans, empty cells) is not made up here.
 */

import { collapseBlanks } from '../collapse-blanks.js';
import type { CellDraft, GridDraft, LinkDraft, ParagraphDraft, WordsDraft } from '../drafts.js';
import { type BlockDraft, NO_LINKS } from '../drafts.js';
import { layOutGrid } from '../lay-out-grid.js';
import { readMarkdownLine } from './read-markdown-line.js';
import { type SplitCell, splitCells } from './split-cells.js';

interface Line {
  readonly text: string;
  readonly start: number;
}

/** Markdown's only way to break a line within a cell. */
const BREAK_TAG = /<br\s{0,3}\/?>/i;
const LINE_END = /\r\n|\n|\r|\f/g;

/** `start` is the offset of the text's first character in the page. */
export function readDump(text: string, start = 0): BlockDraft[] {
  const blocks: BlockDraft[] = [];
  const lines = splitLines(text, start);
  for (let index = 0; index < lines.length; ) index = readAt(lines, index, blocks);
  return blocks;
}

function splitLines(text: string, start: number): Line[] {
  const lines: Line[] = [];
  let from = 0;
  for (const end of text.matchAll(LINE_END)) {
    lines.push({ text: text.slice(from, end.index), start: start + from });
    from = end.index + end[0].length;
  }
  lines.push({ text: text.slice(from), start: start + from });
  return lines;
}

/** Reads the block that begins at a line; returns the index of the first line behind it. */
function readAt(lines: readonly Line[], index: number, blocks: BlockDraft[]): number {
  const line = lines[index];
  if (!line) return index + 1;
  const cells = splitCells(line.text);
  if (cells === null) {
    const paragraph = readParagraph(line);
    if (paragraph) blocks.push(...paragraph);
    return index + 1;
  }
  const rows: Row[] = [];
  if (cells.length === 0 && !hasCells(lines[index + 1])) return index + 1;
  const next = collectRows(lines, index, rows);
  blocks.push(buildGrid(rows));
  return next;
}

interface Row {
  readonly line: Line;
  readonly cells: readonly SplitCell[];
}

/** One blank line between two rows does not end a table. */
function collectRows(lines: readonly Line[], from: number, rows: Row[]): number {
  let index = from;
  for (let line = lines[index]; line; line = lines[index]) {
    const cells = splitCells(line.text, rows.at(-1)?.cells.length);
    if (cells) rows.push({ line, cells });
    else if (!(line.text.trim() === '' && hasCells(lines[index + 1]))) break;
    index++;
  }
  return index;
}

function hasCells(line: Line | undefined): boolean {
  return line !== undefined && splitCells(line.text) !== null;
}

function buildGrid(printed: readonly Row[]): GridDraft {
  const links: LinkDraft[] = [];
  const rows: CellDraft[][] = [];
  for (const { line, cells } of printed) {
    if (cells.length > 0) rows.push(cells.map((cell) => toCell(cell, { line, links })));
  }
  const zone = 'plain';
  const start = printed[0]?.line.start ?? 0;
  return {
    kind: 'grid',
    start,
    zone,
    caption: null,
    rows,
    width: layOutGrid(rows),
    links,
    dumped: true,
  };
}

function toCell(cell: { text: string; at: number }, row: { line: Line; links: LinkDraft[] }): CellDraft {
  const { text, links } = readMarkdownLine(cell.text);
  row.links.push(...links);
  const raw = text.includes('<') ? text.split(BREAK_TAG).map(collapseBlanks).join('\n').trim() : collapseBlanks(text);
  return { raw, text: raw, start: row.line.start + cell.at, x: 0, colspan: 1, rowspan: 1, head: false };
}

function readParagraph(line: Line): BlockDraft[] | null {
  const read = readMarkdownLine(line.text);
  const raw = collapseBlanks(read.text);
  const blocks: BlockDraft[] = read.figures.map((figure) => ({
    ...figure,
    kind: 'figure',
    start: line.start,
    zone: 'plain',
  }));
  if (raw === '' && read.links.length === 0) return blocks.length > 0 ? blocks : null;
  const words: WordsDraft = { raw, text: raw };
  const paragraph: ParagraphDraft = {
    kind: 'paragraph',
    ...words,
    start: line.start + (line.text.length - line.text.trimStart().length),
    zone: 'plain',
    level: read.level,
    item: read.item,
    strong: read.strong,
    centered: false,
    continued: false,
    links: read.links.length > 0 ? read.links : NO_LINKS,
  };
  return [paragraph, ...blocks];
}
