/** Words by which the parts of a report and its title are recognized: what `knowledge/labels/headings.ts` holds. */
import type { Topic } from './record.js';

/** Words that name a topic. The heaviest word of a heading decides, then the first. */
export interface TopicWords {
  readonly topic: Topic;
  readonly weight: number;
  readonly words: readonly string[];
}

export interface HeadingKnowledge {
  readonly topics: readonly TopicWords[];
  /** Words of a heading that name no topic. */
  readonly fillers: readonly string[];
  /** Words a heading may end with; text may follow them without any mark. */
  readonly closings: readonly string[];
  /** Words that carry a heading on after a closing word. */
  readonly connectives: readonly string[];
  /** Titles that the national formats prescribe, marks and blanks left out: a heading even without number or markup. */
  readonly standard: readonly string[];
  /** How prose begins that runs on after a heading without any mark. */
  readonly sentenceStarts: readonly string[];
  /** How an item of an enumeration begins whose ordinal was given a heading's mark (三、是…). */
  readonly enumerations: readonly string[];
  /** A figure that is no year: prose has them, headings do not. */
  readonly figure: RegExp;
  /** Words of the sentence that lists the parts of a report. */
  readonly listings: readonly string[];
  /** Numerals of an ordinal, and the marks that make parts of them (`第一部分`). */
  readonly numerals: string;
  readonly partPrefix: string;
  readonly partMarks: readonly string[];
}

export interface TitleKnowledge {
  /** A title speaks of one of these … */
  readonly subjects: readonly string[];
  /** … and ends with one of these. */
  readonly endings: readonly string[];
  /** … and behind that may announce what the next year brings. */
  readonly planTail: RegExp;
  /** Names of columns and kinds of documents: no title when they stand alone. */
  readonly columns: readonly string[];
  /** What the name of an agency ends with, for an agency printed on the line before. */
  readonly agencyEndings: readonly string[];
  /** Those of them that end the name of a place: an office may stand on the next line. */
  readonly placeEndings: readonly string[];
  /** A year in Chinese numerals. */
  readonly writtenYear: RegExp;
  /** What comes before a label that is not the title itself (`标题：`). */
  readonly labels: readonly string[];
  /** Words of a line that points to another page or belongs to a circular's address. */
  readonly refused: readonly string[];
}

export interface SectionKnowledge {
  readonly headings: HeadingKnowledge;
  readonly titles: TitleKnowledge;
}
