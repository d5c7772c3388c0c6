/**
 * What must hold of every reading, whatever was done to the page. In: the spoilt page and its reading. Out: what is broken,
 * in words; nothing where all holds. What a page shows is read by `visible-text`, never by the program under test.
 */
import Ajv2020 from 'ajv/dist/2020.js';
import { Converter } from 'opencc-js';
import type { DisclosureRecord, Observation } from '../../src/index.js';
import { recordSchema } from '../../src/output/record-schema.js';
import { fold, listTokens, mayMean } from './printed-number.js';
import { idOf, type Subject } from './subjects.js';
import { MARK, type Shown, type ShownCell } from './visible-text.js';

const validate = new Ajv2020.default({ strict: true, strictTypes: false }).compile(recordSchema);
const WORDS = /\p{Script=Han}/u;
const BLANKS = /\s+/g;
const READING = /\([a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜüêńňǹ]{1,7}\)/gi;
const PRINTED = /[\p{L}\d]/u;
const UNIT = /^(?:条|件|次|篇|份|个|人|人次|宗|万元)[|｜]*$/;
const UNIT_BEFORE = /^(?:条|件|次|篇|份|个|人次|人|宗|万元)(?=[\d.])/;
const simplify = Converter({ from: 't', to: 'cn' });

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
function isShownThere(row: Observation, { id, owner, subject, shown }: Misplaced): boolean {
  const { label, raw } = row;
  if (shown.tables.length === 0)
    return standsInLine(label, raw, shown.text) || standsInPlace(row, { id, owner, subject, shown });
  const isSameColumn = owner.split('@')[1] === id.split('@')[1];
  const heads = isSameColumn && id.includes('@') ? { all: [], some: [] } : tellingHeads(id, owner, subject);
  // A cell that was blank in the whole page cannot be told by its number.
  if (heads === null) return true;
  return shown.tables.some((cells) =>
    cells
      .filter(({ text }) => squeeze(text) === squeeze(raw))
      .some((cell) => {
        const beside = cells.some((other) => isBeside(other, cell) && wordsOf(other.text).includes(wordsOf(label)));
        const above = listAbove(cell, cells);
        // Two cells under the same heads: those tell nothing, the label does.
        if (heads.some.length === 0) return beside;
        return (beside || !id.includes('@')) && isBelow(heads, above);
      }),
  );
}

function standsInLine(label: string, raw: string, text: string): boolean {
  const lines = text.split('\n');
  const inLine = lines.some((line) => wordsOf(line).includes(wordsOf(label)) && listTokens(line).includes(fold(raw)));
  return inLine || standsBehind(label, raw, lines);
}

/** In a dump of one cell a line: the first figure below a label, with no words but a unit before it, is the label's own. */
function standsBehind(label: string, raw: string, lines: readonly string[]): boolean {
  const wanted = wordsOf(label);
  return lines.some((line, index) => {
    if (!wordsOf(line).includes(wanted)) return false;
    const below = lines.slice(index + 1).find((other) => PRINTED.test(other) && !UNIT.test(wordsOf(other))) ?? '';
    const figures = wordsOf(below).replace(UNIT_BEFORE, '');
    return !WORDS.test(figures) && listTokens(figures)[0] === fold(raw);
  });
}

/**
 * In such a dump, a row with as many figures below its label as it has columns: the page shows each in its own column. A
 * group has the columns of the row whose figures stand below it now.
 */
function standsInPlace({ label, raw, applicant }: Observation, { id, owner, subject, shown }: Misplaced): boolean {
  const codes = [id, owner].map((one) => one.split('@')[0]);
  const [columns = []] = codes
    .map((code) => subject.whole.observations.filter(({ indicator }) => indicator === code))
    .filter((rows) => rows.length > 0)
    .map((rows) => rows.map(({ applicant }) => applicant));
  const lines = shown.text.split('\n');
  return lines.some((line, index) => {
    if (!wordsOf(line).includes(wordsOf(label))) return false;
    const below = lines.slice(index + 1);
    const end = below.findIndex((other) => WORDS.test(other));
    const figures = listTokens(below.slice(0, end < 0 ? below.length : end).join('\n'));
    return figures.length === columns.length && figures[columns.indexOf(applicant)] === fold(raw);
  });
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

/** Of a cell's heads those that it shares with another cell, and those that tell it from that one: one of them is enough. */
interface TellingHeads {
  readonly all: readonly string[];
  readonly some: readonly string[];
}

function tellingHeads(id: string, owner: string, subject: Subject): TellingHeads | null {
  const [own, others] = [headsOf(id, subject), headsOf(owner, subject) ?? []];
  if (own === null) return null;
  return { all: own.filter((head) => others.includes(head)), some: own.filter((head) => !others.includes(head)) };
}

function isBelow({ all, some }: TellingHeads, above: readonly string[]): boolean {
  return all.every((head) => above.includes(head)) && (some.length === 0 || some.some((head) => above.includes(head)));
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

/** Labels are told in simplified characters and without readings (數(shù)), the page may print them otherwise. */
function wordsOf(text: string): string {
  return simplify(squeeze(text).replace(READING, ''));
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
