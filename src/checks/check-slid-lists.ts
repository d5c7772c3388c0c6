/**
 * Sums of a list (2014 form) that do not hold, but would if every number stood one row higher or lower → one suspicion
 * that the values slid against their labels. A single sum must have two parts above zero: less holds by chance.
 */
import type { Form } from '../model/form.js';
import type { CheckResult } from '../model/record.js';
import type { Figures } from './figures.js';
import { type Instance, listSums } from './list-sums.js';
import { failed, type RuleName } from './result.js';

/** A sum with its terms as places in the order of the page; the total first. */
interface Slid {
  readonly rule: string;
  readonly places: readonly number[];
  readonly parts: number;
}

type Values = readonly (number | null)[];

export function checkSlidLists(form: Form, figures: Figures): CheckResult[] {
  if (!form.tables.some(({ layout }) => layout === 'list')) return [];
  const broken: Slid[] = [];
  for (const { name, op, instances } of listSums(form)) {
    if (op !== '=') continue;
    for (const instance of instances) {
      const places = placesOfBroken(instance, figures);
      if (places) broken.push({ rule: name.rule, places, parts: 0 });
    }
  }
  if (broken.length === 0) return [];
  const values = figures.observations.map(({ value, status }) => (status === 'reported' ? value : null));
  const found = [1, -1].map((step) => broken.flatMap((sum) => slide(sum, values, step)));
  const convincing = found.filter((slid) => slid.length > 1 || slid.some(({ parts }) => parts > 1));
  if (convincing.length !== 1) return [];
  return [describe(form, convincing[0] ?? [], found[0] === convincing[0] ? 'higher' : 'lower')];
}

/** Where the terms of a sum stand that does not hold: all of them read, once each and in one table; else null. */
function placesOfBroken({ left, all }: Instance, figures: Figures): number[] | null {
  if (left.length !== 1) return null;
  const places: number[] = [];
  let table: number | null = null;
  let total = 0;
  let sum = 0;
  for (const operand of all) {
    const { at, value } = figures.find(operand);
    const [place] = at;
    if (place === undefined || at.length !== 1 || value === null) return null;
    const stands = figures.observations[place]?.at.table ?? null;
    if (table !== null && stands !== table) return null;
    table = stands;
    if (places.length === 0) total = value;
    else sum += value;
    places.push(place);
  }
  return total === sum ? null : places;
}

/** The value of each label is the one `step` rows below it. */
function slide({ rule, places }: Slid, values: Values, step: number): Slid[] {
  const numbers = places.map((place) => values[place + step] ?? null);
  if (numbers.includes(null) || numbers[0] === 0 || !addsUp(numbers)) return [];
  return [{ rule, places, parts: numbers.slice(1).filter((value) => value !== 0).length }];
}

function addsUp(numbers: Values): boolean {
  const [total, ...parts] = numbers;
  return total === parts.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}

function describe(form: Form, slid: readonly Slid[], way: string): CheckResult {
  const name: RuleName = { rule: `${form.id}.SHIFT`, severity: 'warning' };
  const rules = slid.map(({ rule }) => rule.slice(form.id.length + 1)).join(', ');
  const message = `${rules} would hold if every value stood one row ${way}: a shift of the values against their labels is suspected; nothing was mended`;
  const observations = [...new Set(slid.flatMap(({ places }) => places))];
  return failed(name, { expected: null, actual: null, message, observations });
}
