/** What the report says of a dataset beside its records: pages that wait, files that cannot be read, the last run. */

/** In both languages. */
export interface Told {
  readonly zh: string;
  readonly en: string;
}

export interface HeldPage {
  readonly name: string | null;
  readonly year: number | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly why: 'agency' | 'year' | 'poorer';
  readonly file: string;
}

export interface DamagedFile {
  readonly subject: string;
  readonly told: Told;
}

export type ChangeKind = 'written' | 'new' | 'changed' | 'held' | 'unlisted' | 'gone' | 'failed';

/** What became of a report or of an address. */
export interface RunChange {
  readonly kind: ChangeKind;
  readonly subject: string;
  readonly url: string | null;
  /** Agency key and year. */
  readonly id: string | null;
  readonly code: string | null;
}

export interface RunSummary {
  readonly name: string;
  readonly startedAt: string | null;
  /** Null for a run that never came to its end. */
  readonly endedAt: string | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly changes: readonly RunChange[];
  readonly left: number;
}

export interface ReportExtras {
  /** Of the dataset, as its user names it. */
  readonly name: string;
  readonly parser: string;
  readonly held: readonly HeldPage[];
  readonly damaged: readonly DamagedFile[];
  readonly run: RunSummary | null;
}
