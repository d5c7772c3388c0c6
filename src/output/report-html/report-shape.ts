/** What the page is given as its index: one object of plain data, read by the page's own script. */
import type { ConceptSource, SeriesBreak } from '../../model/table-knowledge.js';
import type { Formula } from './describe-rules.js';
import type { Label, Outline } from './outline-form.js';
import type { ReportExtras, RunChange, RunSummary } from './report-extras.js';
import type { IndexedAgency, ReportColumns } from './report-index.js';

export type ReportLanguage = 'zh' | 'en';
export type ReportWords = Readonly<Record<ReportLanguage, Readonly<Record<string, string>>>>;

export interface ShownConcept {
  readonly code: string;
  readonly label: Label;
  readonly unit: string;
  /** One of those that are drawn first. */
  readonly main: boolean;
  /** `form` is the place in the list of forms. */
  readonly sources: readonly (Omit<ConceptSource, 'form'> & { readonly form: number })[];
}

/** `report` is the number of the report in this file, where it is there. */
export type ShownChange = Omit<RunChange, 'id'> & { readonly report: number | null };

export interface ReportShape extends Omit<ReportExtras, 'run'> {
  readonly run: (Omit<RunSummary, 'changes'> & { readonly changes: readonly ShownChange[] }) | null;
  readonly language: ReportLanguage;
  readonly words: ReportWords;
  readonly statuses: readonly string[];
  readonly severities: readonly string[];
  readonly forms: readonly Outline[];
  /** By form: labels of its indicators. */
  readonly indicators: readonly Readonly<Record<string, Label>>[];
  readonly applicants: Readonly<Record<string, Label>>;
  readonly concepts: readonly ShownConcept[];
  readonly breaks: readonly SeriesBreak[];
  readonly rules: readonly string[];
  /** By rule; null for rules that are no sum. */
  readonly formulas: readonly (Formula | null)[];
  readonly agencies: readonly IndexedAgency[];
  readonly regions: Readonly<Record<string, string>>;
  readonly reports: ReportColumns;
  readonly left: { readonly reports: number; readonly details: number };
}
