/**
 * In: the paragraphs before the report's body. Out: the pairs of header lines among them: `label:value` one or several
 * a line, words between blanks, a line of labels above a line of values, label and value on lines of their own.
 * Prose that merely holds such a word is refused.
 */
import type { Paragraph } from '../../model/document.js';
import type { Words } from '../../model/text.js';
import { type CompiledHeader, findLabel, type HeaderLabel } from './compile-header.js';
import { isStrong, makePair, NOTHING, type Pair } from './pairs.js';
import { findGluedLines, isGluedPair } from './read-glued-lines.js';
import { type FieldReader, fitsField, readMoment } from './read-value.js';
import { type SplitLine, splitLine } from './split-line.js';

export interface Line {
  readonly block: number;
  readonly paragraph: Paragraph;
}

export interface LinePairs {
  readonly pairs: readonly Pair[];
  readonly used: readonly number[];
  /** Text that stood before the first label of a line. */
  readonly leads: readonly string[];
}

interface Reading {
  readonly pairs: Pair[];
  readonly used: number[];
  readonly leads: string[];
}

const LONGEST_LINE = 700;
const LONGEST_VALUE = 160;
const LONGEST_LEAD = 80;
const NO_PAIRS: ReadonlyMap<number, Pair> = new Map();
const BLANKS = /[\s?]+/gu;
const COLON_END = /[:：]\s*$/u;
const COLON = /[:：]/u;
const DIGIT = /\d/u;
/** A date without its label is believed after every labelled one, and only in figures: signatures are in words. */
const FIGURES = /^\s*\d[\d\s:：./-]{7,20}\s*$/u;
/** A line that is nothing but a day and a time. */
const TIMED = /^\s*(?:19|20)\d\d[-/.][\d\s./-]{1,12}:\d\d(?::\d\d)?\s*$/u;
/** The name of a category has no year (信息公开年报). */
const YEAR = /(?:19|20)\d\d/u;
const UNLABELLED: HeaderLabel = { field: 'publishedAt', tier: 9, weak: true };
/** Fields whose values are words: a lone pair of them is read only beside other header lines. */
const NAMING: ReadonlySet<unknown> = new Set(['title', 'publisher', 'contentSource', 'categories', 'download']);
/** Fields whose values may read like the report's title. */
const TITLED: ReadonlySet<unknown> = new Set(['title', 'categories', 'summary', 'keywords', 'download', 'other']);

/** Values of one line are believable: no sentences in short fields, typed values where the field has a type. */
function isBelievable(pair: Pair, reader: FieldReader): boolean {
  if (pair.meaning === null) return pair.value.text.length <= LONGEST_VALUE;
  if (pair.value.text === '') return true;
  return fitsField(pair, reader);
}

function isHeaderLine(split: SplitLine, reader: FieldReader): boolean {
  const known = split.pairs.filter((pair) => pair.meaning !== null);
  if (!split.pairs.every((pair) => isBelievable(pair, reader))) return false;
  if (split.lead.length > LONGEST_LEAD) return false;
  if (split.lead !== '' && !DIGIT.test(split.lead) && known.length < 2) return false;
  const fields = known.filter((pair) => pair.meaning?.field !== 'control');
  // `2017-01-20 9:05 [font size]`: a date before the controls of the page is that of its publication.
  if (fields.length === 0) return readMoment(split.lead, reader) !== null;
  if (split.colons) return true;
  if (known.length >= 2) return split.lead === '' && fields.some(isStrong);
  return split.lead === '' && known.some((pair) => isStrong(pair) && isTyped(pair));
}

/** Without a colon or a second pair the value itself must show that it is one: a number, a date, a state. */
function isTyped({ meaning, value }: Pair): boolean {
  return DIGIT.test(value.text) || (meaning?.field === 'validity' && value.text !== '');
}

/** Labels only, two or more, above a line with as many values (VARIATION c41.2 as a text dump). */
function readColumnLines(split: SplitLine, below: Line | undefined, header: CompiledHeader): Pair[] | null {
  if (below === undefined || split.pairs.length < 2 || split.lead !== '') return null;
  if (!split.pairs.every((pair) => pair.value.text === '' && pair.meaning !== null)) return null;
  if (!split.pairs.some(isStrong)) return null;
  const texts = below.paragraph.text.split(BLANKS).filter((word) => word !== '');
  const raws = below.paragraph.raw.split(BLANKS).filter((word) => word !== '');
  if (texts.length !== split.pairs.length || raws.length !== texts.length) return null;
  if (texts.some((word) => findLabel(word, header) !== null || COLON_END.test(word))) return null;
  return split.pairs.map((pair, index) => ({ ...pair, value: { raw: raws[index] ?? '', text: texts[index] ?? '' } }));
}

/** Label lines with one line of text after each: positions where the value line may be taken. */
function findStackedValues(lines: readonly Line[], reader: FieldReader): ReadonlySet<number> {
  const bare = lines.map((line) => findLabel(line.paragraph.text, reader.header));
  const found = new Set<number>();
  bare.forEach((label, index) => {
    const value = lines[index + 1];
    if (label === null || label.field === 'control' || value === undefined || bare[index + 1] !== null) return;
    const adjacent = value.block === (lines[index]?.block ?? 0) + 1;
    const where = { block: value.block, header: reader.header };
    const pair = makePair(lines[index]?.paragraph ?? NOTHING, value.paragraph, where);
    if (
      adjacent &&
      fitsField(pair, reader) &&
      !isReportTitle(pair, reader) &&
      !isGluedPair(value, reader) &&
      splitLine(value.paragraph, where) === null
    )
      found.add(index);
  });
  return found;
}

