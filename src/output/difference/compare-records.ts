/**
 * Two records → what changed, value by value. In: the record before and the one after; out: values and fields that differ, with
 * whom it is due to: the page, when its bytes differ; the parser, when they are the same. How often a page was viewed, where it
 * was fetched and how its text was repaired are no differences.
 */
import type { DisclosureRecord, Observation, Section } from '../../model/record.js';
import type { ValueStatus } from '../../model/text.js';

/** Page: other bytes. Parser: the same bytes, read otherwise. Both: other bytes, and another version of the parser. */
export type Cause = 'page' | 'parser' | 'both';
export type Kind = 'added' | 'withdrawn' | 'corrected';

export interface ComparedValue {
  readonly value: number | null;
  readonly unit: string | null;
  readonly status: ValueStatus;
  readonly raw: string;
}

export interface ValueChange {
  readonly change: Kind;
  readonly indicator: string | null;
  readonly applicant: string | null;
  readonly label: string;
  readonly before: ComparedValue | null;
  readonly after: ComparedValue | null;
}

export interface FieldChange {
  /** As in the record: `header.issuedOn`; sections by their place from 0. */
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface Comparison {
  readonly cause: Cause;
  readonly values: readonly ValueChange[];
  readonly fields: readonly FieldChange[];
}

const LINE_END = '\n';
const PATH_STEP = ' > ';
const LIST_STEP = '; ';

/** Null when nothing differs. */
export function compareRecords(before: DisclosureRecord, after: DisclosureRecord): Comparison | null {
  const values = compareValues(before.observations, after.observations);
  const fields = compareFields(listFields(before), listFields(after));
  return values.length + fields.length === 0 ? null : { cause: causeOf(before, after), values, fields };
}

function causeOf({ source: before }: DisclosureRecord, { source: after }: DisclosureRecord): Cause {
  if (before.sha256 === after.sha256) return 'parser';
  return before.parser === after.parser ? 'page' : 'both';
}

/** In the order of the report after; what is gone comes last. */
function compareValues(before: readonly Observation[], after: readonly Observation[]): readonly ValueChange[] {
  const old = nameObservations(before);
  const changes: ValueChange[] = [];
  for (const [name, observation] of nameObservations(after)) {
    const was = old.get(name);
    old.delete(name);
    if (was === undefined || !isSame(was, observation)) changes.push(changeOf(was ?? null, observation));
  }
  return [...changes, ...[...old.values()].map((was) => changeOf(was, null))];
}

/** An indicator and its applicant, or the labels of a row that no form knows; the second of the same name has its number. */
function nameObservations(observations: readonly Observation[]): Map<string, Observation> {
  const named = new Map<string, Observation>();
  for (const observation of observations) {
    const { indicator, applicant, path, label } = observation;
    const row = indicator ?? [...path, label].join(PATH_STEP);
    let name = JSON.stringify([indicator !== null, row, applicant]);
    for (let number = 2; named.has(name); number += 1)
      name = JSON.stringify([indicator !== null, row, applicant, number]);
    named.set(name, observation);
  }
  return named;
}

function isSame(before: Observation, after: Observation): boolean {
  if (before.status !== after.status || before.value !== after.value || before.unit !== after.unit) return false;
  return before.status !== 'unreadable' || before.raw === after.raw;
}

function changeOf(before: Observation | null, after: Observation | null): ValueChange {
  const shown = after ?? before;
  const change = before === null ? 'added' : after === null ? 'withdrawn' : 'corrected';
  const { indicator = null, applicant = null, label = '' } = shown ?? {};
  return { change, indicator, applicant, label, before: pick(before), after: pick(after) };
}

function pick(observation: Observation | null): ComparedValue | null {
  if (observation === null) return null;
  const { value, unit, status, raw } = observation;
  return { value, unit, status, raw };
}

function compareFields(
  before: ReadonlyMap<string, string | null>,
  after: ReadonlyMap<string, string | null>,
): readonly FieldChange[] {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names
    .map((field) => ({ field, before: before.get(field) ?? null, after: after.get(field) ?? null }))
    .filter((change) => change.before !== change.after);
}

function listFields({ title, form, agency, header, sections }: DisclosureRecord): ReadonlyMap<string, string | null> {
  return new Map<string, string | null>([
    ['title', title],
    ['form', form],
    ['agency.name', agency.name],
    ['agency.publisher', agency.publisher],
    ['agency.region', agency.region === null ? null : `${agency.region.code} ${agency.region.name}`],
    ['header.indexNumber', header.indexNumber],
    ['header.categories', header.categories.length === 0 ? null : header.categories.join(LIST_STEP)],
    ['header.publisher', header.publisher],
    ['header.issuedOn', header.issuedOn],
    ['header.documentNumber', header.documentNumber],
    ['header.validity', header.validity],
    ['header.contentSource', header.contentSource],
    ['header.publishedAt', header.publishedAt],
    ['header.keywords', header.keywords],
    ['header.summary', header.summary],
    ...sections.map((section, index) => [`sections.${index}`, textOf(section)] as const),
  ]);
}

function textOf({ heading, paragraphs }: Section): string {
  return (heading === null ? paragraphs : [heading, ...paragraphs]).join(LINE_END);
}
