/**
 * A record against the truth of the generated page: cells right, missed and silently wrong, header fields, sections,
 * year and agency. A value where the truth has none, or another value, is a silent error; so is an indicator that the
 * page does not show.
 */
import type { DisclosureRecord, Observation } from '../../src/model/record.js';
import { cellId, type GeneratedPage, type TruthSection } from '../generator/index.js';

export interface Tally {
  readonly cells: number;
  readonly right: number;
  readonly silent: readonly string[];
  readonly missed: readonly string[];
  readonly fields: number;
  readonly wrongFields: readonly string[];
}

const EMPTY: Tally = { cells: 0, right: 0, silent: [], missed: [], fields: 0, wrongFields: [] };

export function compareRecord(page: GeneratedPage, record: DisclosureRecord | null): Tally {
  if (!record)
    return {
      ...EMPTY,
      cells: page.truth.cells.length,
      missed: page.truth.cells.map((cell) => `${cellId(cell.indicator, cell.applicant)} (page refused)`),
    };
  return { ...compareCells(page, record), ...compareFields(page, record) };
}

export function compareCells(
  { truth }: GeneratedPage,
  record: DisclosureRecord,
): Pick<Tally, 'cells' | 'right' | 'silent' | 'missed'> {
  const read = groupByCell(record.observations);
  const silent: string[] = [];
  const missed: string[] = [];
  let right = 0;
  for (const cell of truth.cells) {
    const id = cellId(cell.indicator, cell.applicant);
    const found = read.get(id) ?? [];
    const wrong = found.filter((other) => other.value !== null && other.value !== cell.value);
    const open = truth.unrecoverable.has(id) && wrong.length === 0;
    if (open || (found.length > 0 && found.every((other) => isSame(other, cell)))) right++;
    else if (wrong.length > 0)
      silent.push(`${id}: ${cell.status} ${cell.value} "${cell.raw}", read ${describe(found)}`);
    else missed.push(`${id}: ${cell.status} ${cell.value} "${cell.raw}", read ${describe(found)}`);
  }
  for (const [id, found] of read) {
    const known =
      truth.cells.some((cell) => cellId(cell.indicator, cell.applicant) === id) || truth.unrecoverable.has(id);
    if (!known && found.some((other) => other.value !== null))
      silent.push(`${id}: not on the page, read ${describe(found)}`);
  }
  return { cells: truth.cells.length, right, silent, missed };
}

function groupByCell(observations: readonly Observation[]): Map<string, Observation[]> {
  const groups = new Map<string, Observation[]>();
  for (const observation of observations) {
    if (observation.indicator === null) continue;
    const id = cellId(observation.indicator, observation.applicant);
    groups.set(id, [...(groups.get(id) ?? []), observation]);
  }
  return groups;
}

function isSame(read: Observation, cell: { status: string; value: number | null; unit: string | null }): boolean {
  if (read.value !== cell.value || read.status !== cell.status) return false;
  return read.status !== 'reported' || read.unit === cell.unit;
}

function describe(found: readonly Observation[]): string {
  return found.map((other) => `${other.status} ${other.value} ${other.unit} "${other.raw}"`).join(' and ') || 'nothing';
}

function compareFields({ truth }: GeneratedPage, record: DisclosureRecord): Pick<Tally, 'fields' | 'wrongFields'> {
  const wrongFields: string[] = [];
  let fields = 0;
  const expect = (name: string, wanted: unknown, got: unknown): void => {
    fields++;
    if (JSON.stringify(wanted) !== JSON.stringify(got))
      wrongFields.push(`${name}: ${JSON.stringify(wanted)}, read ${JSON.stringify(got)}`);
  };
  expect('year', truth.year, record.year);
  expect('form', truth.form, record.form);
  expect('agency', truth.agencyName, record.agency.name);
  // GB/T 2260 names a district without its city.
  expect('region', truth.region.code, record.agency.region?.code);
  expect('region name', true, truth.region.name.endsWith(record.agency.region?.name ?? '?'));
  for (const [name, value] of Object.entries(truth.header)) {
    if (!truth.unchecked.includes(name))
      expect(`header.${name}`, value, record.header[name as keyof typeof truth.header]);
  }
  expect(
    'missing',
    truth.missing,
    record.missing.filter((code) => !isOpen(truth.unrecoverable, code)),
  );
  expect('previous', truth.navigation.previous, record.navigation.previous?.title ?? null);
  expect('next', truth.navigation.next, record.navigation.next?.title ?? null);
  expect(
    'sections',
    truth.sections.map(outline),
    record.sections.filter((section) => section.heading !== null).map(outline),
  );
  for (const [index, section] of truth.sections.entries()) {
    const text = record.sections.filter((other) => other.heading !== null)[index]?.paragraphs.join('') ?? '';
    expect(`section ${index} begins`, true, squeeze(text).startsWith(squeeze(section.starts)));
  }
  return { fields, wrongFields };
}

function isOpen(unrecoverable: ReadonlySet<string>, code: string): boolean {
  return [...unrecoverable].some((id) => id === code || id.startsWith(`${code}@`));
}

function outline(section: Pick<TruthSection, 'number' | 'topic'> & { heading: string | null }): string {
  return `${section.number} ${squeeze(section.heading ?? '')} ${section.topic}`;
}

function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '');
}
