/**
 * One spoilt page, from its seed to what is wrong with its reading. In: a seed. Out: the finds, none where all holds. The same
 * seed spoils the same page in the same way on every machine.
 */
import { type DisclosureRecord, parsePage } from '../../src/index.js';
import { Random } from '../generator/random.js';
import { checkCells, checkOwners, checkSchema, checkStands, checkValues } from './invariants.js';
import { cellMutants } from './mutants/cells.js';
import { dumpMutants } from './mutants/dumps.js';
import type { Mutant, Spoilt } from './mutants/mutant.js';
import { stretchMutants } from './mutants/stretches.js';
import { tableMutants } from './mutants/tables.js';
import { tagMutants } from './mutants/tags.js';
import { makeSubject, type Subject } from './subjects.js';
import { type Shown, showLeniently, showPage } from './visible-text.js';

export interface PageCase {
  readonly subject: Subject;
  readonly mutants: readonly Mutant[];
  readonly spoilt: Spoilt;
}

export interface Find {
  readonly seed: number;
  readonly what: string;
  readonly broken: readonly string[];
  readonly text: string;
  readonly url: string | null;
}

const FAMILIES: readonly (readonly Mutant[])[] = [
  cellMutants,
  cellMutants,
  tableMutants,
  tableMutants,
  tagMutants,
  stretchMutants,
  dumpMutants,
];
const subjects = new Map<number, Subject | null>();

function takeSubject(seed: number): Subject | null {
  const known = subjects.get(seed);
  if (known !== undefined) return known;
  const made = makeSubject(seed);
  subjects.set(seed, made);
  return made;
}

export function makePageCase(seed: number, pages: number): PageCase | null {
  const random = new Random(seed);
  const subject = takeSubject(random.int(0, pages - 1));
  if (subject === null) return null;
  const family = random.pick(FAMILIES.filter((mutants) => mutants.some(({ kinds }) => kinds.includes(subject.kind))));
  const steps = family === cellMutants ? 1 : random.pick([1, 1, 1, 2, 3]);
  const mutants = Array.from({ length: steps }, () =>
    random.pick(family.filter(({ kinds }) => kinds.includes(subject.kind))),
  );
  const spoilt = mutants.reduce<Spoilt | null>(
    (before, mutant) => (before === null ? null : mutant.spoil(before.text, random, subject)),
    { text: subject.text },
  );
  return spoilt === null ? null : { subject, mutants, spoilt };
}

/** What is wrong with the reading of a spoilt page. */
export function judgePage({ subject, spoilt }: Pick<PageCase, 'subject' | 'spoilt'>): string[] {
  const bytes = new TextEncoder().encode(spoilt.text);
  const result = parsePage(bytes, { url: subject.url });
  if (!result.ok) return [];
  const { record } = result;
  const text = new TextDecoder().decode(bytes);
  const shown: Shown = subject.kind === 'html' ? showPage(text) : { text, tables: [] };
  return [
    ...checkSchema(record),
    ...checkValues(record),
    ...checkStandsAnyhow(record, shown.text, subject.kind === 'html' ? text : ''),
    ...checkOwners(record, subject, shown),
    ...(spoilt.touched === undefined ? [] : checkCells(record, subject, spoilt.touched)),
  ];
}

/** Where browsers and htmlparser2 take broken markup for different text, either will do. */
function checkStandsAnyhow(record: DisclosureRecord, shown: string, html: string): string[] {
  const broken = checkStands(record, shown);
  return broken.length === 0 || html === '' ? broken : checkStands(record, `${shown}\n${showLeniently(html)}`);
}

export function fuzzPage(seed: number, pages: number): Find | null {
  const made = makePageCase(seed, pages);
  if (made === null) return null;
  const { subject, mutants, spoilt } = made;
  const what = `${subject.name} (${subject.kind}): ${mutants.map(({ name }) => name).join(', ')}`;
  const broken = judge(made);
  return broken.length === 0 ? null : { seed, what, broken, text: spoilt.text, url: subject.url };
}

function judge(made: Pick<PageCase, 'subject' | 'spoilt'>): string[] {
  try {
    return judgePage(made);
  } catch (error) {
    return [`threw ${error instanceof Error ? error.stack : String(error)}`];
  }
}

/** The same judgement of a smaller text. Cells that were not touched may be gone from it. */
export function judgeText({ subject, spoilt }: PageCase, text: string): string[] {
  return judge({ subject, spoilt: { ...spoilt, text } });
}
