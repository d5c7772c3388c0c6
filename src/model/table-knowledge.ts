/** What the tables of a dataset are made with: short names of columns, units of money, and words of the data package. */

export interface TableKnowledge {
  /** Parts of indicator and applicant codes that are too long for names of columns → shorter ones. */
  readonly shortWords: Readonly<Record<string, string>>;
  /** Units of money → the power of ten they are of the smallest one. All other units count things. */
  readonly moneyUnits: Readonly<Record<string, number>>;
  readonly concepts: readonly Concept[];
  readonly breaks: readonly SeriesBreak[];
  /** Chinese names of tables, and of columns (`table.column` before `column`). */
  readonly tableLabels: Readonly<Record<string, string>>;
  readonly columnLabels: Readonly<Record<string, string>>;
  /** What stands behind a text that a spreadsheet cannot hold, before the file that holds all of it. */
  readonly cutMark: string;
  readonly dataPackage: PackageWords;
  readonly workbook: WorkbookNames;
}

/** Namespaces of the standard for workbooks. */
export interface WorkbookNames {
  readonly main: string;
  readonly relations: string;
  readonly package: string;
}

/** What a data package says of itself that no record tells. */
export interface PackageWords {
  readonly name: string;
  readonly title: string;
  /** Whose work the data is. */
  readonly author: string;
  readonly description: string;
  readonly profiles: { readonly dataPackage: string; readonly dataResource: string; readonly tableSchema: string };
  readonly licenses: readonly { readonly name: string; readonly title: string }[];
  readonly keywords: readonly string[];
}

/** A figure that runs through several forms, with the indicators it is made of in each. */
export interface Concept {
  readonly code: string;
  readonly label: string;
  readonly labelEn: string;
  readonly unit: string;
  readonly sources: readonly ConceptSource[];
}

export interface ConceptSource {
  readonly form: string;
  /** Added up; `indicator@applicant` in the request table. There is no value unless each of them was reported. */
  readonly parts: readonly string[];
  /** Exact: what the concept means. Approximate: the note says what is more or less in it. */
  readonly quality: 'exact' | 'approximate';
  readonly note?: string;
  /** Name of the break between the form before and this one; without it the two can be read as one series. */
  readonly break?: string;
}

/** Why values on its two sides are not of one kind. */
export interface SeriesBreak {
  readonly code: string;
  readonly description: string;
}
