/**
 * In: a title as a list prints it, treated, with its date and what is known of the column it stands in. Out: whether it is an
 * annual report's, and the report year it states. In doubt it is `maybe`: the page itself decides then. Pages of notices,
 * interpretations, forms and other subjects are left out by their titles.
 */
import type { Knowledge } from '../model/knowledge.js';
import type { CandidateVerdict } from '../model/list.js';
import type { TitleWords } from '../model/list-knowledge.js';
import { readTitleYear } from '../record/read-stated-year.js';

export interface PrintedTitle {
  readonly title: string;
  /** `YYYY-MM-DD`, or null. */
  readonly date: string | null;
  /** True when the list is a column of annual reports: short titles (2019年) then mean reports. */
  readonly inColumn?: boolean;
}

export interface Judgement {
  /** The title without marks around it. */
  readonly title: string;
  readonly verdict: CandidateVerdict;
  readonly why: string;
  readonly year: number | null;
  /** True where the title's own words make it another text, whatever stands beside it. */
  readonly settled: boolean;
}

type Verdict = readonly [CandidateVerdict, string];

const BLANKS = /\s+/gu;
const LONGEST = 300;
const EARLIEST_CUT = 4;
const ANY_YEAR = /(?:19|20)\d{2}/;

export function judgeCandidate(printed: PrintedTitle, knowledge: Knowledge): Judgement {
  const { titles } = knowledge.lists;
  const title = printed.title.slice(0, LONGEST).replace(titles.edges, '').trim();
  const dense = title.replace(BLANKS, '');
  const year = readYear(title, knowledge);
  const other = findOther(dense, titles);
  const [verdict, why] = other ?? judgeDate(judgeTitle(dense, printed, titles), { year, date: printed.date });
  return { title, verdict, why, year, settled: other !== null };
}

/** The report year that a text states, or null. */
export function readYear(title: string, { year, lists }: Knowledge): number | null {
  const stated = readTitleYear(title, year);
  if (stated !== null) return stated;
  const loose = new Set([...title.matchAll(lists.titles.looseYear)].map((match) => Number(match[1])));
  const [only] = loose;
  return loose.size === 1 && only !== undefined && only >= year.earliest ? only : null;
}

function judgeTitle(title: string, { date, inColumn = false }: PrintedTitle, words: TitleWords): Verdict {
  if (title === '') return ['other', 'the link has no title'];
  if (words.columns.test(title)) return judgeColumn(inColumn && date !== null);
  const subject = words.subjects.some((word) => title.includes(word));
  const year = ANY_YEAR.test(title);
  if (words.kinds.some((word) => title.includes(word))) return judgeKind(title, { subject, inColumn, year }, words);
  if (words.months.test(title)) return ['other', 'the title speaks of a part of a year'];
  if (subject && words.doubtfulKinds.some((word) => title.includes(word)))
    return ['maybe', 'the title may be that of a report'];
  if (subject && isCutKind(title, words)) return ['report', 'the title is cut inside the words of a report'];
  if (words.bareYear.test(title))
    return inColumn ? ['report', 'a year in a column of reports'] : ['other', 'the title is only a year'];
  if (subject && words.cut.test(title)) return ['maybe', 'the title is cut'];
  return ['other', 'the title does not speak of an annual report'];
}

/** The name of a column leads to a list; with a date beside it, it may be the title of one report. */
function judgeColumn(dated: boolean): Verdict {
  return dated ? ['maybe', 'the name of a column, with a date'] : ['other', 'the name of a column'];
}

/** 市生态环境局 and 市质量技术监督局 are no subjects: behind a report's own words, and where there are none, others count. */
function findOther(title: string, words: TitleWords): Verdict | null {
  const ending = words.otherEndings.find((one) => title.endsWith(one));
  if (ending !== undefined) return ['other', 'the title is that of another kind of document'];
  if (words.interpretations.some((one) => title.includes(one)))
    return ['other', 'the title announces an interpretation'];
  const phrase = words.phrase.exec(title);
  const rest = phrase === null ? title : title.slice(phrase.index + phrase[0].length);
  if (words.otherWords.some((one) => rest.includes(one))) return ['other', 'the title names another subject'];
  return words.partsOfYear.test(title) ? ['other', 'the title speaks of a part of a year'] : null;
}

interface Seen {
  readonly subject: boolean;
  readonly inColumn: boolean;
  readonly year: boolean;
}

function judgeKind(title: string, { subject, inColumn, year }: Seen, words: TitleWords): Verdict {
  if (!subject && !inColumn)
    return year
      ? ['maybe', 'an annual report whose subject the title does not say']
      : ['other', 'the title says neither subject nor year'];
  if (words.doubtfulEndings.some((one) => title.endsWith(one))) return ['maybe', 'the title announces a report'];
  return ['report', 'the title is that of an annual report'];
}

/** 政府信息公开工作年… is cut inside 年度报告. */
function isCutKind(title: string, words: TitleWords): boolean {
  if (!words.cut.test(title)) return false;
  const shown = title.replace(words.cut, '');
  return words.kinds.some((kind) => {
    for (let length = kind.length - 1; length > 0; length--) {
      if (shown.endsWith(kind.slice(0, length)) && shown.length >= EARLIEST_CUT + length) return true;
    }
    return false;
  });
}

/** A report on a year that was not over when it came out is a plan, a mistake or a wrong date: the page must tell. */
function judgeDate(verdict: Verdict, { year, date }: { year: number | null; date: string | null }): Verdict {
  if (verdict[0] !== 'report' || year === null || date === null) return verdict;
  return year > Number(date.slice(0, 4)) ? ['maybe', 'the year in the title is later than the date'] : verdict;
}
