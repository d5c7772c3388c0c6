/**
 * Runs of tokens → tables: from the first label that a form knows to the last value behind one. A section heading in
 * between parts two tables and stays text. A run with few known labels is text and is left alone.
 */
import type { Grid, Page } from '../../../model/document.js';
import type { Reading } from '../reading.js';
import { collectRuns, type Run, type Token } from './collect-tokens.js';
import { joinBroken } from './join-broken.js';
import { classifyToken, regroupRows, type TokenKind } from './regroup-rows.js';
import { splitGlued } from './split-glued.js';

export interface DumpedTable {
  readonly grid: Grid;
  readonly blocks: readonly number[];
}

const ENOUGH = 5;
/** A table whose values were all lost shows itself by its labels alone. */
const ENOUGH_BARE = 12;

interface Read {
  readonly token: Token;
  readonly kind: TokenKind;
  readonly known: boolean;
  readonly heading: boolean;
}

export function locateDumps(page: Page, used: ReadonlySet<number>, reading: Reading): DumpedTable[] {
  return collectRuns(page, used).flatMap((run) => {
    const tokens = joinBroken(run, reading)
      .flatMap((token) => splitGlued(token, reading))
      .map((token) => readToken(token, reading));
    const codes = new Set(tokens.filter((read) => read.known).map((read) => read.token.cell.text));
    const filled = tokens.some((read) => read.kind === 'value');
    if (codes.size < (filled ? ENOUGH : ENOUGH_BARE)) return [];
    return splitAtHeadings(tokens).flatMap((part) => cutTable(part, { reading, filled }));
  });
}

function readToken(token: Token, reading: Reading): Read {
  const kind = classifyToken(token.cell, reading);
  const worded = kind === 'label' || kind === 'head';
  const known = worded && (kind === 'head' || reading.cells.read(token.cell.text).found !== null);
  return { token, kind, known, heading: worded && !known && reading.isHeading(token.cell.text) };
}

function splitAtHeadings(tokens: readonly Read[]): Read[][] {
  const parts: Read[][] = [[]];
  for (const read of tokens) {
    if (read.heading) parts.push([]);
    else parts.at(-1)?.push(read);
  }
  return parts;
}

function cutTable(part: readonly Read[], { reading, filled }: { reading: Reading; filled: boolean }): DumpedTable[] {
  const first = locateStart(part, reading);
  const last = locateEnd(part);
  if (first < 0 || last < first) return [];
  if (filled && !part.slice(first, last + 1).some((read) => read.kind === 'value')) return [];
  const tokens = part.slice(first, last + 1).map((read) => read.token);
  const from = tokens[0]?.block ?? 0;
  const to = tokens.at(-1)?.block ?? from;
  const blocks = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return [{ grid: buildGrid(tokens, reading), blocks }];
}

/** The first known label, or what stands above the first heads of its table. */
function locateStart(part: readonly Read[], { words }: Reading): number {
  let first = part.findIndex((read) => read.known);
  const opens = (read: Read | undefined) =>
    read !== undefined && words.openings.some((opening) => read.token.cell.text.includes(opening));
  while (first > 0 && opens(part[first - 1])) first--;
  return first;
}

/** The last value behind the last known label, and local rows that go on in the same way: label, then value. */
function locateEnd(part: readonly Read[]): number {
  let end = part.findLastIndex((read) => read.known);
  let labels = 0;
  for (let at = end + 1; at < part.length && labels <= 2; at++) {
    const kind = part[at]?.kind;
    if (kind === 'label' || kind === 'head') labels++;
    else {
      end = at;
      labels = 0;
    }
  }
  return end;
}

function buildGrid(tokens: Run, reading: Reading): Grid {
  const rows = regroupRows(tokens, reading);
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const start = tokens[0]?.cell.start ?? 0;
  return { kind: 'grid', start, zone: 'plain', caption: null, rows, width, links: [], dumped: true };
}
