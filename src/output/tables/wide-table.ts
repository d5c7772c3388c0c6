/**
 * `tables/wide-<form>.csv`: one row per agency and year, one column per indicator, and per applicant in the request table.
 * In: preferred records of the form; out: the numbers that were reported. A number in a unit of another kind than the
 * form's stays out (it is in the observations); beside an amount of money stands its unit.
 */
import type { FiledRecord } from '../../model/finding.js';
import type { Form } from '../../model/form.js';
import type { TableKnowledge } from '../../model/table-knowledge.js';
import { type CodebookRow, listIndicators } from '../codebook.js';
import type { CsvCell } from '../observation-csv.js';
import { nameColumns } from './column-names.js';
import { collectFigures, type Figure, type Figures, figureKey } from './figures.js';
import { type Column, type DatasetTable, type ForeignKey, KEY, keyColumns, tableOf, within } from './table.js';

/** An indicator, or an indicator and an applicant, with its column. */
export interface WideColumn {
  readonly indicator: CodebookRow;
  readonly applicant: string | null;
  readonly applicantLabel: string | null;
  readonly applicantLabelEn: string | null;
  readonly name: string;
  /** The column of its unit: of amounts only. */
  readonly unitName: string | null;
}

interface WideRow {
  readonly filed: FiledRecord;
  readonly figures: Figures;
}

type Units = TableKnowledge['moneyUnits'];

const UNIT_PART = '.unit';
const LABEL_STEP = '/';
/** What tells preferred reports apart. */
export const PLACE_KEY = KEY.filter((name) => name !== 'variant');
export const TO_PREFERRED: ForeignKey = { fields: PLACE_KEY, table: 'reports', references: PLACE_KEY };

export const placeColumns: readonly Column<FiledRecord>[] = [
  ...keyColumns.filter(({ name }) => name !== 'variant'),
  {
    name: 'agency',
    type: 'string',
    description: 'Name of the agency that reports',
    cell: ({ record }) => record.agency.name,
  },
  {
    name: 'region_code',
    type: 'string',
    description: 'GB/T 2260 code of the region',
    cell: ({ record }) => record.agency.region?.code ?? null,
  },
  {
    name: 'region',
    type: 'string',
    description: 'Name of the region',
    cell: ({ record }) => record.agency.region?.name ?? null,
  },
];

/** An amount of money has a unit of money by the form, or none, because pages differ; a count has another unit. */
export function isAmount({ unit }: Pick<CodebookRow, 'unit'>, moneyUnits: Units): boolean {
  return unit === null || Object.hasOwn(moneyUnits, unit);
}

export function listWideColumns(form: Form, knowledge: TableKnowledge): readonly WideColumn[] {
  const slots = listIndicators(form).flatMap((indicator) =>
    (indicator.applicants?.split(' ') ?? [null]).map((applicant) => ({ indicator, applicant })),
  );
  const codes = slots.flatMap(({ indicator, applicant }) => {
    const code = figureKey(indicator.indicator, applicant);
    return isAmount(indicator, knowledge.moneyUnits) ? [code, code + UNIT_PART] : [code];
  });
  const applicants = form.tables.flatMap((table) => (table.layout === 'matrix' ? table.columns : []));
  const taken = placeColumns.map(({ name }) => name);
  const names = nameColumns(codes, { shortWords: knowledge.shortWords, taken });
  return slots.map(({ indicator, applicant }) => {
    const code = figureKey(indicator.indicator, applicant);
    const column = applicants.find((one) => one.code === applicant);
    return {
      indicator,
      applicant,
      applicantLabel: column?.label ?? null,
      applicantLabelEn: column?.labelEn ?? null,
      name: names.get(code) ?? code,
      unitName: names.get(code + UNIT_PART) ?? null,
    };
  });
}

export function wideTable(form: Form, knowledge: TableKnowledge): DatasetTable {
  return tableOf<WideRow>({
    name: `wide-${form.id}`,
    title: `${form.titleEn}: one row per agency and year, preferred reports`,
    columns: [
      ...within<WideRow>(placeColumns),
      ...listWideColumns(form, knowledge).flatMap((column) => columnsOf(column, knowledge)),
    ],
    primaryKey: PLACE_KEY,
    foreignKeys: [TO_PREFERRED],
    always: false,
    list: (filed) =>
      filed.variant === null && filed.record.form === form.id
        ? [{ filed, figures: collectFigures(filed.record.observations) }]
        : [],
  });
}

function columnsOf(
  { indicator, applicant, applicantLabel, applicantLabelEn, name, unitName }: WideColumn,
  { moneyUnits: units, columnLabels }: TableKnowledge,
): readonly Column<WideRow>[] {
  const key = figureKey(indicator.indicator, applicant);
  const amount = isAmount(indicator, units);
  const find = ({ figures }: WideRow): Figure | null => fitting(figures.get(key), amount, units);
  const words = applicant === null ? indicator.label_en : `${indicator.label_en}; ${applicantLabelEn}`;
  const unit = indicator.unit === null ? '' : ` (${indicator.unit})`;
  const label = [indicator.label, applicantLabel].filter((one) => one !== null).join(LABEL_STEP);
  const value: Column<WideRow> = {
    name,
    type: 'number',
    label,
    description: unitName === null ? words + unit : `${words}, in the unit of ${unitName}`,
    cell: (row): CsvCell => find(row)?.value ?? null,
  };
  if (unitName === null) return [value];
  const description = `Unit of ${name}, as printed or by the form`;
  const unitLabel = [label, columnLabels['unit'] ?? ''].join(LABEL_STEP);
  const cell = (row: WideRow): CsvCell => find(row)?.unit ?? null;
  return [value, { name: unitName, type: 'string', description, label: unitLabel, cell }];
}

/** Money where the form counts things, or things where it asks for money, are not that figure. */
export function fitting(figure: Figure | 'conflicting' | undefined, amount: boolean, units: Units): Figure | null {
  if (figure === undefined || figure === 'conflicting') return null;
  if (figure.unit === null) return figure;
  return Object.hasOwn(units, figure.unit) === amount ? figure : null;
}
