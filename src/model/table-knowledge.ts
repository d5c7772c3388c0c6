/** What the tables of a dataset are made with: short names of columns, units of money, and words of the data package. */

export interface TableKnowledge {
  /** Parts of indicator and applicant codes that are too long for names of columns → shorter ones. */
  readonly shortWords: Readonly<Record<string, string>>;
  /** Units of money → how many of the smallest one they are. All other units count things. */
  readonly moneyUnits: Readonly<Record<string, number>>;
  readonly dataPackage: PackageWords;
}

/** What a data package says of itself that no record tells. */
export interface PackageWords {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly profiles: { readonly dataPackage: string; readonly dataResource: string; readonly tableSchema: string };
  readonly licenses: readonly { readonly name: string; readonly title: string }[];
  readonly keywords: readonly string[];
}
