/**
 * In: a grid. Out: the pairs of a header block, or null when the grid is none. Rows hold one to four pairs of cells,
 * cells that hold `label: value` themselves, or all labels above all values. Empty cells may be lost (VARIATION a):
 * a label that is followed by a label is empty.
 */
import type { Cell, Grid } from '../../model/document.js';
import type { Words } from '../../model/text.js';
import { type CompiledHeader, findLabel, type HeaderLabel } from './compile-header.js';
import { isStrong, makePair, NOTHING, type Pair } from './pairs.js';
import { splitLine } from './split-line.js';

interface Token {
  readonly words: Words;
  readonly kind: 'label' | 'value' | 'pairs';
  readonly pairs: readonly Pair[];
}

interface Where {
  readonly block: number;
  readonly header: CompiledHeader;
}

const MOST_ROWS = 24;
const MOST_CELLS = 16;
const LONGEST_LABEL = 24;
const LONGEST_VALUE = 400;
const LONGEST_TITLE = 60;
const TITLE: HeaderLabel = { field: 'title', tier: 0, weak: true };
const LINES = /\n+/gu;
const RULE = /^[\s:|-]*$/u;
const COLON_END = /[:：]\s*$/u;
const DIGIT = /\d/u;
const WORD = /^[\u4e00-\u9fff]{2,10}$/u;

function flatten(cell: Cell): Words {
  return { raw: cell.raw.replace(LINES, ' ').trim(), text: cell.text.replace(LINES, ' ').trim() };
}

function readToken(cell: Cell, where: Where): Token {
  const words = flatten(cell);
  const short = words.text.length <= LONGEST_LABEL;
  if (short && findLabel(words.text, where.header) !== null) return { words, kind: 'label', pairs: [] };
  const split = words.text.length <= LONGEST_VALUE ? splitLine(words, where) : null;
  const lone = split === null || split.pairs.length < 2 || split.lead !== '';
  if (short && lone && words.text.length > 1 && COLON_END.test(words.text)) return { words, kind: 'label', pairs: [] };
  if (split === null || split.lead !== '' || split.pairs[0]?.meaning === null) {
    return { words, kind: 'value', pairs: [] };
  }
  const spelled = split.colons || split.pairs.length > 1;
  return spelled ? { words, kind: 'pairs', pairs: split.pairs } : { words, kind: 'value', pairs: [] };
}

/** A pair without a known label: two printed cells that follow each other. */
function isUnknownLabel(row: readonly Token[], at: number): boolean {
  const token = row[at];
  if (token === undefined || token.words.text === '' || token.words.text.length > LONGEST_LABEL) return false;
  const next = row[at + 1];
  return next === undefined ? false : next.kind === 'value';
}

/** A row that prints nothing but the title of the report: no label, and no value of the label before it. */
function readTitleRow(row: readonly Token[], { block, header }: Where): Pair | null {
  const [only, ...others] = filled(row);
  if (only === undefined || others.length > 0 || only.kind !== 'value') return null;
  if (only.words.text.length > LONGEST_TITLE || !header.knowledge.title.test(only.words.text)) return null;
  return { label: NOTHING, value: only.words, meaning: TITLE, block };
}

function readRow(row: readonly Token[], where: Where): Pair[] {
  const title = readTitleRow(row, where);
  if (title !== null) return [title];
  const pairs: Pair[] = [];
  for (let at = 0; at < row.length; at++) {
    const token = row[at];
    if (token === undefined || (token.kind === 'value' && token.words.text === '')) continue;
    if (token.kind === 'pairs') {
      pairs.push(...token.pairs);
    } else if (token.kind === 'label' || isUnknownLabel(row, at)) {
      const value = row[at + 1]?.kind === 'value' ? row[at + 1] : undefined;
      pairs.push(makePair(token.words, value?.words ?? NOTHING, where));
      if (value) at++;
    } else {
      appendValue(pairs, token.words, where);
    }
  }
  return pairs;
}

/** A value without a label of its own continues the value before it (分类 | 综合政务 | 其他). */
function appendValue(pairs: Pair[], words: Words, where: Where): void {
  const last = pairs.pop();
  const value = (a: string, b: string) => `${a} ${b}`.trim();
  if (last === undefined) {
    pairs.push(makePair(NOTHING, words, where));
    return;
  }
  const joined = { raw: value(last.value.raw, words.raw), text: value(last.value.text, words.text) };
  pairs.push({ ...last, value: joined });
}

function isKind(row: readonly Token[] | undefined, kind: Token['kind']): boolean {
  return row?.every((token) => token.kind === kind || token.words.text === '') ?? false;
}

function filled(row: readonly Token[]): Token[] {
  return row.filter((token) => token.words.text !== '');
}

/** Labels, most of them known: a word among them that is not known is the head of its own column. */
function isHeadRow(heads: readonly Token[]): boolean {
  const known = heads.filter(({ kind }) => kind === 'label').length;
  if (known === heads.length) return true;
  return known * 2 > heads.length && heads.every(({ kind, words }) => kind === 'label' || WORD.test(words.text));
}

/** All labels above all values (VARIATION c41.2); null when the rows do not fit each other. */
function readColumns(labels: readonly Token[], values: readonly Token[] | undefined, where: Where): Pair[] | null {
  const heads = filled(labels);
  if (heads.length < 2 || !isHeadRow(heads) || values === undefined || !isKind(values, 'value')) return null;
  const cells = values.length === labels.length ? values : filled(values);
  const dense = values.length === labels.length ? labels : heads;
  if (cells.length !== dense.length || filled(values).length === 0) return null;
  return dense.map((head, index) => makePair(head.words, cells[index]?.words ?? NOTHING, where));
}

function readRows(rows: readonly (readonly Token[])[], where: Where): Pair[] {
  const pairs: Pair[] = [];
  let paired = false;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? [];
    const columns = paired ? null : readColumns(row, rows[at + 1], where);
    for (const pair of columns ?? readRow(row, where)) pairs.push(pair);
    if (columns) at++;
    else paired = true;
  }
  return pairs;
}

/** Most labels are known, and one of them a label that only header blocks have. */
function isHeader(pairs: readonly Pair[]): boolean {
  const known = pairs.filter((pair) => pair.meaning !== null).length;
  return pairs.some(isStrong) && known * 2 > pairs.length;
}

/** A line of pairs parted by bars: every cell spells out a known label, and one of them dates the page. */
function isInfoLine(rows: readonly (readonly Token[])[], pairs: readonly Pair[]): boolean {
  const spelled = rows.length === 1 && filled(rows[0] ?? []).every(({ kind }) => kind === 'pairs');
  if (!spelled || pairs.length < 2 || pairs.some(({ meaning }) => meaning === null)) return false;
  return pairs.some(({ meaning, value }) => meaning?.field === 'publishedAt' && DIGIT.test(value.text));
}

export function readGridPairs(grid: Grid, where: Where): Pair[] | null {
  const rows = grid.rows.filter((row) => !row.every((cell) => RULE.test(cell.text) && cell.text.trim() !== ''));
  if (rows.length > MOST_ROWS || rows.some((row) => row.length > MOST_CELLS)) return null;
  const tokens = rows.map((row) => row.map((cell) => readToken(cell, where)));
  const first = tokens[0];
  // A list of documents has such labels above many rows of values; a header has one.
  if (first && tokens.length > 2 && readColumns(first, tokens[1], where) && isKind(tokens[2], 'value')) return null;
  const pairs = readRows(tokens, where);
  return isHeader(pairs) || isInfoLine(tokens, pairs) ? pairs : null;
}
