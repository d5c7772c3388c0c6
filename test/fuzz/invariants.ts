/**
 * What must hold of every reading, whatever was done to the page. In: the spoilt page and its reading. Out: what is broken,
 * in words; nothing where all holds. What a page shows is read by `visible-text`, never by the program under test.
 */
import Ajv2020 from 'ajv/dist/2020.js';
import type { DisclosureRecord, Observation } from '../../src/index.js';
import { recordSchema } from '../../src/output/record-schema.js';
import { fold, listTokens, mayMean } from './printed-number.js';
import { idOf, type Subject } from './subjects.js';
import { MARK, type Shown, type ShownCell } from './visible-text.js';

const validate = new Ajv2020.default({ strict: true, strictTypes: false }).compile(recordSchema);
const BLANKS = /\s+/g;

export function checkSchema(record: DisclosureRecord): string[] {
  const valid = validate(JSON.parse(JSON.stringify(record)));
  return valid ? [] : [`not valid by the schema: ${JSON.stringify(validate.errors?.slice(0, 3))}`];
}

/** A value exactly where a number was reported, and the number is the one printed in `raw`. */
export function checkValues({ observations, claims }: DisclosureRecord): string[] {
  const broken = observations.flatMap((row) => {
    const { value, status, raw } = row;
    if ((value !== null) !== (status === 'reported')) return [`${idOf(row)}: ${status} with value ${value}`];
    return value === null || mayMean(raw, value) ? [] : [`${idOf(row)}: ${JSON.stringify(raw)} read as ${value}`];
  });
  const unsaid = claims.filter(({ value, text }) => listTokens(text).length > 0 && !mentions(text, value));
  return [...broken, ...unsaid.map(({ indicator, value, text }) => `claim ${indicator} ${value} of ${text}`)];
}

/** A claim is worded freely: its number is one of its sentence, may be scaled (1.2万), or is nought in words. */
function mentions(text: string, value: number): boolean {
  const numbers = listTokens(text).map((token) => Number(token.replaceAll(',', '')));
  return (
    value === 0 ||
    numbers.some((number) =>
      [1, 1e4, 1e8].some((factor) => Math.round(number * factor) === value || number === value),
    ) ||
    /[一二三四五六七八九十百千万亿零两]/.test(text)
  );
}

/** Every number that is given stands in what the page shows, whole. */
export function checkStands({ observations, claims }: DisclosureRecord, shown: string): string[] {
  const tokens = new Set(listTokens(shown));
  const stands = (text: string): boolean => listTokens(text).every((token) => tokens.has(token));
  const figures = observations.filter(({ value, raw }) => value !== null && !stands(raw));
  const sentences = claims.filter(({ text }) => !stands(text));
  return [
    ...figures.map((row) => `${idOf(row)}: ${JSON.stringify(row.raw)} does not stand in the page`),
    ...sentences.map(({ text }) => `claim: ${JSON.stringify(text)} does not stand in the page`),
  ];
}

/** No figure of another cell stands under an indicator, unless the page itself prints it there. */
export function checkOwners(record: DisclosureRecord, subject: Subject, shown: Shown | null): string[] {
  return record.observations.flatMap((row) => {
    const owner = row.value === null ? undefined : subject.owners.get(row.value);
    const id = idOf(row);
    if (owner === undefined || row.indicator === null || owner === id) return [];
    const printed = shown !== null && owner.split('@')[1] === id.split('@')[1] && standsBeside(row, shown);
    return printed ? [] : [`${id}: ${row.value} belongs to ${owner}`];
  });
}

/** The label stands in the row of the cell that prints the value. */
function standsBeside({ label, raw }: Observation, { tables }: Shown): boolean {
  return tables.some((cells) =>
    cells
      .filter(({ text }) => squeeze(text) === squeeze(raw))
      .some((cell) => cells.some((other) => isBeside(other, cell) && squeeze(other.text).includes(squeeze(label)))),
  );
}

function isBeside(other: ShownCell, { row }: ShownCell): boolean {
  return other.row <= row && row < other.row + other.rowspan;
}

export function squeeze(text: string): string {
  return fold(text).replaceAll(MARK, '').replace(BLANKS, '');
}

export interface Expectation {
  /** Of the cell's own text: its number, no number, or either. */
  readonly value: 'same' | 'none' | 'either';
  readonly why: string;
}

/** Cells whose text was changed are as expected; all others read as in the whole page. */
export function checkCells(
  record: DisclosureRecord,
  subject: Subject,
  touched: ReadonlyMap<string, Expectation>,
): string[] {
  const after = groupValues(record);
  return [...groupValues(subject.whole)].flatMap(([id, before]) => {
    const expected = touched.get(id);
    const now = after.get(id) ?? 'nothing';
    if (expected === undefined)
      return now === before ? [] : [`${id}: ${before} reads ${now} though it was not touched`];
    if (now === before && expected.value !== 'none') return [];
    const isNone = !/\d/.test(now.replace(/"[^"]*"/g, ''));
    return isNone && expected.value !== 'same' ? [] : [`${id}: ${before} reads ${now} (${expected.why})`];
  });
}

function groupValues({ observations }: DisclosureRecord): Map<string, string> {
  const groups = new Map<string, string>();
  for (const row of observations) {
    const told = row.value === null ? row.status : String(row.value);
    const before = groups.get(idOf(row));
    groups.set(idOf(row), before === undefined ? told : `${before} and ${told}`);
  }
  return groups;
}
