/**
 * How a page was read, step by step: what `explainPage` gives and `explain` prints. Plain data, English and page text;
 * nothing here is part of the record.
 */
import type { Block, Grid, Zone } from './document.js';
import type { DisclosureRecord, Observation } from './record.js';
import type { BlockUse, Refusal } from './result.js';
import type { CharsetEvidence, Diagnostic, Script, Words } from './text.js';

/** Bytes → text. */
export interface ExplainedText {
  readonly bytes: number;
  readonly characters: number;
  readonly charset: string;
  readonly charsetFrom: CharsetEvidence;
  readonly claimed: string | null;
  readonly replacements: number;
  readonly script: Script;
}

/** One block of the page and what was made of it. */
export interface ExplainedBlock {
  readonly index: number;
  readonly kind: Block['kind'];
  readonly zone: Zone;
  /** The block's text, or a grid's first row; may be cut. */
  readonly text: string;
  readonly use: BlockUse;
}

/** Where a value stands: a printed row of a table and a cell of that row, both from 0. */
export interface CellPlace {
  /** Index into the tables of the page. */
  readonly table: number;
  readonly row: number;
  /** May lie behind the last cell: a dump dropped it. */
  readonly cell: number;
}

/** A table of the page as it was read: a grid of the page, or one rebuilt from lines of a dump. */
export interface ExplainedTable {
  readonly blocks: readonly number[];
  readonly grid: Grid;
}

/** The whole page as it was read, for a reader who wants to see every value at its place. */
export interface ExplainedPage {
  readonly title: Words | null;
  readonly blocks: readonly Block[];
  readonly tables: readonly ExplainedTable[];
}

/** A statutory form that was weighed. */
export interface FormCandidate {
  readonly form: string;
  readonly score: number;
  readonly chosen: boolean;
  readonly evidence: readonly string[];
}

/** One value that was weighed for the year or the agency, with the text that speaks for it. */
export interface Evidence {
  readonly value: string;
  readonly from: string;
  readonly text: string;
  readonly weight: number | null;
  readonly chosen: boolean;
}

/** One value cell of the statistics; `why` tells what the match rests on where it is not exact. */
export interface ExplainedRow
  extends Pick<
    Observation,
    'label' | 'path' | 'indicator' | 'applicant' | 'match' | 'value' | 'unit' | 'status' | 'raw' | 'at'
  > {
  readonly why: string | null;
  /** Its cell; null where the page has none. */
  readonly cell: CellPlace | null;
}

export interface Explanation {
  readonly text: ExplainedText;
  readonly format: 'html' | 'text';
  /** What was repaired in the text, in the order of the repairs. */
  readonly repairs: readonly Diagnostic[];
  readonly blocks: readonly ExplainedBlock[];
  readonly forms: readonly FormCandidate[];
  readonly rows: readonly ExplainedRow[];
  readonly year: readonly Evidence[];
  readonly agency: readonly Evidence[];
  readonly outcome:
    | { readonly ok: true; readonly record: DisclosureRecord }
    | { readonly ok: false; readonly refusal: Refusal };
  readonly diagnostics: readonly Diagnostic[];
  readonly page: ExplainedPage;
}
