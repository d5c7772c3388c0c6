/**
 * `tables/series.csv`: one row per agency, year and concept of the harmonized series, preferred reports; and
 * `tables/crosswalk.csv`: how each concept is made in each form, with quality and breaks.
 */
import type { FiledRecord } from '../../model/finding.js';
import type { Concept, ConceptSource, TableKnowledge } from '../../model/table-knowledge.js';
import type { CsvCell } from '../observation-csv.js';
import { collectFigures } from './figures.js';
import { readConcept, type SeriesValue } from './series.js';
import { type Column, type DatasetTable, type StaticTable, staticTable, tableOf, within } from './table.js';
import { PLACE_KEY, placeColumns, TO_PREFERRED } from './wide-table.js';

interface Mapped {
  readonly concept: Concept;
  readonly source: ConceptSource;
  /** Counts the breaks up to this form. */
  readonly segment: number;
}

interface SeriesRow extends Mapped, SeriesValue {
  readonly filed: FiledRecord;
}

const STEP = ' ';
const SUM_STEP = ' + ';

function column<Row>(
  name: string,
  description: string,
  cell: (row: Row) => CsvCell,
  type: Column<Row>['type'] = 'string',
): Column<Row> {
  return { name, type, description, cell };
}

const conceptColumn = { ...column<Mapped>('concept', 'Code of the concept', ({ concept }) => concept.code), key: true };
const qualityColumns: readonly Column<Mapped>[] = [
  column('quality', 'exact, or approximate: the crosswalk says why', ({ source }) => source.quality),
  column(
    'series_break',
    'Name of the break between the form before and this one; empty: one series',
    ({ source }) => source.break ?? null,
  ),
  column('segment', 'Values of a concept are one series where this is the same', ({ segment }) => segment, 'integer'),
  column('indicators', 'Indicators that are added up', ({ source }) => source.parts.join(SUM_STEP)),
];

const seriesColumns: readonly Column<SeriesRow>[] = [
  column('form', 'The statutory form of the report', ({ source }) => source.form),
  column('value', 'The figure; empty unless all its indicators were reported', ({ value }) => value, 'number'),
  column('unit', 'Unit of the figure', ({ concept }) => concept.unit),
  column('status', 'reported; incomplete: some indicators were; absent: none was', ({ status }) => status),
  ...qualityColumns,
  column('lacking', 'Of an incomplete figure: indicators that were not reported', ({ status, lacking }) =>
    status === 'incomplete' ? lacking.join(STEP) : null,
  ),
];

export function seriesTable({ concepts, moneyUnits }: TableKnowledge): DatasetTable {
  const all = listMapped(concepts);
  return tableOf<SeriesRow>({
    name: 'series',
    title: 'Series: figures that run through the forms, one row per agency, year and concept',
    columns: [...within<SeriesRow>(placeColumns), conceptColumn, ...seriesColumns],
    primaryKey: [...PLACE_KEY, 'concept'],
    foreignKeys: [TO_PREFERRED, { fields: ['concept', 'form'], table: 'crosswalk', references: ['concept', 'form'] }],
    list: (filed) => {
      const mapped = all.filter(({ source }) => filed.variant === null && source.form === filed.record.form);
      if (mapped.length === 0) return [];
      const figures = collectFigures(filed.record.observations);
      return mapped.map((one) => ({ filed, ...one, ...readConcept(one.concept, one.source, { figures, moneyUnits }) }));
    },
  });
}

export function crosswalkTable({ concepts, breaks }: TableKnowledge): StaticTable {
  const described = new Map(breaks.map(({ code, description }) => [code, description]));
  return staticTable<Mapped>({
    name: 'crosswalk',
    path: 'tables/crosswalk.csv',
    title: 'Crosswalk: how the concepts of the series are made in each form',
    columns: [
      conceptColumn,
      { ...column<Mapped>('form', 'The statutory form', ({ source }) => source.form), key: true },
      column('label', 'Name of the concept', ({ concept }) => concept.label),
      column('label_en', 'Name of the concept in English', ({ concept }) => concept.labelEn),
      column('unit', 'Unit of the figure', ({ concept }) => concept.unit),
      ...qualityColumns,
      column('note', 'What is more or less in it', ({ source }) => source.note ?? null),
      column(
        'break_description',
        'What changed at the break',
        ({ source }) => described.get(source.break ?? '') ?? null,
      ),
    ],
    primaryKey: ['concept', 'form'],
    foreignKeys: [],
    rows: listMapped(concepts),
  });
}

function listMapped(concepts: readonly Concept[]): readonly Mapped[] {
  return concepts.flatMap((concept) =>
    concept.sources.map((source, index) => ({
      concept,
      source,
      segment: concept.sources.slice(1, index + 1).filter((one) => one.break !== undefined).length + 1,
    })),
  );
}