/** The report's title below a label without a value (a number, an office) is no value of it. */
function isReportTitle({ meaning, value }: Pair, { header }: FieldReader): boolean {
  if (!header.knowledge.title.test(value.text)) return false;
  return !TITLED.has(meaning?.field) || (meaning?.field === 'categories' && YEAR.test(value.text));
}

/** One label line after the other: a habit of the page, when at least two of them have a value that fits. */
function isStackedLayout(lines: readonly Line[], stacked: ReadonlySet<number>, reader: FieldReader): boolean {
  const strong = [...stacked].filter((index) => {
    const label = findLabel(lines[index]?.paragraph.text ?? '', reader.header);
    return label !== null && !label.weak;
  });
  return stacked.size >= 2 && strong.length >= 1;
}

/** Long text without a colon is prose. */
function mayBeHeader(text: string): boolean {
  if (text.length > LONGEST_LINE) return false;
  return text.length <= LONGEST_VALUE || COLON.test(text);
}

function takeLine(reading: Reading, line: Line, { split, reader }: { split: SplitLine; reader: FieldReader }): void {
  const lead = { raw: split.lead, text: split.lead };
  const bare = split.lead === '' ? null : readMomentOf(lead, { block: line.block, reader });
  if (bare !== null) reading.pairs.push(bare);
  else if (split.lead !== '') reading.leads.push(split.lead);
  reading.pairs.push(...split.pairs);
  reading.used.push(line.block);
}

/** A date in figures without any label, where header lines stand (`2021-03-29 18:26 来源:…`). */
function readBareMoment(words: Words, { block, reader }: { block: number; reader: FieldReader }): Pair | null {
  return FIGURES.test(words.text) ? readMomentOf(words, { block, reader }) : null;
}

/** Beside a label a date may be in words. */
function readMomentOf(words: Words, { block, reader }: { block: number; reader: FieldReader }): Pair | null {
  if (readMoment(words.text, reader) === null) return null;
  return { label: NOTHING, value: { raw: words.raw.trim(), text: words.text.trim() }, meaning: UNLABELLED, block };
}

/** A lone label that only its neighbours show to be one: `名称 …` above `索引号 …`, a bare `时效` below. */
function readNeighbour(line: Line, reading: Reading, reader: FieldReader): void {
  const near = reading.used.includes(line.block - 1) || reading.used.includes(line.block + 1);
  if (!near || reading.used.includes(line.block) || !mayBeHeader(line.paragraph.text)) return;
  const bare = readBareMoment(line.paragraph, { block: line.block, reader });
  if (bare !== null) {
    reading.pairs.push(bare);
    reading.used.push(line.block);
    return;
  }
  const split = splitLine(line.paragraph, { block: line.block, header: reader.header });
  const [pair] = split?.pairs ?? [];
  if (split === null || pair === undefined || reading.used.length < 2 || split.lead !== '' || split.pairs.length > 1)
    return;
  const alone = pair.value.text === '';
  if (!isBelievable(pair, reader) || (alone ? !isStrong(pair) : !NAMING.has(pair.meaning?.field))) return;
  takeLine(reading, line, { split, reader });
}

/** Pairs in page order, whatever the order they were found in. */
function sortReading({ pairs, used, leads }: Reading): LinePairs {
  return { pairs: pairs.sort((a, b) => a.block - b.block), used, leads };
}

export function readLinePairs(lines: readonly Line[], reader: FieldReader): LinePairs {
  const reading = readHeaderLines(lines, reader);
  if (reading.used.length > 0) for (const line of lines) readNeighbour(line, reading, reader);
  else readLoneMoment(lines, reading, reader);
  return sortReading(reading);
}

/** The only line of the head that is a day with a time, where no line has a label: when the page was published. */
function readLoneMoment(lines: readonly Line[], reading: Reading, reader: FieldReader): void {
  const [only, ...others] = lines.filter(({ paragraph }) => TIMED.test(paragraph.text));
  const pair = only && others.length === 0 ? readMomentOf(only.paragraph, { block: only.block, reader }) : null;
  if (pair === null) return;
  reading.pairs.push(pair);
  reading.used.push(pair.block);
}

function readHeaderLines(lines: readonly Line[], reader: FieldReader): Reading {
  const reading: Reading = { pairs: [], used: [], leads: [] };
  const stacked = findStackedValues(lines, reader);
  const useStacked = isStackedLayout(lines, stacked, reader);
  const glued = useStacked ? NO_PAIRS : findGluedLines(lines, reader);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (line === undefined || !mayBeHeader(line.paragraph.text)) continue;
    const where = { block: line.block, header: reader.header };
    const below = lines[at + 1];
    if (useStacked && stacked.has(at) && below) {
      reading.pairs.push(makePair(line.paragraph, below.paragraph, where));
      reading.used.push(line.block, below.block);
      at++;
      continue;
    }
    const pair = glued.get(at);
    if (pair !== undefined) {
      reading.pairs.push(pair);
      reading.used.push(line.block);
      continue;
    }
    const split = splitLine(line.paragraph, where);
    if (split === null) continue;
    const columns = readColumnLines(split, below, reader.header);
    if (columns !== null) {
      reading.pairs.push(...columns);
      reading.used.push(line.block, below?.block ?? line.block);
      at++;
    } else if (isHeaderLine(split, reader)) {
      takeLine(reading, line, { split, reader });
    }
  }
  return reading;
}
