/** A form → the unit and kind of each indicator: `licensing.decisions` counts, `fees.collected` is an amount. */
import type { Form, FormClause } from '../model/form.js';

export interface IndicatorTraits {
  readonly unit: string | null;
  readonly signed: boolean;
  readonly amount: boolean;
  /** True for rows of the request table, which has a figure for every applicant. */
  readonly byApplicant: boolean;
}

/** Amounts of money: the only figures that may have decimals. */
const AMOUNTS: ReadonlySet<string> = new Set([
  'fees.collected',
  'organization.budget',
  'administrative_fees.amount',
  'procurement.amount',
]);

interface Added {
  readonly unit: string | null | undefined;
  readonly signed?: boolean | undefined;
  readonly byApplicant?: boolean;
}

type Add = (code: string, added: Added) => void;

const known = new WeakMap<Form, ReadonlyMap<string, IndicatorTraits>>();

/** Made once per form. */
export function traitsOf(form: Form): ReadonlyMap<string, IndicatorTraits> {
  const traits = known.get(form) ?? listTraits(form);
  known.set(form, traits);
  return traits;
}

function listTraits(form: Form): ReadonlyMap<string, IndicatorTraits> {
  const traits = new Map<string, IndicatorTraits>();
  const add: Add = (code, { unit, signed = false, byApplicant = false }) => {
    traits.set(code, { unit: unit ?? null, signed, amount: AMOUNTS.has(code), byApplicant });
  };
  for (const table of form.tables) {
    if (table.layout === 'list') for (const { code, unit } of table.rows) add(code, { unit });
    if (table.layout === 'matrix')
      for (const { code } of table.rows) add(code, { unit: table.unit, byApplicant: true });
    if (table.layout === 'row') for (const { code } of table.columns) add(code, { unit: table.unit });
    if (table.layout === 'clauses') for (const clause of table.clauses) addClause(clause, add);
  }
  return traits;
}

function addClause({ rows, columns }: FormClause, add: Add): void {
  for (const row of rows) {
    for (const column of columns) add(`${row.code}.${column.code}`, { unit: column.unit, signed: column.signed });
  }
}
