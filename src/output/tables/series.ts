/**
 * Figures of a report → the harmonized concepts. In: the figures of one report and a concept's source in its form; out: the
 * value, or none with the parts that are lacking. Never a sum over blanks; amounts of money are brought to one unit, exactly.
 */
import type { Concept, ConceptSource, TableKnowledge } from '../../model/table-knowledge.js';
import type { Figure, Figures } from './figures.js';
import { fitting } from './wide-table.js';

export type SeriesStatus = 'reported' | 'incomplete' | 'absent';

export interface SeriesValue {
  readonly value: number | null;
  /** Reported: every part was. Incomplete: some were. Absent: none was. */
  readonly status: SeriesStatus;
  readonly lacking: readonly string[];
}

type Units = TableKnowledge['moneyUnits'];

/** Decimals that a sum of printed numbers can have; binary rounding is beyond them. */
const DECIMALS = 6;

export function readConcept(
  { unit }: Concept,
  { parts }: ConceptSource,
  { figures, moneyUnits }: { readonly figures: Figures; readonly moneyUnits: Units },
): SeriesValue {
  const amount = Object.hasOwn(moneyUnits, unit);
  const values = parts.map((part) => {
    const figure = fitting(figures.get(part), amount, moneyUnits);
    return figure === null || !amount ? (figure?.value ?? null) : bringTo(unit, figure, moneyUnits);
  });
  const lacking = parts.filter((_, index) => values[index] === null);
  if (lacking.length > 0)
    return { value: null, status: lacking.length < parts.length ? 'incomplete' : 'absent', lacking };
  return { value: add(values), status: 'reported', lacking };
}

function add(values: readonly (number | null)[]): number {
  if (values.length === 1) return values[0] ?? 0;
  return Number(values.reduce<number>((sum, value) => sum + (value ?? 0), 0).toFixed(DECIMALS));
}

/** An amount without a unit is no amount that can be compared. */
function bringTo(unit: string, figure: Figure, units: Units): number | null {
  if (figure.unit === null) return null;
  return shift(figure.value, (units[figure.unit] ?? 0) - (units[unit] ?? 0));
}

/** Moves the decimal point in the number's own digits: 25.1 万 is 251000, not 251000.00000000003. */
function shift(value: number, places: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}
