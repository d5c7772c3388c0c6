import { describe, expect, it } from 'vitest';
import { national2014 } from '../../../src/knowledge/forms/national-2014.js';
import type { Observation } from '../../../src/model/record.js';
import { figureKey } from '../../../src/output/tables/figures.js';
import { crosswalkTable, seriesTable } from '../../../src/output/tables/series-table.js';
import { isAmount, listWideColumns } from '../../../src/output/tables/wide-table.js';
import { defaultKnowledge } from '../../../src/pipeline.js';
import { observe, sampleRecord } from '../sample-record.js';

const { forms, tables: knowledge } = defaultKnowledge;
const { concepts, breaks, moneyUnits } = knowledge;
const series = seriesTable(knowledge);

function read(concept: string, form: string, observations: readonly Observation[]) {
  const record = sampleRecord({ form, observations });
  const rows = series
    .rowsOf({ record, variant: null })
    .map((row) => Object.fromEntries(series.columns.map(({ name }, index) => [name, row[index]])));
  const found = rows.find((row) => row['concept'] === concept);
  return { value: found?.['value'], status: found?.['status'], lacking: found?.['lacking'], unit: found?.['unit'] };
}

function direct(end: string, value: number | null, after: number | null): readonly Observation[] {
  const [first, second] = [`litigation_direct.${end}`, `litigation_after_reconsideration.${end}`];
  return [observe(first, value, { unit: '件' }), observe(second, after, { unit: '件' })];
}

describe('a series', () => {
  it('has a value only where every part was reported', () => {
    expect(read('lawsuits', 'national-2021', direct('total', 2, 3))).toMatchObject({ value: 5, status: 'reported' });
    expect(read('lawsuits', 'national-2021', direct('total', 0, 0))).toMatchObject({ value: 0, status: 'reported' });
    expect(read('lawsuits', 'national-2021', direct('total', 2, null))).toEqual({
      value: null,
      status: 'incomplete',
      lacking: 'litigation_after_reconsideration.total',
      unit: '件',
    });
    expect(read('lawsuits', 'national-2021', direct('total', null, null))).toMatchObject({
      value: null,
      status: 'absent',
    });
    const twice = [...direct('total', 2, 3), observe('litigation_direct.total', 4, { unit: '件' })];
    expect(read('lawsuits', 'national-2021', twice)).toMatchObject({ value: null, status: 'incomplete' });
  });

  it.each<[number, string | null, number | null]>([
    [25.1, '万元', 251_000],
    [0.0123, '万元', 123],
    [1e-7, '万元', 0.001],
    [1.1, '亿元', 110_000_000],
    [600, '元', 600],
    [0, '万元', 0],
    [5, null, null],
    [5, '件', null],
  ])('brings an amount of %d %s to %s 元', (value, unit, expected) => {
    const found = read('request_fees', 'national-2014', [observe('fees.collected', value, { unit })]);
    expect(found).toMatchObject({ value: expected, unit: '元' });
  });

  it('takes the total of the request table, not an applicant', () => {
    const of = (applicant: string, value: number) => observe('requests.received', value, { applicant, unit: '件' });
    const found = [of('natural_person', 3), of('total', 4)];
    expect(read('requests_received', 'national-2019', found)).toMatchObject({ value: 4 });
    expect(read('requests_from_persons', 'national-2019', found)).toMatchObject({ value: 3 });
  });

  it('is made of preferred reports with a national form', () => {
    const record = sampleRecord();
    expect(series.rowsOf({ record, variant: '0a1b2c3d' })).toEqual([]);
    expect(series.rowsOf({ record: sampleRecord({ form: null }), variant: null })).toEqual([]);
    expect(series.rowsOf({ record, variant: null })).toHaveLength(
      concepts.filter(({ sources }) => sources.some(({ form }) => form === national2014.id)).length,
    );
  });
});

describe('the crosswalk', () => {
  const sources = concepts.flatMap((concept) => concept.sources.map((source) => ({ concept, source })));

  it('names parts that the forms have, of money where the concept is money', () => {
    for (const { concept, source } of sources) {
      const form = forms.find(({ id }) => id === source.form);
      const columns = form === undefined ? [] : listWideColumns(form, knowledge);
      const found = columns.filter(({ indicator, applicant }) =>
        source.parts.includes(figureKey(indicator.indicator, applicant)),
      );
      expect([concept.code, found.length]).toEqual([concept.code, source.parts.length]);
      const amount = Object.hasOwn(moneyUnits, concept.unit);
      expect(found.filter(({ indicator }) => isAmount(indicator, moneyUnits) !== amount)).toEqual([]);
    }
  });

  it('lists forms in their order, once each, and concepts once', () => {
    const order = forms.map(({ id }) => id);
    for (const { sources: own } of concepts) {
      const places = own.map(({ form }) => order.indexOf(form));
      expect(places).toEqual([...new Set(places)].sort());
    }
    expect(new Set(concepts.map(({ code }) => code)).size).toBe(concepts.length);
  });

  it('says why a source is approximate, and names every break', () => {
    expect(
      sources.filter(
        ({ source }) =>
          (source.note === undefined) !== (source.quality === 'exact') && source.quality === 'approximate',
      ),
    ).toEqual([]);
    const named = new Set(sources.flatMap(({ source }) => source.break ?? []));
    expect([...named].sort()).toEqual(breaks.map(({ code }) => code).sort());
    const first = concepts.filter(({ sources: own }) => own[0]?.break !== undefined);
    expect(first).toEqual([]);
  });

  it('puts a break wherever the quality changes', () => {
    for (const { code, sources: own } of concepts) {
      const unnamed = own.filter(
        (source, index) => index > 0 && own[index - 1]?.quality !== source.quality && !source.break,
      );
      expect([code, unnamed]).toEqual([code, []]);
    }
  });

  it.each([
    ['national-2014', 'C3'],
    ['national-2019', 'outcome_total'],
    ['national-2021', 'outcome_total'],
  ])('divides the answers of %s without rest, as its sum %s does', (id, rule) => {
    const parts = ['granted', 'partly_granted', 'refused', 'not_held', 'other_outcomes'].flatMap(
      (code) => sources.find(({ concept, source }) => concept.code === code && source.form === id)?.source.parts ?? [],
    );
    const sums = forms
      .find((form) => form.id === id)
      ?.tables.flatMap((table): readonly { rule: string; right: readonly string[] }[] => table.sums);
    const right = sums?.find((sum) => sum.rule === rule)?.right ?? [];
    expect(parts.map((part) => part.replace('@total', '')).sort()).toEqual([...right].sort());
  });

  it('counts the segments between breaks', () => {
    const { columns, rows } = crosswalkTable(knowledge);
    const cells = rows.map((row) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index]])));
    const segments = cells.filter(({ concept }) => concept === 'granted').map(({ form, segment }) => [form, segment]);
    expect(segments).toEqual([
      ['national-2014', 1],
      ['national-2019', 2],
      ['national-2021', 2],
    ]);
  });
});
