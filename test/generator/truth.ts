/**
 * What a record of a generated page must say. Cells are compared by id: `indicator` or `indicator@applicant`.
 * All text is clean simplified text, except `raw`, which is the cell as it stands on the page. A page may print a
 * table twice: then every observation with an id must agree with the one cell here. Units bind reported cells only.
 * `missing` does not list ids in `unrecoverable`; a record may list those or not.
 */
import type { Cell } from './model.js';

export type FormId = 'national-2014' | 'national-2019' | 'national-2021';
export type Status = 'reported' | 'blank' | 'placeholder' | 'unreadable';
export type Topic =
  | 'overview'
  | 'proactive'
  | 'interpretation'
  | 'requests'
  | 'consultation'
  | 'fees'
  | 'review'
  | 'problems'
  | 'plans'
  | 'other';

export interface TruthCell {
  readonly indicator: string;
  /** A column code of the request table, or `subtotal`. */
  readonly applicant: string | null;
  readonly status: Status;
  readonly value: number | null;
  readonly unit: string | null;
  /** As printed, after damage; blanks at the ends are not significant. */
  readonly raw: string;
}

export interface TruthHeader {
  readonly indexNumber: string | null;
  readonly categories: readonly string[];
  readonly publisher: string | null;
  readonly issuedOn: string | null;
  readonly documentNumber: string | null;
  readonly validity: string | null;
  readonly contentSource: string | null;
  readonly publishedAt: string | null;
  readonly viewCount: number | null;
}

export interface TruthSection {
  readonly number: number | null;
  readonly heading: string;
  readonly topic: Topic | null;
  /** How the first paragraph begins. */
  readonly starts: string;
}

export interface Truth {
  readonly year: number;
  readonly form: FormId;
  readonly agencyName: string;
  readonly region: { readonly code: string; readonly name: string };
  readonly publisher: string | null;
  readonly header: TruthHeader;
  /** Header fields that the page shows only in meta tags or not at all clearly: do not compare them. */
  readonly unchecked: readonly string[];
  readonly sections: readonly TruthSection[];
  readonly cells: readonly TruthCell[];
  readonly localRows: readonly { readonly label: string; readonly value: number }[];
  readonly missing: readonly string[];
  /** Ids of cells for which reading on would be guessing: null or the true value is right, another value is wrong. */
  readonly unrecoverable: ReadonlySet<string>;
  /** The total of the sum that was broken on purpose, or null. */
  readonly brokenSum: string | null;
  readonly navigation: { readonly previous: string | null; readonly next: string | null };
}

export interface Draft extends Omit<TruthCell, 'raw'> {
  readonly cell: Cell;
}

export function cellId(indicator: string, applicant: string | null): string {
  return applicant === null ? indicator : `${indicator}@${applicant}`;
}
