/**
 * A value that a page prints twice (a table copied for print, a second editor block) → one observation. Copies that
 * agree are one; copies that differ leave no value: which of them is meant, the page does not say.
 */
import type { Observation } from '../../model/record.js';
import type { Diagnostic } from '../../model/text.js';
import type { Years } from './find-earlier-tables.js';

export interface Settled {
  readonly observations: readonly Observation[];
  readonly diagnostics: readonly Diagnostic[];
}

export function settleRepeats(read: readonly Observation[], years: Years): Settled {
  const { observations, dropped } = dropEarlier(dropDoubtful(read), years);
  if (!hasRepeats(observations)) return { observations, diagnostics: describe(0, [], dropped) };
  const groups = groupByCell(observations);
  const kept: Observation[] = [];
  const conflicts: string[] = [];
  let copies = 0;
  for (const observation of observations) {
    const group = groups.get(nameCell(observation)) ?? ([observation] as const);
    if (observation !== group[0]) {
      copies++;
      continue;
    }
    const settled = settle(group);
    if (settled.status === 'unreadable' && group.some((other) => other.status === 'reported'))
      conflicts.push(nameCell(observation));
    kept.push(settled);
  }
  return { observations: kept, diagnostics: describe(copies, conflicts, dropped) };
}

/** On most pages no value stands twice, and nothing has to be grouped. */
function hasRepeats(observations: readonly Observation[]): boolean {
  const seen = new Map<string | null, Set<string>>();
  for (const { indicator, applicant } of observations) {
    if (indicator === null) continue;
    const ofApplicant = seen.get(applicant) ?? new Set<string>();
    const { size } = ofApplicant;
    if (size === 0) seen.set(applicant, ofApplicant);
    if (ofApplicant.add(indicator).size === size) return true;
  }
  return false;
}

/** A row that was only near gives way to one that prints the label itself: it was another row after all. */
function dropDoubtful(read: readonly Observation[]): readonly Observation[] {
  if (!read.some(isDoubtful)) return read;
  const sure = new Set(read.filter((observation) => !isDoubtful(observation)).map(nameCell));
  return read.map((observation) =>
    isDoubtful(observation) && sure.has(nameCell(observation))
      ? { ...observation, indicator: null, match: null }
      : observation,
  );
}

/** A copy in a table of an earlier year gives way to one of the report's own. */
function dropEarlier(
  read: readonly Observation[],
  years: Years,
): { observations: readonly Observation[]; dropped: number } {
  if (!areSeveral(years)) return { observations: read, dropped: 0 };
  const groups = groupByCell(read);
  let dropped = 0;
  const observations = read.map((observation) => {
    const group = groups.get(nameCell(observation)) ?? [];
    const year = yearOf(observation, years);
    if (year === null || !group.some((other) => year < (yearOf(other, years) ?? ''))) return observation;
    dropped++;
    return { ...observation, indicator: null, match: null };
  });
  return { observations, dropped };
}

/** Where all tables are of one year none is earlier. */
function areSeveral({ tables, report }: Years): boolean {
  const named = new Set(tables.values());
  if (report !== null) named.add(report);
  return named.size > 1;
}

/** A table without a year is of the report's. */
function yearOf({ at }: Observation, years: Years): string | null {
  return years.tables.get(at.table) ?? years.report;
}

function isDoubtful({ match }: Observation): boolean {
  return match === 'near';
}

/** Rows that no form knows are never taken for one another. */
function groupByCell(observations: readonly Observation[]): Map<string, [Observation, ...Observation[]]> {
  const groups = new Map<string, [Observation, ...Observation[]]>();
  for (const observation of observations) {
    if (observation.indicator === null) continue;
    const name = nameCell(observation);
    const group = groups.get(name);
    if (group) group.push(observation);
    else groups.set(name, [observation]);
  }
  return groups;
}

function nameCell({ indicator, applicant, at }: Observation): string {
  if (indicator === null) return `${at.table} ${at.row} ${at.column}`;
  return applicant === null ? indicator : `${indicator} of ${applicant}`;
}

/**
 * A filled copy beside empty ones is the reading: an empty cell says nothing. Whatever else is printed does, a placeholder too:
 * where it stands beside a figure, or two figures differ, there is no reading.
 */
function settle(group: readonly [Observation, ...Observation[]]): Observation {
  const [first] = group;
  const filled = group.filter((observation) => observation.status !== 'blank');
  const chosen = filled.find((observation) => observation.status === 'reported') ?? filled[0] ?? first;
  if (chosen.value === null || filled.every(({ value }) => value === chosen.value)) return chosen;
  const raw = [...new Set(group.map((observation) => observation.raw))].join(' | ');
  return { ...chosen, value: null, status: 'unreadable', raw };
}

function describe(copies: number, conflicts: readonly string[], earlier: number): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  if (earlier > 0) {
    const message = `${earlier} values stand in tables of an earlier year beside those of the report's; they are kept without indicator`;
    diagnostics.push({ code: 'values-of-earlier-year', severity: 'info', message, at: '/observations' });
  }
  if (copies > 0) {
    diagnostics.push({
      code: 'values-repeated',
      severity: 'info',
      message: `${copies} values stand on the page more than once and were taken once`,
      at: '/observations',
    });
  }
  if (conflicts.length > 0) {
    const named = conflicts.slice(0, 5).join(', ');
    const message = `the page prints different values for ${conflicts.length} cells (${named}${conflicts.length > 5 ? ', …' : ''}); they are left unread`;
    diagnostics.push({ code: 'values-conflict', severity: 'warning', message, at: '/observations' });
  }
  return diagnostics;
}
