/** A group row that prints a number of its own → that number against the sum of its direct children (GRP). */
import type { Form, FormRow } from '../model/form.js';
import type { CheckResult } from '../model/record.js';
import { type Figures, operandOf, placesOf } from './figures.js';
import { failed, notAssessable, passed, type RuleName } from './result.js';

interface Group {
  readonly code: string;
  readonly children: readonly string[];
}

const NOTHING = { indicator: null, applicant: null, value: null, status: null };

export function checkGroups(form: Form, figures: Figures): CheckResult[] {
  const name: RuleName = { rule: `${form.id}.GRP`, severity: 'error' };
  const groups = groupsOf(form);
  if (groups.size === 0) return [];
  const results: CheckResult[] = [];
  const { observations } = figures;
  for (let index = 0; index < observations.length; index++) {
    const { indicator, applicant, value, status } = observations[index] ?? NOTHING;
    if (indicator === null || value === null || status !== 'reported') continue;
    const group = groups.get(indicator);
    if (group === undefined) continue;
    results.push(checkGroup(group, { name, figures, applicant, value, index }));
  }
  return results;
}

interface PrintedGroup {
  readonly name: RuleName;
  readonly figures: Figures;
  readonly applicant: string | null;
  readonly value: number;
  readonly index: number;
}

function checkGroup(group: Group, { name, figures, applicant, value, index }: PrintedGroup): CheckResult {
  const children = group.children.map((code) => figures.find(operandOf(code, applicant)));
  const observations = [index, ...placesOf(children)];
  const unread = children.find((child) => child.value === null);
  if (unread !== undefined) return notAssessable(name, `${unread.operand.key} ${unread.fault}`, observations);
  const expected = children.reduce((sum, child) => sum + (child.value ?? 0), 0);
  const sign = value === expected ? '=' : '≠';
  const message = `${operandOf(group.code, applicant).key}: ${value} ${sign} ${expected} = ${children.map((child) => child.value).join(' + ')}`;
  return (value === expected ? passed : failed)(name, { expected, actual: value, message, observations });
}

const known = new WeakMap<Form, ReadonlyMap<string, Group>>();

/** Groups whose children are all figures; the outcome as a whole has a total of its own. */
function groupsOf(form: Form): ReadonlyMap<string, Group> {
  const groups = known.get(form) ?? listGroups(form);
  known.set(form, groups);
  return groups;
}

function listGroups(form: Form): ReadonlyMap<string, Group> {
  const rows: readonly FormRow[] = form.tables.flatMap((table) => (table.layout === 'matrix' ? table.rows : []));
  const groups = rows.filter(({ group, parent }) => group === true && parent !== undefined);
  return new Map(
    groups.map(({ code }) => [
      code,
      { code, children: rows.filter(({ parent }) => parent === code).map((row) => row.code) },
    ]),
  );
}
