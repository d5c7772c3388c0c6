/** The record, as users meet it: PRODUCT's table, field by field, in its key order. */
import type { Diagnostic, Script, Severity, ValueStatus } from './text.js';

export interface Region {
  /** GB/T 2260, six digits. */
  readonly code: string;
  readonly name: string;
}

export interface Agency {
  readonly key: string;
  /** Who reports. */
  readonly name: string | null;
  /** Who put it on line. */
  readonly publisher: string | null;
  readonly region: Region | null;
}

export interface HeaderEntry {
  readonly label: string;
  readonly value: string;
}

export interface Header {
  readonly indexNumber: string | null;
  readonly categories: readonly string[];
  readonly publisher: string | null;
  /** `YYYY-MM-DD`. */
  readonly issuedOn: string | null;
  readonly documentNumber: string | null;
  readonly validity: string | null;
  readonly contentSource: string | null;
  /** As precise as printed: `2017-02-24` or `2017-02-24T13:44+08:00`. */
  readonly publishedAt: string | null;
  readonly keywords: string | null;
  readonly summary: string | null;
  readonly viewCount: number | null;
  /** Every label–value pair as printed, known or not, in order. */
  readonly entries: readonly HeaderEntry[];
}

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

export interface Section {
  readonly number: number | null;
  readonly heading: string | null;
  readonly topic: Topic | null;
  readonly paragraphs: readonly string[];
}

export type Match = 'exact' | 'alias' | 'near' | 'position';

export interface Place {
  readonly table: number;
  readonly row: number;
  readonly column: number;
}

export interface Observation {
  readonly indicator: string | null;
  readonly applicant: string | null;
  readonly value: number | null;
  readonly unit: string | null;
  readonly status: ValueStatus;
  readonly raw: string;
  readonly note: string | null;
  readonly label: string;
  readonly path: readonly string[];
  readonly match: Match | null;
  readonly at: Place;
}

export interface RecordTable {
  readonly index: number;
  readonly caption: string | null;
  readonly kind: 'statistics' | 'other';
  /** Cells as printed. */
  readonly rows: readonly (readonly string[])[];
}

export interface Claim {
  readonly indicator: string;
  readonly value: number;
  /** The sentence part that states it. */
  readonly text: string;
  /** Index into `sections`. */
  readonly section: number;
}

export type Outcome = 'pass' | 'fail' | 'not-assessable';

export interface CheckResult {
  readonly rule: string;
  readonly outcome: Outcome;
  readonly severity: Severity;
  readonly expected: number | string | null;
  readonly actual: number | string | null;
  readonly message: string;
  /** Indices into `observations`. */
  readonly observations: readonly number[];
}

export interface Attachment {
  readonly title: string;
  readonly href: string;
  readonly mediaType: string | null;
}

export interface NavigationLink {
  readonly title: string;
  readonly href: string | null;
}

export interface Navigation {
  readonly previous: NavigationLink | null;
  readonly next: NavigationLink | null;
}

export type Trust = 'official' | 'mirror' | 'unknown';

export interface ArchiveLocation {
  readonly file: string;
  readonly offset: number;
  readonly length: number;
}

export interface Source {
  readonly url: string | null;
  readonly finalUrl: string | null;
  readonly path: string | null;
  /** First capture of these bytes, UTC; null for files. */
  readonly retrievedAt: string | null;
  readonly sha256: string;
  readonly bytes: number;
  readonly charset: string;
  readonly charsetFrom: string;
  readonly script: Script;
  readonly trust: Trust;
  readonly archive: ArchiveLocation | null;
  /** `govdisclose/<version>`. */
  readonly parser: string;
}

export interface DisclosureRecord {
  readonly schema: 'govdisclose/record/1';
  readonly id: string | null;
  readonly year: number | null;
  readonly agency: Agency;
  readonly title: string | null;
  readonly form: string | null;
  readonly header: Header;
  readonly sections: readonly Section[];
  readonly observations: readonly Observation[];
  readonly tables: readonly RecordTable[];
  readonly missing: readonly string[];
  readonly claims: readonly Claim[];
  readonly checks: readonly CheckResult[];
  readonly diagnostics: readonly Diagnostic[];
  readonly attachments: readonly Attachment[];
  readonly navigation: Navigation;
  readonly source: Source;
}
