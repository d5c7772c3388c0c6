/**
 * A group that prints figures while its first row is not on the page, and rows behind that one are → no value: where a line or
 * the end of a row was lost, the figures are those of the first row. Which of the two it is, the page does not say.
 */
import type { Form, FormRow } from '../../model/form.js';
import type { Observation } from '../../model/record.js';
import type { Settled } from './settle-repeats.js';

/** Of a group the code of its first row, and those of all other rows below it. */
interface RowsOfGroup {
  readonly first: string;
  readonly later: readonly string[];
}

export type Groups = ReadonlyMap<string, RowsOfGroup>;

/** Groups of each form by their codes. Those whose first row is a group as well have no row to be taken for. */
export function compileGroups(forms: readonly Form[]): ReadonlyMap<string, Groups> {
  return new Map(forms.map((form) => [form.id, listGroups(form.tables.flatMap(listRows))]));
}

function listRows(table: Form['tables'][number]): readonly FormRow[] {
  return 'rows' in table ? table.rows : [];
}

function listGroups(rows: readonly FormRow[]): Groups {
  const groups = new Map<string, RowsOfGroup>();
  for (const { code } of rows.filter(({ group }) => group === true)) {
    const [first, ...later] = listBelow(code, rows);
    if (first && first.group !== true) groups.set(code, { first: first.code, later: later.map((row) => row.code) });
  }
  return groups;
}

/** Rows of a group and rows of those rows, in the order of the form. */
function listBelow(group: string, rows: readonly FormRow[]): readonly FormRow[] {
  const codes = new Set([group]);
  return rows.filter(({ code, parent, local }) => {
    const isBelow = parent !== undefined && codes.has(parent) && local !== true;
    if (isBelow) codes.add(code);
    return isBelow;
  });
}

export function settleGroups(read: readonly Observation[], groups: Groups): Settled {
  const doubtful = findDoubtful(read, groups);
  if (doubtful.size === 0) return { observations: read, diagnostics: [] };
  const isDoubtful = ({ indicator, value }: Observation): boolean =>
    value !== null && indicator !== null && doubtful.has(indicator);
  const message = `${[...doubtful].join(', ')}: figures stand beside a group, and its first row is not on the page: they may be that row's, and are left unread`;
  return {
    observations: read.map((row) => (isDoubtful(row) ? { ...row, value: null, status: 'unreadable' } : row)),
    diagnostics: [{ code: 'group-or-first-row', severity: 'warning', message, at: '/observations' }],
  };
}

function findDoubtful(read: readonly Observation[], groups: Groups): ReadonlySet<string> {
  const doubtful = new Set<string>();
  for (const { indicator, value } of read) {
    const group = value === null || indicator === null ? undefined : groups.get(indicator);
    if (group && indicator !== null && lacksFirst(read, group)) doubtful.add(indicator);
  }
  return doubtful;
}

function lacksFirst(read: readonly Observation[], { first, later }: RowsOfGroup): boolean {
  const shown = new Set(read.map(({ indicator }) => indicator));
  return !shown.has(first) && later.some((code) => shown.has(code));
}
