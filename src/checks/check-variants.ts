/** Two reports of one agency and year with different values → the conflict (Y7), naming what differs. */
import type { Finding } from '../model/finding.js';
import { type Figures, operandOf } from './figures.js';
import { nameReport, operandsAt, type Report } from './report-figures.js';

const NAME = { rule: 'dataset.Y7', severity: 'error' } as const;
const MOST_NAMED = 5;

export function checkVariant(preferred: Report | null, variant: Report): Finding {
  const { year } = variant.record;
  if (preferred === null) {
    const message = `the preferred report of ${year} was not read`;
    return { ...NAME, outcome: 'not-assessable', expected: null, actual: null, message, against: null, operands: [] };
  }
  const differing = listDiffering(preferred.figures, variant.figures);
  const named = differing.slice(0, MOST_NAMED);
  const words = named.map((key) => `${key.key} ${say(preferred.figures, key)} and ${say(variant.figures, key)}`);
  const more = differing.length > MOST_NAMED ? `, and ${differing.length - MOST_NAMED} more` : '';
  const what =
    words.length === 0 ? 'rows that the form does not know, or the prose, differ' : `${words.join(', ')}${more}`;
  const message = `two reports of ${year} do not agree: ${what}`;
  const [first] = named;
  const operands = named.flatMap((key) => [
    ...operandsAt(preferred, preferred.figures.find(key).at, 'against'),
    ...operandsAt(variant, variant.figures.find(key).at),
  ]);
  const expected = first === undefined ? null : preferred.figures.valueOf(first);
  const actual = first === undefined ? null : variant.figures.valueOf(first);
  return { ...NAME, outcome: 'fail', expected, actual, message, against: nameReport(preferred), operands };
}

function listDiffering(one: Figures, other: Figures) {
  const all = [...one.observations, ...other.observations].flatMap(({ indicator, applicant }) =>
    indicator === null ? [] : [operandOf(indicator, applicant)],
  );
  const byKey = new Map(all.map((operand) => [operand.key, operand]));
  return [...byKey.values()].filter((operand) => one.valueOf(operand) !== other.valueOf(operand));
}

function say(figures: Figures, operand: ReturnType<typeof operandOf>): string {
  const { value, fault } = figures.find(operand);
  return value === null ? `(${fault})` : String(value);
}
