/**
 * In: one line (a paragraph or a cell). Out: the labels found in it and where their values stand. Two writings are read:
 * `label:value label: value` by the colons, `label value label value` by blanks. A word that is a known label is never
 * a value. Lines without a known label give nothing.
 */
import type { Words } from '../../model/text.js';
import { isBlankCode } from '../../text/is-blank.js';
import { alignRaw, cutWords } from './align-raw.js';
import { type CompiledHeader, type HeaderLabel, labelKey, mayBeLabel } from './compile-header.js';
import { makePair, type Pair } from './pairs.js';

interface Span {
  readonly start: number;
  readonly end: number;
  readonly meaning: HeaderLabel | null;
}

export interface SplitLine {
  /** Text before the first label. */
  readonly lead: string;
  readonly pairs: readonly Pair[];
  /** True when the labels end with colons. */
  readonly colons: boolean;
}

const COLON = /[:：】\]]/u;
const MARKS: ReadonlySet<number> = new Set(
  [...'|;；,，、。[]【】()（）•·●■□▪◆*<>《》"“”-—'].map((mark) => mark.charCodeAt(0)),
);
const CODE_END = /[A-Za-z0-9]/;
const HAN_RUN = /^[\u4e00-\u9fff/]{2,10}$/u;
/** Marks that stand before a value and behind one. */
const BEFORE: ReadonlySet<number> = codesOf('|;；,，•·●■□▪◆*-—');
const BEHIND: ReadonlySet<number> = codesOf('|;；,，•·【[');
const OPENING: ReadonlySet<number> = codesOf('【[〔');
const CLOSING: ReadonlySet<number> = codesOf('】]〕');
/** Lost blanks between two pairs of a line. */
const LOST_END = /(?<=(?<![\s?])\s{0,9})\?[\s?]*$/u;
const DASHES = /^[\s\-—/]+$/u;
/** Strong labels, those of four characters and those with blanks inside are read even when glued to the value before. */
const SELF_EVIDENT = 4;

interface Reader {
  readonly text: string;
  readonly header: CompiledHeader;
}

function codesOf(marks: string): ReadonlySet<number> {
  return new Set([...marks].map((mark) => mark.charCodeAt(0)));
}

function trimEdges(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isEdge(text.charCodeAt(start), BEFORE)) start++;
  while (end > start && isEdge(text.charCodeAt(end - 1), BEHIND)) end--;
  return text.slice(start, end);
}

function isEdge(code: number, marks: ReadonlySet<number>): boolean {
  return isBlankCode(code) || marks.has(code);
}

function dropLost(text: string): string {
  return text.includes('?') ? text.replace(LOST_END, '') : text;
}

/** Blanks, and the marks that stand for lost ones. */
function isGap(code: number): boolean {
  return isBlankCode(code) || code === 0x3f || code === 0x200b;
}

function isBoundary(code: number): boolean {
  return isGap(code) || MARKS.has(code);
}

function isColon(code: number): boolean {
  return code === 0x3a || code === 0xff1a;
}

/** A label may stand glued to the number before it: its words begin where the digits end. */
function isBreak(before: string): boolean {
  const code = before.charCodeAt(0);
  return isBoundary(code) || isColon(code) || CODE_END.test(before);
}

function endsDate(text: string, at: number, { knowledge }: CompiledHeader): boolean {
  return knowledge.dateEnd.test(text.slice(Math.max(0, at - 2), at));
}

/** The longest known label that ends at `end`, blanks inside it allowed. */
function findKnownBefore(reader: Reader, end: number, floor: number): Span | null {
  const { text, header } = reader;
  let key = '';
  let last = end;
  let best: Span | null = null;
  let parted = false;
  for (let at = end - 1; at >= floor && key.length < header.longest; at--) {
    const code = text.charCodeAt(at);
    if (isGap(code)) continue;
    if (isBoundary(code) || isColon(code) || (key === '' && !header.finals.has(code))) break;
    if (key === '') last = at + 1;
    key = text.charAt(at) + key;
    if (!header.endings.has(key)) break;
    const meaning = header.labels.get(key);
    if (meaning === undefined) continue;
    const free = at === floor || isBreak(text[at - 1] ?? '') || endsDate(text, at, header);
    const evident = key.length >= SELF_EVIDENT || last - at > key.length || !meaning.weak;
    // `政务公开 时效:`: a label that begins at a blank is not the end of a longer one that begins in a word.
    if (free || (evident && !parted)) best = { start: at, end, meaning };
    parted ||= free && isGap(text.charCodeAt(at - 1));
  }
  return best;
}

/** A run of Han characters between a blank and a colon: a label the dictionary lacks. */
function findUnknownBefore(reader: Reader, end: number, floor: number): Span | null {
  let start = end;
  while (start > floor && !isBoundary(reader.text.charCodeAt(start - 1))) start--;
  return HAN_RUN.test(reader.text.slice(start, end)) ? { start, end, meaning: null } : null;
}

/** Colons, and the brackets behind a label: asked of every character. */
function endsLabel(code: number): boolean {
  if (code < 0x3000) return code === 0x3a || code === 0x5d;
  return code === 0xff1a || code === 0x3011 || code === 0x3015;
}

