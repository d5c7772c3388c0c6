/** What the record stage knows as data: wordings of the report year, of agencies' names, and of portals. */

export interface YearKnowledge {
  readonly earliest: number;
  /** Chinese numerals of a written-out year. */
  readonly digits: Readonly<Record<string, string>>;
  readonly writtenYear: RegExp;
  /** Period sentence, damaged forms included; group 1 the first year, group 2 the second or nothing. */
  readonly period: RegExp;
  /** What marks a sentence as one about the period of the statistics. */
  readonly periodWords: RegExp;
  /** A year in a title or caption; group 1. Global. */
  readonly titleYear: RegExp;
  /** The first and the last of several years (groups 1 and 2) that a title gives to one report. */
  readonly span: RegExp;
  /** What the end of a title announces for the year after. */
  readonly planTail: RegExp;
  /** A year of two digits, group 1. */
  readonly shortYear: RegExp;
  /** A year at the beginning of a sentence; group 1. Global. */
  /** A line that is nothing but a year; group 1. */
  readonly yearLine: RegExp;
  readonly leadingYear: RegExp;
  /** Any year in prose; group 1. Global. */
  readonly anyYear: RegExp;
  /** Query names of report viewers whose value is the report year. */
  readonly queries: readonly string[];
  /** A folder named for a report year; group 1. Global. */
  readonly folder: RegExp;
}

export interface AgencyKnowledge {
  /** Endings of agencies' names, longest first where one holds another. */
  readonly endings: readonly string[];
  /** Cuts a title: from here on it speaks of the report. */
  readonly titleTail: RegExp;
  /** Words before the name in a title. */
  readonly titleHead: RegExp;
  /** What a title begins with in brackets and says of its kind: 【年报】. */
  readonly titleMark: RegExp;
  /** From a word for `about` on, a title speaks of its subject. */
  readonly titleAbout: RegExp;
  /** A name behind the title proper, in brackets (group 1) or behind a dash (group 2). */
  readonly nameBehind: RegExp;
  readonly yearInTitle: RegExp;
  /** Particles left at the end of a name when the rest was cut off. */
  readonly trailing: RegExp;
  /** Texts that are no agency at all (a column's name, a report without an agency). */
  readonly notAgency: RegExp;
  /** Words that may follow a name at the start of a sentence. */
  readonly afterName: RegExp;
  /** Sentence starts before a name. */
  readonly beforeName: RegExp;
  /** What stands between a name and the rest of its sentence: （以下简称…）. Global. */
  readonly nickname: RegExp;
  /** A bracket behind a name that tells what the agency was called before. */
  readonly formerName: RegExp;
  /** What a bracket with a nickname holds: texts without it are left alone. */
  readonly nicknameHint: string;
  /** Sentences that name the agency; group 1 is the name and what follows it. Global; each tried on every paragraph. */
  readonly sentences: readonly RegExp[];
  /** A sentence with the address for questions; group 1. */
  readonly contact: RegExp;
  /** What such a sentence holds: the others are not searched. */
  readonly contactHint: RegExp;
  /** A line that is nothing but a date: the name beside it signs the report. */
  readonly signatureDate: RegExp;
  /** Sources of content that are no authority. */
  readonly notSource: RegExp;
  /** Central authorities whose branches put their own place behind the central name. */
  readonly central: RegExp;
  /** Authorities of the whole country: no place is missing from their names. */
  readonly national: RegExp;
  /** The whole name of a town: in a title, words that elsewhere begin no name (a preposition) may begin it. */
  readonly town: RegExp;
  /** Pronouns of an agency that does not name itself. */
  readonly pronoun: RegExp;
  /** One character that stands for the place: 市审计局 of a city. */
  readonly levels: string;
  /** Short form → full form of the last part of a name. */
  readonly expansions: readonly (readonly [RegExp, string])[];
  /** Endings of a bare place's name and what its authority is called. */
  readonly authorities: readonly (readonly [RegExp, string])[];
  /** Spam that replaces names on hijacked mirrors. */
  readonly spam: RegExp;
}

export interface PortalKnowledge {
  /** Host suffixes of official sites. */
  readonly official: readonly string[];
  /** Words that a hijacked copy carries and an authority does not. */
  readonly spam: RegExp;
}
