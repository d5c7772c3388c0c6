/**
 * Reports, one by one → the index of the page: a column for each thing that the page counts, filters or draws. In: filed
 * records with the findings of their checks; out: lists of equal length. It grows by some 250 bytes a report.
 */
import type { FiledRecord, Finding } from '../../model/finding.js';
import type { DisclosureRecord } from '../../model/record.js';
import type { TableKnowledge } from '../../model/table-knowledge.js';
import { collectFigures } from '../tables/figures.js';
import { readConcept } from '../tables/series.js';
import { SEVERITIES } from './pack-record.js';
import { tameText, webAddress } from './tame-text.js';

export interface ReportColumns {
  readonly agency: number[];
  readonly year: (number | null)[];
  readonly variant: (string | null)[];
  /** Place in the list of forms; -1: no statistics table. */
  readonly form: number[];
  readonly unreadable: number[];
  readonly missing: number[];
  readonly url: (string | null)[];
  /** Rule, severity, how often; for each rule that failed. */
  readonly failures: (readonly number[])[];
  /** By concept; null: not reported. Empty for variants. */
  readonly series: (readonly (number | null)[])[];
  /** Block of details that has it; -1: left out. */
  readonly block: number[];
}

/** Name and the code of its region. */
export type IndexedAgency = readonly [string, string | null];

const LONGEST_NAME = 120;

export class ReportIndex {
  readonly columns: ReportColumns = {
    agency: [],
    year: [],
    variant: [],
    form: [],
    unreadable: [],
    missing: [],
    url: [],
    failures: [],
    series: [],
    block: [],
  };
  readonly agencies: IndexedAgency[] = [];
  readonly rules: string[] = [];
  readonly regions = new Map<string, string>();
  readonly #formIds: readonly string[];
  readonly #knowledge: TableKnowledge;
  readonly #agencyOf = new Map<string, number>();
  readonly #reportOf = new Map<string, number>();
  readonly #ruleOf = new Map<string, number>();

  constructor(formIds: readonly string[], knowledge: TableKnowledge) {
    this.#formIds = formIds;
    this.#knowledge = knowledge;
  }

  get size(): number {
    return this.columns.agency.length;
  }

  /** The preferred report of an agency and year. */
  find(id: string): number | null {
    return this.#reportOf.get(id) ?? null;
  }

  add({ record, variant }: FiledRecord, failures: readonly Finding[], block: number): void {
    const { columns } = this;
    if (variant === null && record.id !== null) this.#reportOf.set(record.id, this.size);
    columns.agency.push(this.#indexAgency(record));
    columns.year.push(record.year);
    columns.variant.push(variant);
    columns.form.push(this.#formIds.indexOf(record.form ?? ''));
    columns.unreadable.push(record.observations.filter(({ status }) => status === 'unreadable').length);
    columns.missing.push(record.missing.length);
    columns.url.push(webAddress(record.source.url ?? record.source.finalUrl));
    columns.failures.push(this.#countFailures(failures));
    columns.series.push(variant === null ? this.#readSeries(record) : []);
    columns.block.push(block);
  }

  readonly ruleIndex = (rule: string): number => {
    const index = this.#ruleOf.get(rule) ?? this.rules.push(rule) - 1;
    this.#ruleOf.set(rule, index);
    return index;
  };

  #indexAgency({ agency }: DisclosureRecord): number {
    const known = this.#agencyOf.get(agency.key);
    if (known !== undefined) return known;
    const { region, name, key } = agency;
    if (region !== null) this.regions.set(region.code, tameText(region.name, LONGEST_NAME));
    const index = this.agencies.push([tameText(name ?? key, LONGEST_NAME), region?.code ?? null]) - 1;
    this.#agencyOf.set(key, index);
    return index;
  }

  #countFailures(failures: readonly Finding[]): readonly number[] {
    const counts = new Map<string, [number, number, number]>();
    for (const { rule, severity } of failures) {
      const count = counts.get(rule) ?? [this.ruleIndex(rule), SEVERITIES.indexOf(severity), 0];
      count[2] += 1;
      counts.set(rule, count);
    }
    return [...counts.values()].flat();
  }

  #readSeries({ form, observations }: DisclosureRecord): readonly (number | null)[] {
    const { concepts, moneyUnits } = this.#knowledge;
    if (!this.#formIds.includes(form ?? '')) return [];
    const figures = collectFigures(observations);
    return concepts.map((concept) => {
      const source = concept.sources.find((one) => one.form === form);
      return source === undefined ? null : readConcept(concept, source, { figures, moneyUnits }).value;
    });
  }
}
