/**
 * Figures that demand or bound each other without being sums: both above zero or neither (G2, T2-19d), a total not below
 * the largest part (A3-MAX). Not assessable while a figure is unread.
 */
import type { Form } from '../model/form.js';
import type { CheckResult } from '../model/record.js';
import { type Figures, operandOf, placesOf } from './figures.js';
import { failed, notAssessable, passed, type RuleName } from './result.js';

interface Pair {
  readonly rule: string;
  readonly form: string;
  readonly one: string;
  readonly other: string;
}

const BOTH_OR_NEITHER: readonly Pair[] = [
  { rule: 'G2', form: 'national-2014', one: 'training.sessions', other: 'training.participants' },
  { rule: 'T2-19d', form: 'national-2019', one: 'procurement.projects', other: 'procurement.amount' },
];

const ITEMS = operandOf('proactive.items');
const CHANNELS = ['gazette', 'website', 'weibo', 'wechat', 'other'].map((code) =>
  operandOf(`proactive.channels.${code}`),
);

export function checkImplications(form: Form, figures: Figures): CheckResult[] {
  const pairs = BOTH_OR_NEITHER.filter((pair) => pair.form === form.id).map((pair) => checkPair(pair, figures));
  const largest = form.id === 'national-2014' ? [checkLargestChannel(figures)] : [];
  return [...pairs, ...largest];
}

function checkPair({ rule, form, one, other }: Pair, figures: Figures): CheckResult {
  const name: RuleName = { rule: `${form}.${rule}`, severity: 'warning' };
  const [first, second] = [figures.find(operandOf(one)), figures.find(operandOf(other))];
  const observations = [...first.at, ...second.at];
  if (first.value === null) return notAssessable(name, `${one} ${first.fault}`, observations);
  if (second.value === null) return notAssessable(name, `${other} ${second.fault}`, observations);
  const agree = first.value > 0 === second.value > 0;
  const found = `${one} ${first.value}, ${other} ${second.value}`;
  const message = agree ? found : `${found}: one is above zero, the other is not`;
  return (agree ? passed : failed)(name, { expected: first.value, actual: second.value, message, observations });
}

/** The lower bound of A3: what one channel carried was disclosed. */
function checkLargestChannel(figures: Figures): CheckResult {
  const name: RuleName = { rule: 'national-2014.A3-MAX', severity: 'warning' };
  const total = figures.find(ITEMS);
  const channels = CHANNELS.map((operand) => figures.find(operand));
  const all = [total, ...channels];
  const unread = all.find(({ value }) => value === null);
  const observations = placesOf(all);
  if (unread !== undefined) return notAssessable(name, `${unread.operand.key} ${unread.fault}`, observations);
  const expected = Math.max(...channels.map(({ value }) => value ?? 0));
  const actual = total.value ?? 0;
  const message = `proactive.items ${actual} ${actual >= expected ? '≥' : '<'} ${expected}, the largest channel`;
  return (actual >= expected ? passed : failed)(name, { expected, actual, message, observations });
}
