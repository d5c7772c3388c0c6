/**
 * In: titles, captions and prose. Out: votes for the year that they state. The period sentence is read in its damaged
 * forms (201711日至20171231日, c05; 202020年12月31日, c36) and years in Chinese numerals (二○一六年).
 */
import type { YearKnowledge } from '../model/record-knowledge.js';
import type { YearVote } from './detect-year.js';

const PERIOD_WEIGHT = 4;
const BARE_PERIOD_WEIGHT = 3;
const TITLE_WEIGHT = 4;
const CAPTION_WEIGHT = 3;
const PROSE_WEIGHT = 3;
const MAJORITY_WEIGHT = 1;
const SECOND_TITLE_WEIGHT = 2;
const OPENING = 4;
const LONGEST_YEAR_LINE = 16;
const BLANKS = /[\s?？]+/gu;
const LONGEST_EXCERPT = 60;
const IN_DIGITS = /^\d+$/;
const DIGIT_YEAR = /[12]\d{3}/u;

/** Blanks off, Chinese years in digits. */
function normalize(text: string, words: YearKnowledge): string {
  const dense = text.replace(BLANKS, '');
  if (!spellsYear(dense, words)) return dense;
  return dense.replace(words.writtenYear, (year) => [...year].map((digit) => words.digits[digit] ?? digit).join(''));
}

/** A year in digits is one of the pattern's too, and stays as it is. */
function spellsYear(text: string, { writtenYear }: YearKnowledge): boolean {
  writtenYear.lastIndex = 0;
  for (let match = writtenYear.exec(text); match; match = writtenYear.exec(text))
    if (!IN_DIGITS.test(match[0])) return true;
  return false;
}

/** A paragraph as it is searched for years: normalized when it is first asked for, and only once. */
export class YearText {
  private known: string | undefined = undefined;

  constructor(
    readonly printed: string,
    private readonly words: YearKnowledge,
  ) {}

  get dense(): string {
    this.known ??= normalize(this.printed, this.words);
    return this.known;
  }
}

function vote(year: string | number, from: YearVote['from'], weight: number, text: string): YearVote {
  return { year: Number(year), from, weight, text: text.slice(0, LONGEST_EXCERPT) };
}

/** A period from one year into another is a slip of the pen: half a vote for each. */
function readPeriod(text: string, words: YearKnowledge): YearVote[] {
  const match = words.period.exec(text);
  if (match?.[1] === undefined) return [];
  const full = words.periodWords.test(text) ? PERIOD_WEIGHT : BARE_PERIOD_WEIGHT;
  const second = match[2] ?? match[1];
  if (second === match[1]) return [vote(second, 'period', full, match[0])];
  return [vote(match[1], 'period', full / 2, match[0]), vote(second, 'period', full / 2, match[0])];
}

/** The first period sentence that speaks of the statistics, else the first period at all. */
export function readPeriodYears(paragraphs: readonly YearText[], words: YearKnowledge): YearVote[] {
  let fallback: YearVote[] = [];
  for (const paragraph of paragraphs) {
    if (!paragraph.printed.includes('1')) continue;
    const votes = readPeriod(paragraph.dense, words);
    if (votes.some(({ weight }) => weight >= PERIOD_WEIGHT / 2 && weight !== BARE_PERIOD_WEIGHT)) return votes;
    if (fallback.length === 0) fallback = votes;
  }
  return fallback;
}

/** The one year of a title; none when it names several. */
export function readTitleYear(title: string, words: YearKnowledge): number | null {
  const text = normalize(title, words).replace(words.planTail, '');
  const { titleYear } = words;
  let year: number | null = null;
  titleYear.lastIndex = 0;
  for (let match = titleYear.exec(text); match; match = titleYear.exec(text)) {
    const named = Number(match[1]);
    if (year !== null && named !== year) return null;
    year = named;
  }
  if (year !== null) return year;
  const short = words.shortYear.exec(text)?.[1];
  return short === undefined ? null : 2000 + Number(short);
}

/** A title without a year, and below it a line that is nothing but one: （2019年度）. */
export function readYearLine(paragraphs: readonly YearText[], words: YearKnowledge): YearVote[] {
  for (const paragraph of paragraphs.slice(0, OPENING)) {
    if (paragraph.printed.length > LONGEST_YEAR_LINE) continue;
    const year = words.yearLine.exec(paragraph.dense)?.[1];
    if (year !== undefined) return [vote(year, 'title', TITLE_WEIGHT, paragraph.printed)];
  }
  return [];
}

/** The best title that names a year votes fully; others that name another year vote by half. */
export function readTitleYears(titles: readonly string[], words: YearKnowledge): YearVote[] {
  const votes = new Map<number, YearVote>();
  for (const title of titles) {
    const year = readTitleYear(title, words);
    if (year === null || votes.has(year)) continue;
    votes.set(year, vote(year, 'title', votes.size === 0 ? TITLE_WEIGHT : SECOND_TITLE_WEIGHT, title));
  }
  return [...votes.values()];
}

export function readCaptionYears(captions: readonly string[], words: YearKnowledge): YearVote[] {
  const years = new Map<number, string>();
  for (const caption of captions) {
    const year = readTitleYear(caption, words);
    if (year !== null && !years.has(year)) years.set(year, caption);
  }
  const weight = years.size > 1 ? CAPTION_WEIGHT / 2 : CAPTION_WEIGHT;
  return [...years].map(([year, caption]) => vote(year, 'caption', weight, caption));
}

interface Counts {
  readonly leading: Map<number, number>;
  readonly any: Map<number, number>;
}

function count(map: Map<number, number>, year: string | undefined): void {
  if (year !== undefined) map.set(Number(year), (map.get(Number(year)) ?? 0) + 1);
}

function countYears(paragraphs: readonly YearText[], words: YearKnowledge): Counts {
  const counts: Counts = { leading: new Map(), any: new Map() };
  const { writtenYear: written, anyYear } = words;
  for (const paragraph of paragraphs) {
    written.lastIndex = 0;
    if (!DIGIT_YEAR.test(paragraph.printed) && !written.test(paragraph.printed)) continue;
    const text = paragraph.dense;
    count(counts.leading, words.leadingYear.exec(text)?.[1]);
    anyYear.lastIndex = 0;
    for (let match = anyYear.exec(text); match; match = anyYear.exec(text)) count(counts.any, match[1]);
  }
  return counts;
}

/** The year named most, the first among equals. */
function findMost(counts: ReadonlyMap<number, number>): number | null {
  let best: [number, number] | null = null;
  for (const [year, times] of counts) {
    if (best === null || times > best[1]) best = [year, times];
  }
  return best === null ? null : best[0];
}

/** Sentences that begin with a year (2016年度,…), and the year that the prose names most. */
export function readProseYears(paragraphs: readonly YearText[], words: YearKnowledge): YearVote[] {
  const { leading, any } = countYears(paragraphs, words);
  const first = findMost(leading);
  const most = findMost(any);
  return [
    ...(first === null ? [] : [vote(first, 'prose', PROSE_WEIGHT, `sentences begin with ${first}`)]),
    ...(most === null ? [] : [vote(most, 'prose', MAJORITY_WEIGHT, `${any.get(most) ?? 0} mentions`)]),
  ];
}
