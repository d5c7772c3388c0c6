/**
 * A dataset → one self-contained HTML file, report by report. In: filed records with the findings of their checks, in their
 * order, then what else is known of the dataset; out: strings to be written one after the other. Only the index stays in
 * memory. Details of reports are written until their budget is spent: what needs a person has the second half of it.
 */
import type { FiledRecord, Finding } from '../../model/finding.js';
import type { Form } from '../../model/form.js';
import type { TableKnowledge } from '../../model/table-knowledge.js';
import { listIndicators } from '../codebook.js';
import { writeJsonLine } from '../record-json.js';
import { describeRules } from './describe-rules.js';
import { escapeOpening, writeIsland } from './island.js';
import { type OutlinedForm, outlineForm } from './outline-form.js';
import { type PageBeside, packRecord, SEVERITIES, STATUSES } from './pack-record.js';
import type { ReportExtras, RunChange } from './report-extras.js';
import { ReportIndex } from './report-index.js';
import { type Shell, writeEnd, writeStart } from './report-page.js';
import type { ReportShape, ShownChange } from './report-shape.js';
import { tameAll } from './tame-text.js';

export interface ReportLimits {
  /** Reports in the index. */
  readonly reports: number;
  /** Characters of all details. */
  readonly details: number;
}

export interface ReportHtmlOptions extends Shell {
  readonly forms: readonly Form[];
  readonly knowledge: TableKnowledge;
  /** Of a division by its code. */
  readonly nameRegion: (code: string) => string | null;
  readonly limits?: ReportLimits;
}

export const REPORT_LIMITS: ReportLimits = { reports: 50_000, details: 40_000_000 };

const LONGEST_TOLD = 400;
const MOST_IN_A_BLOCK = 100;
/** Drawn first; all others can be chosen. */
const MAIN_SERIES: ReadonlySet<string> = new Set([
  'requests_received',
  'requests_answered',
  'granted',
  'partly_granted',
  'refused',
  'not_held',
  'reconsiderations',
  'lawsuits',
]);
const NO_SLOTS: OutlinedForm['slots'] = new Map();

export class ReportHtml {
  readonly #options: ReportHtmlOptions;
  readonly #limits: ReportLimits;
  readonly #index: ReportIndex;
  readonly #outlined: ReadonlyMap<string, OutlinedForm>;
  #block: string[] = [];
  #blocks = 0;
  #spent = 0;
  #left = 0;
  #withoutDetails = 0;

  constructor(options: ReportHtmlOptions) {
    this.#options = options;
    this.#limits = options.limits ?? REPORT_LIMITS;
    this.#outlined = new Map(options.forms.map((form) => [form.id, outlineForm(form)]));
    this.#index = new ReportIndex([...this.#outlined.keys()], options.knowledge);
  }

  start(): string {
    return writeStart(this.#options);
  }

  /** `page` is the page as it was read, in a file beside the report. */
  add(filed: FiledRecord, findings: readonly Finding[], page: PageBeside | null = null): string {
    if (this.#index.size >= this.#limits.reports) {
      this.#left += 1;
      return '';
    }
    const failures = findings.filter(({ outcome }) => outcome === 'fail');
    const text = this.#writeDetails(filed, failures, page);
    this.#index.add(filed, failures, text === null ? -1 : this.#blocks);
    if (text === null) this.#withoutDetails += 1;
    else this.#block.push(`"${this.#index.size - 1}":${text}`);
    return this.#block.length >= MOST_IN_A_BLOCK ? this.#endBlock() : '';
  }

  *end(extras: ReportExtras): Generator<string> {
    yield this.#endBlock();
    yield writeIsland('index', this.#describe(extras));
    yield writeEnd(this.#options);
  }

  #writeDetails({ record }: FiledRecord, failures: readonly Finding[], page: PageBeside | null): string | null {
    const isUrgent =
      failures.some(({ severity }) => severity === 'error') ||
      record.observations.some(({ status }) => status === 'unreadable');
    const budget = isUrgent ? this.#limits.details : this.#limits.details / 2;
    if (this.#spent >= budget) return null;
    const slots = this.#outlined.get(record.form ?? '')?.slots ?? NO_SLOTS;
    const text = escapeOpening(
      writeJsonLine(
        packRecord(record, failures, {
          slots,
          ruleIndex: this.#index.ruleIndex,
          findReport: (id) => this.#index.find(id),
          page,
        }),
      ),
    );
    this.#spent += text.length;
    return text;
  }

  /** Reports by their number: `{"17":{…}}`. */
  #endBlock(): string {
    if (this.#block.length === 0) return '';
    const members = this.#block.join(',\n');
    this.#block = [];
    const id = `details-${this.#blocks++}`;
    return `<script type="application/json" id="${id}">{${members}}</script>\n`;
  }

  #findReport({ id, ...change }: RunChange): ShownChange {
    return { ...change, report: id === null ? null : this.#index.find(id) };
  }

  #describe(told: ReportExtras): ReportShape {
    const extras = tameAll(told, LONGEST_TOLD);
    const { forms, knowledge, words, language, nameRegion } = this.#options;
    const { columns, agencies, rules } = this.#index;
    return {
      ...extras,
      run:
        extras.run === null ? null : { ...extras.run, changes: extras.run.changes.map((one) => this.#findReport(one)) },
      language,
      words,
      statuses: STATUSES,
      severities: SEVERITIES,
      forms: [...this.#outlined.values()].map(({ outline }) => outline),
      indicators: forms.map((form) =>
        Object.fromEntries(
          listIndicators(form).map(({ indicator, label, label_en }) => [indicator, [label, label_en]]),
        ),
      ),
      applicants: listApplicants(forms),
      concepts: knowledge.concepts.map(({ code, label, labelEn, unit, sources }) => ({
        code,
        label: [label, labelEn],
        unit,
        main: MAIN_SERIES.has(code),
        sources: sources.map((source) => ({ ...source, form: forms.findIndex(({ id }) => id === source.form) })),
      })),
      breaks: knowledge.breaks,
      rules,
      formulas: describeRules(rules, forms),
      agencies,
      regions: namesOf(agencies, nameRegion, this.#index.regions),
      reports: columns,
      left: { reports: this.#left, details: this.#withoutDetails },
    };
  }
}

function listApplicants(forms: readonly Form[]): Readonly<Record<string, readonly [string, string]>> {
  const columns = forms.flatMap(({ tables }) =>
    tables.flatMap((table) => (table.layout === 'matrix' ? table.columns : [])),
  );
  return Object.fromEntries(columns.map(({ code, label, labelEn }) => [code, [label, labelEn]]));
}

/** Of the regions that have an agency, and of the provinces and prefectures they are in. */
function namesOf(
  agencies: ReportIndex['agencies'],
  nameRegion: ReportHtmlOptions['nameRegion'],
  own: ReadonlyMap<string, string>,
): Readonly<Record<string, string>> {
  const codes = agencies.flatMap(([, code]) =>
    code === null ? [] : [code, `${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`],
  );
  const named = [...new Set(codes)].sort().flatMap((code) => {
    const name = own.get(code) ?? nameRegion(code);
    return name === null ? [] : [[code, name] as const];
  });
  return Object.fromEntries(named);
}
