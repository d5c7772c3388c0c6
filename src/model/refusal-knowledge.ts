/** Words by which a page that is no report shows itself: what `knowledge/labels/refusal.ts` holds. */
import type { LooksLike } from './result.js';

export interface PageWords {
  readonly looksLike: Extract<LooksLike, 'error-page' | 'challenge' | 'login'>;
  readonly words: readonly string[];
}

export interface RefusalKnowledge {
  /** A report's title speaks of one of these … */
  readonly subjects: readonly string[];
  /** … and of one of these kinds of text. */
  readonly kinds: readonly string[];
  /** What the opening of a report says. */
  readonly openings: readonly string[];
  /** The sentence that says which period the figures of a report cover. */
  readonly period: RegExp;
  /** What it calls the report. */
  readonly reports: readonly string[];
  /** Prose that reports on a year. */
  readonly ofYear: RegExp;
  /** Titles that end so … */
  readonly summaryEndings: readonly string[];
  /** … and do not speak of this are summaries of other work. */
  readonly ownSubjects: readonly string[];
  /** What a report on other work does not speak of in its title. */
  readonly summarySubjects: readonly string[];
  /** Titles of texts about reports: models of them, studies, assessments. */
  readonly otherKinds: RegExp;
  /** Titles of reports on a half, a quarter or a month of a year. */
  readonly partOfYear: RegExp;
  /** A note at the end of a title that says what the page holds besides. */
  readonly harmlessNote: RegExp;
  /** Words of titles, besides subjects and kinds, that say nothing of whose report it is. */
  readonly titleFillers: readonly string[];
  /** Titles of reports that speak of this, and not of disclosure, report on other work. */
  readonly otherSubjects: readonly string[];
  /** Titles of circulars that ask for reports or say how they are to be made. */
  readonly asksForReports: RegExp;
  /** The sentence that announces the report itself in a circular or letter. */
  readonly announced: RegExp;
  /** The sentence in which a report says what it is, by which law and of which year. */
  readonly declared: RegExp;
  /** Wordings of news about a report. */
  readonly news: RegExp;
  /** How the last line of a circular's title ends when the title takes several lines. */
  readonly noticeTails: readonly string[];
  /** Titles that end so are circulars about reports. */
  readonly noticeEndings: readonly string[];
  /** Titles that begin or end so explain a report. */
  readonly interpretationMarks: readonly string[];
  /** Titles that end so are other documents. */
  readonly otherEndings: readonly string[];
  /** Texts of portals in place of a page. */
  readonly pages: readonly PageWords[];
  /** Marks of scripts that stand in place of a page. */
  readonly scripts: readonly string[];
  /** Marks of a page that only sends on to another. */
  readonly redirects: readonly string[];
}
