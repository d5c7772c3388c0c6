/**
 * Observations → one figure per indicator and applicant. Only numbers that were reported count; an indicator that the page
 * reports with different values has none. What is blank, absent or unreadable is not there: never a zero.
 */
import type { Observation } from '../../model/record.js';

export interface Figure {
  readonly value: number;
  readonly unit: string | null;
}

export type Figures = ReadonlyMap<string, Figure | 'conflicting'>;

/** The name of an indicator, with its applicant where it has one. */
export function figureKey(indicator: string, applicant: string | null): string {
  return applicant === null ? indicator : `${indicator}@${applicant}`;
}

export function collectFigures(observations: readonly Observation[]): Figures {
  const figures = new Map<string, Figure | 'conflicting'>();
  for (const { indicator, applicant, value, unit, status } of observations) {
    if (indicator === null || status !== 'reported' || value === null) continue;
    const key = figureKey(indicator, applicant);
    figures.set(key, join(figures.get(key), { value, unit }));
  }
  return figures;
}

/** The same number twice is one figure; where one of the two prints no unit, it has that of the other. */
function join(before: Figure | 'conflicting' | undefined, figure: Figure): Figure | 'conflicting' {
  if (before === undefined) return figure;
  if (before === 'conflicting' || before.value !== figure.value) return 'conflicting';
  if (before.unit !== null && figure.unit !== null && before.unit !== figure.unit) return 'conflicting';
  return before.unit === null ? figure : before;
}
