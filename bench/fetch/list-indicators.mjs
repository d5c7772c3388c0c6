// The statutory forms as the peers look figures up: what stands left of and above a figure → its indicator; and the sums that must
// hold. In: the forms of the built program; out: one JSON file for all peers. Labels are cleaned as the peers clean them.
import { writeFileSync } from 'node:fs';
import { defaultKnowledge } from '../../dist/knowledge/index.js';

const VALUE_HEAD = '统计数';
const SUBTOTAL = { code: 'subtotal', label: '小计' };
const MARKS = /\s+|[（(][^（）()]*[）)]|[“”"]/g;

export const keyOf = (label) => label.replace(MARKS, '');

const namesOf = ({ label, aliases = [] }) => [label, ...aliases].map(keyOf);

/** A row by its label and its parent's, and by its label alone. */
function keysOfRow(row, rows) {
  const parent = rows.find(({ code }) => code === row.parent);
  const own = namesOf(row);
  return [...(parent ? namesOf(parent).flatMap((above) => own.map((name) => `${above}>${name}`)) : []), ...own];
}

const LISTS = {
  list: ({ rows }) =>
    rows.flatMap((row) =>
      keysOfRow(row, rows).map((key) => [`${key}|${VALUE_HEAD}`, { code: row.code, applicant: null, unit: row.unit }]),
    ),
  matrix: ({ rows, columns, unit }) =>
    rows.flatMap((row) =>
      [...columns, SUBTOTAL].flatMap((column) =>
        keysOfRow(row, rows).flatMap((key) =>
          namesOf(column).map((head) => [`${key}|${head}`, { code: row.code, applicant: column.code, unit }]),
        ),
      ),
    ),
  clauses: ({ clauses }) =>
    clauses.flatMap(({ rows, columns }) =>
      rows.flatMap((row) =>
        columns.flatMap((column) =>
          namesOf(row).flatMap((key) =>
            namesOf(column).map((head) => [
              `${key}|${head}`,
              { code: `${row.code}.${column.code}`, applicant: null, unit: column.unit },
            ]),
          ),
        ),
      ),
    ),
  row: ({ columns, unit }) =>
    columns.flatMap((column) =>
      namesOf(column).map((head) => [
        `${keyOf(column.groupLabel ?? '')
          .split('/')
          .at(-1)}>${head}`,
        { code: column.code, applicant: null, unit },
      ]),
    ),
};

export function writeIndicators(path) {
  const tables = defaultKnowledge.forms.flatMap(({ id, tables }) => tables.map((table) => ({ ...table, form: id })));
  const indicators = Object.fromEntries(tables.flatMap((table) => LISTS[table.layout](table)).reverse());
  const sums = tables.flatMap((table) => table.sums.map((sum) => ({ ...sum, form: table.form })));
  writeFileSync(path, JSON.stringify({ indicators, sums }));
}
