/** What is known of list pages as data: words of titles, of pagers and of columns; ways in which systems load records. */

export interface TitleWords {
  /** A title of a report speaks of one of these … */
  readonly subjects: readonly string[];
  /** … and calls itself one of these. */
  readonly kinds: readonly string[];
  /** Names of other texts on the same subject that may hold a report. */
  readonly doubtfulKinds: readonly string[];
  /** Words anywhere in a title that make it another text. */
  readonly otherWords: readonly string[];
  /** Words at the end of a title that make it another text. */
  readonly otherEndings: readonly string[];
  /** Endings of announcements that often carry the report itself. */
  readonly doubtfulEndings: readonly string[];
  /** Parts of a year, reported on between annual reports. */
  readonly partsOfYear: RegExp;
  /** A title that is nothing but a year. */
  readonly bareYear: RegExp;
  /** What a cut title ends with. */
  readonly cut: RegExp;
  /** Marks before or after a title that are none of it (new, top, a date in brackets). */
  readonly edges: RegExp;
  /** A year without its word, group 1. Global. */
  readonly looseYear: RegExp;
  /** Titles of columns that hold annual reports. */
  readonly columns: RegExp;
}

export interface AddressWords {
  /** Query names, in lower case, that do not tell documents apart: sessions, clocks, counters. */
  readonly volatileQueries: readonly string[];
  /** The session in a path (`;jsessionid=…`). Global. */
  readonly pathSession: RegExp;
}

export interface ListKnowledge {
  readonly titles: TitleWords;
  readonly addresses: AddressWords;
}
