import { describe, expect, it } from 'vitest';
import { national2014 } from '../../../src/knowledge/forms/national-2014.js';
import { national2021 } from '../../../src/knowledge/forms/national-2021.js';
import { tableKnowledge } from '../../../src/knowledge/tables/index.js';
import type { Form } from '../../../src/model/form.js';
import type { Observation } from '../../../src/model/record.js';
import { wideTable } from '../../../src/output/tables/wide-table.js';
import { observe, sampleRecord } from '../sample-record.js';

/** Columns that are filled, by name. */
function widen(observations: readonly Observation[], form: Form = national2014, variant: string | null = null) {
  const table = wideTable(form, tableKnowledge);
  const [row, ...more] = table.rowsOf({ record: sampleRecord({ form: form.id, observations }), variant });
  expect(more).toEqual([]);
  if (row === undefined) return null;
  const cells = table.columns.map(({ name }, index) => [name, row[index]] as const);
  return Object.fromEntries(cells.slice(5).filter(([, cell]) => cell !== null));
}

describe('a wide table', () => {
  it('holds what was reported, zero included, and nothing else', () => {
    const observations = [
      observe('proactive.items', 396),
      observe('proactive.channels.website', 0),
      observe('requests.received', null),
      observe('requests.answered', null, { status: 'unreadable', raw: '约30' }),
      observe('complaints', null, { status: 'placeholder', raw: '/' }),
      observe(null, 5),
    ];
    expect(widen(observations)).toEqual({ proactive_items: 396, proactive_chan_website: 0 });
  });

  it('has a column for each applicant', () => {
    const of = (applicant: string, value: number) => observe('outcome.granted', value, { applicant, unit: '件' });
    const found = widen(
      [of('natural_person', 2), of('enterprise', 1), of('total', 3), of('subtotal', 1)],
      national2021,
    );
    expect(found).toEqual({ out_granted_person: 2, out_granted_firm: 1, out_granted_total: 3 });
  });

  it('leaves out a number that the page contradicts, and keeps one that it repeats', () => {
    const items = (value: number, unit: string | null) => observe('proactive.items', value, { unit });
    expect(widen([items(1, '条'), items(2, '条')])).toEqual({});
    expect(widen([items(1, '条'), items(2, '条'), items(1, '条')])).toEqual({});
    expect(widen([items(1, null), items(1, '条')])).toEqual({ proactive_items: 1 });
  });

  it('puts the unit beside an amount of money', () => {
    const fee = (unit: string | null) => widen([observe('administrative_fees.amount', 25.1, { unit })], national2021);
    expect(fee('万元')).toEqual({ admin_fees_amount: 25.1, admin_fees_amount_unit: '万元' });
    expect(fee('元')).toEqual({ admin_fees_amount: 25.1, admin_fees_amount_unit: '元' });
    expect(fee(null)).toEqual({ admin_fees_amount: 25.1 });
  });

  it('takes no money for a count and no count for money', () => {
    expect(widen([observe('complaints', 3, { unit: '万元' })])).toEqual({});
    expect(widen([observe('fees.collected', 3, { unit: '件' })])).toEqual({});
    expect(widen([observe('complaints', 3, { unit: '次' })])).toEqual({ complaints: 3 });
  });

  it('has no row for a variant or another form', () => {
    expect(widen([observe('proactive.items', 1)], national2014, '0a1b2c3d')).toBeNull();
    const record = sampleRecord({ form: 'national-2021' });
    expect(wideTable(national2014, tableKnowledge).rowsOf({ record, variant: null })).toEqual([]);
  });
});
