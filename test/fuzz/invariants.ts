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
const WORDS = /\p{Script=Han}/u;
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

/** No figure of another cell stands under an indicator, unless the page itself now shows it there. */
export function checkOwners(record: DisclosureRecord, subject: Subject, shown: Shown): string[] {
  return record.observations.flatMap((row) => {
    const owner = row.value === null ? undefined : subject.owners.get(row.value);
    const id = idOf(row);
    if (owner === undefined || row.indicator === null || owner === id) return [];
    return isShownThere(row, { id, owner, subject, shown }) ? [] : [`${id}: ${row.value} belongs to ${owner}`];
  });
}

interface Misplaced {
  readonly id: string;
  readonly owner: string;
  readonly subject: Subject;
  readonly shown: Shown;
}

/** Beside its label, or in its line; and where a head tells the columns apart, below the head of its own column. */
function isShownThere({ label, raw }: Observation, { id, owner, subject, shown }: Misplaced): boolean {
  if (shown.tables.length === 0) return standsInLine(label, raw, shown.text);
  const isSameColumn = owner.split('@')[1] === id.split('@')[1];
  const heads = isSameColumn && id.includes('@') ? [] : headsOf(id, subject);
  // A cell that was blank in the whole page cannot be told by its number.
  if (heads === null) return true;
  return shown.tables.some((cells) =>
    cells
      .filter(({ text }) => squeeze(text) === squeeze(raw))
      .some((cell) => {
        const beside = cells.some((other) => isBeside(other, cell) && squeeze(other.text).includes(squeeze(label)));
        const above = listAbove(cell, cells);
        return heads.length > 0 ? (beside || !id.includes('@')) && heads.every((head) => above.includes(head)) : beside;
      }),
  );
}

function standsInLine(label: string, raw: string, text: string): boolean {
  return text
    .split('\n')
    .some((line) => squeeze(line).includes(squeeze(label)) && listTokens(line).includes(fold(raw)));
}

function isBeside(other: ShownCell, { row }: ShownCell): boolean {
  return other.row <= row && row < other.row + other.rowspan;
}

/** Words over a cell, in the columns as HTML lays them out. */
function listAbove({ row, column }: ShownCell, cells: readonly ShownCell[]): string[] {
  const above = cells.filter(
    (other) => other.row < row && other.column <= column && column < other.column + other.colspan,
  );
  return above.map(({ text }) => squeeze(text)).filter((text) => WORDS.test(text));
}

/** Words over the cell of an indicator in the page while it was whole: those of the head alone. */
function headsOf(id: string, subject: Subject): string[] | null {
  const number = [...subject.owners].find(([, owner]) => owner === id)?.[0];
  if (number === undefined) return null;
  for (const cells of subject.shown().tables) {
    const cell = cells.find(({ text }) => squeeze(text) === String(number));
    if (cell !== undefined) return listAbove(cell, cells);
  }
  return [];
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
