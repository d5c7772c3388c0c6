/** The statutory forms as data: what `knowledge/forms/` holds and the recognizers read. */
import type { Severity } from './text.js';

export interface FormRow {
  readonly code: string;
  readonly label: string;
  readonly labelEn: string;
  readonly unit?: string;
  readonly parent?: string;
  /** Other wordings; `*` stands for a name filled in by the agency or left blank. */
  readonly aliases?: readonly string[];
  /** A heading row: carries no value of its own. */
  readonly group?: boolean;
  /** Seen inserted by agencies, not part of the national form: never counted as missing. */
  readonly local?: boolean;
}

export interface FormColumn {
  readonly code: string;
  readonly label: string;
  readonly labelEn: string;
  readonly aliases?: readonly string[];
  readonly unit?: string | null;
  /** A change: `+19`, `减3` are numbers here. */
  readonly signed?: boolean;
  readonly groupLabel?: string;
  /** Other wordings of the last part of the group's label. */
  readonly groupAliases?: readonly string[];
}

/** An equation or inequality over indicators. `total op Σ parts`, or Σ left op Σ right. */
export interface FormSum {
  readonly rule: string;
  readonly left: readonly string[];
  readonly op: '=' | '<=' | '>=';
  readonly right: readonly string[];
  readonly severity: Severity;
  readonly forEach?: 'applicant' | 'row';
  readonly note?: string;
}

/** One indicator a line, one value column (2014 form). */
export interface ListTable {
  readonly id: string;
  readonly layout: 'list';
  readonly section?: string;
  readonly columns: readonly string[];
  readonly rows: readonly FormRow[];
  readonly sums: readonly FormSum[];
}

export interface FormClause {
  readonly clause: string;
  readonly columns: readonly FormColumn[];
  readonly rows: readonly FormRow[];
}

/** Indicator = row code `.` column code, several small heads one below the other (第二十条 clauses). */
export interface ClauseTable {
  readonly id: string;
  readonly layout: 'clauses';
  readonly section: string;
  readonly clauses: readonly FormClause[];
  readonly sums: readonly FormSum[];
}

/** Indicators down, a dimension across (requests × applicant). */
export interface MatrixTable {
  readonly id: string;
  readonly layout: 'matrix';
  readonly section: string;
  readonly unit: string;
  readonly dimension: 'applicant';
  /** What stands over the heads of all its columns. */
  readonly columnsLabels?: readonly string[];
  readonly columns: readonly FormColumn[];
  readonly rows: readonly FormRow[];
  readonly sums: readonly FormSum[];
}

/** One row of values under a two- or three-storey head (reviews and lawsuits). */
export interface RowTable {
  readonly id: string;
  readonly layout: 'row';
  readonly section: string;
  readonly unit: string;
  readonly columns: readonly FormColumn[];
  readonly sums: readonly FormSum[];
}

export type FormTable = ListTable | ClauseTable | MatrixTable | RowTable;

export interface Form {
  readonly id: string;
  readonly title: string;
  readonly titleEn: string;
  readonly authority: string;
  /** First and last report year the authority prescribed it for. */
  readonly years: readonly [number, number | null];
  readonly note: string;
  readonly tables: readonly FormTable[];
}