function nextColon(text: string, from: number): number {
  let at = from;
  while (at < text.length && !endsLabel(text.charCodeAt(at))) at++;
  return at;
}

/** `[label]value`: a known label that its own brackets part from the value. */
function findBracketed(reader: Reader, end: number, floor: number): Span | null {
  const span = findKnownBefore(reader, end, floor);
  const opened = span !== null && OPENING.has(reader.text.charCodeAt(span.start - 1));
  return opened ? { ...span, start: span.start - 1 } : null;
}

function findColonLabels(reader: Reader): Span[] {
  const spans: Span[] = [];
  let floor = 0;
  for (let at = nextColon(reader.text, 0); at < reader.text.length; at = nextColon(reader.text, at + 1)) {
    const span = isColon(reader.text.charCodeAt(at))
      ? (findKnownBefore(reader, at, floor) ?? findUnknownBefore(reader, at, floor))
      : findBracketed(reader, at, floor);
    if (span === null) continue;
    spans.push({ ...span, end: at + 1 });
    floor = at + 1;
  }
  return spans;
}

interface Word {
  readonly start: number;
  readonly end: number;
}

function splitWords(text: string): Word[] {
  const words: Word[] = [];
  let start = -1;
  for (let at = 0; at <= text.length; at++) {
    const blank = at === text.length || isGap(text.charCodeAt(at));
    if (!blank && start < 0) start = at;
    if (blank && start >= 0) {
      words.push({ start, end: at });
      start = -1;
    }
  }
  return words;
}

/** The longest known label made of the words from `from` on. */
function findWordLabel(reader: Reader, words: readonly Word[], from: number): { span: Span; next: number } | null {
  let best: { span: Span; next: number } | null = null;
  const start = words[from]?.start ?? 0;
  if (!mayBeLabel(reader.text, start, reader.header)) return null;
  for (let next = from; next < words.length && next < from + 6; next++) {
    const end = words[next]?.end ?? start;
    if (end - start > reader.header.longest * 3) break;
    const meaning = reader.header.labels.get(labelKey(reader.text.slice(start, end)));
    if (meaning) best = { span: { start, end, meaning }, next: next + 1 };
  }
  return best;
}

function findWordLabels(reader: Reader): Span[] {
  const words = splitWords(reader.text);
  const spans: Span[] = [];
  for (let at = 0; at < words.length; ) {
    const found = findWordLabel(reader, words, at);
    if (found) spans.push(found.span);
    at = found ? found.next : at + 1;
  }
  return spans;
}

/** Labels without a colon between labels with one: `文号 时效:`, as the value of the first would be a label. */
function splitEmptyLabels(reader: Reader, spans: readonly Span[]): Span[] {
  const split: Span[] = [];
  for (let index = 0; index < spans.length; index++) {
    const span = spans[index];
    if (span === undefined) break;
    split.push(span);
    if (!mayBeLabel(reader.text, span.end, reader.header)) continue;
    const end = spans[index + 1]?.start ?? reader.text.length;
    const meaning = reader.header.labels.get(labelKey(reader.text.slice(span.end, end)));
    if (meaning !== undefined && meaning.field !== 'control') split.push({ start: span.end, end, meaning });
  }
  return split;
}

/** `【label:value】`: the bracket that opens before the label ends the value. */
function findBracketEnd(text: string, { start, end }: Span, next: number): number {
  if (!OPENING.has(text.charCodeAt(start - 1))) return next;
  for (let at = end; at < next; at++) if (CLOSING.has(text.charCodeAt(at))) return at;
  return next;
}

function pairUp(words: Words, spans: readonly Span[], where: { block: number; header: CompiledHeader }): Pair[] {
  const offsets = words.raw === words.text ? null : alignRaw(words);
  return spans.map((span, index) => {
    const next = spans[index + 1]?.start ?? words.text.length;
    const value = cutWords(words, span.end, findBracketEnd(words.text, span, next), offsets);
    const text = trimEdges(value.text);
    const raw = value.raw === value.text ? text : trimEdges(value.raw);
    const trimmed = { raw, text: dropLost(text) };
    return makePair(cutWords(words, span.start, span.end, offsets), keepDash(value, trimmed), where);
  });
}

/** A value that is nothing but a dash is printed that way and stays. */
function keepDash(value: Words, trimmed: Words): Words {
  return trimmed.text === '' && DASHES.test(value.text) ? value : trimmed;
}

/** `null` when the line holds no known label. */
export function splitLine(words: Words, where: { block: number; header: CompiledHeader }): SplitLine | null {
  const reader: Reader = { text: words.text, header: where.header };
  const colons = COLON.test(words.text);
  const byColon = colons ? findColonLabels(reader) : [];
  const spans = byColon.some((span) => span.meaning) ? splitEmptyLabels(reader, byColon) : findWordLabels(reader);
  const first = spans[0];
  if (first === undefined) return null;
  const lead = dropLost(trimEdges(words.text.slice(0, first.start))).trim();
  return { lead, pairs: pairUp(words, spans, where), colons: byColon.some((span) => span.meaning) };
}
