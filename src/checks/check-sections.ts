/**
 * The parts of a report: an empty part on problems (X14), numbers out of order (X15), the period stated (X16).
 * Only digits of the period are read: months and days are often lost on pages.
 */
import type { CheckResult, Section } from '../model/record.js';
import { type CheckedRecord, failed, notAssessable, passed, type RuleName } from './result.js';

const PROBLEMS: RuleName = { rule: 'narrative.X14', severity: 'info' };
const NUMBERS: RuleName = { rule: 'narrative.X15', severity: 'info' };
const PERIOD: RuleName = { rule: 'narrative.X16', severity: 'error' };

const SHORTEST = 10;
/** From 1 January of a year to the end of its December. */
const FULL_YEAR = /((?:19|20)\d\d)\D{1,2}0?1\D{1,2}0?1\D{1,8}(?:((?:19|20)\d\d)\D{1,2})?12\D{1,2}3[01]/g;

const DECEMBER = '12';

export function checkSections(record: CheckedRecord): CheckResult[] {
  return [...checkProblems(record.sections), ...checkNumbers(record.sections), ...checkPeriod(record)];
}

function checkProblems(sections: readonly Section[]): CheckResult[] {
  const part = sections.find(({ topic }) => topic === 'problems');
  if (part === undefined) return [];
  const length = part.paragraphs.join('').length;
  const message = `the part on problems has ${length} characters; ${SHORTEST} would be few`;
  const compared = { expected: null, actual: length, message };
  return [(length >= SHORTEST ? passed : failed)(PROBLEMS, compared)];
}

function checkNumbers(sections: readonly Section[]): CheckResult[] {
  const numbers = sections.map(({ number }) => number).filter((number) => number !== null);
  if (numbers.length === 0) return [];
  const actual = numbers.join(' ');
  const ordered = numbers.every((number, index) => number === index + 1);
  const message = `the parts are numbered ${actual}`;
  const expected = numbers.map((_, index) => index + 1).join(' ');
  return [(ordered ? passed : failed)(NUMBERS, { expected, actual, message })];
}

function checkPeriod({ sections, year }: CheckedRecord): CheckResult[] {
  const years = new Set<number>();
  for (const { paragraphs } of sections) for (const text of paragraphs) noteYears(text, years);
  if (years.size === 0) return [];
  if (year === null) return [notAssessable(PERIOD, 'the report year is not known')];
  if (years.size > 1) return [notAssessable(PERIOD, `periods of ${years.size} years are named`)];
  const [actual = 0] = years;
  const message = `the period stated is ${actual}, the report is about ${year}`;
  return [(actual === year ? passed : failed)(PERIOD, { expected: year, actual, message })];
}

function noteYears(text: string, years: Set<number>): void {
  if (!text.includes(DECEMBER)) return;
  FULL_YEAR.lastIndex = 0;
  for (let period = FULL_YEAR.exec(text); period; period = FULL_YEAR.exec(text)) {
    for (const year of [period[1], period[2]]) if (year !== undefined) years.add(Number(year));
  }
}
